"""Which partners were stopped: since when nothing is pulled from them, and whether what they sent was kept.

    landing/stopped/<name>.age     JSON: {"on": day, "is_kept": yes or no, "is_withdrawn": yes or no}

The name is a keyed digest of the partner's code: whoever takes the disk does not learn who was stopped. The mark
outlives the declaration, so that a backup that was put back does not bring the partner back.

Add here: another thing that must be known of a partner after its end.
Keep out: what is done when a partner is stopped (warehouse/privacy/stop.py).
"""

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.errors import Sealed
from warehouse.settings import Settings

if TYPE_CHECKING:  # the partner-side tool reads declarations, and holds no key of the warehouse
    from warehouse.contract.declaration.declaration import Declaration
    from warehouse.vault import Vault

FOLDER, SUFFIX = "stopped", ".age"


@dataclass(frozen=True)
class Stopped:
    """The end of one partner. `is_withdrawn` says that no release shows anything of it any more."""

    on: date
    is_kept: bool
    is_withdrawn: bool = False


def is_any(settings: Settings) -> bool:
    """Whether any partner was stopped. Where none was, nobody needs keys to ask."""
    return any((settings.landing / FOLDER).glob("*" + SUFFIX))


def is_stopped(settings: Settings, vault: "Vault | None", code: str) -> bool:
    """Whether its files are not pulled any more. Raises Sealed without keys where there is any mark."""
    return _found(settings, vault, code) is not None


def read(settings: Settings, vault: "Vault | None", code: str) -> Stopped | None:
    """Raises Sealed without keys where there is any mark."""
    from warehouse.intake.landing import land  # it holds a vault, see above

    path = _found(settings, vault, code)
    if path is None or vault is None:
        return None
    content = json.loads(land.unseal(path.read_bytes(), vault))
    return Stopped(date.fromisoformat(content["on"]), content["is_kept"], content["is_withdrawn"])


def write(settings: Settings, vault: "Vault", code: str, stopped: Stopped) -> None:
    from warehouse.intake.landing import land

    content = asdict(stopped) | {"on": stopped.on.isoformat()}
    land.write_whole(_path(settings, vault, code), land.seal(json.dumps(content).encode(), vault))


def forget(settings: Settings, vault: "Vault", code: str) -> None:
    """It was never stopped. Only for a mark that kept its rows: what was deleted must not come back."""
    if path := _found(settings, vault, code):
        path.unlink()


def in_force(settings: Settings, vault: "Vault | None", declared: "Iterable[Declaration]") -> "list[Declaration]":
    """Without partners of whom nothing was kept; the others that were stopped are active until that day."""
    active = []
    for partner in declared:
        stopped = read(settings, vault, partner.code)
        if stopped is None:
            active.append(partner)
        elif stopped.is_kept:
            last = min(partner.active_to or stopped.on, stopped.on)
            active.append(partner.model_copy(update={"active_to": last}))
    return active


def days(settings: Settings, vault: "Vault | None", declared: "Iterable[Declaration]") -> dict[str, date]:
    """Of those whose rows were kept, since when nothing is fetched: they can send no report any more."""
    marks = {partner.code: read(settings, vault, partner.code) for partner in declared}
    return {code: mark.on for code, mark in marks.items() if mark is not None and mark.is_kept}


def _found(settings: Settings, vault: "Vault | None", code: str) -> Path | None:
    if not is_any(settings):
        return None
    if vault is None:
        raise Sealed("A partner was stopped, and only the keys tell which one. Bring the keys.")
    path = _path(settings, vault, code)
    return path if path.exists() else None


def _path(settings: Settings, vault: "Vault", code: str) -> Path:
    name = hmac.new(vault.k_erase, b"stopped|" + code.encode(), hashlib.sha256).hexdigest()
    return settings.landing / FOLDER / (name + SUFFIX)
