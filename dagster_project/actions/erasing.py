"""What `erase`, `split` and `retain` do, in their order, and how it is told.

Add here: a step of these commands.
Keep out: the work on rows (warehouse/privacy), and any number by partner, country or person, or below five.
"""

import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import typer

from dagster_project import starting
from dagster_project.actions import backing_up
from dagster_project.console import say, step, table
from dagster_project.lib import dbt_child
from warehouse import vault
from warehouse.contract.declaration.declaration import Declaration
from warehouse.errors import ConfigError, CrossingsError
from warehouse.intake.landing import requests as landed_requests
from warehouse.privacy import erase as erasure
from warehouse.privacy import expire, proof, rewrite_database
from warehouse.privacy import subject_request as requests
from warehouse.release import journal, rooms
from warehouse.settings import Settings
from warehouse.vault import Vault

_SAID = {
    "objects_searched": "landing objects searched",
    "objects_rewritten": "landing objects written anew",
    "databases_rewritten": "databases written anew",
    "databases_removed": "databases removed",
    "backups_searched": "backups searched",
    "found_afterwards": "found afterwards",
}


def erase(settings: Settings, files: Sequence[Path], *, is_building: bool) -> int:
    keyring = vault.load(settings)
    return _erase(settings, keyring, _read(settings, keyring, files, requests.WITHDRAW), is_building=is_building)


def erase_typed(settings: Settings, partner: str, *, is_building: bool) -> int:
    """The code is asked for unseen: arguments are in the process list and in the history of the shell."""
    keyring = vault.load(settings)
    asked = requests.typed(keyring, _declared(settings, keyring, partner), _prompted)
    return _erase(settings, keyring, [asked], is_building=is_building)


def _declared(settings: Settings, keyring: Vault, partner: str) -> Declaration:
    declared = erasure.declared_by_code(settings, keyring)
    if partner not in declared:
        raise ConfigError(f"There is no partner {partner!r}. `crossings partner list` names those in force.")
    return declared[partner]


def _prompted() -> str:
    return str(typer.prompt("Client code", hide_input=True, confirmation_prompt="Once more", err=True))


def again(settings: Settings, *, is_building: bool) -> int:
    return _carry_out(settings, lambda: erasure.again(settings, vault.load(settings)), is_building=is_building)


def confirm_repeated(settings: Settings, partner: str) -> None:
    keyring = vault.load(settings)
    declaration = _declared(settings, keyring, partner)
    every = landed_requests.waiting(settings, keyring)
    waiting = [one.path for one in every if one.partner == partner and one.kind != requests.APART]
    if waiting:
        raise ConfigError(
            f"Requests of {partner} still wait, the first of them at {waiting[0]}. Nothing was confirmed. Deal with "
            "them first: `crossings status` has the command for each."
        )
    if erasure.confirm_repeated(settings, keyring, declaration):
        say(f"✓ Noted: the requests of {partner} were made again by the codes that it has now.")
        say("Next: `crossings run` reads the files that waited.")
    else:
        say(f"✓ Nothing to note: the declaration of {partner} says of its codes what it said when it last asked.")
        say("If a file waits by the rule codes_changed, first raise tokens.key_number in the declaration by one.")


def split(settings: Settings, files: Sequence[Path], *, is_building: bool) -> int:
    keyring = vault.load(settings)
    erasure.split(settings, keyring, _read(settings, keyring, files, requests.APART))
    say("✓ Noted: they are two persons from the next build on, and stay two.")
    return starting.build(settings) if is_building else 0


def show_proofs(settings: Settings, name: str | None) -> None:
    """Each proof whose signature holds; one that does not hold ends the command."""
    keyring = vault.load(settings)
    found = list(proof.every(settings, keyring)) if name is None else [proof.read(settings, keyring, name)]
    for said in found:
        say(f"proof {said['id']}   {said['at']}   signature holds")
        if name is None:
            continue
        say(f"  {'request':28} {said['request_sha256'] or 'none: a code was typed'}")
        for key, words in _SAID.items():
            say(f"  {words:28} {said[key]}")
        say(f"  {'list of the erased, SHA-256':28} {said['list_sha256']}")
    if not found:
        say("Nobody was erased yet.")


def _read(settings: Settings, keyring: Vault, files: Sequence[Path], kind: str) -> list[requests.Asked]:
    """All of them before anything is done for one."""
    declared = erasure.declared_by_code(settings, keyring)
    return [requests.read(settings, keyring, declared, path, kind) for path in files]


def _erase(settings: Settings, keyring: Vault, asked: list[requests.Asked], *, is_building: bool) -> int:
    return _carry_out(settings, lambda: erasure.erase(settings, keyring, asked, _tell), is_building=is_building)


def _carry_out(settings: Settings, work: Callable[[], erasure.Done], *, is_building: bool) -> int:
    with step("erasing"):
        done = work()
    _forget_compiled(settings)
    swept = done.swept
    say(
        f"✓ {swept.objects_searched} landing objects searched, {swept.objects_rewritten} written anew; nothing is left."
    )
    say(f"  {swept.databases_rewritten} database(s) written anew, {done.copies} backup(s) searched.")
    for name in done.proofs:
        say(f"proof               {name}   (`crossings erase --proof {name}`)")
    say("What was published of closed periods stays as it was published.")
    code = starting.build(settings) if is_building else 0
    if not is_building:
        say("Next: `crossings rebuild`, so that what people see is made without her.")
    backing_up.after_an_end(settings)
    return code


def _forget_compiled(settings: Settings) -> None:
    """What dbt wrote beside the database. The parsed project stays: it knows no data, and running services need it."""
    for path in dbt_child.target(settings).glob("*"):
        if not path.name.startswith("parsed-"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _tell(step_name: str) -> None:
    if step_name != "object rewritten":
        say(f"  {step_name}")


def show_retention(settings: Settings) -> int:
    """What would be reduced and removed, by month."""
    keyring = vault.load(settings)
    due = expire.due(settings, keyring)
    say(f"contacts before {settings.rows_until} become person-months; before {settings.person_months_until} they go.")
    _months("Rows that would become person-months", due.reduced)
    _months("Person-months that would go", due.removed)
    if due.unpublished:
        say(expire.said(due.unpublished))
    old = rooms.expired(settings, journal.now())
    if old:
        say(f"Refused releases that would go: {', '.join(old)}")
    if not due.reduced and not due.removed and not old:
        say("✓ Nothing is due.")
    else:
        say("Nothing was changed. `crossings retain --apply` does it.")
    return 0


def apply_retention(settings: Settings) -> int:
    """Both steps, and a build where one of them changed something. Gives back the exit code."""
    keyring = vault.load(settings)
    gone = rooms.expire(settings, journal.now())
    if gone:
        say(f"✓ Gone: {len(gone)} releases that a test had refused more than {settings.keep_refused_days} days ago.")
    with step("old rows to person-months"):
        has_changed = expire.reduce(settings, keyring)
    refusal = None
    with step("person-months that are old enough") as ending:
        try:
            has_changed |= expire.remove(settings, keyring)
        except CrossingsError as error:
            refusal, ending.is_good = error, False
    code = starting.build(settings) if has_changed or not _is_built(settings, keyring) else 0
    backing_up.after_an_end(settings)
    if not has_changed and not gone and refusal is None:
        say("✓ Nothing was due.")
    if refusal is not None:
        raise refusal
    return code


def _is_built(settings: Settings, keyring: Vault) -> bool:
    """A run that was killed after its work on rows has left the build to the next one."""
    return not settings.working_db.exists() or rewrite_database.is_built(settings, keyring)


def _months(title: str, rows: Mapping[date, int | None]) -> None:
    if rows:
        told = [(f"{month:%Y-%m}", "fewer than 5" if count is None else count) for month, count in rows.items()]
        table(title, ["month", "rows"], told)
