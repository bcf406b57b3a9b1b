"""Write the demo network: the partners' files and the truth beside them.

Add here: what every caller needs of the whole (sizes, reuse, the swap).
Keep out: the parts themselves.
"""

import shutil
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from warehouse.errors import ConfigError
from warehouse.networks.demo.deliveries import write_deliveries
from warehouse.networks.demo.dialect import DECLARATIONS
from warehouse.networks.demo.network import PARTNERS
from warehouse.networks.demo.truth import FOLDER, Truth, write_truth
from warehouse.networks.demo.world import SMALL, simulate

SIZES = {"small": SMALL}


def generate(folder: Path, size: str = "small", contacts: int | None = None, seed: int = 2022) -> Truth:
    """The network of that size (or of about that many contacts) in `folder`; an equal one is left as it is.

    Raises ConfigError for an unknown size or a folder that holds something else.
    """
    wanted = _about(_contacts(size, contacts), seed)
    if (folder / FOLDER / "truth.json").is_file():
        there = Truth(folder / FOLDER)
        if wanted.items() <= there.about.items():
            return there
    elif folder.exists() and any(folder.iterdir()):
        raise ConfigError(f"{folder} holds something that is no demo network. Choose an empty folder.")
    return _build_and_swap(folder, wanted)


def _build_and_swap(folder: Path, wanted: dict[str, int | str]) -> Truth:
    beside = folder.with_name(folder.name + ".building")
    shutil.rmtree(beside, ignore_errors=True)
    world = simulate(int(wanted["contacts"]), int(wanted["seed"]))
    deliveries = write_deliveries(world, beside)
    write_truth(world, deliveries, beside / FOLDER, dict(wanted))
    if folder.exists():
        shutil.rmtree(folder)
    beside.rename(folder)
    return Truth(folder / FOLDER)


def _contacts(size: str, contacts: int | None) -> int:
    if contacts is None and size not in SIZES:
        raise ConfigError(f"There is no demo size {size!r}. Choose {', '.join(SIZES)}, or give a number of contacts.")
    chosen = SIZES[size] if contacts is None else contacts
    if chosen < SMALL // 4:
        raise ConfigError(f"A demo network needs at least {SMALL // 4} contacts, or what must happen in it cannot.")
    return chosen


def _about(contacts: int, seed: int) -> dict[str, int | str]:
    """What decides every byte: the size, the seed, the generator itself and the declarations it writes by."""
    return {"contacts": contacts, "seed": seed, "generator": _digest(_sources())}


def _sources() -> Iterable[Path]:
    yield from sorted(Path(__file__).parent.glob("*.py"))
    yield from (DECLARATIONS / f"{partner.slug}.yaml" for partner in PARTNERS)


def _digest(paths: Iterable[Path]) -> str:
    digest = sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
