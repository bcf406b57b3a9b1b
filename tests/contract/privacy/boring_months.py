"""What months say of persons, computed row by row, as slowly and plainly as can be: the oracle of retention.

Add here: a fact of a month that must survive.
Keep out: anything finer than a month, which must not.
"""

from collections import defaultdict
from itertools import groupby
from typing import Any

from intake_warehouse import Warehouse

Row = dict[str, Any]


def facts(warehouse: Warehouse) -> dict[str, Any]:
    """By scope and person: months with services, attributes in their order, stays; and what linkage reads."""
    found: dict[str, Any] = {"months": {}, "attributes": {}, "stays": {}, "links": links(warehouse)}
    for person, rows in by_person(warehouse).items():
        found["months"][person] = months(rows)
        found["attributes"][person] = attributes(rows)
        found["stays"][person] = stays(rows)
    return found


def by_person(warehouse: Warehouse) -> dict[tuple[str, int], list[Row]]:
    columns = (
        "contact_date, partner_code, row_no, city, settings, gender, age_low, birth_year_band, svc_condoms, "
        "contact_count"
    )
    rows = warehouse.rows(
        f"select p.scope, p.person_id, {', '.join('c.' + name for name in columns.split(', '))} "
        "from raw.contact as c inner join raw.contact_token as t using (delivery_id, row_no) "
        "inner join intermediate.int_person_token as p on p.scope = t.scope and p.token = t.token"
    )
    found: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for scope, person, *values in rows:
        found[scope, person].append(dict(zip(columns.split(", "), values, strict=True)))
    for each in found.values():
        each.sort(key=lambda one: (one["contact_date"], one["partner_code"], one["row_no"]))
    return found


def months(rows: list[Row]) -> dict[tuple[Any, ...], tuple[int, bool]]:
    found: dict[tuple[Any, ...], tuple[int, bool]] = {}
    for row in rows:
        key = (row["contact_date"].month, row["partner_code"], row["city"], row["settings"])
        contacts, condoms = found.get(key, (0, False))
        found[key] = (contacts + row["contact_count"], condoms or row["svc_condoms"])
    return found


def attributes(rows: list[Row]) -> dict[str, Any]:
    """The earliest known value of each, in the order in which they are learnt."""
    unknown = {"gender": "not_asked", "age_low": None, "birth_year_band": None}
    return {name: next((row[name] for row in rows if row[name] != none), none) for name, none in unknown.items()}


def stays(rows: list[Row]) -> list[tuple[str, int, int, str, list[str]]]:
    """City, months of the first and last contact, who met the person on arrival, and all who did during the stay."""
    found: list[tuple[str, int, int, str, list[str]]] = []
    for day, met in groupby(rows, key=lambda one: one["contact_date"]):
        at: dict[str, list[str]] = defaultdict(list)
        for one in met:
            at[one["city"]].append(one["partner_code"])
        before = found[-1][0] if found else None
        for city in sorted(at, key=lambda one: (one != before, one)):
            if found and found[-1][0] == city:
                place, first, _, arrival, partners = found[-1]
                found[-1] = (place, first, day.month, arrival, sorted({*partners, *at[city]}))
            else:
                found.append((city, day.month, day.month, min(at[city]), sorted(set(at[city]))))
    return found


def links(warehouse: Warehouse) -> list[tuple[Any, ...]]:
    return warehouse.rows("select distinct scope, token, m1, m2, m3, m4 from raw.contact_token order by all")
