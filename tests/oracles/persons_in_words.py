"""The persons of a published table in words: the models keep them as numbers, and count them so.

Add here: nothing for a new table, it is in warehouse/definitions/cells.yaml.
Keep out: the macros of dbt, which the tests compare with this.
"""

import csv
from itertools import combinations

from warehouse.definitions.cells import cell_tables
from warehouse.settings import PROJECT_ROOT

KINDS = {"month": 1, "quarter": 2, "half_year": 3, "year": 4, "fiscal_year": 5}


def persons_in_words(table: str) -> str:
    """A query to be read as a relation: one row for each person, period and combination that the person counts as."""
    declared = cell_tables()[table]
    if declared.codes:
        return (
            f"(select person.* exclude (code_bits), code.* exclude (code_bit) from marts.{declared.persons} as person "
            f"inner join {CODES[declared.codes]()} on person.code_bits & code.code_bit <> 0)"
        )
    if declared.combinations is None:
        return f"(select * from marts.{declared.persons})"
    kind = " ".join(f"when {number} then '{kind}'" for kind, number in KINDS.items())
    member, join, persons = "person", "", f"intermediate.{declared.persons}"
    if declared.year_after:
        persons = (
            f"(from {persons} union all by name "
            f"select * replace (period_no + 1000 as period_no, -set_id as set_id) from {persons})"
        )
    if declared.sets:
        on = "person.set_id = member.set_id" + " and person.period_no = member.period_no" * declared.by_period
        member, join = "member", f"inner join intermediate.{declared.sets} as member on {on} "
    return (
        f"(select person.scope, person.person_id, person.record_key, combination.partner_code, "
        f"case person.period_no % 10 {kind} end as period_type, "
        f"make_date(person.period_no // 1000, person.period_no // 10 % 100, 1) as period_start, "
        f"{', '.join(f'combination.{name}' for name in declared.dimensions)} "
        f"from {persons} as person {join}"
        f"inner join intermediate.{declared.combinations} as combination "
        f"on {member}.combination_id = combination.combination_id)"
    )


def services_in_words() -> str:
    """A relation named code: which service, need or need without a service each bit of code_bits stands for."""
    services, needs = _seed("service"), _seed("need")
    codes = [
        (bit, *(("none", one["service"]) if one["is_guarded"] == "1" else (one["service"], "none")))
        for bit, one in enumerate(services)
    ]
    codes.append((32, "any", "none"))
    for number, (need, unmet) in enumerate(dict.fromkeys((need["need_code"], need["unmet_code"]) for need in needs)):
        codes += [(33 + number, need, "none"), (48 + number, unmet, "none")]
    rows = ", ".join(f"({2**bit}, '{service}', '{guarded}')" for bit, service, guarded in codes)
    return f"(values {rows}) as code(code_bit, service_code, guarded_service_code)"


def captures_in_words() -> str:
    """The same for lists that met a person, and for pairs of lists."""
    lists = sorted({one["list_code"] for one in _seed("capture_list")})
    codes = list(enumerate(lists)) + [(32 + n, f"{a}+{b}") for n, (a, b) in enumerate(combinations(lists, 2))]
    rows = ", ".join(f"({2**bit}, '{capture}')" for bit, capture in codes)
    return f"(values {rows}) as code(code_bit, capture)"


CODES = {"service_codes": services_in_words, "capture_codes": captures_in_words}


def _seed(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((PROJECT_ROOT / f"dbt/seeds/{name}.csv").read_text(encoding="utf-8").splitlines()))
