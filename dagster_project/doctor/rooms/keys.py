"""Keys: all there, away from the data, for their owner alone, not half changed, and in an escrow.

Add here: another thing that is wrong with keys, or with where they lie.
Keep out: any use of a key.
"""

from collections.abc import Iterator
from datetime import datetime

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, Level, note, now, soon, well
from warehouse import vault
from warehouse.errors import CrossingsError
from warehouse.keys import disk_of_keys, escrow_trace, half_way, place

SEALED_DAYS = 1
_UNLOCK = "crossings unlock; without a file of locked keys: crossings keys restore"


def look(case: Case) -> Iterator[Finding]:
    try:
        kept = place.of(case.settings).read() or {}
        if missing := vault.missing(vault.found_keys(case.settings)):
            yield _sealed(case, missing)
            return
        vault.load(case.settings)
    except CrossingsError as error:
        yield now("unusable", str(error), place_of(case), "See what it says.")
        return
    yield well("there", f"All {len(vault.NAMES)} keys are there.")
    if half_way.is_going_on(kept):
        said = "A change of keys was begun and is not finished; former keys are still kept."
        yield soon("half_changed", said, place_of(case), half_way.command(kept))
    if case.settings.home.exists() and disk_of_keys.is_shared(case.settings):
        level = Level.SOON if case.is_real else Level.NOTE
        yield Finding(
            level, "on_the_homes_disk", disk_of_keys.WARNING, place_of(case), "Move them: CROSSINGS_KEYS_FILE"
        )
    if case.is_real:
        yield from _escrow(case)


def _sealed(case: Case, missing: list[str]) -> Finding:
    said = f"The warehouse is sealed: no key for {', '.join(missing)}."
    if not case.is_begun:
        return note("none_yet", said, place_of(case), "crossings keys init, or crossings demo")
    since = case.watched.get("sealed_since")
    days = case.age_days(datetime.fromisoformat(since)) if isinstance(since, str) else 0
    if days < SEALED_DAYS:
        return soon("sealed", f"{said} Deliveries wait until it is unlocked.", place_of(case), _UNLOCK)
    return now("sealed_long", f"{said} Nothing was taken in for {days:.0f} days.", place_of(case), _UNLOCK)


def _escrow(case: Case) -> Iterator[Finding]:
    """Only what `crossings keys escrow` noted is known: where copies lie is nobody's business here."""
    remedy = "crossings keys escrow --to age1… --to age1…"
    trace = escrow_trace.read(case.settings)
    if trace is None:
        said = "No escrow of the keys is known. A lost key is lost data."
        yield soon("no_escrow", said, "keys", remedy)
    elif case.keyring and trace.fingerprint != escrow_trace.fingerprint(case.keyring):
        said = f"The last escrow, of {trace.made_on}, does not hold the keys of today."
        yield soon("old_escrow", said, "keys", remedy)
    else:
        yield well("escrow", f"The keys are in the escrow of {trace.made_on}.")


def place_of(case: Case) -> str:
    return "key file" if case.settings.keys == "file" else "keyring"
