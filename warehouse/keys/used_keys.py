"""Which keys the rows of this home were keyed with: a mark of each, which tells nothing of the key.

    landing/keys.json     {"WH": [mark, …], "NOISE": [mark], "ERASE": [mark]}

A wrong DB or LANDING opens nothing, and everybody notices. A wrong WH, NOISE or ERASE opens everything: people would
be counted twice, get other small changes on the same numbers (whoever compares them learns the true ones), and the
erased would come back. So each key is held against its mark before anything is done with it.

Add here: another key that nothing at rest notices to be wrong.
Keep out: a mark of DB or LANDING, which are changed freely.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from warehouse.errors import ConfigError, Locked, Sealed
from warehouse.keys import place
from warehouse.settings import Settings

Keys = Mapping[str, tuple[bytes, ...]]  # by name; of WH oldest first
_MARK_BYTES = 16


def require(settings: Settings, keys: Keys) -> None:
    """Raises Sealed for keys of another warehouse, Locked for a token key from before its last change."""
    marks = _read(settings)
    wrong = [name for name in keys if not _fits(name, marks.get(name, []), keys[name])]
    if wrong:
        raise Sealed(
            f"The warehouse stays sealed: {', '.join(wrong)} {'is' if len(wrong) == 1 else 'are'} not the key with "
            f"which the rows of this home were keyed ({file(settings)} has a mark of it). Nothing was read or written. "
            f"The keys in force are those of the {place.of(settings).name}, and of variables CROSSINGS_KEY_<NAME> "
            "where they are set. Move the wrong ones away and bring back this home's own: `crossings unlock`, or "
            "`crossings keys restore` with its escrow."
        )
    if len(marks.get("WH", [])) > len(keys["WH"]):
        raise Locked(
            "The keys are from before the last change of the token key. If it was changed while this was running, run "
            "it again. Otherwise bring back the newer keys: `crossings unlock`, or `crossings keys restore` with an "
            "escrow that was made after the change."
        )


def note(settings: Settings, keys: Keys) -> None:
    """From now on rows are keyed with these. The caller holds the one-writer lock; a change of the token key adds."""
    require(settings, keys)
    marks = {name: [_mark(name, key) for key in keys[name]] for name in keys}
    if marks != _read(settings):
        place.write_whole(file(settings), json.dumps(marks).encode())


def forget(settings: Settings) -> None:
    """For keys that are made where nothing rests which former ones have keyed."""
    file(settings).unlink(missing_ok=True)


def file(settings: Settings) -> Path:
    return settings.landing / "keys.json"


def _fits(name: str, marks: list[str], keys: tuple[bytes, ...]) -> bool:
    """Whether each key that there is a mark for is that key. Either may have more: a change of keys adds at the end."""
    return all(mark == _mark(name, key) for mark, key in zip(marks, keys, strict=False))


def _mark(name: str, key: bytes) -> str:
    return HKDF(SHA256(), _MARK_BYTES, salt=None, info=b"crossings used key 1 " + name.encode()).derive(key).hex()


def _read(settings: Settings) -> dict[str, list[str]]:
    path = file(settings)
    if not path.exists():
        return {}
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): [str(mark) for mark in marks] for name, marks in said.items()}
    except (ValueError, TypeError, AttributeError):
        raise ConfigError(
            f"{path} is damaged. Bring it back from a backup. If there is none, and you are sure that the keys are "
            "those of this home, remove it: it is written anew."
        ) from None
