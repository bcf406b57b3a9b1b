"""Recipients with mistakes: all at once with file, line, key and remedy, and nothing else stops for them."""

from datetime import date

import pytest
from exchange_home import ELEMENTS, FUND, HEALTH, ORG_UNITS, RECIPIENTS, Sender, first_rows

from dagster_project.actions import exchanging
from warehouse.definitions import exchange
from warehouse.definitions.dimensions import dimensions
from warehouse.errors import ConfigError
from warehouse.networks import editing, home
from warehouse.networks.exchange_tables import ELEMENTS as TABLE
from warehouse.networks.exchange_tables import ORG_UNITS as UNITS
from warehouse.release.exchange import declared, formats
from warehouse.release.exchange.package import Wish

# File, what is changed into what, then the line and the key that are told, and a word of the rule.
MISTAKES = [
    ("recipients.csv", "fund,donor", "fund,regional", 2, "audience", "for the network itself"),
    ("recipients.csv", "fund,donor", "fund,press", 2, "audience", "no audience"),
    ("recipients.csv", "fund,donor", "The-Fund,donor", 2, "recipient_code", "no code"),
    ("recipients.csv", "dxf2 pudr", "dxf2 fax", 2, "formats", "'fax'"),
    ("recipients.csv", "dxf2 pudr", "dxf2 dxf2", 2, "formats", "names one twice"),
    ("recipients.csv", "dxf2 pudr", "dxf2 rights", 2, "formats", "which the file of donor does not have"),
    ("recipients.csv", "quarter year", "week year", 2, "period_types", "'week'"),
    ("recipients.csv", ",en,,,", ",sv,,,", 2, "language", "not what it takes"),
    ("recipients.csv", ",en,,,", ",en,2024-01-01,2023-01-01,", 2, "ended_on", "before since"),
    ("recipients.csv", "health,fi", "fund,fi", 3, "recipient_code", "line 2 again"),
    ("recipients.csv", ",DS,a fund", ",DS,", 2, "why", "is empty"),
    ("recipient_elements.csv", "fund,COV,", "funds,COV,", 2, "recipient_code", "no recipient"),
    ("recipient_elements.csv", "COV,,,pub_coverage", "COV,,,pub_moves", 2, "table_name", "no table of donor"),
    ("recipient_elements.csv", "COV,,,pub_coverage", "COV,,,pub_population_estimates", 2, "table_name", "no table of"),
    (
        "recipient_elements.csv",
        "pub_coverage,persons",
        "pub_coverage,people",
        2,
        "value_column",
        "no column of numbers",
    ),
    (
        "recipient_elements.csv",
        "pub_coverage,persons",
        "pub_coverage,status",
        2,
        "value_column",
        "no column of numbers",
    ),
    ("recipient_elements.csv", "gender=woman", "sex=woman", 6, "cells", "tells no cells"),
    ("recipient_elements.csv", "gender=woman", "gender=female", 6, "cells", "no value of gender"),
    ("recipient_elements.csv", "gender=woman", "gender", 6, "cells", "no list"),
    ("recipient_elements.csv", "SEX=F,C_F", "SEX=F,", 6, "option_combo", "asks for it"),
    ("recipient_elements.csv", "SEX=F,C_F", "SEX=F,C_M", 7, "option_combo", "line 6 again"),
    ("recipient_elements.csv", "SEX=M", "SEX=F", 7, "options", "line 6 again"),
    ("recipient_elements.csv", "SEX=F", "2SEX=F", 6, "options", "cannot name"),
    ("recipient_elements.csv", "SEX=F", "period=F", 6, "options", "cannot name"),
    ("recipient_elements.csv", "SEX=F", "SEX", 6, "options", "no list"),
    ("recipient_elements.csv", "data_element,", "element,", 1, "data_element", "column is missing"),
    ("recipient_org_units.csv", "fi_turku", "se_malmo", 5, "place_code", "no place of this network"),
    ("recipient_org_units.csv", "fi_turku", "ua_kyiv", 5, "place_code", "no place of FI"),
    ("recipient_org_units.csv", "FI_TURKU", "FI_ALL", 5, "org_unit", "line 4 again"),
    ("recipient_org_units.csv", "fi_turku", "FI", 5, "place_code", "line 4 again"),
    ("recipient_org_units.csv", "fund,UA", "nobody,UA", 3, "recipient_code", "no recipient"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "key", "rule"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_remedy(
    here: Sender, file: str, old: str, new: str, line: int, key: str, rule: str
) -> None:
    here.change(file, old, new)
    told = {(mistake.file, mistake.line, mistake.key): mistake for mistake in declared.mistakes(here.network)}
    assert (file, line, key) in told
    assert rule in told[file, line, key].rule
    assert told[file, line, key].remedy
    home.network(here.settings)  # whatever a donor's line says, the pipeline goes on


def test_every_mistake_is_told_at_once_and_only_to_whom_it_belongs(here: Sender) -> None:
    here.publish("2024-02-20", first_rows())
    here.change("recipient_elements.csv", "gender=woman", "gender=female")
    here.change("recipient_elements.csv", "gender=man", "gender=male")
    with pytest.raises(ConfigError, match=r"(?s)2 mistake.*line 6.*line 7"):
        here.make(FUND)
    assert set(here.make(HEALTH)) == {"dxf2", "rights"}


@pytest.mark.parametrize(
    ("file", "text", "rule"),
    [
        ("recipient_elements.csv", ELEMENTS.splitlines(keepends=True)[0], "has no line in recipient_elements.csv"),
        ("recipient_org_units.csv", ORG_UNITS.splitlines(keepends=True)[0], "has no line in recipient_org_units.csv"),
    ],
)
def test_a_recipient_without_mapping_is_told_what_to_add(here: Sender, file: str, text: str, rule: str) -> None:
    here.publish("2024-02-20", first_rows())
    here.write(file, text)
    assert declared.mistakes(here.network) == [], "lines are added one by one"
    with pytest.raises(ConfigError, match=rule):
        here.make(FUND)
    assert not list(here.settings.exchange.glob("*/*"))


def test_a_form_without_the_lines_that_it_is_made_of_is_told(here: Sender) -> None:
    here.publish("2024-02-20", first_rows())
    kept = [line for line in ELEMENTS.splitlines(keepends=True) if "pub_violations" not in line]
    here.write("recipient_elements.csv", "".join(kept))
    with pytest.raises(ConfigError, match="rights is made of pub_violations"):
        here.make(HEALTH)


def test_an_unknown_recipient_or_format_is_told_with_those_that_there_are(here: Sender) -> None:
    here.publish("2024-02-20", first_rows())
    with pytest.raises(ConfigError, match="Declared: fund, health"):
        here.make("nobody")
    with pytest.raises(ConfigError, match="fund takes no rights"):
        here.make(FUND, "rights")


def test_the_command_makes_what_it_can_and_ends_with_the_code_of_what_it_could_not(
    here: Sender, capsys: pytest.CaptureFixture[str]
) -> None:
    here.publish("2024-02-20", first_rows())
    here.change("recipient_elements.csv", "gender=woman", "gender=female")
    assert exchanging.exchange(here.settings, [], Wish("")) == 2
    said = capsys.readouterr()
    assert "'female' is no value of gender" in said.err
    assert "health, dxf2" in said.out
    assert exchanging.exchange(here.settings, [HEALTH], Wish("")) == 0
    here.change("recipient_elements.csv", "gender=female", "gender=woman")
    assert exchanging.exchange(here.settings, [FUND], Wish("", release="2023")) == 2
    with pytest.raises(ConfigError, match="--withdraw takes"):
        exchanging.exchange(here.settings, [], Wish("", withdraw=True))
    for file in ("recipients.csv", "recipient_elements.csv", "recipient_org_units.csv"):
        (here.network / file).unlink()
    assert exchanging.exchange(here.settings, [], Wish("")) == 0
    assert "health was sent numbers" in capsys.readouterr().err


def test_a_network_without_recipients_says_how_to_add_one(here: Sender) -> None:
    here.write("recipients.csv", RECIPIENTS.splitlines(keepends=True)[0])
    with pytest.raises(ConfigError, match="add-recipient"):
        exchanging.exchange(here.settings, [], Wish(""))


def test_a_line_is_added_by_command_and_a_wrong_one_is_not_written(here: Sender) -> None:
    line = {"recipient_code": FUND, "data_element": "NEW", "table_name": "pub_reach", "value_column": "persons"}
    line |= {"cells": "gender=not_asked", "why": "asked for", "options": "SEX=U", "option_combo": "C_U"}
    before = (here.network / TABLE.file).read_text(encoding="utf-8")
    with pytest.raises(ConfigError, match="no value of gender"):
        editing.add(here.settings, TABLE, line | {"cells": "gender=x"}, declared.mistakes)
    assert (here.network / TABLE.file).read_text(encoding="utf-8") == before
    assert editing.add(here.settings, TABLE, line, declared.mistakes)
    assert not editing.add(here.settings, TABLE, line, declared.mistakes)
    unit = {"recipient_code": FUND, "place_code": "RU", "org_unit": "OU_RU", "why": "a country"}
    assert editing.add(here.settings, UNITS, unit, declared.mistakes)
    assert declared.recipient(here.settings, FUND).org_units["RU"] == "OU_RU"


def test_a_change_of_recipients_is_no_reason_to_build_anew(here: Sender) -> None:
    before = home.network(here.settings).digest
    here.change("recipients.csv", "a fund", "another fund")
    assert home.network(here.settings).digest == before


def test_the_demo_network_has_a_donor_and_a_ministry_without_a_mistake() -> None:
    assert declared.mistakes(home.DEMO, complete=True) == []
    audiences = {row["audience"] for row in home.network_of(home.DEMO).rows("recipient")}
    assert audiences == {"donor", "fi"}


def test_every_declared_format_is_written_by_somebody() -> None:
    for code in exchange.formats():
        form = formats.form(code)
        assert callable(form.write)
        assert callable(form.read)
    with pytest.raises(KeyError):
        formats.form("fax")


def test_every_kind_of_violation_has_its_articles_or_a_reason_and_every_article_a_treaty() -> None:
    kinds = {value for value, _ in dimensions()["violation_kind"]} | {"all"}
    assert set(exchange.rights()) == kinds
    named = {article.split(" ")[0] for one in exchange.rights().values() for article in one.articles}
    assert named == set(exchange.treaties())


def test_a_treaty_binds_until_its_last_day_and_nobody_guesses() -> None:
    echr = exchange.treaties()["echr"]
    assert [echr.binds("RU", date(2022, 9, day)) for day in (15, 16)] == [True, False]
    assert echr.binds("FI", date(2024, 1, 1)) is True
    assert echr.binds("KZ", date(2024, 1, 1)) is None
