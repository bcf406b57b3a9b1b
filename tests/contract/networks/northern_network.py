"""A real network written by hand: three partners in cities, regions and words that the demo network does not have.

One of them is in a fourth country, known by its country file alone, and sends workbooks in Estonian.

Add here: what else such a network would declare.
Keep out: assertions. Partners and people are invented, and nothing in the network says so: it is as a real one.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from intake_files import attributes, csv_bytes, put, row, xlsx_bytes
from pipeline_home import Home

from warehouse import vault
from warehouse.networks.home import DEMO, network_of

MONTHS = tuple(f"2023-{month:02}" for month in range(1, 7))
_AGREED = {"agreement_ref": "A-1", "dpia_ref": "D-1", "zone": "eu-north", "review_date": "2031-01-31", "demo": False}
PARTNERS = {
    "p017": {"country": "UA", "language": "uk", "timezone": "Europe/Kyiv", "cities": ["ua_kharkiv", "ua_sumy"]},
    "p031": {"country": "EE", "language": "en", "timezone": "Europe/Tallinn", "cities": ["ee_tallinn", "ee_narva"]},
    "p023": {"country": "FI", "language": "fi", "timezone": "Europe/Helsinki", "cities": ["fi_rovaniemi", "fi_oulu"]},
}
NAMED = {"p023"}  # a public centre: its country is shown although it reports alone
_NAME = {"en": "Two rivers", "ru": "Две реки", "uk": "Дві ріки", "fi": "Kaksi jokea"}
_EAST, _NORTH = ("UA-E", ("East", "Восток", "Схід", "Itä")), ("FI-N", ("North", "Север", "Північ", "Pohjoinen"))
# Code, names in four languages, region and its names, degrees north and east.
_CITIES = (
    ("ua_kharkiv", ("Kharkiv", "Харьков", "Харків", "Harkova"), *_EAST, "50.0", "36.2"),
    ("ua_sumy", ("Sumy", "Сумы", "Суми", "Sumy"), *_EAST, "50.9", "34.8"),
    ("fi_rovaniemi", ("Rovaniemi", "Рованиеми", "Рованіємі", "Rovaniemi"), *_NORTH, "66.5", "25.7"),
    ("fi_oulu", ("Oulu", "Оулу", "Оулу", "Oulu"), *_NORTH, "65.0", "25.5"),
)
# The same form in Estonian.
_IN_ESTONIAN = {
    "Дата контакта": "Kohtumise kuupäev",
    "Номер": "Number",
    "Город": "Linn",
    "Форма работы": "Töö vorm",
    "Место работы": "Töökoht",
    "Пол": "Sugu",
    "Возраст": "Vanus",
    "Годы рождения": "Sünniaastad",
    "Презервативы": "Kondoomid",
    "Код": "Kood",
    "Улица": "Tänav",
    "Сауна": "Saun",
    "Улица,Сауна": "Tänav,Saun",
    "Телефон": "Telefon",
    "Онлайн": "Veebis",
    "Ж": "N",
    "М": "M",
    "да": "jah",
}
_ALSO = ("invented for", "Invented data", "demonstration", "demo network", "mapping_2012", "mapping_2023", "DEMO-")
ESTIMATED, LAW = 431, "A law on permits is proposed"


def four(names: tuple[str, ...], prefix: str = "") -> Iterator[str]:
    """A name in the four languages, as the commands take it."""
    for language, name in zip(("en", "ru", "uk", "fi"), names, strict=True):
        yield from (f"--{prefix}{language}", name)


def commands() -> Iterator[list[str]]:
    """What a person types, from nothing to a declared network."""
    yield ["init", *four(tuple(_NAME.values())), "--countries", "UA,FI,EE", "--start", "2022-01-01"]
    for code, names, region, of_region, north, east in _CITIES:
        place = ["--country", code[:2].upper(), "--region", region, "--latitude", north, "--longitude", east]
        yield ["add-city", code, *four(names), *place, *four(of_region, "region-")]
    of_estonia = four(("Estonia", "Эстония", "Естонія", "Viro"), "region-")
    yield ["add-city", "Tallinn", "--country", "EE", "--region", "EE-N", "--yes", *of_estonia]
    yield ["add-city", "Нарва", "--country", "EE", "--region", "EE-N", "--yes"]
    for area, of in (("ua_kharkiv", "the health centre of the east"), ("FI", "the health centre of the north")):
        said = {"year": "2022", "low": "300", "point": str(ESTIMATED), "high": "640", "method": "multiplier"}
        said |= {"definition": "sex workers", "criteria": "adults, in a year", "source": of, "quality": "moderate: one"}
        yield ["add-estimate", area, *(part for key, value in said.items() for part in (f"--{key}", value))]
    event = ["--country", "FI", "--day", "2023-03-01", "--kind", "law", "--source", "public record"]
    yield ["add-event", "fi_permits_2023", *four((LAW, "Предложен закон", "Запропоновано закон", "Laki")), *event]
    target = ["--indicator", "reached_any", "--country", "FI", "--period-type", "year", "--start", "2023-01-01"]
    yield ["add-target", "GRANT-9", *target, "--target", "0.4", "--source", "the grant agreement"]


def built(folder: Path) -> None:
    """The recipe of its home (shared_homes.py): declared command by command, and run."""
    made = Home(folder / "home", folder / "keys.json")
    for command in commands():
        ran = made.crossings("network", *command)
        assert ran.code == 0, ran.text
    vault.init_demo(made.settings)  # keys of a test; they decide nothing that is published by name
    declare(made, folder / "sources")
    ran = made.crossings("run", timeout=1100)
    assert made.settings.current.exists(), ran.text


def words_of_the_demo() -> set[str]:
    """What the demo network says and this one does not: places, events, targets, sources of invented estimates."""
    demo = network_of(DEMO)
    places = [row for row in demo.places() if row["level"] != "country"]
    said = {str(row[name]) for row in places for name in ("place_code", "name_en", "name_ru", "name_uk", "name_fi")}
    said |= {str(row[name]) for row in demo.rows("event") for name in ("event_code", "label_en")}
    said |= {str(row["corridor_code"]) for row in demo.rows("corridor")}
    return said | set(_ALSO)


def declare(home: Home, sources: Path) -> None:
    """The partners, and half a year of small files of theirs."""
    home.settings.partners.mkdir()
    for code, special in PARTNERS.items():
        (home.settings.partners / f"{code}.yaml").write_text(yaml.safe_dump(_partner(code, special, sources / code)))
        for month in MONTHS:
            rows = list(_rows(month, special["cities"]))
            if special["country"] == "EE":
                put(sources / code, f"export-{month}.xlsx", xlsx_bytes([_estonian(one) for one in rows]))
            else:
                put(sources / code, f"export-{month}.csv", csv_bytes(rows))


def _partner(code: str, special: dict[str, Any], folder: Path) -> dict[str, Any]:
    said = attributes(code=code, alias=f"{special['country']}-{code}", **_AGREED, **special)
    said["values"] = said["values"] | {"city": {}}
    said["source"] = {"url": str(folder), "pattern": "*.csv"}
    said["tokens"], said["codes_shared"] = {"mode": "unsealed", "recipe": "own-code-1"}, True
    said["columns"] = said["columns"] | {"client_code": ["Код"]}
    if special["country"] == "EE":
        said["source"]["pattern"], said["file"] = "*.xlsx", {"format": "xlsx", "date_format": "%d.%m.%Y"}
        said["booleans"] = {True: ["jah"], False: [""]}
        for part in ("columns", "values"):
            said[part] = {field: _words(said[part][field]) for field in said[part]}
    return said | {"scopes": [special["country"].lower()], "may_be_named": code in NAMED}


def _words(said: Any) -> Any:
    """Headers, or labels with their codes, in Estonian."""
    if isinstance(said, dict):
        return {_IN_ESTONIAN[label]: code for label, code in said.items()}
    return [_IN_ESTONIAN[header] for header in said if header in _IN_ESTONIAN]


def _estonian(line: dict[str, str]) -> dict[str, str]:
    return {_IN_ESTONIAN[header]: _IN_ESTONIAN.get(cell, cell) for header, cell in line.items()}


def _rows(month: str, cities: list[str]) -> Iterator[dict[str, str]]:
    for number in range(40):
        said = {
            "Номер": f"{month}-{number}",
            "Дата контакта": f"{number % 28 + 1:02}.{month[5:]}.2023",
            "Город": cities[(number + int(month[5:])) % 2],
        }
        bare = {column: cell for column, cell in row(number, **said).items() if not column.startswith("t1_")}
        yield bare | {"Код": f"person {number * 7 % 43}"}  # codes that run on with the rows would hold the file
