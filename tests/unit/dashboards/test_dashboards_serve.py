"""Secrets are made once and readable by their owner alone; the server inherits no key of the warehouse."""

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dashboards import serve, state
from dashboards.access import own_host
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


def test_the_server_reads_its_home_from_the_settings(here: Settings) -> None:
    environment = serve.environment(here)
    assert environment["CROSSINGS_HOME"] == str(here.home)
    assert environment["SUPERSET_CONFIG_PATH"].endswith("dashboards/superset_config.py")


def test_the_server_listens_where_the_settings_say_and_never_preloads(here: Settings) -> None:
    command = serve.serve_command(here)
    assert f"--bind={here.host}:{here.superset_port}" in command
    assert not [part for part in command if "preload" in part]


def test_the_commands_run_in_the_environment_of_superset(here: Settings) -> None:
    for command in (serve.setup_command(here), serve.sync_command(here), serve.serve_command(here)):
        assert command[0].endswith(".venv-dashboards/bin/python")


def test_nobody_answers_on_a_port_without_a_server(here: Settings) -> None:
    assert serve.answers(here, timeout=1) is False


def test_how_to_serve_is_known_without_superset() -> None:
    assert "superset" not in sys.modules
    assert "flask" not in sys.modules


@pytest.mark.parametrize(
    ("host", "is_answered"),
    [
        ("127.0.0.1:1", True),
        ("localhost:1", True),
        ("LOCALHOST", True),
        ("[::1]:1", True),
        ("localhost:9999", True),  # a port that somebody forwards
        ("dashboards.example.org", True),
        ("dashboards.example.org:8443", True),
        ("", False),
        ("evil.example:1", False),
        ("127.0.0.1.evil.example", False),
        ("localhost.evil.example:1", False),
        ("evil.example/localhost", False),
        ("evil.example@localhost:1", False),
        ("localhost:1@evil.example", False),
        ("localhost, evil.example", False),
        ("localhost\n", False),
    ],
)
def test_the_server_answers_to_its_own_names_alone(here: Settings, host: str, is_answered: bool) -> None:
    own = own_host.names(replace(here, dashboards_url="https://Dashboards.example.org:8443"))
    assert own_host.is_own(host, own) == is_answered


def test_without_an_address_for_people_no_other_name_is_answered(here: Settings) -> None:
    assert not own_host.is_own("dashboards.example.org", own_host.names(here))
