"""A city is one command: what the gazetteer knows is proposed, what a person says goes before it."""

import csv

import pytest
from own_network import own_network
from typer.testing import CliRunner

from dagster_project.cli.network import network
from warehouse.errors import ConfigError
from warehouse.networks import home, proposing, reading

NAMES = ("name_en", "name_ru", "name_uk", "name_fi")


def test_a_name_in_any_alphabet_becomes_a_whole_line():
    line = proposing.city("Харків", "UA", {})

    assert [line[key] for key in NAMES] == ["Kharkiv", "Харьков", "Харків", "Harkiv"]
    assert (line["place_code"], line["latitude"], line["longitude"]) == ("ua_kharkiv", "50.0", "36.3")


def test_what_is_said_goes_before_what_is_proposed():
    line = proposing.city("fi_pori", "FI", {"name_ru": "Пори!", "latitude": "61.4"})

    assert (line["name_ru"], line["name_fi"], line["place_code"], line["latitude"]) == (
        "Пори!",
        "Pori",
        "fi_pori",
        "61.4",
    )


def test_a_place_that_nobody_knows_must_be_said_whole():
    with pytest.raises(ConfigError, match="--en, --ru, --uk, --fi, --latitude, --longitude"):
        proposing.city("fi_utsjoki", "FI", {})
    said = dict.fromkeys(NAMES, "Utsjoki") | {"latitude": "69.9", "longitude": "27.0"}
    assert proposing.city("fi_utsjoki", "FI", said)["name_uk"] == "Utsjoki"


def test_several_cities_of_one_name_are_told_apart_by_number():
    with pytest.raises(ConfigError, match=r"--geonames \d+.*; --geonames \d+"):
        proposing.city("Kirovsk", "RU", {})
    (number,) = {one.geonames_id for one in proposing.cities.find(["RU"], "Kirovsk") if one.latitude > 65}
    assert float(proposing.city("Kirovsk", "RU", {}, number)["latitude"]) > 65


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
    after = (place.network / "places.csv").read_text(encoding="utf-8")
    assert len(after.splitlines()) == len(before.splitlines()) + 1
    assert city in {row["name_en"] for row in home.network(place).places("city")}


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
