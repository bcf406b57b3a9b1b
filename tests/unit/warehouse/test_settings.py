"""Settings come from the environment, and a wrong one is named."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from warehouse.errors import ConfigError
from warehouse.settings import DEMO_AS_OF, FIELDS, Settings, settings, variable


def test_the_demo_has_its_own_day(place: Settings) -> None:
    assert place.as_of == DEMO_AS_OF


def test_a_network_with_real_partners_lives_today(place: Settings) -> None:
    place.partners.mkdir(parents=True)
    (place.partners / "p017.yaml").touch()
    assert settings().as_of > date(2024, 2, 20)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CROSSINGS_AS_OF", "yesterday"),
        ("CROSSINGS_SUPERSET_PORT", "http"),
        ("CROSSINGS_DAGSTER_PORT", "0"),
        ("CROSSINGS_DAGSTER_PORT", "65536"),
        ("CROSSINGS_MEMORY", "much"),
        ("CROSSINGS_KEEP_ROWS_MONTHS", "0"),
        ("CROSSINGS_KEEP_ROWS_MONTHS", "85"),  # longer than person-months
        ("CROSSINGS_KEEP_PERSON_MONTHS_MONTHS", "three years"),
        ("CROSSINGS_MEMORY", "1GB'; drop schema raw; --"),
        ("CROSSINGS_MEMORY", "1GB\n"),
        ("CROSSINGS_AS_OF", "1708387200"),
        ("CROSSINGS_DASHBOARDS_URL", "https://me:secret@dashboards.example.org"),
        ("CROSSINGS_KEYS", "drawer"),
        ("CROSSINGS_PREVIEW", "perhaps"),
        ("CROSSINGS_SUPERSET_QUERY_SECONDS", "0"),
        ("CROSSINGS_DBT_THREADS", "many"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named(
    place: Settings, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError, match=rf"^[^\n]*\b{name}\b[^\n]+$") as refused:
        settings()
    assert len(value) < 3 or value not in str(refused.value)


def test_every_setting_that_cannot_be_read_is_told_at_once(place: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_SUPERSET_PORT", "http")
    monkeypatch.setenv("CROSSINGS_MEMORY", "much")
    monkeypatch.delenv("CROSSINGS_KEYS_FILE")
    with pytest.raises(ConfigError) as refused:
        settings()
    assert str(refused.value).splitlines() == [
        "CROSSINGS_SUPERSET_PORT must be a port number from 1 to 65535. Change it, or unset it to use the default.",
        "CROSSINGS_MEMORY must be an amount like 500MB or 2GB. Change it, or unset it to use the default.",
    ]


def test_an_empty_variable_counts_as_not_set(place: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FIELDS.keys() - {"home", "keys_file", "parsed_projects"}:
        monkeypatch.setenv(variable(name), "")
    assert settings() == place


def test_a_variable_that_names_folders_is_read_as_path_is(place: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_BACKUPS", "/media/monday::/media/friday")
    assert settings().backups == (Path("/media/monday"), Path("/media/friday"))


@pytest.mark.parametrize(("said", "meant"), [("1", True), ("0", False)])
def test_a_switch_is_on_or_off(place: Settings, monkeypatch: pytest.MonkeyPatch, said: str, *, meant: bool) -> None:
    monkeypatch.setenv("CROSSINGS_BEHIND_TLS", said)
    assert settings().behind_tls is meant


def test_a_switch_is_no_word(place: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_DAGSTER_MAY_ACT", "true")
    with pytest.raises(ConfigError, match="CROSSINGS_DAGSTER_MAY_ACT must be 1 for yes, or 0 for no"):
        settings()


def test_a_home_behind_a_link_has_one_key_file_whether_it_is_named_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "var").symlink_to(tmp_path / "disk")
    monkeypatch.setattr("warehouse.settings.PROJECT_ROOT", tmp_path)
    for name in FIELDS:
        monkeypatch.delenv(variable(name), raising=False)
    unnamed = settings()
    monkeypatch.setenv("CROSSINGS_HOME", str(tmp_path / "var"))
    named = settings()
    assert (unnamed.home, unnamed.keys_file) == (named.home, named.keys_file)
    assert unnamed.home == tmp_path / "disk"


def test_every_variable_has_its_rule_or_takes_any_text() -> None:
    anything = {"certificate", "home", "host", "keys_file", "locked_keys", "parsed_projects"}
    assert {name for name, field in FIELDS.items() if not field.title} == anything


def test_the_address_of_supersets_store_is_not_in_what_a_traceback_shows(place: Settings) -> None:
    assert "secret" not in repr(replace(place, superset_metadata_uri="postgresql://superset:secret@db/superset"))


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [
        ("2024-02-20", 1, date(2024, 1, 1)),
        ("2024-02-01", 2, date(2023, 12, 1)),
        ("2024-02-29", 36, date(2021, 2, 1)),
        ("2024-12-31", 12, date(2023, 12, 1)),
    ],
)
def test_how_long_rows_are_kept_is_counted_back_in_whole_months(
    place: Settings, monkeypatch: pytest.MonkeyPatch, day: str, months: int, first: date
) -> None:
    monkeypatch.setenv("CROSSINGS_AS_OF", day)
    monkeypatch.setenv("CROSSINGS_KEEP_ROWS_MONTHS", str(months))
    assert settings().rows_until == first


def test_servers_listen_on_loopback_unless_told_otherwise(place: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CROSSINGS_HOST", raising=False)
    assert settings().host == "127.0.0.1"


def test_a_home_that_no_statement_could_name_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CROSSINGS_HOME", str(tmp_path / "Olena's"))
    with pytest.raises(ConfigError, match="CROSSINGS_HOME lies in a folder with an apostrophe"):
        settings()
