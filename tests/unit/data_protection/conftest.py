"""Homes of the demo network and of the northern one, declared as people declare them, and nothing run in them."""

from datetime import date
from pathlib import Path

import northern_network
import pytest
from pipeline_home import Home
from typer.testing import CliRunner

from dagster_project.cli.network import network
from warehouse import vault
from warehouse.networks import home
from warehouse.settings import Settings

DAY = date(2026, 1, 15)


@pytest.fixture
def demo(place: Settings) -> Settings:
    home.choose_demo(place)
    return place


@pytest.fixture
def northern(place: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(northern_network, "MONTHS", ())
    for command in northern_network.commands():
        ran = CliRunner().invoke(network, command)
        assert ran.exit_code == 0, ran.output
    vault.init_demo(place)
    northern_network.declare(Home(place.home, place.keys_file), tmp_path / "sources")
    return place
