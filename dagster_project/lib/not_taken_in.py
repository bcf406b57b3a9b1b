"""Partners whose files could not be taken in because of an error of ours, and since when: nothing closes without them.

    run/not-taken-in/<step>/<partner>    empty; written on the day of the first attempt of this step that failed

The note is written before an attempt and removed after it, so that a kill leaves it. Two things are no error of ours. A
refused file was taken in: its partner has a letter. What lies at a source out of reach is not known: its partner is
late. But what has landed and is not loaded is noted, whatever kept it out. Days are those of the computer's clock, as
this is the time that people had to mend it; a run may be made for another day (CROSSINGS_AS_OF).

An error that comes back every day must not stop all partners for good. After `settings.closing_waits_days` releases
close without that partner, and every run says so: its files count as late ones do, in the yearly restatement.

Add here: nothing for another error; whatever ends an attempt leaves its note.
Keep out: mending, and whether anything would close (dagster_project/disclosing.py).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from warehouse.errors import SourceError
from warehouse.intake.landing import stopped
from warehouse.intake.partners.declared import declarations
from warehouse.settings import Settings
from warehouse.vault import Vault

Step = Literal["delivery", "raw"]  # as the graph calls them: fetched and landed; judged and loaded
_WAITS = (
    "Files of {partners} could not be taken in because of an error of ours. No release is made that closes anything: "
    "periods would close without these files for good. People see what they saw before. Mend what the failed step of "
    "that partner says (delivery/…, its check, or raw/…); then `crossings run` takes the files in and closes. Unless "
    "it is mended, periods close without {them} from {until} on, as if the files were late; "
    "`CROSSINGS_CLOSING_WAITS_DAYS=0 crossings run` does so now."
)
_WITHOUT = (
    "Periods close without files of {partners}: they could not be taken in because of an error of ours, and nobody "
    "mended it in time. Mend what the failed step of that partner says, then `crossings run` takes them in, and "
    "`crossings release restate` brings them into the periods that closed without them."
)


@contextmanager
def during(settings: Settings, step: Step, code: str) -> Iterator[None]:
    """One attempt of a step. What an earlier one left stays until the step has succeeded."""
    path = _folder(settings) / step / code
    is_older = path.exists()
    note(settings, step, code)
    try:
        yield
    except SourceError:
        if not is_older:
            path.unlink(missing_ok=True)
        raise
    path.unlink(missing_ok=True)


def note(settings: Settings, step: Step, code: str) -> None:
    """The first day stays: patience ends, however often it fails."""
    path = _folder(settings) / step / code
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists() or _written_at(path).date() > _today():  # a clock that was wrong
        path.touch()


def waited_for(settings: Settings, vault: Vault) -> str | None:
    """What to tell people while closing waits for somebody; None where it waits for nobody."""
    until = {code: day + timedelta(settings.closing_waits_days) for code, day in _since(settings, vault).items()}
    waiting = {code: day for code, day in until.items() if day > _today()}
    if not waiting:
        return None
    them = "it" if len(waiting) == 1 else "them"
    return _WAITS.format(partners=_named(settings, vault, waiting), them=them, until=max(waiting.values()))


def closed_without(settings: Settings, vault: Vault) -> str | None:
    """What to tell people where patience has ended; None where nobody was given up."""
    wait = timedelta(settings.closing_waits_days)
    over = {code: day for code, day in _since(settings, vault).items() if day + wait <= _today()}
    return _WITHOUT.format(partners=_named(settings, vault, over)) if over else None


def is_any(settings: Settings) -> bool:
    return any(_folder(settings).glob("*/*"))


def older_than_an_hour(settings: Settings, at: datetime) -> tuple[str, ...]:
    """Partners whose note is no attempt that goes on just now."""
    paths = _folder(settings).glob("*/*")
    return tuple(sorted({path.name for path in paths if at - _written_at(path) > timedelta(hours=1)}))


def _named(settings: Settings, vault: Vault, codes: Mapping[str, date]) -> str:
    since = _since(settings, vault)
    return ", ".join(f"{code} (since {since[code]})" for code in sorted(codes))


def _since(settings: Settings, vault: Vault) -> dict[str, date]:
    """A partner that was stopped or is declared no more is waited for by nobody."""
    paths = list(_folder(settings).glob("*/*"))
    declared = declarations(settings, vault) if paths else []
    codes = {each.code for each in declared if not stopped.is_stopped(settings, vault, each.code)}
    days: dict[str, date] = {}
    for path in paths:
        if path.name in codes:
            day = _written_at(path).date()
            days[path.name] = min(day, days.get(path.name, day))
    return days


def _written_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _today() -> date:
    return datetime.now(UTC).date()


def _folder(settings: Settings) -> Path:
    return settings.home / "run" / "not-taken-in"
