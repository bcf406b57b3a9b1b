"""The keys of a real network, made once.

Add here: what must be true before keys are made.
Keep out: changing keys that are in use (rotate.py).
"""

from collections.abc import Iterator
from pathlib import Path

from warehouse import vault
from warehouse.errors import ConfigError
from warehouse.keys import place, used_keys
from warehouse.settings import Settings


def init(settings: Settings) -> list[str]:
    """Make the keys that the environment does not give, and say which. Raises ConfigError rather than overwrite any."""
    there = place.of(settings)
    if there.read() is not None:
        raise ConfigError(
            f"There are keys already in the {there.name}. Nothing was overwritten. `crossings keys status` tells "
            "which; `crossings keys rotate --file-keys` changes those that can be changed."
        )
    made = {name: key for name, key in vault.made().items() if name not in vault.from_environment()}
    if not made:
        raise ConfigError("The environment gives every key already (CROSSINGS_KEY_…). There is nothing to make.")
    require_nothing_sealed(settings)
    used_keys.forget(settings)
    there.create(made)
    return sorted(made)


def require_nothing_sealed(settings: Settings) -> None:
    """Raises ConfigError where new keys would leave data behind that nobody can open."""
    if any(sealed(settings)):
        raise ConfigError(
            f"{settings.home} holds encrypted data already, and new keys would not open it. Bring back its keys with "
            "`crossings unlock` or `crossings keys restore`, or point CROSSINGS_KEYS_FILE at them. For a new beginning "
            "name another CROSSINGS_HOME."
        )


def sealed(settings: Settings) -> Iterator[Path]:
    """What rests in this home and only its own keys can open."""
    if settings.working_db.exists():
        yield settings.working_db
    yield from objects(settings)


def objects(settings: Settings) -> Iterator[Path]:
    """Every file sealed for the warehouse itself. Letters in an outbox are sealed for their partner."""
    for room in (settings.landing, settings.letters, settings.network, settings.requests, settings.alerts):
        for path in sorted(room.rglob("*.age")):
            if path.parent.name != "outbox":
                yield path
