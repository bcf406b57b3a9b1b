"""Which releases a session may look at: earlier ones that people saw, and for advisers the next one.

Never one that somebody rolled back from, nor one that shows a table which is held now: both were taken away for a
reason. None without a passed verdict on exactly its files.
Add here: another reason why a release must not be looked at. Keep out: requests and sessions (release_link.py, pages/).

It reads the journal as warehouse/release/journal.py does, whose room cannot be entered from Superset's environment; a
test compares the two.
"""

import json
from typing import Any

from warehouse import verdict
from warehouse.settings import Settings

_FLIPS = ("publish", "rollback", "found")


def is_fit(settings: Settings, name: str) -> bool:
    """Whether its verdict is passed, on exactly the files that lie there. They are read again when one has changed."""
    return verdict.why_not(settings, name, verdict.known_key(settings)) is None


def seen(settings: Settings) -> list[str]:
    """The newest first, and what people see now, too: a hold begins with the next release."""
    return [name for name in _shown(settings) if is_fit(settings, name)]


def may_look(settings: Settings, name: str) -> bool:
    return (name in _shown(settings) and is_fit(settings, name)) or name == next_one(settings)


def _shown(settings: Settings) -> list[str]:
    current = settings.current.resolve().name
    shown: set[str] = {current}
    left: set[str] = set()
    held: set[str] = set()
    for entry in _entries(settings):
        action, name = entry["action"], entry["release"]
        if action == "rollback":
            left.add(entry["instead_of"])
        if action in _FLIPS:
            shown.add(name)
            left.discard(name)
        if action == "hold":
            held.add(entry["table"])
        elif action == "unhold":
            held.discard(entry["table"])
    there = (name for name in shown - left if (settings.published / name).is_dir())
    return sorted((name for name in there if name == current or not _shows(settings, name, held)), reverse=True)


def next_one(settings: Settings) -> str | None:
    """The release that was built last, if people have not seen it and every test has passed it."""
    file = settings.working / "candidate.json"
    name: str = json.loads(file.read_text()).get("release_id", "") if file.exists() else ""
    known = {entry["release"] for entry in _entries(settings) if entry["action"] in _FLIPS}
    return name if name and name not in known and is_fit(settings, name) else None


def _shows(settings: Settings, name: str, held: set[str]) -> bool:
    files = (path for table in held for path in (settings.published / name).glob(f"*/csv/{table}.csv"))
    return any(path.read_bytes().strip().count(b"\n") for path in files)


def _entries(settings: Settings) -> list[dict[str, Any]]:
    file = settings.published / "journal.jsonl"
    lines = file.read_text(encoding="utf-8").split("\n")[:-1] if file.exists() else []
    return [json.loads(line) for line in lines if line]
