"""What was found, for people and as JSON.

    {"version": 1, "at": …, "worst": "well", "counts": {"well": …, "note": …, "soon": …, "now": …}, "findings": [
        {"code", "level", "what", "where", "remedy", "figures": {…}, "names": […]}]}

`names` are there with `--names` alone. Keys are added within a version, never removed or given another meaning.

Add here: another form in which findings are told.
Keep out: finding them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from dagster_project.console import out, say
from dagster_project.doctor.case import Finding, Level
from dagster_project.doctor.examine import worst

VERSION = 1
_STYLES = {Level.NOW: "bold red", Level.SOON: "yellow", Level.NOTE: "", Level.WELL: "green"}
_HEADS = {Level.NOW: "NOW", Level.SOON: "soon", Level.NOTE: "note", Level.WELL: "well"}


def as_json(findings: Sequence[Finding], at: datetime, *, with_names: bool) -> dict[str, Any]:
    counts = Counter(each.level for each in findings)
    return {
        "version": VERSION,
        "at": at.isoformat(timespec="seconds"),
        "worst": str(worst(findings)),
        "counts": {str(level): counts[level] for level in Level},
        "findings": [_object(each, with_names=with_names) for each in findings],
    }


def show(findings: Sequence[Finding], *, with_names: bool) -> None:
    """The most urgent first; what is well in one line."""
    for level in sorted(Level, key=lambda level: -level.rank):
        matters = [each for each in findings if each.level is level]
        if level is Level.WELL:
            say(f"well  {len(matters)} checks: {', '.join(sorted({each.code.partition('.')[0] for each in matters}))}")
            continue
        for each in matters:
            out.print(f"{_HEADS[level]:5} {each.what}", style=_STYLES[level], markup=False)
            for line in _below(each, with_names=with_names):
                say(f"      {line}")
    say()
    say(_ending(findings))


def _below(finding: Finding, *, with_names: bool) -> Iterator[str]:
    if with_names and finding.names:
        yield ", ".join(finding.names)
    where = f"   ({finding.code}{f', {finding.where}' if finding.where else ''})"
    yield f"→ {finding.remedy}{where}" if finding.remedy else where.strip()


def _ending(findings: Sequence[Finding]) -> str:
    counts = Counter(each.level for each in findings)
    if counts[Level.NOW]:
        return f"{counts[Level.NOW]} to do today, {counts[Level.SOON]} soon."
    if counts[Level.SOON]:
        return f"Nothing must be done today, {counts[Level.SOON]} soon."
    return "All is well."


def _object(finding: Finding, *, with_names: bool) -> dict[str, Any]:
    said = {
        "code": finding.code,
        "level": str(finding.level),
        "what": finding.what,
        "where": finding.where,
        "remedy": finding.remedy,
        "figures": dict(finding.figures),
    }
    return said | ({"names": list(finding.names)} if with_names else {})
