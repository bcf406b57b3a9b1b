"""Which partners were stopped: since when nothing is pulled from them, and whether what they sent was kept.

    landing/stopped/<code>.age     JSON: {"on": day, "is_kept": yes or no, "is_withdrawn": yes or no}

A demo partner's declaration is in the repository, so that the mark lies in the home and not in the declaration.

Add here: another thing that must be known of a partner after its end.
Keep out: what is done when a partner is stopped (warehouse/retention/stop.py).
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from warehouse.errors import Sealed
from warehouse.settings import Settings

if TYPE_CHECKING:  # the partner-side tool reads declarations, and holds no key of the warehouse
    from warehouse.intake.declaration import Declaration
    from warehouse.vault import Vault

FOLDER, SUFFIX = "stopped", ".age"


@dataclass(frozen=True)
class Stopped:
    """The end of one partner. `is_withdrawn` says that no release shows anything of it any more."""

    on: date
    is_kept: bool
    is_withdrawn: bool = False


def codes(settings: Settings) -> set[str]:
    """Whose files are not pulled any more. It needs no keys: a process that began before the stop asks, too."""
    return {path.name.removesuffix(SUFFIX) for path in (settings.landing / FOLDER).glob("*" + SUFFIX)}


def read(settings: Settings, vault: "Vault | None", code: str) -> Stopped | None:
    """Raises Sealed without keys where there is a mark."""
    from warehouse.intake import land  # it holds a vault, see above

    path = settings.landing / FOLDER / (code + SUFFIX)
    if not path.exists():
        return None
    if vault is None:
        raise Sealed("A partner was stopped, and only the keys tell what was kept of it. Bring the keys.")
    said = json.loads(land.unseal(path.read_bytes(), vault))
    return Stopped(date.fromisoformat(said["on"]), said["is_kept"], said["is_withdrawn"])


def write(settings: Settings, vault: "Vault", code: str, stopped: Stopped) -> None:
    from warehouse.intake import land

    said = asdict(stopped) | {"on": stopped.on.isoformat()}
    land.write_whole(settings.landing / FOLDER / (code + SUFFIX), land.seal(json.dumps(said).encode(), vault))


def in_force(settings: Settings, vault: "Vault | None", declared: "Iterable[Declaration]") -> "list[Declaration]":
    """Without partners of whom nothing was kept; the others that were stopped are active until that day."""
    found = []
    for one in declared:
        stopped = read(settings, vault, one.code)
        if stopped is None:
            found.append(one)
        elif stopped.is_kept:
            last = min(one.active_to or stopped.on, stopped.on)
            found.append(one.model_copy(update={"active_to": last}))
    return found
