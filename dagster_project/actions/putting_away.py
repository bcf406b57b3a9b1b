"""What `crossings seal` does, in its order, and how it is told: programs first, then the keys, then what is left open.

Add here: a step of this command.
Keep out: taking keys away (warehouse/keys/put_away.py). It must work on a bad day: without a release, without a
network, and when half of the home cannot be read.
"""

import typer

from dagster_project import processes, web_services
from dagster_project.console import say, trouble
from dashboards import serve
from warehouse import database, vault
from warehouse.errors import CrossingsError, Locked
from warehouse.keys import place, put_away
from warehouse.settings import Settings

_NO_ESCROW = (
    "Nothing was taken away, and the programs are stopped. Without an escrow the keys would be lost, and everything "
    "that is encrypted with them. `crossings keys escrow` makes one; then seal again."
)


def seal(settings: Settings, *, is_sure: bool) -> int:
    """Gives back the exit code: 0 when nothing of ours can open anything here any more."""
    kept = processes.kept(settings, web_services.ALL)
    stopped = [name for name in web_services.ALL if processes.stop(settings, name)]
    say(f"✓ Stopped: {', '.join(stopped)}." if stopped else "✓ None of our programs was running.")
    if not _may_take_away(settings, is_sure=is_sure):
        trouble(_NO_ESCROW)
        return CrossingsError.exit_code
    gone = put_away.put_away(settings)
    say(f"✓ The keys are gone from the {place.of(settings).name}." if gone else "✓ No key was there.")
    left = [*([web_services.KEPT.format(names=", ".join(kept))] if kept else []), *_left_open(settings)]
    for sentence in left:
        trouble(sentence)
    _tell_readable(settings)
    return CrossingsError.exit_code if left else 0


def _may_take_away(settings: Settings, *, is_sure: bool) -> bool:
    if is_sure or place.of(settings).read() is None:
        return True
    for sentence in put_away.doubts(settings):
        say(sentence)
    return typer.confirm("Do two people outside this house hold such an escrow?", err=True)


def _left_open(settings: Settings) -> list[str]:
    """What still holds keys, or shows figures, and cannot be ended from here."""
    found = []
    if given := sorted(vault.from_environment()):
        found.append(
            f"Keys are in the environment: {', '.join(given)}. Close this shell, and take them out of what sets them."
        )
    if serve.answers(settings):
        found.append(
            "The dashboards still answer: something else than `crossings up` started them. Stop them there; with "
            "services of the system that is `systemctl stop`."
        )
    if _is_writing(settings):
        found.append("A run is going on and has the keys in its memory. End it, or switch the computer off.")
    return found


def _is_writing(settings: Settings) -> bool:
    """Makes nothing: whoever seals may be another account than the one that works here."""
    if not settings.working.is_dir():
        return False
    try:
        with database.exclusive(settings, wait_seconds=0):
            return False
    except Locked:
        return True


def _tell_readable(settings: Settings) -> None:
    say("Closed without the keys: deliveries, working database, letters, requests, declarations, who is told.")
    say("Nothing was deleted. Still readable for whoever takes this computer:")
    for room, what in put_away.still_readable(settings).items():
        say(f"  {room:<11} {what}")
    say("Memory forgets keys when the computer is switched off, not before. A disk may keep traces of a key file.")
    say("To open it again: `crossings keys restore`, with both holders of the escrow.")
