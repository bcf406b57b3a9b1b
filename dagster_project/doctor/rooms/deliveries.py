"""Deliveries: partners whose reports are overdue, and deliveries that wait. Counts; names where asked.

Add here: another way in which deliveries do not arrive.
Keep out: who was refused, and why: `crossings status` and the letters.
"""

from collections.abc import Iterator

from dagster_project.doctor.case import Case
from dagster_project.doctor.database_facts import LATE
from dagster_project.doctor.finding import Finding, Level, note, well
from dagster_project.lib import not_taken_in


def look(case: Case) -> Iterator[Finding]:
    if names := not_taken_in.older_than_an_hour(case.settings, case.at):
        said = f"Partners whose files could not be taken in because of an error of ours: {len(names)}. Closing waits."
        remedy = "crossings status says until when; crossings run, which step failed and how to mend it"
        yield Finding(Level.NOW, "not_taken_in", said, "deliveries", remedy, names)
    facts = case.facts
    if facts is None:
        if case.keyring is not None and case.settings.working_db.exists():
            said = "A run holds the working database, so deliveries were not looked at."
            yield note("in_use", said, "working", "crossings doctor, when it has ended")
        return
    figures = {
        "deliveries_waiting": float(facts.pending + facts.held),
        "partners_overdue": float(len(facts.late)),
        "rows": float(facts.about_rows),
    }
    for word, code in zip(LATE, ("overdue", "long_overdue"), strict=True):
        names = tuple(partner for partner, its in facts.late.items() if its == word)
        if names:
            said = f"Partners whose reports are {word}: {len(names)}."
            yield Finding(Level.SOON, code, said, "deliveries", "Ask them: crossings status says which months", names)
    if facts.pending:
        said = f"Deliveries that wait for the next run: {facts.pending}."
        yield Finding(Level.NOTE, "waiting", said, "deliveries", "crossings run")
    if facts.held:
        said = f"Deliveries that wait for an answer of their partner, or for its signature: {facts.held}."
        yield Finding(Level.NOTE, "answer", said, "deliveries", "crossings status says which, and what to do")
    if facts.is_built and not facts.is_up_to_date:
        yield note("not_built", "Something was taken in that no release knows yet.", "deliveries", "crossings run")
    yield well("counted", f"Partners whose reports are overdue: {len(facts.late)}.", **figures)
