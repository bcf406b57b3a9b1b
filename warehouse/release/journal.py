"""The journal of a home's releases: what was published, taken back or held, when and by whom.

    published/journal.jsonl     one line for each step, never changed: {"at", "action", "release", "by", …}

Beside the releases and not in the working database, which may be lost: a hold must outlive it.

Add here: another action, and what a reader must know of it.
Keep out: the flip itself (flip.py), which tables a hold empties (build.py), names of advisers, and free text.
"""

import getpass
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from warehouse.errors import ConfigError
from warehouse.settings import Settings

PUBLISHED, ROLLED_BACK, RESUMED, HELD, RELEASED = "publish", "rollback", "resume", "hold", "unhold"
FOUND = "found"  # the link had moved, and the step that moved it was killed before it wrote its line
_ALWAYS = {"release", "by"}
_FLIPS = {PUBLISHED, ROLLED_BACK, FOUND}
PIPELINE = "pipeline"

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Entry:
    """One step. `at` is UTC. `release` is what people see from then on; of a hold, the one that somebody looked at."""

    at: datetime
    action: str
    release: str
    by: str
    table: str = ""
    reason: str = ""
    instead_of: str = ""

    @property
    def is_of_pipeline(self) -> bool:
        """Whether the pipeline did it by itself, and not a person."""
        return self.by == PIPELINE


def now() -> datetime:
    """The clock of real use; tests bring their own."""
    return datetime.now(UTC)


def account() -> str:
    """Who did it: the account of this computer."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def path(settings: Settings) -> Path:
    return settings.published / "journal.jsonl"


def entries(settings: Settings) -> list[Entry]:
    """All steps, the oldest first. A last line that a kill has cut is not there yet."""
    file = path(settings)
    lines = file.read_text(encoding="utf-8").split("\n") if file.exists() else [""]
    steps = []
    for number, line in enumerate(lines[:-1], start=1):
        if not line:
            continue
        try:
            fields = json.loads(line)
            steps.append(Entry(**{**fields, "at": datetime.fromisoformat(fields["at"])}))
        except (ValueError, TypeError, KeyError):
            raise ConfigError(
                f"Line {number} of {file} cannot be read. It says what was published and what is held, so nothing is "
                "published without it. Put the file back from the backup, or remove that line if you know what it said."
            ) from None
    return steps


def write(settings: Settings, entry: Entry) -> None:
    """One line, on the disk before this returns."""
    settings.published.mkdir(parents=True, exist_ok=True)
    fields = {key: value for key, value in asdict(entry).items() if value != "" or key in _ALWAYS}
    line = json.dumps({**fields, "at": entry.at.astimezone(UTC).isoformat(timespec="seconds")}, ensure_ascii=False)
    with path(settings).open("ab+") as file:
        _drop_cut_line(file.fileno())
        file.write(f"{line}\n".encode())
        file.flush()
        os.fsync(file.fileno())


def flips(settings: Settings) -> list[Entry]:
    """The steps after which people saw another release, and one that was killed before it said so."""
    steps = [entry for entry in entries(settings) if entry.action in _FLIPS]
    link = settings.current
    if link.is_symlink():
        shown = link.resolve().name
        if not steps or steps[-1].release != shown:
            moved = datetime.fromtimestamp(link.lstat().st_mtime, UTC).replace(microsecond=0)
            steps.append(Entry(moved, FOUND, shown, "unknown"))
    return steps


def settle(settings: Settings) -> None:
    """Write down a flip that a killed step has not."""
    steps = flips(settings)
    if steps and steps[-1].action == FOUND and steps[-1] not in entries(settings):
        write(settings, steps[-1])


def on_day(settings: Settings, day: date) -> Entry | None:
    """The flip that was the last one at the end of that day, UTC. None before the first."""
    before = [entry for entry in flips(settings) if entry.at.date() <= day]
    return before[-1] if before else None


def previous(settings: Settings) -> str | None:
    """The release on disk that people saw before the current one, leaving out those that a rollback has left."""
    seen: list[str] = []
    for entry in flips(settings):
        if entry.action == ROLLED_BACK and entry.release in seen:
            del seen[seen.index(entry.release) :]
        seen = [release_id for release_id in seen if release_id != entry.release] + [entry.release]
    before = [release_id for release_id in seen[:-1] if (settings.published / release_id).is_dir()]
    return before[-1] if before else None


def paused(settings: Settings) -> Entry | None:
    """The rollback that keeps the pipeline from publishing by itself; None where nothing does."""
    last = [entry for entry in entries(settings) if entry.action in {PUBLISHED, ROLLED_BACK, RESUMED}]
    return last[-1] if last and last[-1].action == ROLLED_BACK else None


def waits(settings: Settings) -> bool:
    """Whether a new release waits for a person. Not the first: without one there is nothing to look at it with; nor
    the one after a word that it shall come, as when a partner was stopped."""
    last = [entry.action for entry in entries(settings) if entry.action in {*_FLIPS, RESUMED}]
    return settings.preview and settings.current.exists() and last[-1:] != [RESUMED]


def taken_back(settings: Settings) -> set[str]:
    """Releases that a rollback has left, and that nobody has published since."""
    gone: set[str] = set()
    for entry in entries(settings):
        if entry.action == ROLLED_BACK:
            gone.add(entry.instead_of)
        if entry.action in _FLIPS:
            gone.discard(entry.release)
    return gone


def held(settings: Settings) -> dict[str, Entry]:
    """Tables that are held now, by name, with the step that holds them."""
    by_table: dict[str, Entry] = {}
    for entry in entries(settings):
        if entry.action == HELD:
            if entry.table not in by_table or by_table[entry.table].is_of_pipeline:
                by_table[entry.table] = entry
        elif entry.action == RELEASED:
            by_table.pop(entry.table, None)
    return dict(sorted(by_table.items()))


def _drop_cut_line(descriptor: int) -> None:
    """What a kill has left of a line must not become the beginning of the next one."""
    size = os.fstat(descriptor).st_size
    tail = os.pread(descriptor, min(size, 4096), max(0, size - 4096))
    if tail and not tail.endswith(b"\n"):
        os.ftruncate(descriptor, max(0, size - 4096) + tail.rfind(b"\n") + 1)
