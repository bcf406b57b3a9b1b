"""`crossings install` writes files twice without a change, leaves what somebody changed, and says all that is wrong."""

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from nginx_server import certificate, program

from warehouse.settings import PROJECT_ROOT

HOST = "dashboards.example.org"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "server"


def _install(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "dagster_project.cli", "install", "--into", str(folder), *arguments]
    environment = {"PATH": "/usr/sbin:/usr/bin:/bin", "CROSSINGS_HOME": str(folder / "home"), "COLUMNS": "500"}
    return subprocess.run(command, env=environment, cwd=PROJECT_ROOT, capture_output=True, text=True, check=False)


def test_a_second_installation_changes_nothing_and_needs_no_option(folder: Path) -> None:
    assert _install(folder, "--host", HOST, "--https-port", "8443", "--http-port", "8080").returncode == 0
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    again = _install(folder)
    assert again.returncode == 0, again.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert "wrote" not in again.stdout


def test_what_somebody_changed_stays_and_is_said(folder: Path) -> None:
    _install(folder, "--host", HOST)
    file = folder / "nginx-site.conf"
    file.write_text(file.read_text() + "# mine\n")
    again = _install(folder, "--https-port", "9443")
    assert "nginx-site.conf was changed by somebody and stays" in again.stderr
    assert file.read_text().endswith("# mine\n")
    assert "listen 9443 ssl" in (folder / "nginx-site.conf.new").read_text()
    assert "CROSSINGS_HOME" in (folder / "crossings.env").read_text()


def test_passwords_are_made_once_for_their_owner_alone_and_are_not_shown(folder: Path) -> None:
    said = _install(folder, "--host", HOST)
    text = (folder / "crossings.env").read_text()
    lines = dict(line.split("=", 1) for line in text.splitlines() if "=" in line and line[0] != "#")
    passwords = [value.split("@")[0].rpartition(":")[2] for name, value in lines.items() if name.endswith("_URI")]
    assert len({*passwords}) == 3
    assert all(len(password) == 40 for password in passwords)
    assert not [password for password in passwords if password in said.stdout + said.stderr]
    for name in ("crossings.env", "roles.sql", "redis.conf", "supervisor.conf", "installed.json"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600, name
    assert not [password for password in passwords if password in (folder / "installed.json").read_text()]


def test_a_name_that_would_be_a_line_of_another_program_is_refused(folder: Path) -> None:
    for name in ("a b", "x;return 200", "$host", ""):
        refused = _install(folder, "--host", name)
        assert refused.returncode == 2, name
    assert not (folder / "nginx-site.conf").exists()


def test_nginx_takes_what_is_written(folder: Path) -> None:
    certificate(folder / "tls", HOST)
    _install(folder, "--host", HOST, "--https-port", "18443", "--http-port", "18080")
    (folder / "accounts").write_text("one:two\n")
    for more in ([], ["--pipeline-accounts", str(folder / "accounts")]):
        _install(folder, *more)
        done = subprocess.run(
            [program(), "-t", "-c", str(folder / "nginx.conf")], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_systemd_takes_the_units_and_finds_them_hardened(folder: Path) -> None:
    tool = shutil.which("systemd-analyze")
    assert tool, "systemd is not installed: apt-get install systemd"
    _install(folder, "--host", HOST)
    units = sorted((folder / "systemd").glob("crossings-*.service"))
    assert len(units) == 3
    for unit in units:
        done = subprocess.run([tool, "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False)
        own = [line for line in done.stderr.splitlines() if unit.name in line and "account" not in line.lower()]
        assert [line for line in own if "Unknown" in line or "ignoring" in line or "Failed to parse" in line] == []
        judged = subprocess.run(
            [tool, "security", "--offline=yes", "--threshold=15", str(unit)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert judged.returncode == 0, judged.stdout[-600:]  # 1.5 of 10: lower is safer
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
def test_the_check_looks_at_the_certificate(folder: Path, made: dict[str, object], said: str | None) -> None:
    certificate(folder / "tls", **({"host": HOST} | made))  # type: ignore[arg-type]
    _install(folder, "--host", HOST)
    lines = _install(folder, "--check").stderr.splitlines()
    about = [line for line in lines if "ertificate" in line and line[0].isdigit() and "configuration" not in line]
    assert len(about) == (said is not None), about
    assert said is None or said in about[0]


def test_the_check_says_everything_at_once_each_with_its_remedy_and_ends_with_2(folder: Path) -> None:
    _install(folder, "--host", HOST, "--https-port", "1", "--http-port", "2")
    (folder / "crossings.env").chmod(0o644)
    environment = (folder / "crossings.env").read_text().replace("CROSSINGS_BEHIND_TLS=1", "CROSSINGS_BEHIND_TLS=0")
    (folder / "crossings.env").write_text(environment.replace(":5432/", ":1/").replace(":6380/", ":2/"))
    (folder / "redis.conf").unlink()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    checked = _install(folder, "--check")
    assert checked.returncode == 2
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


def test_the_check_finds_stores_that_let_anybody_in_or_write_to_the_disk(folder: Path, tmp_path: Path) -> None:
    import redis as client
    from mail_server import free_port

    port = free_port()
    server = subprocess.Popen(
        ["redis-server", "--port", str(port), "--save", "60 1", "--dir", str(tmp_path)], stdout=subprocess.DEVNULL
    )
    try:
        _install(folder, "--host", HOST)
        text = (folder / "crossings.env").read_text()
        (folder / "crossings.env").write_text(text.replace(":6380/", f":{port}/").replace("redis://:", "redis://:x"))
        with client.Redis("127.0.0.1", port) as probe:
            while True:
                try:
                    probe.ping()
                    break
                except client.ConnectionError:
                    continue
            probe.config_set("requirepass", "")
        address = f"redis://:@127.0.0.1:{port}/0"
        lines = [
            f"CROSSINGS_SUPERSET_REDIS_URI={address}" if line.startswith("CROSSINGS_SUPERSET_REDIS_URI") else line
            for line in (folder / "crossings.env").read_text().splitlines()
        ]
        (folder / "crossings.env").write_text("\n".join(lines) + "\n")
        said = _install(folder, "--check").stderr
        assert "Redis answers without a password" in said
        assert "Redis writes to the disk" in said
        assert "Redis has no limit of memory" in said
    finally:
        server.terminate()
        server.wait()
