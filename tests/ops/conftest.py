"""Real servers of Debian's packages for the tests of what one server needs: one of each a session.

Add here: another server that several tests of operation need.
Keep out: assertions, and how a server is started (tests/servers).
"""

from collections.abc import Iterator

import pytest
from limited import GIB, Room, limited
from pipeline_home import Home
from postgres_server import Postgres, postgres
from production_server import Production, production
from redis_server import Redis, redis


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    with postgres() as server:
        yield server


@pytest.fixture(scope="session")
def redis_server() -> Iterator[Redis]:
    with redis() as server:
        yield server


@pytest.fixture(scope="session")
def room() -> Iterator[Room]:
    """The memory of a small server, for every process of it."""
    with limited(4 * GIB) as small:
        yield small


@pytest.fixture(scope="session")
def server(built_home: Home, room: Room) -> Iterator[Production]:
    """A whole server in use: started once, its tests leave it as they found it."""
    with production(built_home, start=room.start) as whole:
        yield whole
