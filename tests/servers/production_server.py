"""A server as `crossings install` makes it: PostgreSQL, Redis, nginx, Superset, Dagster's two, kept by supervisor.

    with production(home, keys) as server:
        client = server.browser(); server.log_in(client, "coordinator")

Nothing in it is made for tests but ports, a certificate of one's own, and where PostgreSQL's cluster lies.
Add here: another way to talk to it, or to a process of it.
Keep out: assertions.
"""

import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import nginx_server
import postgres_server
import psycopg2
import unprivileged
from mail_server import free_port
from pipeline_home import Home

from dashboards import serve, state
from warehouse.settings import PROJECT_ROOT, Settings, settings

HOST, TOOLS = "localhost", Path(sys.executable).parent
PROGRAMS = ("superset", "dagster-webserver", "dagster-daemon", "nginx", "redis", "postgresql")
PIPELINE_ACCOUNT, PIPELINE_PASSWORD = "steward", "long-horse"
# Of `openssl passwd -6`: what the system's crypt checks.
PATIENCE = 420


@dataclass
class Production:
    folder: Path
    environment: dict[str, str]
    ports: dict[str, int]
    here: Settings
    process: "subprocess.Popen[bytes]"
    passwords: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.ports['https']}"

    @property
    def pipeline_url(self) -> str:
        return f"https://{HOST}:{self.ports['pipeline']}"

    def trusted(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.here.certificate))

    def browser(self, **more: Any) -> httpx.Client:
        return httpx.Client(**{"base_url": self.url, "verify": self.trusted(), "timeout": 120, **more})

    def log_in(self, client: httpx.Client, name: str, password: str | None = None) -> httpx.Response:
        """As a browser does: the form, its token, and the token of everything that is sent later."""
        form = client.get("/login/").raise_for_status().text
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="csrf_token"', form)
        assert found, form[:500]
        sent = {
            "username": name,
            "password": password or self.passwords[name],
            "csrf_token": found[1] or found[2],
        }
        answer = client.post("/login/", data=sent, headers={"Origin": self.url, "Referer": f"{self.url}/login/"})
        if is_let_in(answer):
            token = client.get("/api/v1/security/csrf_token/").raise_for_status().json()["result"]
            client.headers.update({"X-CSRFToken": token, "Referer": self.url})
        return answer

    @contextmanager
    def logged_in(self, name: str) -> Iterator[httpx.Client]:
        with self.browser() as client:
            answer = self.log_in(client, name)
            assert is_let_in(answer), (answer.status_code, answer.headers.get("location"))
            yield client

    def supervisor(self, *asked: str) -> str:
        command = [str(TOOLS / "supervisorctl"), "-c", str(self.folder / "supervisor.conf"), *asked]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd="/").stdout

    def pid(self, program: str) -> int:
        """Zero while it does not run."""
        said = self.supervisor("pid", program).strip()
        return int(said) if said.isdigit() else 0

    def python(self, code: str) -> str:
        return self.run([str(serve.python(self.here)), "-W", "ignore", "-c", code])

    def run(self, command: list[str]) -> str:
        done = subprocess.run(
            command, env=self.environment_of_superset(), cwd=PROJECT_ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def environment_of_superset(self) -> dict[str, str]:
        kept = {name: value for name, value in self.environment.items() if name.startswith("CROSSINGS_SUPERSET_")}
        return serve.environment(self.here) | kept | {"CROSSINGS_BEHIND_TLS": "1"}

    def crossings(self, *arguments: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "dagster_project.cli", *arguments]
        return subprocess.run(
            command, env=self.environment, cwd=PROJECT_ROOT, input=typed, capture_output=True, text=True, check=False
        )

    def wait(self, what: Callable[[], bool], seconds: float = PATIENCE) -> float:
        """Seconds until it was so."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            assert self.process.poll() is None, "supervisor has ended"
            if what():
                return time.monotonic() - began
            time.sleep(0.2)
        logs = "\n".join(f"{path.name}\n{path.read_text()[-1500:]}" for path in self.folder.glob("*.log"))
        raise AssertionError(f"not within {seconds:.0f} s\n{self.supervisor('status')}\n{logs}")

    def answers(self, path: str = "/login/") -> bool:
        try:
            with self.browser(timeout=5) as client:
                return client.get(path).status_code == 200
        except httpx.HTTPError:
            return False

    def pipeline_answers(self) -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{self.ports['dagster']}/", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False


def is_let_in(answer: httpx.Response) -> bool:
    """Who is not is led back to the form."""
    return answer.status_code == 302 and "/login/" not in answer.headers["Location"]


@contextmanager
def production(home: Home, start: Callable[..., Any] = subprocess.Popen) -> Iterator[Production]:
    """Over a copy of a home in which the pipeline has run. `start`: how supervisor's process is started."""
    with unprivileged.folder_of_account() as folder:
        folder.chmod(0o755)  # the proxy's workers read the page that says it starts
        copied = home.copy(folder / "home")
        copied.path.chmod(0o700)
        ports = {name: free_port() for name in ("https", "http", "pipeline", "superset", "dagster", "redis", "sql")}
        environment = _environment(copied, folder, ports)
        _install(folder, environment, ports)
        process = start(
            [str(TOOLS / "supervisord"), "-c", str(folder / "supervisor.conf")],
            env={"PATH": os.environ["PATH"]}, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT,
        )  # fmt: skip
        server = Production(folder, environment, ports, _settings(environment), process)
        try:
            _begin(server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=90)
            finally:
                process.kill()


def _environment(home: Home, folder: Path, ports: dict[str, int]) -> dict[str, str]:
    """What the person who installs says; the rest stands in the file that is made of it."""
    sql = f"127.0.0.1:{ports['sql']}"
    return home.environment | {
        "HOME": os.environ["HOME"],
        "CROSSINGS_SUPERSET_PORT": str(ports["superset"]),
        "CROSSINGS_DAGSTER_PORT": str(ports["dagster"]),
        "CROSSINGS_SUPERSET_METADATA_URI": f"postgresql://crossings_superset:{'a1' * 9}@{sql}/crossings_superset",
        "CROSSINGS_DAGSTER_METADATA_URI": f"postgresql://crossings_dagster:{'b2' * 9}@{sql}/crossings_dagster",
        "CROSSINGS_SUPERSET_REDIS_URI": f"redis://:{'c3' * 9}@127.0.0.1:{ports['redis']}/0",
        "CROSSINGS_CERTIFICATE": str(nginx_server.certificate(folder / "tls", HOST)),
        "CROSSINGS_BEHIND_TLS": "1",
    }


def _install(folder: Path, environment: dict[str, str], ports: dict[str, int]) -> None:
    accounts = folder / "pipeline-accounts"
    hashed = subprocess.run(
        ["openssl", "passwd", "-6", PIPELINE_PASSWORD], capture_output=True, text=True, check=True
    ).stdout.strip()
    accounts.write_text(f"{PIPELINE_ACCOUNT}:{hashed}\n")
    accounts.chmod(0o644)
    asked = ["--https-port", ports["https"], "--http-port", ports["http"], "--pipeline-port", ports["pipeline"]]
    command = [sys.executable, "-m", "dagster_project.cli", "install", "--host", HOST, "--into", folder]
    done = subprocess.run(
        [*map(str, command), *map(str, asked), "--pipeline-accounts", str(accounts)],
        env=environment, cwd=PROJECT_ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    # Without systemd PostgreSQL is kept here, too; how, is the machine's own.
    cluster = folder / "cluster"
    cluster.mkdir()
    shutil.chown(cluster, unprivileged.ACCOUNT) if os.geteuid() == 0 else None
    postgres_server.make(cluster)
    settings_of = [line for line in (folder / "postgresql.conf").read_text().splitlines() if "=" in line]
    with (cluster / "data" / "postgresql.conf").open("a") as own:
        own.write("\n".join(["", *(line for line in settings_of if not line.startswith("listen")), ""]))
    (folder / "supervisor.d").mkdir()
    user = f"user={unprivileged.ACCOUNT}\n" if os.geteuid() == 0 else ""
    (folder / "supervisor.d" / "postgresql.conf").write_text(
        f"[program:postgresql]\ncommand={' '.join(postgres_server.command(cluster, ports['sql']))}\n{user}"
        f"directory={cluster}\nautorestart=true\nstartretries=1000000\nstopsignal=INT\n"
        f"stdout_logfile={folder / 'postgresql.log'}\nredirect_stderr=true\n"
    )


def _settings(environment: dict[str, str]) -> Settings:
    before = dict(os.environ)
    os.environ.update({name: value for name, value in environment.items() if name.startswith("CROSSINGS_")})
    try:
        return settings()
    finally:
        os.environ.clear()
        os.environ.update(before)


def _begin(server: Production) -> None:
    """What the how-to does after the first start: roles of PostgreSQL, then dashboards and accounts."""
    server.wait(lambda: _roles_are_made(server))
    server.wait(lambda: state.is_set_up(server.here))
    server.run(serve.sync_command(server.here))
    server.passwords.update(json.loads(state.passwords_file(server.here).read_text()))
    server.wait(server.answers)
    server.wait(server.pipeline_answers)


def _roles_are_made(server: Production) -> bool:
    account = f"postgresql://{postgres_server.USER}:{postgres_server.PASSWORD}@127.0.0.1:{server.ports['sql']}/postgres"
    try:
        psycopg2.connect(account, connect_timeout=2).close()
    except psycopg2.OperationalError:
        return False
    done = subprocess.run(
        ["psql", "-q", "-v", "ON_ERROR_STOP=1", "-f", str(server.folder / "roles.sql"), account],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return True
