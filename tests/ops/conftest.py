"""Real servers of Debian's packages for the tests of what one server needs: one of each a session.

Add here: another server that several tests of operation need.
Keep out: assertions, and how a server is started (tests/servers).
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from limited import GIB, Room, limited
from pipeline_home import Home
from postgres_server import Postgres, postgres
from production_server import Production, production
from redis_server import Redis, redis
from xdist.scheduler import LoadFileScheduling

if TYPE_CHECKING:
    from backed_home import Backed
    from doctor_home import Broken

sys.path.insert(0, str(Path(__file__).with_name("homes")))  # how homes of earlier versions were made
_CONTRACT = Path(__file__).parents[1] / "contract"
sys.path[:0] = [str(_CONTRACT / room) for room in ("privacy", "intake")]  # small networks that are made in moments
USE_SERVER = {"test_production_load", "test_production_profile"}


class OneServer(LoadFileScheduling):
    """A file's tests stay with one worker, and so do all that use the whole server, which takes minutes to start."""

    def _split_scope(self, nodeid: str) -> str:
        file = str(super()._split_scope(nodeid))
        return "server" if Path(file).stem in USE_SERVER else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneServer:
    return OneServer(config, log)


@pytest.fixture(scope="session")
def small_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from backed_home import backed

    return backed(tmp_path_factory.mktemp("small") / "made").folder


@pytest.fixture
def here(small_home: Path, tmp_path: Path) -> "Backed":
    """A small home with two months of deliveries, and an empty place for its backups."""
    from backed_home import at

    shutil.copytree(small_home, tmp_path / "here", symlinks=True)
    return at(tmp_path / "here")


@pytest.fixture(scope="session")
def home_in_order(northern_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    from doctor_home import in_order

    return in_order(northern_home, tmp_path_factory.mktemp("doctor"))


@pytest.fixture
def broken(home_in_order: Home, tmp_path: Path) -> "Broken":
    """A home in order that a test may break."""
    from doctor_home import to_break

    return to_break(home_in_order, tmp_path)


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
def server(northern_home: Home, room: Room) -> Iterator[Production]:
    """A whole server in use: started once, its tests leave it as they found it."""
    with production(northern_home, start=room.start) as whole:
        yield whole
