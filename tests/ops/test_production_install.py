"""`crossings install` writes files twice without a change, leaves what somebody changed, and says all that is wrong."""

import os
import shutil
import stat
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result
from mail_server import free_port
from nginx_server import certificate, program
from redis import ConnectionError as NotYet
from redis import Redis
from rich.console import Console
from typer.testing import CliRunner

from dagster_project import console
from dagster_project.cli import commands
from warehouse.errors import ConfigError

HOST = "dashboards.example.org"


@dataclass
class Installer:
    """The command in this process: a new one would take seconds to begin, and there are many."""

    folder: Path

    def __call__(self, *arguments: str) -> Result:
        with pytest.MonkeyPatch.context() as patch:
            for name in [each for each in os.environ if each.startswith("CROSSINGS_")]:
                patch.delenv(name)
            patch.setenv("CROSSINGS_HOME", str(self.folder / "home"))
            before = dict(os.environ)
            try:
                asked = ["install", "--into", str(self.folder), *arguments]
                return CliRunner().invoke(commands.app, asked)
            finally:
                for name in os.environ.keys() - before.keys():
                    del os.environ[name]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installer:
    for name in ("out", "err"):
        monkeypatch.setattr(console, name, Console(soft_wrap=True, width=500, file=_Now(name)))
    return Installer(tmp_path / "server")


class _Now:
    """Where this process writes at the moment: the runner of commands takes it for each of them."""

    def __init__(self, name: str) -> None:
        self._name = f"std{name}"

    def write(self, text: str) -> int:
        return int(getattr(sys, self._name).write(text))

    def flush(self) -> None:
        getattr(sys, self._name).flush()


@pytest.fixture
def folder(install: Installer) -> Path:
    return install.folder


def test_a_second_installation_changes_nothing_and_needs_no_option(install: Installer, folder: Path) -> None:
    assert install("--host", HOST, "--https-port", "8443", "--http-port", "8080").exit_code == 0
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    again = install()
    assert again.exit_code == 0, again.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert "wrote" not in again.stdout


def test_what_somebody_changed_stays_and_is_said(install: Installer, folder: Path) -> None:
    install("--host", HOST)
    file = folder / "nginx-site.conf"
    file.write_text(file.read_text() + "# mine\n")
    again = install("--https-port", "9443")
    assert "nginx-site.conf was changed by somebody and stays" in again.stderr
    assert file.read_text().endswith("# mine\n")
    assert "listen 9443 ssl" in (folder / "nginx-site.conf.new").read_text()
    assert "CROSSINGS_HOME" in (folder / "crossings.env").read_text()


def test_passwords_are_made_once_for_their_owner_alone_and_are_not_shown(install: Installer, folder: Path) -> None:
    said = install("--host", HOST)
    text = (folder / "crossings.env").read_text()
    lines = dict(line.split("=", 1) for line in text.splitlines() if "=" in line and line[0] != "#")
    passwords = [value.split("@")[0].rpartition(":")[2] for name, value in lines.items() if name.endswith("_URI")]
    assert len({*passwords}) == 3
    assert all(len(password) == 40 for password in passwords)
    assert not [password for password in passwords if password in said.stdout + said.stderr]
    for name in ("crossings.env", "roles.sql", "redis.conf", "supervisor.conf", "installed.json"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600, name
    assert not [password for password in passwords if password in (folder / "installed.json").read_text()]


def test_a_name_that_would_be_a_line_of_another_program_is_refused(install: Installer, folder: Path) -> None:
    for name in ("a b", "x;return 200", "$host", ""):
        refused = install("--host", name)
        assert isinstance(refused.exception, ConfigError), name
    assert not (folder / "nginx-site.conf").exists()


def test_nginx_takes_what_is_written(install: Installer, folder: Path) -> None:
    certificate(folder / "tls", HOST)
    install("--host", HOST, "--https-port", "18443", "--http-port", "18080")
    (folder / "accounts").write_text("one:two\n")
    for more in ([], ["--pipeline-accounts", str(folder / "accounts")]):
        install(*more)
        done = subprocess.run(
            [program(), "-t", "-c", str(folder / "nginx.conf")], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_systemd_takes_the_units_and_finds_them_hardened(install: Installer, folder: Path) -> None:
    tool = shutil.which("systemd-analyze")
    assert tool, "systemd is not installed: apt-get install systemd"
    install("--host", HOST)
    units = sorted((folder / "systemd").glob("crossings-*.service"))
    assert len(units) == 3
    for unit in units:
        done = subprocess.run([tool, "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False)
        own = [line for line in done.stderr.splitlines() if unit.name in line and "account" not in line.lower()]
        assert [line for line in own if "Unknown" in line or "ignoring" in line or "Failed to parse" in line] == []
        judged = subprocess.run(
            [tool, "security", "--offline=yes", "--threshold=16", str(unit)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert judged.returncode == 0, judged.stdout[-600:]  # 1.6 of 10: lower is safer
        text = unit.read_text()
        for line in ("NoNewPrivileges=true", "ProtectSystem=strict", "LimitCORE=0", "Restart=always", "MemoryMax="):
            assert line in text, (unit.name, line)
        assert f"EnvironmentFile={folder / 'crossings.env'}" in text
    assert "InaccessiblePaths=-/run/crossings" in (folder / "systemd" / "crossings-superset.service").read_text()


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ({"days": -1}, "The certificate ends on"),
        ({"host": "elsewhere.example.org"}, f"The certificate is not for {HOST}"),
        ({"key_of_another": True}, "The key beside the certificate belongs to another one"),
        ({}, None),
    ],
)
def test_the_check_looks_at_the_certificate(
    install: Installer, folder: Path, made: dict[str, object], said: str | None
) -> None:
    certificate(folder / "tls", **({"host": HOST} | made))  # type: ignore[arg-type]
    install("--host", HOST)
    lines = install("--check").stderr.splitlines()
    about = [line for line in lines if "ertificate" in line and line[0].isdigit() and "configuration" not in line]
    assert len(about) == (said is not None), about
    assert said is None or said in about[0]


def test_the_check_says_everything_at_once_each_with_its_remedy_and_ends_with_2(
    install: Installer, folder: Path
) -> None:
    install("--host", HOST, "--https-port", "1", "--http-port", "2")
    (folder / "crossings.env").chmod(0o644)
    environment = (folder / "crossings.env").read_text().replace("CROSSINGS_BEHIND_TLS=1", "CROSSINGS_BEHIND_TLS=0")
    (folder / "crossings.env").write_text(environment.replace(":5432/", ":1/").replace(":6380/", ":2/"))
    (folder / "redis.conf").unlink()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    checked = install("--check")
    assert checked.exit_code == 2
    for words in (
        "CROSSINGS_SUPERSET_METADATA_URI names, or does not answer",
        "CROSSINGS_DAGSTER_METADATA_URI names, or does not answer",
        "Redis does not answer",
        "CROSSINGS_BEHIND_TLS is not 1",
        "There is no " + str(folder / "tls" / "fullchain.pem"),
        "Nothing listens on port 1: the proxy",
        "Others can open " + str(folder / "crossings.env"),
        "There is no " + str(folder / "home"),
        "The keys are not at",
        "There is no " + str(folder / "redis.conf"),
    ):
        assert words in checked.stderr, words
    lines = checked.stderr.splitlines()
    assert all(lines[number + 1].startswith("   ") for number, line in enumerate(lines[:-1]) if line[:1].isdigit())
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_the_check_finds_a_redis_that_lets_anybody_in_or_writes_to_the_disk(
    install: Installer, folder: Path, tmp_path: Path
) -> None:
    port = free_port()
    command = ["redis-server", "--port", str(port), "--save", "60 1", "--dir", str(tmp_path)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        install("--host", HOST)
        file = folder / "crossings.env"
        kept = [line for line in file.read_text().splitlines() if "REDIS" not in line]
        file.write_text("\n".join([*kept, f"CROSSINGS_SUPERSET_REDIS_URI=redis://:@127.0.0.1:{port}/0", ""]))
        with Redis("127.0.0.1", port) as probe:
            _wait_for(probe)
        said = install("--check").stderr
        assert "Redis answers without a password" in said
        assert "Redis writes to the disk" in said
        assert "Redis has no limit of memory" in said
    finally:
        server.terminate()
        server.wait()


def _wait_for(probe: Redis) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            probe.ping()
        except NotYet:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("Redis did not start")
