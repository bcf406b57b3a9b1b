"""A network directory with mistakes: all of them at once, each with file, line, key, rule and remedy."""

import shutil
from pathlib import Path

import pytest

from warehouse.errors import ConfigError
from warehouse.networks import library, reading
from warehouse.networks.home import DEMO
from warehouse.networks.reading import look, read
from warehouse.networks.tables import TABLES


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """The demo network's files, as anybody's."""
    for path in (*DEMO.glob("*.csv"), DEMO / "network.yaml"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


def change(directory: Path, file: str, old: str, new: str) -> None:
    text = (directory / file).read_text(encoding="utf-8")
    assert old in text
    (directory / file).write_text(text.replace(old, new, 1), encoding="utf-8")


# File, what is changed into what, then the line and the key that are told, and a word of the rule.
MISTAKES = [
    ("network.yaml", "is_invented: true", "is_invented: perhaps", 3, "is_invented", "boolean"),
    ("network.yaml", "is_invented: true\n", "", 0, "is_invented", "is missing"),
    ("network.yaml", "languages:", "tongues:", 5, "tongues", "is no key"),
    ("network.yaml", "calendar_start: 2018-01-01", "calendar_start: 2018-01-07", 6, "calendar_start", "first day"),
    ("network.yaml", "calendar_start", "protection: {smallest_shown: 5, why: a}\ncalendar_start", 6,
     "protection.smallest_shown", "greater than 5"),
    ("network.yaml", "[en, ru, uk, fi]", "[en, sv]", 5, "languages", "'sv'"),
    ("network.yaml", "[mapping_2012]", "[mapping_1999]", 16, "public_returns", "'mapping_1999'"),
    ("network.yaml", "[ru_2012_meeting,", "[ru_1999,", 17, "public_estimates", "'ru_1999'"),
    ("network.yaml", "[ua_war_2022,", "[ua_peace,", 18, "public_events", "'ua_peace'"),
    ("network.yaml", "countries: [RU, UA, FI]", "countries: [RU, UA, FI, FI]", 4, "countries", "twice"),
    ("network.yaml", "fi_ru: {countries: [FI, RU]", "fi_ru: {countries: [FI, EE]", 11, "scopes.fi_ru", "EE"),
    ("network.yaml", "fi_ru: {countries: [FI, RU]", "fi_ru: {countries: [FI, FI]", 11, "scopes.fi_ru", "twice"),
    ("network.yaml", "fi_ru: {countries: [FI,", "fi_ru: {countries: [UA, FI,", 11, "scopes.fi_ru.countries", "at most"),
    ("network.yaml", "between Finland and Russia}", "a, agreement: A-1}", 11, "scopes.fi_ru.agreement", "at war"),
    ("network.yaml", "  ua: {countries: [UA]", "  ua: {countries: [FI, UA]", 7, "scopes", "UA needs one"),
    ("network.yaml", "scopes:", "scopes: [", 9, "", "YAML"),
    ("places.csv", "place_code,level", "code,level", 1, "place_code", "column is missing"),
    ("places.csv", ",rollup_rank\n", ",rank\n", 1, "rank", "is no column"),
    ("places.csv", "ru_spb,city,RU,RU-NW", "ru_spb,town,RU,RU-NW", 12, "level", "not what it takes"),
    ("places.csv", "ru_spb,city,RU,RU-NW", "ru_spb,city,FI,RU-NW", 12, "place_code", "no code of a city"),
    ("places.csv", "ru_spb,city,RU,RU-NW", "ru_spb,city,RU,FI-S", 12, "region_code", "no region"),
    ("places.csv", "ru_spb,city,RU,RU-NW", "ru_vyborg,city,RU,RU-NW", 13, "place_code", "already on line 12"),
    ("places.csv", "ru_spb,city,RU,RU-NW,Saint", "ru_spb,city,RU,RU-NW,,Saint", 12, "", "cells"),
    ("places.csv", "Saint Petersburg", "", 12, "name_en", "is empty"),
    ("places.csv", "59.9,30.3", "91.9,30.3", 12, "latitude", "90 degrees"),
    ("places.csv", "59.9,30.3", ",30.3", 12, "latitude", "is empty"),
    ("places.csv", "59.9,30.3", "59;9,30.3", 12, "latitude", "not what it takes"),
    ("places.csv", "ru_irkutsk,city", '"ru_irkutsk,city', 0, "", "quotation mark"),
    ("places.csv", "UA-S,region,UA", "UA-Q,region,UA,UA-Q,Q,Q,Q,Q,,,1\nUA-S,region,UA", 9, "place_code", "UA-Q is a"),
    ("rollups.csv", "ua_kyiv", "ua_nowhere", 2, "place_code", "no region or city"),
    ("rollups.csv", "2022-04-06", "2021-04-06", 2, "valid_to", "before valid_from"),
    ("estimates.csv", "ru_spb,RU,2022,700,900,1150", "ru_spb,RU,2022,9,3,4", 2, "low", "do not rise"),
    ("estimates.csv", "ru_spb,RU,2022", "ua_kyiv,RU,2022", 2, "area_code", "no place"),
    ("estimates.csv", "ru_spb,RU,2022", "ru_spb,RU,202", 2, "year", "no year"),
    ("estimates.csv", "invented,1,1", "invented,0,1", 2, "is_chosen", "exactly one"),
    ("targets.csv", "reached_package_kp1c,RU", "reached_nobody,RU", 2, "indicator_code", "not what it takes"),
    ("targets.csv", "0.30,0.45", "0.30,45", 2, "target", "no share"),
    ("targets.csv", "kp1c,RU,year", "kp1c,EE,year", 2, "country_code", "no country"),
    ("events.csv", "2022-10-11,RU", "2022-02-30,RU", 2, "event_date", "not what it takes"),
    ("events.csv", ",RU,police_operation,", ",RU,peace,", 2, "kind", "not what it takes"),
    ("corridors.csv", "ru_vyborg,fi_lappeenranta", "ru_vyborg,fi_nowhere", 2, "place_b", "no known place"),
    ("corridors.csv", "ru_vyborg,fi_lappeenranta", "ru_vyborg,ua_lviv", 2, "place_b", "at war"),
    ("corridors.csv", "lviv_west,ua_lviv,PL,Lviv", "lviv_west,ua_lviv,PL,Lemberg", 5, "name_en", "another name"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "line", "key", "rule"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_remedy(
    directory: Path, file: str, old: str, new: str, line: int, key: str, rule: str
) -> None:
    assert look(directory)[2] == []
    change(directory, file, old, new)
    found = look(directory)[2]
    told = [mistake for mistake in found if (mistake.file, mistake.line, mistake.key) == (file, line, key)]
    assert [mistake for mistake in told if rule in mistake.rule], [str(mistake) for mistake in found]
    assert all(len(mistake.remedy) > 5 for mistake in found)


def test_all_mistakes_of_all_files_come_at_once(directory: Path) -> None:
    change(directory, "places.csv", "59.9,30.3", ",30.3")
    change(directory, "events.csv", ",RU,police_operation,", ",RU,peace,")
    change(directory, "network.yaml", "[mapping_2012]", "[mapping_1999]")
    with pytest.raises(ConfigError, match=r"(?s)^3 mistake.*network.yaml, line 16.*places.csv, line 12.*") as told:
        read(directory)
    assert "events.csv, line 2: kind" in str(told.value)
    assert told.value.exit_code == 2


def test_in_a_real_network_an_invented_line_is_a_mistake(directory: Path) -> None:
    change(directory, "network.yaml", "is_invented: true", "is_invented: false")
    found = [mistake for mistake in look(directory)[2] if mistake.key == "is_invented"]
    assert {mistake.file for mistake in found} == {"estimates.csv", "targets.csv", "events.csv"}


def test_what_is_not_there_or_not_known_is_named(directory: Path) -> None:
    (directory / "notes.csv").touch()
    (directory / "places.csv").unlink()
    told = [(mistake.file, mistake.rule) for mistake in look(directory)[2]]
    assert ("notes.csv", "is no file of a network.") in told
    assert ("places.csv", "is missing.") in told
    (directory / reading.ABOUT).write_bytes(b"\xff\xfe\x00")
    assert ("network.yaml", "cannot be read.") in [(mistake.file, mistake.rule) for mistake in look(directory)[2]]


def test_between_two_countries_at_war_codes_are_compared_only_by_a_signed_agreement(directory: Path) -> None:
    assert "ru_ua" not in read(directory).enabled_scopes
    change(directory, "network.yaml", "    countries: [RU, UA]\n", "    countries: [RU, UA]\n    agreement: A-7\n")
    assert "ru_ua" in read(directory).enabled_scopes


def test_a_middle_and_a_rank_follow_from_the_lines(directory: Path) -> None:
    change(directory, "places.csv", "Länsi-Suomi,61.5,23.8,1", "Länsi-Suomi,,,")
    region = next(row for row in read(directory).places("region") if row["place_code"] == "FI-W")
    assert (region["latitude"], region["longitude"], region["rollup_rank"]) == (61.5, 23.8, 2)


def test_public_knowledge_comes_by_its_name_and_a_line_of_ones_own_goes_before_it(directory: Path) -> None:
    named = read(directory)
    own = (directory / "estimates.csv").read_text(encoding="utf-8")
    of_russia = [row for row in named.rows("population_estimate") if row["area_code"] == "RU"]
    assert [(row["point"], row["is_chosen"], row["is_invented"]) for row in of_russia] == [
        (1000000, 1, 0),
        (3000000, 0, 0),
    ]
    assert "ua_war_2022" in {row["event_code"] for row in named.rows("event")}

    line = "RU,RU,2012,500,600,700,counted,sex workers,adults,our own count,weak: one city,1,0\n"
    (directory / "estimates.csv").write_text(own + line, encoding="utf-8")
    of_russia = [row for row in read(directory).rows("population_estimate") if row["area_code"] == "RU"]
    assert [(row["point"], row["is_chosen"]) for row in of_russia] == [(1000000, 0), (3000000, 0), (600, 1)]


def test_what_a_network_does_not_name_does_not_reach_it(directory: Path) -> None:
    text = (directory / "network.yaml").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith(("public_estimates", "public_events"))]
    (directory / "network.yaml").write_text("\n".join(kept), encoding="utf-8")

    bare = read(directory)

    assert {row["is_invented"] for row in bare.rows("population_estimate")} == {1}
    assert {row["is_invented"] for row in bare.rows("event")} == {1}


def test_public_knowledge_is_whole_and_of_one_s_own_countries_only(directory: Path) -> None:
    for table in ("population_estimate", "event"):
        for name, row in library.entries(table).items():
            empty = [key for key, value in row.items() if value is None]
            assert empty == [], name
            columns = next(one for one in TABLES if one.name == table).columns
            assert [
                column.name for column in columns if column.choices and row[column.name] not in column.choices()
            ] == [], name
    change(directory, "network.yaml", "countries: [RU, UA, FI]", "countries: [RU, UA]")
    assert ("estimates.csv", "country_code") in {(one.file, one.key) for one in look(directory)[2]}


def test_a_network_has_the_survey_printed_with_the_return_that_it_names_and_no_other(directory: Path) -> None:
    survey = read(directory).rows("violence_survey")
    assert survey == library.survey()
    empty = {key for row in survey for key, value in row.items() if value is None}
    assert empty == {"times_mean", "times_low", "times_high"}
    change(directory, "network.yaml", "[mapping_2012]", "[]")
    assert read(directory).rows("violence_survey") == []
