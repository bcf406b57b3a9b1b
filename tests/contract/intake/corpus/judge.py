"""Compare what became of a file with what is right. Whatever differs is a complaint, the worst ones in capitals.

Add here: a promise that holds for every file.
Keep out: single cases.
"""

from collections import Counter
from typing import Any

from corpus.meant import expected
from corpus.outcomes import Case, Loads, OneOf, Outcome, Refused
from corpus.receiver import Told

SECONDS, MEGABYTES = 10, 500
WRONG = "SILENTLY WRONG"


def complaints(case: Case, told: Told) -> list[str]:
    """Everything that is wrong with an outcome; the empty list when nothing is."""
    if told.crashed:
        return [f"PARENT CRASHED: {told.crashed}"]
    found = _of_limits(told) + _of_words(case, told)
    outcomes = case.outcome.outcomes if isinstance(case.outcome, OneOf) else (case.outcome,)
    each = [_differences(outcome, told) for outcome in outcomes]
    return found + ([] if [] in each else min(each, key=len))


def _of_limits(told: Told) -> list[str]:
    found = []
    if told.seconds > SECONDS:
        found.append(f"TOO SLOW: {told.seconds:.1f} s")
    if told.megabytes > MEGABYTES:
        found.append(f"TOO LARGE: {told.megabytes:.0f} MB")
    return found


def _of_words(case: Case, told: Told) -> list[str]:
    """Every finding says what and how to mend it, where, and quotes nothing."""
    found = [f"no text for {rule} in {language}" for rule, language in told.wordless]
    for row_no, column, rule in told.problems:
        if rule in ("internal_error", "expectation"):
            found.append(f"unhelpful rule {rule} {told.details}")
        kind = told.kinds.get(rule)
        if (kind == "row" and not row_no) or (kind == "person" and not column):
            found.append(f"{rule} does not say where")
    found += [f"QUOTED: {canary}" for canary in case.canaries if canary in told.said]
    return found


def _differences(outcome: Outcome, told: Told) -> list[str]:
    if isinstance(outcome, Refused):
        return _not_refused(outcome, told)
    assert isinstance(outcome, Loads)
    return _not_loaded(outcome, told)


def _not_refused(outcome: Refused, told: Told) -> list[str]:
    if told.status != "refused":
        return [f"{WRONG}: loaded {told.received} rows instead of refusing by {outcome.rules}; {told.problems[:5]}"]
    meant = [problem for problem in told.problems if problem[2] in outcome.rules]
    if not meant or told.problems[0][2] not in outcome.rules:
        return [f"refused by {told.problems[:3]}, not by {outcome.rules}"]
    if outcome.column and outcome.column not in {column for _, column, _ in meant}:
        return [f"names {meant[:3]}, not column {outcome.column}"]
    if outcome.row_no and outcome.row_no not in {row_no for row_no, _, _ in meant}:
        return [f"names {meant[:3]}, not row {outcome.row_no}"]
    return []


def _not_loaded(outcome: Loads, told: Told) -> list[str]:
    if told.status == "refused":
        return [f"refused whole by {told.problems[:5]} {told.details}"]
    there = {row.pop("row_no"): row for row in map(dict, told.rows)}
    found = [f"{WRONG}: row {row_no} is loaded and was not meant" for row_no in there.keys() - outcome.rows.keys()]
    named = {row_no for row_no, _, _ in told.problems}
    for row_no, contact in outcome.rows.items():
        if row_no not in there:
            found.append(f"row {row_no} is refused" if row_no in named else f"{WRONG}: row {row_no} is lost")
        elif wrong := _wrong(expected(contact), there[row_no]):
            found.append(f"{WRONG}: row {row_no}: {wrong}")
    if Counter(outcome.refused) != Counter(told.problems):
        found.append(f"refused are {told.problems[:8]}, not {list(outcome.refused)[:8]}")
    counted = (len(there) + len({row_no for row_no, _, _ in told.problems}), told.outside)
    if counted != (told.received, outcome.outside):
        found.append(f"{WRONG}: {told.received} rows received and {told.outside} outside, not {counted}")
    uids = [row["source_uid"] for row in there.values() if row["source_uid"]]
    if len(set(uids)) < len(uids):
        found.append(f"{WRONG}: records share their number")
    if outcome.repaired is not None and dict(outcome.repaired) != told.repaired:
        found.append(f"told as repaired is {told.repaired}, not {dict(outcome.repaired)}")
    return found


def _wrong(meant: dict[str, Any], there: dict[str, Any]) -> str:
    names = [name for name in meant.keys() | there.keys() if meant.get(name) not in (there.get(name), ...)]
    return ", ".join(
        f"{name} is {_short(there.get(name))}, not {_short(meant.get(name))}" for name in sorted(names)[:4]
    )


def _short(value: object) -> str:
    return value.hex()[:8] if isinstance(value, bytes) else repr(value)
