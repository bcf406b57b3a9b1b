"""The persons of a published table in words: the models keep them as numbers, and count them so.

Add here: nothing for a new table, it is in warehouse/definitions/cells.yaml.
Keep out: the macros of dbt, which the tests compare with this.
"""

from warehouse.definitions.cells import cell_tables

KINDS = {"month": 1, "quarter": 2, "half_year": 3, "year": 4, "fiscal_year": 5}


def persons_in_words(table: str) -> str:
    """A query to be read as a relation: one row for each person, period and combination that the person counts as."""
    declared = cell_tables()[table]
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
