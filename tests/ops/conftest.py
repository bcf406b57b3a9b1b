"""Real servers of Debian's packages for the tests of what one server needs: one of each a session.

Add here: another server that several tests of operation need.
Keep out: assertions, and how a server is started (tests/servers).
"""

from collections.abc import Iterator

import pytest
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
def server(built_home: Home) -> Iterator[Production]:
    """A whole server in use: started once, its tests leave it as they found it."""
    with production(built_home) as whole:
        yield whole
