"""A real Superset for the tests: set up, brought in line, served on a free port, and stopped by its pid.

Add here: another way to talk to that server. Keep out: what is asserted about it (test_*.py).
"""

import json
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx

from dashboards import serve, state
from warehouse.settings import Settings, settings

ROOMS = ("published", "verdicts", "network")
QUERY_SECONDS = 10  # less than in use: tests wait for it


@dataclass(frozen=True)
class Superset:
    settings: Settings
    log: Path
    clients: dict[str, httpx.Client] = field(default_factory=dict, repr=False)
    passwords: dict[str, str] = field(default_factory=dict, repr=False)  # a failed test prints what it was given

    @property
    def url(self) -> str:
        return serve.address(self.settings)

    def password(self, username: str) -> str:
        """Of a first account as it was made: it leaves the file with the first login."""
        return self.passwords[username]

    def client(self, username: str) -> httpx.Client:
        """Logged in as a browser does, once per account: logins are counted (dashboards/access/login_limit.py)."""
        if username not in self.clients:
            self.clients[username] = client = httpx.Client(base_url=self.url, timeout=180)
            self.log_in(client, username)
        return self.clients[username]

    def log_in(self, client: httpx.Client, username: str, password: str | None = None) -> None:
        form = client.get("/login/").raise_for_status().text
        [token] = re.findall(r'name="csrf_token"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="csrf_token"', form)[:1]
        answer = client.post(
            "/login/",
            data={"username": username, "password": password or self.password(username), "csrf_token": "".join(token)},
            headers={"Referer": self.url},
        )
        assert answer.status_code == 302, answer.status_code
        # The form token that Superset wants for every POST.
        token = client.get("/api/v1/security/csrf_token/").raise_for_status().json()["result"]
        client.headers.update({"X-CSRFToken": token, "Referer": self.url})

    def logged_in(self, username: str, password: str) -> httpx.Client:
        """Another browser of the same account."""
        client = self.another()
        self.log_in(client, username, password)
        return client

    def another(self, **more: Any) -> httpx.Client:
        """A browser that is closed with the server."""
        client = self.clients[f"another {len(self.clients)}"] = httpx.Client(base_url=self.url, timeout=180, **more)
        return client

    def python(self, code: str) -> str:
        """Lines of Python in Superset's environment: what commands on the server do, without a start for each."""
        return run([str(serve.python(self.settings)), "-c", code], self.settings)

    def sync(self, *arguments: str) -> str:
        return run([*serve.sync_command(self.settings), *arguments], self.settings)


@contextmanager
def serving_copy(built: Path, folder: Path) -> Iterator[Superset]:
    """Over a copy of what the pipeline published, of the verdicts and of the network: it needs nothing more."""
    for room in (name for name in ROOMS if (built / name).is_dir()):
        ignored = shutil.ignore_patterns("partners")
        shutil.copytree(built / room, folder / "home" / room, symlinks=True, ignore=ignored)
    with serving(folder / "home", folder / "superset.log") as superset:
        yield superset


@contextmanager
def serving(home: Path, log: Path) -> Iterator[Superset]:
    here = replace(settings(), home=home)
    run(serve.setup_command(here), here)
    run(serve.sync_command(here), here)
    with answering(here, log, json.loads(state.passwords_file(here).read_text())) as superset:
        yield superset


@contextmanager
def answering(home: Settings, log: Path, passwords: dict[str, str]) -> Iterator[Superset]:
    """A server over a home that is set up, also beside another one: each has a port of its own."""
    here = replace(home, superset_port=free_port())
    environment = serve.environment(here) | {"CROSSINGS_SUPERSET_QUERY_SECONDS": str(QUERY_SECONDS)}
    with log.open("w") as out:
        process = subprocess.Popen(serve.serve_command(here), env=environment, cwd=here.root, stdout=out, stderr=out)
        try:
            wait_until_it_answers(here, process, log)
            yield (superset := Superset(here, log, passwords=passwords))
            for client in superset.clients.values():
                client.close()
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(timeout=10)


def run(command: list[str], here: Settings) -> str:
    done = subprocess.run(
        command, env=serve.environment(here), cwd=here.root, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_it_answers(here: Settings, process: subprocess.Popen[bytes], log: Path, seconds: float = 300) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert process.poll() is None, f"Superset stopped:\n{log.read_text()[-3000:]}"
        if serve.answers(here):
            return
        time.sleep(0.5)
    raise AssertionError(f"Superset did not answer within {seconds:.0f} s:\n{log.read_text()[-3000:]}")


def dataset_id(client: httpx.Client, name: str) -> int:
    query = f"(filters:!((col:table_name,opr:eq,value:'{name}')))"
    found: list[dict[str, Any]] = (
        client.get("/api/v1/dataset/", params={"q": query}).raise_for_status().json()["result"]
    )
    return int(found[0]["id"])


def chart_data(
    client: httpx.Client,
    dataset: int,
    columns: list[str],
    where: str = "",
    result_format: str = "json",
    metrics: list[str] | None = None,
) -> httpx.Response:
    """What the front end asks for a table chart, or for its CSV."""
    return client.post(
        "/api/v1/chart/data",
        json={
            "datasource": {"id": dataset, "type": "table"},
            "queries": [{"columns": columns, "metrics": metrics or [], "row_limit": 100, "extras": {"where": where}}],
            "result_format": result_format,
            "result_type": "full",
        },
    )


def sql_lab(client: httpx.Client, database: int, sql: str) -> httpx.Response:
    return client.post(
        "/api/v1/sqllab/execute/", json={"database_id": database, "sql": sql, "runAsync": False, "queryLimit": 100}
    )
