"""Retention that is killed at any of its steps is gone on with, and gives what it gives in one go."""

from collections.abc import Callable
from typing import Any

import pytest
from boring_months import facts
from everyday import every_day
from intake_warehouse import Warehouse
from old_network import deliver, landed_rows, link

from warehouse.intake.landing import land
from warehouse.intake.rebuild import rebuild
from warehouse.privacy import expire, person_month, rewrite_database


class Killed(BaseException):
    """As a signal: nothing catches it."""


STEPS = ("first object", "third manifest", "before the database", "database moved")


@pytest.mark.parametrize("step", every_day(STEPS, ["third manifest"]))
def test_killed_and_run_again_it_gives_the_same(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    deliver(warehouse, 11)
    before = facts(warehouse)
    with monkeypatch.context() as patch:
        kill_at(patch, step)
        with pytest.raises(Killed):
            expire.reduce(warehouse.settings, warehouse.vault)
    if step == "third manifest":
        rebuild(warehouse.settings, warehouse.vault)  # the order of persons is in half of landing only
        link(warehouse)

    assert expire.reduce(warehouse.settings, warehouse.vault)

    link(warehouse)
    assert facts(warehouse) == before
    assert not expire.reduce(warehouse.settings, warehouse.vault)
    assert all(row["channel"] is None for row in landed_rows(warehouse) if row["contact_date"].month < 4)
    assert list(warehouse.settings.landing.glob("retention/*")) == []
    assert not rewrite_database.is_unfinished(warehouse.settings)


def kill_at(patch: pytest.MonkeyPatch, step: str) -> None:
    """Each is the last thing that happens."""
    if step == "first object":
        patch.setattr(land, "rewrite", _nth(1, land.rewrite))
    elif step == "third manifest":
        # Rows are written and the manifest is not: the second file of the third object.
        patch.setattr(land, "_write", _nth(8, land._write))
    elif step == "before the database":
        patch.setattr(rewrite_database, "refilled", _nth(1, rewrite_database.refilled))
    else:
        patch.setattr(person_month, "drop_plan", _nth(1, person_month.drop_plan))


def _nth(number: int, real: Callable[..., Any]) -> Callable[..., Any]:
    calls = 0

    def call(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            raise Killed
        return real(*arguments, **named)

    return call
