"""Real servers of Debian's packages for the tests of what one server needs: one of each a session.

Add here: another server that several tests of operation need.
Keep out: assertions, and how a server is started (tests/servers).
"""

from collections.abc import Iterator

import pytest
from postgres_server import Postgres, postgres
from redis_server import Redis, redis


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    with postgres() as server:
        yield server


@pytest.fixture(scope="session")
def redis_server() -> Iterator[Redis]:
    with redis() as server:
        yield server
