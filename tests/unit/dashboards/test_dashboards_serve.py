"""Secrets are made once and readable by their owner alone; the server inherits no key of the warehouse."""

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dashboards import serve, state
from warehouse.settings import Settings, settings


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    return replace(settings(), home=tmp_path, superset_port=1)


def test_a_secret_is_made_once_and_kept(here: Settings) -> None:
    first = state.secret(here, "session")
    assert len(first) >= 48
    assert state.secret(here, "session") == first
    assert state.secret(here, "guest_token") != first


def test_only_its_owner_reads_a_secret(here: Settings) -> None:
    state.secret(here, "session")
    file = here.superset / "secrets.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == ["secrets.json"]


def test_the_server_inherits_no_key_and_no_password(here: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CROSSINGS_KEYS_FILE", "DBT_ENV_SECRET_CROSSINGS_DB_KEY", "RU_NEVA_PASSWORD", "CROSSINGS_DB_KEY"):
        monkeypatch.setenv(name, "key")
    assert "key" not in serve.environment(here).values()


@pytest.mark.parametrize(
    "name", ["CROSSINGS_DISCREET", "CROSSINGS_BEHIND_TLS", "CROSSINGS_DASHBOARDS_URL", "CROSSINGS_SUPERSET_EDITABLE"]
)
def test_the_server_is_told_how_it_is_to_be_seen(here: Settings, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "1")
    assert serve.environment(here)[name] == "1"


def test_the_server_listens_where_the_settings_say_and_never_preloads(here: Settings) -> None:
    command = serve.serve_command(here)
    assert f"--bind={here.host}:{here.superset_port}" in command
    assert not [part for part in command if "preload" in part]


def test_nobody_answers_on_a_port_without_a_server(here: Settings) -> None:
    assert serve.answers(here, timeout=1) is False


def test_how_to_serve_is_known_without_superset() -> None:
    assert "superset" not in sys.modules
    assert "flask" not in sys.modules
