"""Everything that is missing or wrong on a server in use, found all at once, each with its remedy: programs,
memory, swap and disk; PostgreSQL and Redis; the proxy; accounts and files.

    for finding in findings(place): …

A finding is the doctor's, and what both look at has one check (doctor/machine.py).

Add here: another thing that an installation must have.
Keep out: mending. A check changes nothing.
"""

import os
import pwd
import re
import shutil
import socket
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import redis
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from dagster_project.doctor import case as cases
from dagster_project.doctor import machine
from dagster_project.doctor.case import Case, Finding, now
from dagster_project.production import files
from dagster_project.production.place import KEYS, Place
from warehouse.keys import disk_of_keys
from warehouse.settings import variable

GIB = 1024**3
MEMORY, DISK = 3.5, 10.0  # GiB
_MEMORY = Path("/proc/meminfo")


@dataclass(frozen=True)
class Program:
    """`least`: the oldest version that knows what the files ask for."""

    names: tuple[str, ...]
    package: str
    least: tuple[int, int]


PROGRAMS = (
    Program(("/usr/sbin/nginx", "nginx"), "nginx-light", (1, 20)),
    Program(("redis-server",), "redis-server", (6, 0)),
    Program(("psql",), "postgresql", (13, 0)),
)


def findings(place: Place) -> Iterator[Finding]:
    for look in (_machine, _stores, _proxy, _permissions):
        yield from look(place)


def _wrong(what: str, remedy: str) -> Finding:
    return now("installation", what, "", remedy)


def _machine(place: Place) -> Iterator[Finding]:
    for program in PROGRAMS:
        yield from _of_program(program)
    yield from _of_memory(_MEMORY.read_text())
    yield from machine.swap(Case(place.settings, cases.clock(), environment={}))
    yield from _of_disk(place)


def _of_program(program: Program) -> Iterator[Finding]:
    path = next((found for name in program.names if (found := shutil.which(name))), None)
    if path is None:
        yield _wrong(f"{program.package} is not installed.", f"apt-get install {program.package}")
        return
    flag = "-v" if program.package.startswith("nginx") else "--version"
    done = subprocess.run([path, flag], capture_output=True, text=True, check=False)
    version = re.search(r"(\d+)\.(\d+)", done.stdout + done.stderr)
    if version is None or (int(version[1]), int(version[2])) < program.least:
        least = ".".join(map(str, program.least))
        yield _wrong(f"{program.package} is older than {least}.", "Use Debian 12 or newer.")


def _of_memory(text: str) -> Iterator[Finding]:
    found = re.search(r"^MemTotal:\s+(\d+) kB", text, re.MULTILINE)
    gib = int(found[1]) / 1024**2 if found else 0
    if gib < MEMORY:
        yield _wrong(f"This machine has {gib:.1f} GiB of memory.", f"Take one with at least {MEMORY} GiB.")


def _of_disk(place: Place) -> Iterator[Finding]:
    home = place.settings.home
    there = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(there).free / GIB
    if free < DISK:
        yield _wrong(f"{free:.1f} GiB are free where the home is.", f"Make room, or move the home: {DISK:.0f} GiB.")


_SECONDS = 3


def _stores(place: Place) -> Iterator[Finding]:
    here = place.settings
    yield from _postgresql("superset_metadata_uri", here.superset_metadata_uri, place)
    yield from _postgresql("dagster_metadata_uri", here.dagster_metadata_uri, place)
    yield from _redis(here.superset_redis_uri, place)


def _postgresql(name: str, address: str, place: Place) -> Iterator[Finding]:
    if not address:
        yield _not_set(name, place)
    elif not _lets_in(address):
        yield _wrong(
            f"PostgreSQL does not let in who {variable(name)} names, or does not answer.",
            f"systemctl start postgresql; then run {place.folder / 'roles.sql'} as its own account: "
            f"runuser -u postgres -- psql -f - < {place.folder / 'roles.sql'}",
        )
    elif _lets_in(_with_password(address, "not-the-password")):
        yield _wrong(
            f"PostgreSQL lets in who {variable(name)} names with any password.",
            "In pg_hba.conf, lines of `host` must say scram-sha-256, not trust. Then: systemctl reload postgresql",
        )


def _lets_in(address: str) -> bool:
    try:
        psycopg2.connect(address, connect_timeout=_SECONDS).close()
    except psycopg2.OperationalError:
        return False
    return True


def _with_password(address: str, password: str) -> str:
    parts = urlsplit(address)
    host = f"{parts.username}:{password}@{parts.hostname}:{parts.port or 5432}"
    return urlunsplit(parts._replace(netloc=host))


def _redis(address: str, place: Place) -> Iterator[Finding]:
    if not address:
        yield _not_set("superset_redis_uri", place)
        return
    start = "systemctl enable --now redis-server@crossings"
    try:
        with redis.Redis.from_url(address, socket_timeout=_SECONDS, socket_connect_timeout=_SECONDS) as client:
            client.ping()
            yield from _keeps_nothing(client)
    except redis.RedisError:
        yield _wrong("Redis does not answer to its password, or not at all.", start)
        return
    parts = urlsplit(address)
    try:
        with redis.Redis(parts.hostname or "", parts.port or 6379, socket_timeout=_SECONDS) as stranger:
            stranger.ping()
    except redis.RedisError:
        return
    yield _wrong("Redis answers without a password.", f"requirepass in its configuration; then: {start}")


def _keeps_nothing(client: Any) -> Iterator[Finding]:
    def said(name: str) -> str:
        return str(client.config_get(name).get(name, ""))

    if said("save") or said("appendonly") != "no":
        yield _wrong(
            "Redis writes to the disk: sessions and published numbers would lie there.",
            'save "" and appendonly no in /etc/redis/redis-crossings.conf; then restart redis-server@crossings',
        )
    if said("maxmemory") == "0" or said("maxmemory-policy") != "volatile-lru":
        yield _wrong(
            "Redis has no limit of memory, or drops what it must keep.",
            "maxmemory 128mb and maxmemory-policy volatile-lru in /etc/redis/redis-crossings.conf",
        )


def _not_set(name: str, place: Place) -> Finding:
    return _wrong(
        f"{variable(name)} is not set.", f"Set it in {place.environment_file}: `crossings install` makes one."
    )


LOOPBACK = "127.0.0.1"
DAYS = 14  # before its end a certificate should have been renewed
_ALL_READ = 0o004


def _proxy(place: Place) -> Iterator[Finding]:
    here = place.settings
    if not here.behind_tls:
        yield _wrong(
            "CROSSINGS_BEHIND_TLS is not 1: cookies would go over lines in clear.",
            f"CROSSINGS_BEHIND_TLS=1 in {place.environment_file}; then: systemctl restart crossings-superset",
        )
    if here.host != LOOPBACK:
        yield _wrong("CROSSINGS_HOST lets the dashboards be reached past the proxy.", "Take that variable out.")
    yield from _certificate(place)
    yield from _configuration(place)
    yield from _ports(place)
    yield from _static(place)


def _certificate(place: Place) -> Iterator[Finding]:
    path = place.certificate
    remedy = f"Get one for {place.host}, for example: certbot certonly --webroot -w /var/www/html -d {place.host}; "
    remedy += "and name its fullchain.pem in CROSSINGS_CERTIFICATE."
    try:
        found = x509.load_pem_x509_certificate(path.read_bytes())
        key = serialization.load_pem_private_key(place.certificate_key.read_bytes(), None)
    except FileNotFoundError as missing:
        yield _wrong(f"There is no {missing.filename}.", remedy)
        return
    except PermissionError as closed:
        yield _wrong(f"{closed.filename} cannot be read by this account.", "Run this check as root.")
        return
    except (ValueError, TypeError):
        yield _wrong(f"{path} or the key beside it is no certificate and no key in PEM.", remedy)
        return
    yield from _as_it_should_be(place, found, key, remedy)


def _as_it_should_be(place: Place, found: x509.Certificate, key: object, remedy: str) -> Iterator[Finding]:
    today = datetime.now(UTC)
    if found.not_valid_before_utc > today:
        yield _wrong("The certificate is not valid yet.", "Look at the clock of this machine: timedatectl")
    if found.not_valid_after_utc < today + timedelta(days=DAYS):
        yield _wrong(f"The certificate ends on {found.not_valid_after_utc:%Y-%m-%d}.", f"Renew it. {remedy}")
    if not _is_for(found, place.host):
        yield _wrong(f"The certificate is not for {place.host}.", remedy)
    public = getattr(key, "public_key", lambda: None)()
    if public != found.public_key():
        yield _wrong("The key beside the certificate belongs to another one.", remedy)
    if place.certificate_key.stat().st_mode & _ALL_READ:
        yield _wrong("Everybody on this machine can read the key.", f"chmod 600 {place.certificate_key}")


def _is_for(found: x509.Certificate, host: str) -> bool:
    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return False
    known = {name.lower() for name in names.get_values_for_type(x509.DNSName)}
    return host in known or f"*.{host.partition('.')[2]}" in known


def _configuration(place: Place) -> Iterator[Finding]:
    nginx = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if nginx is None:
        return  # told among the programs
    if os.geteuid() != 0 and place.into is None:
        yield _wrong("Whether nginx takes its configuration can be asked by root alone.", "Run this check as root.")
        return
    own = ["-c", str(place.into / "nginx.conf")] if place.into else []
    done = subprocess.run([nginx, "-t", "-q", *own], capture_output=True, text=True, check=False)
    if done.returncode:
        first = next(iter(done.stderr.strip().splitlines()), "nginx -t")
        yield _wrong(f"nginx does not take its configuration: {first}", "Mend that line; then: nginx -t")


def _ports(place: Place) -> Iterator[Finding]:
    wanted = {"the proxy": place.https_port, "the proxy without TLS": place.http_port}
    wanted |= {"the dashboards": place.settings.superset_port, "the pipeline's pages": place.settings.dagster_port}
    if place.pipeline_accounts:
        wanted["the pipeline's pages behind the proxy"] = place.pipeline_port
    start = "systemctl enable --now crossings-superset crossings-dagster-webserver crossings-dagster-daemon nginx"
    for what, port in wanted.items():
        with socket.socket() as probe:
            probe.settimeout(2)
            if probe.connect_ex((LOOPBACK, port)):
                yield _wrong(f"Nothing listens on port {port}: {what}.", start)


def _static(place: Place) -> Iterator[Finding]:
    link = place.static_root / "static"
    page = link / "assets" / "manifest.json"
    make = f"cd {place.root} && .venv-dashboards/bin/python -m dashboards.static_files"
    if not page.exists():
        yield _wrong("The dashboards' static files are not prepared for the proxy.", make)
        return
    closed = [path for path in (page.resolve(), *page.resolve().parents) if not path.stat().st_mode & 0o005]
    if closed:
        yield _wrong(f"The proxy cannot read below {closed[0]}.", f"chmod o+rx {closed[0]}, or install elsewhere.")


_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_MOUNTS = Path("/proc/mounts")
_IN_MEMORY = {"tmpfs", "ramfs"}


def _permissions(place: Place) -> Iterator[Finding]:
    yield from _account(place)
    yield from _closed(place.environment_file, "Whoever reads it has the passwords of the stores.")
    home = place.settings.home
    if home.exists():
        yield from _closed(home, "It holds the warehouse.")
        yield from _owned(home, place)
    else:
        yield _wrong(f"There is no {home}.", "crossings install makes it, run by root.")
    yield from _keys(place)
    yield from _up_to_date(place)


def _account(place: Place) -> Iterator[Finding]:
    if place.into:
        return
    try:
        number = pwd.getpwnam(place.account).pw_uid
    except KeyError:
        yield _wrong(f"There is no account {place.account}.", "crossings install makes it, run by root.")
        return
    if number == 0:
        yield _wrong("The processes would run as root.", "Name another account with --account.")


def _closed(path: Path, why: str) -> Iterator[Finding]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield _wrong(f"There is no {path}.", "crossings install makes it.")
        return
    if mode & _OTHERS:
        yield _wrong(f"Others can open {path}. {why}", f"chmod go-rwx {path}")


def _owned(path: Path, place: Place) -> Iterator[Finding]:
    if place.into is None and path.owner() != place.account:
        yield _wrong(f"{path} is not {place.account}'s.", f"chown -R {place.account}: {path}")


def _keys(place: Place) -> Iterator[Finding]:
    file, remedy = place.settings.keys_file, "See the page on keys: crossings keys restore, or bring the file there."
    if place.settings.keys != "file":
        return
    try:
        is_there = file.exists()
    except PermissionError:
        yield _wrong("The folder of the keys cannot be looked into by this account.", "Run this check as root.")
        return
    if not is_there:
        yield _wrong(f"The keys are not at {file}: nothing can be taken in until they are.", remedy)
        return
    yield from _closed(file, "Whoever reads it reads everything.")
    yield from _owned(file, place)
    if disk_of_keys.is_shared(place.settings):
        yield _wrong("The keys lie on the disk of the home: who takes it away can read it.", remedy)
    elif _file_system(file) not in _IN_MEMORY:
        yield _wrong(f"{file} is on a disk, and stays there when the machine is off.", f"Keep them in {KEYS}.")


def _file_system(path: Path) -> str:
    """Of the mount that is nearest above it."""
    mounts = [line.split()[1:3] for line in _MOUNTS.read_text().splitlines()]
    above = [(where, kind) for where, kind in mounts if path.resolve().is_relative_to(where)]
    return max(above, key=lambda mount: len(mount[0]))[1] if above else ""


def _up_to_date(place: Place) -> Iterator[Finding]:
    for file in files.all_files(place):
        try:
            present = file.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            yield _wrong(f"There is no {file.path}.", "crossings install writes it.")
        except PermissionError:
            yield _wrong(f"{file.path} cannot be read by this account.", "Run this check as root.")
        else:
            if present != file.text:
                yield _wrong(
                    f"{file.path} is not as this version writes it.",
                    f"crossings install; where somebody changed it, compare it with {file.path.name}.new beside.",
                )
