"""What a server keeps is declared once, and each check knows its boundary."""

from dataclasses import replace
from pathlib import Path

import pytest

from dagster_project import web_services
from dagster_project.production import checks, files, note, units
from dagster_project.production import place as places
from dagster_project.production.become import prepared
from dagster_project.production.place import Place
from warehouse.errors import ConfigError
from warehouse.settings import Settings, settings

HOST = "dashboards.example.org"


def _place(here: Settings, folder: Path | None = None) -> Place:
    stores = {
        "superset_metadata_uri": "postgresql://one:secret1@127.0.0.1:5432/one",
        "dagster_metadata_uri": "postgresql://two:secret2@127.0.0.1:5432/two",
        "superset_redis_uri": "redis://:secret3@127.0.0.1:6380/0",
    }
    return Place(replace(here, **stores), HOST, into=folder)  # type: ignore[arg-type]


def test_every_process_that_is_started_for_a_demonstration_is_kept_on_a_server() -> None:
    assert [unit.name for unit in units.ALL if not unit.calendar] == list(web_services.ALL)


def test_only_what_takes_in_deliveries_sees_the_keys() -> None:
    assert [unit.name for unit in units.ALL if not unit.sees_keys] == [web_services.SUPERSET]


def test_a_process_that_is_not_declared_is_refused_with_those_that_are(place: Settings) -> None:
    with pytest.raises(ConfigError, match="superset, dagster-webserver, dagster-daemon"):
        prepared(place, "flower")


@pytest.mark.parametrize("host", ["", "a b", "a;b", "$host", "a/b", "х.example", "A.example", "a" * 254])
def test_a_host_is_a_name_and_nothing_else(place: Settings, host: str) -> None:
    with pytest.raises(ConfigError):
        Place(place, host)


def test_no_file_that_everybody_reads_holds_a_password(place: Settings, tmp_path: Path) -> None:
    for where in (_place(place), _place(place, tmp_path)):
        open_ones = [file for file in files.all_files(where) if file.mode & 0o077]
        assert open_ones
        assert [file.path for file in open_ones if "secret" in file.text] == []
        assert files.environment(where).mode == 0o600


def test_a_folder_holds_everything_and_nothing_lies_elsewhere(place: Settings, tmp_path: Path) -> None:
    assert all(file.path.is_relative_to(tmp_path) for file in files.all_files(_place(place, tmp_path)))


def test_the_proxy_writes_no_log_and_no_body(place: Settings) -> None:
    [site] = [file.text for file in files.all_files(_place(place)) if "nginx" in str(file.path) and "map " in file.text]
    servers = site.count("server {")
    assert site.count("access_log off;") == site.count("error_log /dev/null crit;") == servers == 3
    assert "8443" not in site
    assert site.count("proxy_max_temp_file_size 0;") == 1


def test_the_pipeline_is_behind_the_proxy_with_a_file_of_accounts_alone(place: Settings, tmp_path: Path) -> None:
    with_accounts = replace(_place(place), pipeline_accounts=tmp_path / "accounts")
    for where, is_there in ((_place(place), False), (with_accounts, True)):
        text = "".join(file.text for file in files.all_files(where) if "nginx" in str(file.path))
        assert (f"127.0.0.1:{place.dagster_port}" in text) is is_there
        assert (f"auth_basic_user_file {tmp_path / 'accounts'};" in text) is is_there


def test_what_was_asked_for_is_remembered_without_a_password(place: Settings, tmp_path: Path) -> None:
    asked = {"host": HOST, "account": "other", "https_port": 444, "pipeline_accounts": str(tmp_path / "accounts")}
    where = place_at(place, tmp_path, asked)
    noted = note.Note(asked=where.asked, files={"a": "b"})
    note.file(tmp_path).write_text(noted.text())
    assert note.read(tmp_path) == noted
    assert place_at(place, tmp_path, note.read(tmp_path).asked) == where
    assert note.read(tmp_path / "elsewhere") == note.Note()


def place_at(here: Settings, folder: Path, asked: dict[str, object]) -> Place:
    return places.at(here, folder, asked)


@pytest.mark.parametrize(("kib", "is_enough"), [(3_670_015, False), (3_670_016, True)])
def test_memory_is_enough_from_three_and_a_half_gibibytes(kib: int, *, is_enough: bool) -> None:
    assert (not list(checks._of_memory(f"MemFree: 1 kB\nMemTotal:   {kib} kB\n"))) is is_enough


def test_runs_and_dashboards_must_not_share_a_database(place: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SUPERSET", "DAGSTER"):
        monkeypatch.setenv(f"CROSSINGS_{name}_METADATA_URI", "postgresql://one:secret@127.0.0.1/one")
    with pytest.raises(ConfigError, match="name one database") as raised:
        settings()
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("name", ["SUPERSET_METADATA_URI", "DAGSTER_METADATA_URI", "SUPERSET_REDIS_URI"])
def test_an_address_of_another_kind_is_refused_without_being_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"CROSSINGS_{name}", "mysql://one:secret@127.0.0.1/one")
    with pytest.raises(ConfigError, match=f"CROSSINGS_{name} must be an address like") as raised:
        settings()
    assert "secret" not in str(raised.value)
