"""What ends by itself and all workers share: sessions, and attempts to log in. In a file, or in Redis.

    store(settings).read(key) …

Keys tell nothing (workers.unreadable). In Redis nothing is on the disk: a restart of it logs everybody out. Which
filters somebody chose and what is asked first shall outlive that: they stay in the workers' file
(dashboards/workers.py).
Add here: another thing that both stores do. Keep out: what a session is (sessions.py), what is limited
(login_limit.py).
"""

import secrets
import time
from typing import Any, Protocol

import redis

from dashboards import redis_client, workers
from warehouse.settings import Settings

# Only those of the last while count, and one that is refused does not make the wait longer.
_COUNT = """
local now = redis.call('TIME')
local at = now[1] + now[2] / 1000000
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', at - ARGV[2])
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
redis.call('ZADD', KEYS[1], at, ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[2])
return 1
"""


class Unreachable(Exception):
    """The store does not answer: nobody is let in, and nobody keeps a session, until it does."""


class Store(Protocol):
    def read(self, key: str) -> str | None: ...

    def begin(self, key: str, content: str, seconds: float) -> bool: ...

    def change(self, key: str, content: str) -> bool:
        """Of a session that is there. One that was ended meanwhile stays ended."""

    def end(self, key: str) -> None: ...

    def is_allowed(self, door: str, most: int, seconds: int) -> bool:
        """Counts an attempt, where there were not too many."""


class InFile:
    def __init__(self, here: Settings) -> None:
        self._here = here

    def read(self, key: str) -> str | None:
        with workers.reading(self._here) as con:
            row = con.execute("select content from session where id = ? and ends > ?", [key, time.time()]).fetchone()
        return str(row[0]) if row else None

    def begin(self, key: str, content: str, seconds: float) -> bool:
        now = time.time()
        with workers.shared(self._here) as con:
            con.execute("delete from session where ends <= ?", [now])
            con.execute("insert into session values (?, ?, ?)", [key, content, now + seconds])
        return True

    def change(self, key: str, content: str) -> bool:
        with workers.shared(self._here) as con:
            return con.execute("update session set content = ? where id = ?", [content, key]).rowcount > 0

    def end(self, key: str) -> None:
        with workers.shared(self._here) as con:
            con.execute("delete from session where id = ?", [key])

    def is_allowed(self, door: str, most: int, seconds: int) -> bool:
        now = time.time()
        with workers.shared(self._here) as con:
            con.execute("delete from attempt where at < ?", [now - seconds])
            [(made,)] = con.execute("select count(*) from attempt where door = ?", [door]).fetchall()
            if made < most:
                con.execute("insert into attempt values (?, ?)", [door, now])
        return bool(made < most)


class InRedis:
    def __init__(self, address: str) -> None:
        self._address = address

    def read(self, key: str) -> str | None:
        found = self._ask("GET", _session(key))
        return found.decode() if found is not None else None

    def begin(self, key: str, content: str, seconds: float) -> bool:
        return bool(self._ask("SET", _session(key), content, "EX", max(1, round(seconds))))

    def change(self, key: str, content: str) -> bool:
        return bool(self._ask("SET", _session(key), content, "XX", "KEEPTTL"))

    def end(self, key: str) -> None:
        self._ask("UNLINK", _session(key))

    def is_allowed(self, door: str, most: int, seconds: int) -> bool:
        mark = secrets.token_hex(8)
        return bool(self._ask("EVAL", _COUNT, 1, f"attempt:{door}", most, seconds, mark))

    def _ask(self, *command: Any) -> Any:
        try:
            return redis_client.of(self._address).execute_command(*command)
        except redis.RedisError as problem:
            raise Unreachable from problem


def store(here: Settings) -> Store:
    return InRedis(here.superset_redis_uri) if here.superset_redis_uri else InFile(here)


def _session(key: str) -> str:
    return f"session:{key}"
