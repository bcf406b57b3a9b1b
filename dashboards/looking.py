"""Which releases a session may look at: earlier ones that people saw, and for advisers the next one.

Never one that somebody rolled back from, nor one that shows a table which is held now: both were taken away for a
reason. The next one only if the disclosure test has passed it.
Add here: another reason why a release must not be looked at. Keep out: requests and sessions (release_link.py, pages/).

It reads the journal as warehouse/release/journal.py does, whose room cannot be entered from Superset's environment; a
test compares the two.
"""

import json
from typing import Any

from warehouse.settings import Settings

_FLIPS = ("publish", "rollback", "found")


def seen(settings: Settings) -> list[str]:
    """The newest first, and always what people see now: a hold begins with the next release."""
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
    """The release that was built last, if people have not seen it and it gives nobody away."""
    name = _said(settings, "candidate.json").get("release_id", "")
    tested = _said(settings, "disclosure-test.json")
    is_safe = tested.get("release_id") == name and tested.get("is_passed") is True
    known = {entry["release"] for entry in _entries(settings) if entry["action"] in _FLIPS}
    return name if is_safe and name not in known and (settings.published / name).is_dir() else None


def _shows(settings: Settings, name: str, held: set[str]) -> bool:
    files = (path for table in held for path in (settings.published / name).glob(f"*/csv/{table}.csv"))
    return any(_has_rows(path.read_bytes()) for path in files)


def _has_rows(content: bytes) -> bool:
    return content.strip().count(b"\n") > 0


def _entries(settings: Settings) -> list[dict[str, Any]]:
    file = settings.published / "journal.jsonl"
    lines = file.read_text(encoding="utf-8").split("\n")[:-1] if file.exists() else []
    return [json.loads(line) for line in lines if line]


def _said(settings: Settings, name: str) -> dict[str, Any]:
    file = settings.working / name
    said: dict[str, Any] = json.loads(file.read_text()) if file.exists() else {}
    return said
