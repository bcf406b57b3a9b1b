"""A home in order is broken in twenty ways, one after the other: each time exactly that is found, with what to do."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import measured_results
import pytest
from doctor_home import ACCOUNT, AT, PARTNER, Broken
from doctor_things import THINGS

from dagster_project.doctor import case as cases

# A copy of a test has its keys on the same disk and no escrow, serves nothing, and tells nobody; and the network's
# partners owe reports.
ALWAYS = {
    "keys.on_the_homes_disk", "keys.no_escrow", "dashboards.do_not_run", "messages.nobody",
    "deliveries.long_overdue",
}  # fmt: skip
# While the keys cannot be used nobody can say whether they lie well, and who owes reports.
HIDDEN = {
    "keys.sealed": ALWAYS - {"dashboards.do_not_run"},
    "keys.unusable": ALWAYS - {"dashboards.do_not_run"},
}


def test_a_home_that_is_as_it_must_be_has_only_what_a_copy_lacks(broken: Broken) -> None:
    assert set(broken.found()) == ALWAYS


@pytest.mark.parametrize(("thing", "code", "level", "remedy"), THINGS, ids=lambda given: getattr(given, "__name__", ""))
def test_what_is_broken_is_found_with_its_remedy_and_nothing_else(
    broken: Broken, thing: Callable[[Broken], None], code: str, level: str, remedy: str
) -> None:
    thing(broken)
    found = broken.found()
    assert set(found) - ALWAYS == {code}
    assert ALWAYS - set(found) <= HIDDEN.get(code, set())
    assert (str(found[code].level), remedy in found[code].remedy) == (level, True)
    said = " ".join(each.what + each.where + each.remedy for each in found.values())
    assert not any(word in said for word in (PARTNER, ACCOUNT))


def test_the_table_of_broken_things_is_kept() -> None:
    rows = [(thing.__name__.replace("_", " "), code, level) for thing, code, level, _ in THINGS]
    measured_results.keep(
        "doctor_broken_things",
        title="What the doctor finds",
        what="One built home, broken in one way after the other. Each time exactly that was found, with its remedy.",
        heads=("broken", "found", "how urgent"),
        rows=rows,
        place=60,
    )
    assert len(rows) >= 20


# --- the command


def test_the_clock_of_a_database_server_is_compared(postgres_server: Any, broken: Broken) -> None:
    address = postgres_server.address("doctor")
    assert "clock.differs" not in broken.found(superset_metadata_uri=address, at=cases.clock())
    assert "clock.differs" in broken.found(superset_metadata_uri=address, at=AT + timedelta(minutes=30))
