"""Which network a home has: its own, in the folder `network/`, or the demo network: then `network` is a file.

One name, so that a home cannot have both. A home without either has the demo network until somebody declares another.

Add here: another thing that must not be in one home with a network.
Keep out: what is in a network's directory (reading.py).
"""

import os
import re
from datetime import date
from functools import lru_cache
from pathlib import Path

from warehouse.errors import ConfigError
from warehouse.networks.exchange_tables import FILES
from warehouse.networks.network import Network
from warehouse.networks.reading import ABOUT, read
from warehouse.settings import Settings, settings

DEMO = Path(__file__).parent / "demo"
DEMO_NAME = "demo"
_CHOSEN = re.compile(r"demo(\s+\d{4}-(0[1-9]|1[0-2])-([01]\d|2[0-8]))?\s*")


def directory(settings: Settings) -> Path:
    """The network's directory. Raises ConfigError where the home holds what belongs to no network, or to two."""
    packed = settings.root / "network"  # the partner-side tool brings its network along
    if packed.is_dir():
        return packed
    own = settings.network
    if own.is_dir():
        if not (own / ABOUT).is_file():
            raise ConfigError(
                f"{own} has no {ABOUT}, so it declares no network. Write one with `crossings network init`, or with "
                "`crossings network adopt` where partners lie there from before."
            )
        return own
    if _of_before(settings):
        raise ConfigError(
            "This home is of version 0.1: its partners lie in partners/, and no network is declared. "
            '`crossings network adopt --name "…"` makes a network of them: it moves them to network/partners/, takes '
            "their cities along, and says what is missing."
        )
    if own.is_file() and not _CHOSEN.fullmatch(own.read_text(encoding="utf-8")):
        raise ConfigError(
            f"{own} names no network that is shipped. Write {DEMO_NAME} in it, alone or with a day (2024-03-20) below "
            "it, or remove it."
        )
    return DEMO


def has_own(settings: Settings) -> bool:
    """Whether the network is this home's own, and not the demo network."""
    return directory(settings) != DEMO


def require_own(settings: Settings) -> None:
    """Raises ConfigError where somebody would declare a partner in the demo network."""
    if not has_own(settings):
        raise ConfigError(
            "This home has no network of its own, and a real partner cannot be in the demo network. Declare the "
            "network first: `crossings network init`, in a home that has not run the demo."
        )


def choose_demo(settings: Settings) -> None:
    """The home says from now on that it has the demo network. Raises ConfigError where it has its own."""
    if has_own(settings):
        raise ConfigError(
            "This home has a network of its own, and the demo network's invented data must never come near it. "
            "Choose another home for the demo: CROSSINGS_HOME=/somewhere/else."
        )
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not settings.network.is_file():  # a home that was written to is built again
        settings.network.write_text(f"{DEMO_NAME}\n", encoding="utf-8")


def move_demo_to(settings: Settings, day: date) -> None:
    """The home's demo network is of that day from now on."""
    settings.network.write_text(f"{DEMO_NAME}\n{day}\n", encoding="utf-8")


def network(settings: Settings) -> Network:
    """The network of this home, without a mistake. Raises ConfigError with all of them."""
    chosen = network_of(directory(settings))
    if not chosen.is_invented and (settings.demo / "truth").exists():
        raise ConfigError(
            f"This home has a real network, and {settings.demo} holds the demo network's invented files. Nothing was "
            "started. Take an empty home for the real network, or remove that folder."
        )
    return chosen


def network_of(here: Path) -> Network:
    """The network of a directory, read once for as long as its files stay as they are."""
    return _read(here, stamp(here))


def in_force() -> Network:
    """The same for the home of this process."""
    return network(settings())


def files(settings: Settings) -> list[Path]:
    """What a network is read from, without its partners."""
    here = directory(settings)
    return [path for path in (here / ABOUT, *(here / table.file for table in FILES)) if path.is_file()]


def stamp(here: Path) -> tuple[tuple[str, int, int], ...]:
    """Changes when a file does: a network is asked for often, and read once."""
    with os.scandir(here) as entries:
        found = [(entry.name, entry.stat()) for entry in entries if entry.is_file()]
    return tuple(sorted((name, about.st_mtime_ns, about.st_size) for name, about in found))


def _of_before(settings: Settings) -> bool:
    before = settings.home / "partners"
    return before.is_dir() and any(path.name.endswith((".yaml", ".yml", ".yaml.age")) for path in before.rglob("*"))


@lru_cache(maxsize=8)
def _read(here: Path, _: tuple[tuple[str, int, int], ...]) -> Network:
    return read(here)
