"""Agreements: those with partners, and those that let codes be compared across a border, are looked at again in time.

Add here: another date on which people must look at a paper again.
Keep out: what the papers say.
"""

from collections.abc import Iterator
from datetime import date

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, Level, note, well
from warehouse.intake.partners import declared
from warehouse.networks import home

SOON_DAYS = 60


def look(case: Case) -> Iterator[Finding]:
    if not case.is_real:
        return
    today = case.at.date()
    about = home.network(case.settings).about
    scopes = {name: scope.review_date for name, scope in about.scopes.items() if scope.agreement}
    yield from _due(scopes, today, "scopes", "Look at them again, then write review_date in network/network.yaml")
    if case.keyring is None:
        yield note("sealed", "Declarations of partners cannot be read while the warehouse is sealed.")
        return
    partners = {each.code: each.review_date for each in declared.declarations(case.settings, case.keyring)}
    remedy = "Look at agreement and assessment again, then write review_date anew: crossings partner show CODE"
    yield from _due(partners, today, "partners", remedy)


def _due(dates: dict[str, date | None], today: date, whose: str, remedy: str) -> Iterator[Finding]:
    days = {name: (day - today).days for name, day in dates.items() if day}
    overdue = tuple(sorted(name for name, left in days.items() if left < 0))
    near = tuple(sorted(name for name, left in days.items() if 0 <= left <= SOON_DAYS))
    undated = tuple(sorted(name for name, day in dates.items() if day is None))
    if overdue:
        said = f"Agreements of {len(overdue)} {whose} should have been looked at again."
        yield Finding(Level.SOON, f"{whose}_overdue", said, whose, remedy, overdue)
    if near:
        said = f"Agreements of {len(near)} {whose} are to be looked at again within {SOON_DAYS} days."
        yield Finding(Level.NOTE, f"{whose}_near", said, whose, remedy, near)
    if undated:
        said = f"Of {len(undated)} {whose} no day is written on which the agreement is looked at again."
        yield Finding(Level.NOTE, f"{whose}_undated", said, whose, remedy, undated)
    if not overdue and not near and not undated:
        yield well(f"{whose}_in_time", f"Agreements of {whose} are in time.")
