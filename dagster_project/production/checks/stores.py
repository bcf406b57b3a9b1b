"""PostgreSQL and Redis: they answer, to a password alone, and Redis writes nothing to the disk.

Add here: another promise of a store. Keep out: how they are configured (templates/).
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import redis

from dagster_project.production.checks.finding import Finding
from dagster_project.production.place import Place
from warehouse.settings import variable

_SECONDS = 3


def findings(place: Place) -> Iterator[Finding]:
    here = place.settings
    yield from _postgresql("superset_metadata_uri", here.superset_metadata_uri, place)
    yield from _postgresql("dagster_metadata_uri", here.dagster_metadata_uri, place)
    yield from _redis(here.superset_redis_uri, place)


def _postgresql(name: str, address: str, place: Place) -> Iterator[Finding]:
    if not address:
        yield _not_set(name, place)
    elif not _lets_in(address):
        yield Finding(
            f"PostgreSQL does not let in who {variable(name)} names, or does not answer.",
            f"systemctl start postgresql; then run {place.folder / 'roles.sql'} as its own account: "
            f"runuser -u postgres -- psql -f - < {place.folder / 'roles.sql'}",
        )
    elif _lets_in(_with_password(address, "not-the-password")):
        yield Finding(
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
        yield Finding("Redis does not answer to its password, or not at all.", start)
        return
    parts = urlsplit(address)
    try:
        with redis.Redis(parts.hostname or "", parts.port or 6379, socket_timeout=_SECONDS) as stranger:
            stranger.ping()
    except redis.RedisError:
        return
    yield Finding("Redis answers without a password.", f"requirepass in its configuration; then: {start}")


def _keeps_nothing(client: Any) -> Iterator[Finding]:
    def said(name: str) -> str:
        return str(client.config_get(name).get(name, ""))

    if said("save") or said("appendonly") != "no":
        yield Finding(
            "Redis writes to the disk: sessions and published numbers would lie there.",
            'save "" and appendonly no in /etc/redis/redis-crossings.conf; then restart redis-server@crossings',
        )
    if said("maxmemory") == "0" or said("maxmemory-policy") != "volatile-lru":
        yield Finding(
            "Redis has no limit of memory, or drops what it must keep.",
            "maxmemory 128mb and maxmemory-policy volatile-lru in /etc/redis/redis-crossings.conf",
        )


def _not_set(name: str, place: Place) -> Finding:
    return Finding(
        f"{variable(name)} is not set.", f"Set it in {place.environment_file}: `crossings install` makes one."
    )
