"""The gazetteer finds cities by any of their names and proposes names that people would write."""

import csv
from pathlib import Path

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
        ("UA", "Харків", ("Kharkiv", "Харьков", "Харків", "Harkova")),
        ("UA", "Dnipro", ("Dnipro", "Днепр", "Дніпро", "Dnipro")),
        ("UA", "Kyiv", ("Kyiv", "Киев", "Київ", "Kiova")),
        ("RU", "Saint Petersburg", ("Saint Petersburg", "Санкт-Петербург", "Санкт-Петербург", "Pietari")),
        ("FI", "ROVANIEMI", ("Rovaniemi", "Рованиеми", "Рованіемі", "Rovaniemi")),
        ("EE", "Tallinn", ("Tallinn", "Таллин", "Таллінн", "Tallinna")),
        ("EE", "Tartu", ("Tartu", "Тарту", "Тарту", "Tartto")),
        ("RU", "Murmansk", ("Murmansk", "Мурманск", "Мурманськ", "Murmansk")),
    ],
)
def test_a_city_is_found_by_any_name_and_named_in_four_languages(country, name, expected):
    city, *_ = cities.find([country], name)

    assert tuple(city.proposed(language).text for language in LANGUAGES) == expected


def test_names_that_people_use_are_proposed_for_large_cities():
    """The list was written by hand: what people write."""
    with Path(__file__).with_name("names_in_use.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = [
        (row["name"], language, proposed)
        for row in rows
        for language in ("ru", "uk", "fi")
        if (proposed := cities.find([row["country"]], row["name"])[0].proposed(language).text) != row[language]
    ]

    assert len(rows) >= 90
    assert {row["country"] for row in rows} == {"RU", "UA", "FI", "EE"}
    assert len(wrong) <= len(rows) * 3 * 0.02, wrong


def test_where_a_name_comes_from_is_told():
    def source(country, name, language):
        return cities.find([country], name)[0].proposed(language).source

    assert source("UA", "Kyiv", "fi") == "CLDR"
    assert source("RU", "Vyborg", "fi") == "Finnish exonym, in GeoNames"
    assert source("UA", "Vinnytsya", "fi") == "SFS 4900, from Вінниця"
    assert source("RU", "Tolyatti", "uk") == "rules of spelling, from Тольятти"
    assert source("UA", "Zaporizhzhya", "ru").startswith("GeoNames, one of ")


def test_the_list_of_established_names_only_chooses_among_those_of_geonames():
    """So its source is checked here, and a misspelt line is found."""
    by_number = {city.geonames_id: city for code in ("RU", "UA", "FI", "EE") for city in cities.cities(code)}
    names = cities._established()

    assert 20 <= len(names) <= 60
    for (number, _), name in names.items():
        assert name.text in by_number[number].other_names, name.text


def test_of_cities_with_one_name_the_largest_comes_first_and_other_countries_are_left_out():
    assert [city.country for city in cities.find(["RU", "US"], "Moscow")] == ["RU", "US"]
    assert cities.find(["FI"], "Moscow") == []


def test_every_city_has_proposals_and_ours_are_mostly_right():
    """They are what people wrote for the demo network."""
    with DEMO.open(encoding="utf-8", newline="") as file:
        ours = [row for row in csv.DictReader(file) if row["level"] == "city"]
    right = [
        cities.find([row["country_code"]], row["name_en"])[0].proposed(language).text == row[f"name_{language}"]
        for row in ours
        for language in LANGUAGES
    ]

    assert len(ours) >= 10
    assert sum(right) / len(right) >= 0.95
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
    assert (tartu.proposed("et").text, tartu.proposed("sv").text, tartu.proposed("ka")) == ("Tartu", "Tartu", None)
