"""A city is one command: what the gazetteer knows is proposed, what a person says goes before it."""

import csv
import re

import pytest
from own_network import own_network
from typer.main import get_command
from typer.testing import CliRunner

from dagster_project.cli import network as commands
from dagster_project.cli import recipients
from dagster_project.cli.network import network
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError
from warehouse.networks import editing, exchange_tables, home, reading, tables

NAMES = ("name_en", "name_ru", "name_uk", "name_fi")
ADDED = {
    "add-city": (tables.PLACES, commands._CITY),
    "add-estimate": (tables.ESTIMATES, commands._ESTIMATE),
    "add-event": (tables.EVENTS, commands._EVENT),
    "add-target": (tables.TARGETS, commands._TARGET),
    "add-recipient": (exchange_tables.RECIPIENTS, recipients._RECIPIENT),
    "add-element": (exchange_tables.ELEMENTS, recipients._ELEMENT),
    "add-org-unit": (exchange_tables.ORG_UNITS, recipients._ORG_UNIT),
}
NOT_ASKED = {"level", "units", "rollup_rank", "is_invented", "ended_on"}


def test_a_name_in_any_alphabet_becomes_a_whole_line():
    line, sources = editing.proposed_city("Харків", "UA", {})

    assert [line[key] for key in NAMES] == ["Kharkiv", "Харьков", "Харків", "Harkova"]
    assert sources.keys() == {*NAMES, "latitude", "longitude"}
    assert (line["place_code"], line["latitude"], line["longitude"]) == ("ua_kharkiv", "50.0", "36.3")


def test_what_is_said_goes_before_what_is_proposed():
    line, sources = editing.proposed_city("fi_pori", "FI", {"name_ru": "Пори!", "latitude": "61.4"})

    assert (line["name_ru"], line["name_fi"], line["place_code"], line["latitude"]) == (
        "Пори!",
        "Pori",
        "fi_pori",
        "61.4",
    )
    assert sources.keys() == {"name_en", "name_uk", "name_fi", "longitude"}


def test_a_place_that_nobody_knows_must_be_said_whole():
    with pytest.raises(ConfigError, match="--en, --ru, --uk, --fi, --latitude, --longitude"):
        editing.proposed_city("fi_utsjoki", "FI", {})
    said = dict.fromkeys(NAMES, "Utsjoki") | {"latitude": "69.9", "longitude": "27.0"}
    assert editing.proposed_city("fi_utsjoki", "FI", said).line["name_uk"] == "Utsjoki"


def test_several_cities_of_one_name_are_told_apart_by_number():
    with pytest.raises(ConfigError, match=r"--geonames \d+.*; --geonames \d+"):
        editing.proposed_city("Kirovsk", "RU", {})
    (number,) = {one.geonames_id for one in editing.cities.find(["RU"], "Kirovsk") if one.latitude > 65}
    assert float(editing.proposed_city("Kirovsk", "RU", {}, number).line["latitude"]) > 65


def test_the_command_writes_one_line_and_asks_first(place):
    own_network(place.home)
    before = (place.network / "places.csv").read_text(encoding="utf-8")
    region = next(row["region_code"] for row in csv.DictReader(before.splitlines()) if row["level"] == "city")
    country = region[:2]
    city = {"FI": "Vaasa", "UA": "Poltava", "RU": "Perm"}[country]
    words = ["add-city", city, "--country", country, "--region", region]

    refused = CliRunner().invoke(network, words, input="n\n")
    assert (refused.exit_code, (place.network / "places.csv").read_text(encoding="utf-8")) == (1, before)
    done = CliRunner().invoke(network, words, input="y\n")

    assert done.exit_code == 0, done.output
    told = [line for line in done.output.splitlines() if line.startswith("  name_")]
    assert len(told) == len(LANGUAGES)
    assert all(re.search(r"\(proposed: (GeoNames|CLDR|SFS 4900|rules of spelling|name in use)", line) for line in told)
    assert "to be confirmed" in done.output
    after = (place.network / "places.csv").read_text(encoding="utf-8")
    assert len(after.splitlines()) == len(before.splitlines()) + 1
    assert city in {row["name_en"] for row in home.network(place).places("city")}


def test_what_is_wrong_with_what_was_typed_is_told_by_option_and_not_by_lines_that_are_not_there(place):
    own_network(place.home)

    def told(*words):
        with pytest.raises(ConfigError) as error:
            CliRunner().invoke(network, words, catch_exceptions=False)
        return str(error.value)

    city = told("add-city", "Kotka", "--country", "FI", "--region", "FI-Q", "--yes")
    for language in LANGUAGES:
        assert f"--region-{language} (FI-Q is a new region): is empty. It takes text." in city
    assert city.startswith(f"{len(LANGUAGES)} mistake(s)")
    numbers = ("--year", "2023", "--low", "1", "--point", "3", "--high", "2")
    words = ("--method", "m", "--definition", "d", "--criteria", "c", "--source", "s", "--quality", "a sentence")
    estimate = told("add-estimate", "FI", *numbers, *words)
    for option in ("method", "definition", "criteria", "source"):
        assert f"--{option}: says too little. Say it in words." in estimate
    assert "--low: low, point and high do not rise." in estimate
    assert "--quality" not in estimate
    labels = [word for language in LANGUAGES for word in (f"--{language}", "A law")]
    event = ("--country", "FI", "--day", "2024-03-01", "--kind", "rain", "--source", "the law itself")
    change = told("add-event", "fi_law_2024", *labels, *event)
    assert "--kind: is not what it takes." in change
    for said in (city, estimate, change):
        assert "nothing was written" in said
        assert ", line" not in said


@pytest.mark.parametrize("command", ADDED)
def test_each_column_of_an_added_line_is_told_by_an_option_or_argument_that_its_command_has(command):
    table, called = ADDED[command]
    told = {called.get(name, f"--{name.replace('_', '-')}") for name in table.names if name not in NOT_ASKED}
    parameters = get_command(network).commands[command].params
    options = {option for each in parameters for option in each.opts if option.startswith("--")}
    assert told <= options | {each.name.upper() for each in parameters}


def test_regions_group_units_of_their_country_each_once(place):
    own_network(place.home)
    path = place.network / "places.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    regions = [row for row in rows if row["level"] == "region"]
    for row in rows:
        row["units"] = ""
    regions[0]["units"] = {"FI": "FI-10", "UA": "UA-63", "RU": "RU-PER"}[regions[0]["country_code"]] + " XX-1"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)

    (mistake,) = reading.look(place.network)[2]
    assert (mistake.key, mistake.rule) == ("units", "'XX-1' is no first-level unit of its country.")
