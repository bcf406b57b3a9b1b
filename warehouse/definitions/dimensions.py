"""The values that published tables may show of each dimension, from dimensions.yaml: the seed dimension_value.

Add here: another thing that must be known of each value.
Keep out: which table shows which dimensions (dbt/seeds/disclosure_pattern.csv), places and countries (the network).
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from warehouse import yaml_text
from warehouse.definitions import indicators, services
from warehouse.definitions.made_files import csv_text
from warehouse.errors import ConfigError

FILE = Path(__file__).with_name("dimensions.yaml")
Value = tuple[str, str]  # and the value of the same dimension that it lies in, if any


@cache
def dimensions() -> dict[str, tuple[Value, ...]]:
    """Dimension → its values in order. Raises ConfigError with every mistake of the file."""
    said = yaml_text.read(FILE.read_text(encoding="utf-8"))
    found = {name: tuple(_values(values)) for name, values in said.items()}
    mistakes = [mistake for name, values in found.items() for mistake in _mistakes(name, values)]
    if mistakes:
        raise ConfigError("\n".join(mistakes))
    return found


def lists() -> dict[str, tuple[str, ...]]:
    """What may be named with a $ before it."""
    return services.lists() | {"coverage_indicators": indicators.coverage_codes()}


def _values(said: list[object]) -> Iterator[Value]:
    named = lists()
    for one in said:
        if isinstance(one, dict):
            yield from one.items()
        elif str(one).startswith("$"):
            yield from ((code, "") for code in named.get(str(one)[1:], (str(one),)))
        else:
            yield str(one), ""


def _mistakes(name: str, values: tuple[Value, ...]) -> Iterator[str]:
    codes = [code for code, _ in values]
    for code in dict.fromkeys(codes):
        if codes.count(code) > 1:
            yield f"{FILE}, {name}: {code} stands there twice. Remove one."
        if code.startswith("$"):
            there_are = ", ".join(f"${one}" for one in lists())
            yield f"{FILE}, {name}: there is no list {code}. There are: {there_are}."
    for code, whole in values:
        if whole and whole not in codes:
            yield f"{FILE}, {name}: {code} lies in {whole}, which is no value of {name}. Add it, or correct the name."


def seed() -> str:
    """dbt/seeds/dimension_value.csv."""
    return csv_text(
        {"dimension": name, "value": code, "sort_order": place, "part_of": whole}
        for name, values in dimensions().items()
        for place, (code, whole) in enumerate(values, start=1)
    )
