"""Every chart of every dashboard resolves in networks that declare other things than the demo network."""

from collections.abc import Callable

import pytest
from declared_networks import declare, estimate, event

from dashboards.lint import problems
from dashboards.sources.catalogue import load
from warehouse.settings import Settings


@pytest.fixture
def baltic(place: Settings) -> Settings:
    declare(place, ["FI", "EE"])
    return place


@pytest.mark.parametrize("change", [lambda here: None, event, lambda here: estimate(here, "fi_one")])
def test_every_chart_resolves_whatever_is_declared(baltic: Settings, change: Callable[[Settings], None]) -> None:
    change(baltic)
    assert list(problems(load())) == []
