"""An installation that runs, robbed of all its files: real partners, an SFTP server, libraries that say everything.

Add here: another thing that a real installation does while somebody copies it.
Keep out: what is asked of the copies (test_stolen_copy.py).
"""

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import stolen_network as network
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from own_network import own_network
from pipeline_home import PROJECT_ROOT, Home, Ran
from sftp_server import PASSWORD, serving
from stolen_network import CODED, HOST, USER, People
from thief import Thief

from warehouse import vault

PEOPLE, REPEATS = 1400, 3
MEMORY = "150MB"  # so little that DuckDB writes to the disk what does not fit
# As `crossings run`, while all libraries and dbt say everything they have to say, into files where there are any.
TALKATIVE = """
import logging, os, sys
from pathlib import Path
logs = Path(os.environ["CROSSINGS_HOME"], "logs")
logs.mkdir(parents=True, exist_ok=True)
logging.basicConfig(filename=logs / "everything.log", level=logging.DEBUG)
logging.captureWarnings(True)
import asyncssh
asyncssh.set_log_level(logging.DEBUG)
asyncssh.set_debug_level(2)
from dagster_project.lib import dbt_child
quiet = dbt_child.environment
def loud(settings, keys):
    return quiet(settings, keys) | {"DBT_LOG_LEVEL": "debug", "DBT_LOG_LEVEL_FILE": "debug", "DBT_DEBUG": "true"}
dbt_child.environment = loud
sys.argv = ["crossings", "run"]
from dagster_project.cli import main
main()
"""


@dataclass(frozen=True)
class Theft:
    """An installation, what it said when it ran, and two copies of all its files: while it ran, and after."""

    home: Home
    persons: People
    roots: list[Path]
    while_running: Path
    afterwards: Path
    thief: Thief
    ran: Ran

    def copied(self) -> Iterator[Path]:
        """Every copy of every file of the installation. What is copied beside it is the project's own code."""
        for copy in (self.while_running, self.afterwards):
            for path in copy.rglob("*"):
                if path.is_file() and path.relative_to(copy).parts[1] != "dbt":
                    yield path

    def room(self, path: Path) -> str:
        """The folder of the home that a copy is of; under working/ and landing/ the folder in there.

        A file that is written beside another, to take its place as a whole, is of that one's room.
        """
        copy = self.while_running if path.is_relative_to(self.while_running) else self.afterwards
        inside = [re.sub(r"^\.(.+)\.part$", r"\1", part) for part in path.relative_to(copy).parts[2:]]
        return "/".join(inside[:2]) if inside[0] in ("working", "landing") else inside[0]

    def logs(self) -> list[Path]:
        return [self.home.settings.logs / "everything.log", self.home.settings.working / "dbt" / "dbt.log"]

    @cached_property
    def tokens(self) -> list[int]:
        return [number for (number,) in self.home.rows("select token from raw.token_key order by all")]


@contextmanager
def stolen(folder: Path) -> Iterator[Theft]:
    """The theft, while the partners' server still runs."""
    elsewhere = {"TMPDIR": str(folder / "tmp"), "HOME": str(folder / "user"), "XDG_CACHE_HOME": str(folder / "cache")}
    secret = {"CROSSINGS_P011_USER": USER, "CROSSINGS_P011_PASSWORD": PASSWORD, "CROSSINGS_MEMORY": MEMORY}
    home = Home(folder / "home", folder / "medium" / "keys.json", date(2024, 2, 20), elsewhere | secret)
    roots = [home.path, *map(Path, elsewhere.values())]
    for root in roots:
        root.mkdir()
        root.chmod(0o700)
    vault.init_demo(home.settings)
    signing, persons = Ed25519PrivateKey.generate(), network.people(PEOPLE, random.Random(7))
    served, mounted = folder / "partners" / "served", folder / "partners" / "sorochynets"
    recipient = vault.load(home.settings).landing_recipient
    network.deliver(served, mounted, persons, signing, recipient, REPEATS)
    # Where dbt is started: DuckDB's own choice for what does not fit into memory.
    thief = Thief([*roots, PROJECT_ROOT / "dbt"], folder / "copy")
    theft = Theft(home, persons, roots, folder / "copy", folder / "rest", thief, Ran(-1, "not yet"))
    with serving(served, folder / "partners" / "known_hosts", HOST, USER) as server:
        host_key = " ".join(server.known_hosts.read_text().split()[1:3])
        own_network(home.path, is_invented=False)
        network.declare(home.settings.partners, mounted, server.port, host_key, signing)
        _encrypted(home)
        yield replace(theft, ran=_robbed(theft))


def _encrypted(home: Home) -> None:
    """One by the command that does it; the others by the run itself."""
    done = home.crossings("partner", "encrypt", CODED)
    assert done.code == 0, done.text
    done = home.python(
        "from dagster_project import starting; from warehouse.settings import settings; starting.close(settings())"
    )
    assert done.code == 0, done.text


def _robbed(theft: Theft) -> Ran:
    with theft.thief:
        ran = theft.home.python(TALKATIVE)
    with Thief(theft.roots, theft.afterwards, 0.01):
        pass
    return ran
