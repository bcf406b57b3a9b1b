"""The gazetteer finds cities by any of their names and proposes names that people would write."""

import csv

import pytest

from warehouse.gazetteer import cities, countries, units
from warehouse.settings import PROJECT_ROOT

LANGUAGES = ("en", "ru", "uk", "fi")
DEMO = PROJECT_ROOT / "warehouse" / "networks" / "demo" / "places.csv"


@pytest.mark.parametrize(
    ("country", "name", "expected"),
    [
        ("RU", "Moscow", ("Moscow", "Москва", "Москва", "Moskova")),
        ("RU", "екатеринбург", ("Yekaterinburg", "Екатеринбург", "Єкатеринбург", "Jekaterinburg")),
        ("UA", "Харків", ("Kharkiv", "Харьков", "Харків", "Harkiv")),
        ("FI", "ROVANIEMI", ("Rovaniemi", "Рованиеми", "Рованіемі", "Rovaniemi")),
        ("EE", "Tallinn", ("Tallinn", "Таллин", "Таллінн", "Tallinna")),
        ("RU", "Murmansk", ("Murmansk", "Мурманск", "Мурманськ", "Murmansk")),
    ],
)
def test_a_city_is_found_by_any_name_and_named_in_four_languages(country, name, expected):
    city, *_ = cities.find([country], name)

    assert tuple(city.proposed(language) for language in LANGUAGES) == expected


def test_of_cities_with_one_name_the_largest_comes_first_and_other_countries_are_left_out():
    assert [city.country for city in cities.find(["RU", "US"], "Moscow")] == ["RU", "US"]
    assert cities.find(["FI"], "Moscow") == []


def test_every_city_has_proposals_and_ours_are_mostly_right():
    """Nine names in ten are what people wrote for the demo network; the rest they correct when they confirm."""
    with DEMO.open(encoding="utf-8", newline="") as file:
        ours = [row for row in csv.DictReader(file) if row["level"] == "city"]
    right = [
        cities.find([row["country_code"]], row["name_en"])[0].proposed(language) == row[f"name_{language}"]
        for row in ours
        for language in LANGUAGES
    ]

    assert len(ours) >= 10
    assert sum(right) / len(right) >= 0.85
    for country in ("RU", "UA", "FI", "EE"):
        for city in cities.cities(country):
            assert all(city.proposed(language) for language in ("en", "fi")), city.name


def test_first_level_units_have_names_and_none_lies_within_another():
    found = units.units("FI", LANGUAGES)

    assert (found["FI-10"].names["fi"], found["FI-10"].kind) == ("Lappi", "Region")
    assert found["FI-02"].names["ru"] == "Южная Карелия"
    assert len(units.units("UA", LANGUAGES)) == 27
    assert units.units("XX", LANGUAGES) == {}


def test_countries_have_names_in_every_language():
    assert countries.names("EE", LANGUAGES) == {"en": "Estonia", "ru": "Эстония", "uk": "Естонія", "fi": "Viro"}
    assert countries.exists("EE")
    assert not countries.exists("XX")


def test_a_language_that_nobody_described_has_the_own_name_where_it_is_written_in_latin_letters() -> None:
    tartu = cities.find(["EE"], "Tartu")[0]
    assert (tartu.proposed("et"), tartu.proposed("sv"), tartu.proposed("ka")) == ("Tartu", "Tartu", None)
