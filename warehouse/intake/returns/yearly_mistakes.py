"""What can be wrong with a yearly mapping return: every mistake of it, by row and column.

Add here: a check of another question.
Keep out: reading and storing (yearly_return.py). The lists that may be said are seeds of dbt.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from warehouse.contract import contact_fields
from warehouse.networks import home
from warehouse.networks.network import Network
from warehouse.settings import PROJECT_ROOT

LISTS = {"genders": "offer_gender", "places": "offer_place", "languages": "offer_language"}
WHO = ("org_code", "return_year", "country_code", "region_code", "city_code", "may_be_shown", "is_invented")
YES = {"yes": True, "no": False}
_FLAGS = ("may_be_shown", "is_invented")
_SAID = (("not_known", "not_known"), ("needs", "need"))
Row = Mapping[str, str]


def mistakes(rows: Iterable[Row]) -> Iterator[str]:
    """Of the file of organisations. Row 1 is the header."""
    seen: set[str] = set()
    for number, row in enumerate(rows, 2):
        if row["org_code"] in seen:
            yield f"row {number}: the organisation is there twice"
        seen.add(row["org_code"])
        yield from (f"row {number}: {mistake}" for mistake in _of_row(row))


def service_mistakes(rows: Iterable[Row], organisations: set[str]) -> Iterator[str]:
    """Of the file of services."""
    seen: set[tuple[str, str]] = set()
    for number, row in enumerate(rows, 2):
        offer = row["org_code"], row["service"]
        if offer in seen:
            yield f"services, row {number}: the service of this organisation is there twice"
        seen.add(offer)
        yield from (f"services, row {number}: {mistake}" for mistake in _of_service(row, organisations))


def _of_row(row: Row) -> Iterator[str]:
    yield from (f"{name} is missing" for name in WHO if not row[name])
    yield from (f"{name} is neither yes nor no" for name in _FLAGS if row[name] not in YES)
    if not row["return_year"].isdecimal():
        yield "return_year is no year"
    if (row["country_code"], row["region_code"], row["city_code"]) not in _places(home.in_force()):
        yield "country, region and city are no city of the network"
    for measure in values("measure"):
        yield from _wrong_share(row, measure)
    for column, field in _SAID:
        yield from _wrong_list(row, column, field)


def _wrong_share(row: Row, measure: str) -> Iterator[str]:
    low, high, scope = (row[f"{measure}_{part}"] for part in ("pct_low", "pct_high", "scope"))
    if not (low or high or scope):
        return
    if not (_is_share(low) and _is_share(high)):
        yield f"{measure} is not a share from 0 to 100 with a low and a high end"
    elif float(low) > float(high):
        yield f"the low end of {measure} is above its high end"
    if not scope:
        yield f"{measure} does not say of whom it is a share"


def _of_service(row: Row, organisations: set[str]) -> Iterator[str]:
    if row["org_code"] not in organisations:
        yield "the organisation has no row in the return"
    if row["service"] not in contact_fields.SERVICES:
        yield "service is none of the contact contract"
    for column, field in LISTS.items():
        if not row[column]:
            yield f"{column} is missing"
        yield from _wrong_list(row, column, field)


def _wrong_list(row: Row, column: str, field: str) -> Iterator[str]:
    listed = said_list(row[column])
    if not set(listed) <= set(values(field)):
        yield f"{column} holds what is none of {', '.join(values(field))}"
    if len(set(listed)) < len(listed):
        yield f"{column} names something twice"


def said_list(text: str) -> list[str]:
    return text.split("|") if text else []


def values(field: str) -> tuple[str, ...]:
    """What may be said in a field, in order."""
    return tuple(row["value"] for row in _seed("mapping_value") if row["field"] == field)


def _is_share(text: str) -> bool:
    try:
        return 0 <= float(text) <= 100
    except ValueError:
        return False


def _places(network: Network) -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (str(row["country_code"]), str(row["region_code"]), str(row["city_code"])) for row in network.places("city")
    )


@cache
def _seed(name: str) -> tuple[Row, ...]:
    with (PROJECT_ROOT / "dbt" / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
