"""Dashboards follow the network of the home: its countries, and what it declared, whichever network that is.

Add here: another thing that a network may have or lack.
Keep out: what the demo network's dashboards hold (test_dashboards_expand.py), and pages in a browser (tests/browser).
"""

import json

import pytest
from declared_networks import city, declare, estimate, says

from dashboards import messages
from dashboards.expand import Files, expand
from dashboards.sources.catalogue import Catalogue, load
from dashboards.sources.labels import labels
from dashboards.sources.plan import seats
from dashboards.sources.wording import Wording, catalogue_file
from warehouse.definitions.languages import LANGUAGES
from warehouse.networks import editing
from warehouse.networks.tables import TARGETS
from warehouse.settings import Settings


@pytest.fixture
def baltic(place: Settings) -> Settings:
    declare(place, ["FI", "EE"])
    return place


def files() -> Files:
    return expand(load(), is_invented=False)


def shown(found: Files, name: str) -> set[str]:
    """Titles of the charts of one dashboard."""
    position = found[f"dashboards/{name}.yaml"]["position"]
    return {
        node["meta"]["sliceName"] for node in position.values() if isinstance(node, dict) and node["type"] == "CHART"
    }


def titles(catalogue: Catalogue, *names: str, language: str = "en") -> set[str]:
    return {Wording(language).text(catalogue.charts[name].title) for name in names}


def test_a_country_is_a_database_a_seat_and_a_page_and_no_other_country_is(baltic: Settings) -> None:
    catalogue = load()
    assert [(database["audience"], database["name"]) for database in catalogue.databases] == [
        ("regional", "Published - regional"),
        ("donor", "Published - donor"),
        ("fi", "Published - Finland"),
        ("ee", "Published - Estonia"),
    ]
    national = [seat for seat in catalogue.seats if seat.role.startswith("national")]
    assert {(seat.role, seat.audience) for seat in national} == {("national_fi", "fi"), ("national_ee", "ee")}
    assert {seat.account for seat in national} == {
        "national_fi", "national_ee", "national_ee_ru", "national_ee_uk", "national_ee_fi",
    }  # fmt: skip
    pages = {name for name in files() if name.startswith("dashboards/this_quarter.")}
    assert {name.split(".")[1] for name in pages} == {"regional", "fi", "ee"}


def test_a_country_reads_its_own_language_and_one_that_dashboards_do_not_speak_may_choose(baltic: Settings) -> None:
    spoken: dict[str, list[str]] = {}
    for seat in load().seats:
        spoken.setdefault(seat.role, []).append(seat.language)
    assert spoken["national_fi"] == ["fi"]
    assert spoken["national_ee"] == ["en", "ru", "uk", "fi"]
    says(baltic, languages=["en", "fi"])
    assert [seat.language for seat in load().seats if seat.role == "national_ee"] == ["en", "fi"]


def test_what_a_country_adds_goes_with_it_and_nothing_else_changes_its_id(place: Settings) -> None:
    """An import adds what is new by its id, and removes what is no longer there."""

    def now(*countries: str) -> tuple[dict[str, str], set[str], set[str]]:
        declare(place, list(countries))
        catalogue = load()
        ids = {name: one["uuid"] for name, one in expand(catalogue, is_invented=False).items() if "uuid" in one}
        held = seats(catalogue.roles)
        return ids, {seat.name for seat in held}, {seat.account for seat in held}

    (few, roles, accounts), (more, more_roles, more_accounts) = now("FI", "UA"), now("FI", "UA", "EE")
    assert {name: more[name] for name in few} == few
    assert {name for name in more.keys() - few.keys() if "ee" not in name.replace("/", ".").split(".")} == set()
    assert "databases/ee.yaml" in more.keys() - few.keys()
    assert more_roles - roles == {f"national_ee_{language}" for language in LANGUAGES}
    assert {one.removesuffix("_ee") for one in more_accounts - accounts} >= {"national", "national_ee_ru"}
    assert now("FI", "UA") == (few, roles, accounts)


def test_without_the_mapping_of_2012_there_is_no_tab_of_it_and_no_word(baltic: Settings) -> None:
    found = files()
    assert not [name for name in found if "mapping" in name or "audit" in name]
    quality = found["dashboards/quality.regional.ru.yaml"]
    assert quality["dashboard_title"] == "Качество"
    tabs = [node["id"] for node in quality["position"].values() if isinstance(node, dict) and node["type"] == "TAB"]
    assert tabs == ["TAB-1", "TAB-2"]
    assert "2012" not in json.dumps([one for name, one in found.items() if name.startswith("dashboards/")])
    says(baltic, public_returns=["mapping_2012"])
    found = files()
    assert "TAB-3" in found["dashboards/quality.regional.en.yaml"]["position"]
    # The mapping is about Russia, in which this network does not work.
    assert "TAB-3" not in found["dashboards/quality.ee.en.yaml"]["position"]


def test_charts_of_coverage_are_there_where_a_city_of_the_country_has_an_estimate(baltic: Settings) -> None:
    names = ("start_here/coverage_band", "this_quarter/served_area")
    of_cities = titles(load(), *names) | titles(load(), *names, language="fi")

    def pages() -> set[str]:
        found = files()
        named = ("start_here.regional.en", "this_quarter.regional.en", "this_quarter.ee.en", "this_quarter.fi.fi")
        return {name for name in named if shown(found, name) & of_cities}

    assert pages() == set()
    assert not shown(files(), "coverage.donor.en") & titles(load(), "coverage/band", "coverage/estimates")
    estimate(baltic, "FI")
    assert pages() == set()
    assert titles(load(), "coverage/estimates") < shown(files(), "coverage.donor.en")
    estimate(baltic, "ee_one")
    assert pages() == {"start_here.regional.en", "this_quarter.regional.en", "this_quarter.ee.en"}


def test_moves_between_regions_need_two_regions(baltic: Settings) -> None:
    moves = titles(load(), "this_quarter/who_moved")
    assert moves < shown(files(), "this_quarter.regional.en")
    assert not moves & shown(files(), "this_quarter.ee.en")
    city(baltic, "EE", "two", "EE-B")
    assert moves < shown(files(), "this_quarter.ee.en")


def test_the_filter_of_grants_is_there_with_the_first_target(baltic: Settings) -> None:
    def filters() -> set[str]:
        metadata = files()["dashboards/coverage.donor.en.yaml"]["metadata"]
        return {one["name"] for one in metadata["native_filter_configuration"]}

    assert "Grant or strategy" not in filters()
    target = {"grant_code": "G-1", "indicator_code": "reached_any", "country_code": "FI", "period_type": "year"}
    editing.add(baltic, TARGETS, target | {"period_start": "2023-01-01", "target": "0.4", "source": "the agreement"})
    assert "Grant or strategy" in filters()


def test_what_is_left_of_a_row_takes_its_width(baltic: Settings) -> None:
    position = files()["dashboards/start_here.regional.en.yaml"]["position"]
    nodes = [node for node in position.values() if isinstance(node, dict)]
    for row in (node for node in nodes if node["type"] == "ROW"):
        assert sum(position[child]["meta"]["width"] for child in row["children"]) == 12
    children = [child for node in nodes for child in node.get("children", [])]
    assert sorted(children) == sorted({node["id"] for node in nodes} - {"ROOT_ID", "HEADER_ID"})


def test_countries_are_named_in_the_readers_language(baltic: Settings) -> None:
    found = files()
    assert "Страны: Финляндия, Эстония." in str(found["dashboards/start_here.regional.ru.yaml"])
    chosen = found["dashboards/trends.regional.uk.yaml"]["metadata"]["native_filter_configuration"]
    assert "Естонія" in {one["defaultDataMask"]["filterState"].get("label") for one in chosen}
    named = labels(load(), Wording("fi"))
    assert named["scope"] == {"fi": "Suomen sisällä", "ee": "Yhden maan sisällä: Viro", "ee_fi": "Viro ja Suomi"}
    assert (named["origin_code"]["EE"], named["origin_code"]["TR"]) == ("Viro", "Turkki")


def test_years_of_estimates_are_said_in_the_readers_language(baltic: Settings) -> None:
    estimate(baltic, "fi_one")
    flags = labels(load(), Wording("ru"))["coverage_flag"]
    assert flags["no range published; population estimate of 2022"] == (
        "диапазон не опубликован; оценка численности 2022 года"
    )
    assert not [flag for flag in flags if "2012" in flag]


def test_phrases_of_another_networks_declarations_are_not_in_it(baltic: Settings) -> None:
    sources = labels(load(), Wording("en"))["source"]
    assert "invented for the demo network" not in sources
    says(baltic, public_estimates=["fi_2012_secondary"])
    assert "secondary source without the original: about 8,000" in labels(load(), Wording("en"))["source"]


def test_no_text_is_dropped_where_a_network_does_not_say_its_text(
    baltic: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {language: catalogue_file(language).read_bytes() for language in LANGUAGES}
    assert messages.main() == 2
    assert "take a home without a network" in capsys.readouterr().err
    assert {language: catalogue_file(language).read_bytes() for language in LANGUAGES} == before
