"""Everything that is missing or wrong on a server in use, found all at once, each with its remedy.

    for finding in findings(place): …

Add here: another kind of check, a module with a function `findings`, and its line below.
Keep out: mending. A check changes nothing.
"""

from collections.abc import Iterator

from dagster_project.production.checks import machine, permissions, proxy, stores
from dagster_project.production.checks.finding import Finding
from dagster_project.production.place import Place

_KINDS = (machine.findings, stores.findings, proxy.findings, permissions.findings)


def findings(place: Place) -> Iterator[Finding]:
    for kind in _KINDS:
        yield from kind(place)
