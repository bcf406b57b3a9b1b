"""What `partner stop`, `resume` and `traces` do, in their order, and how it is told.

Add here: a step of these commands.
Keep out: the work on rows and releases (warehouse/privacy/stop.py), the search (warehouse/privacy/traces.py), counts of
persons or contacts, and the words that are looked for.
"""

import time

import typer

from dagster_project import instance, processes, starting, web_services
from dagster_project.actions import backing_up
from dagster_project.console import say, step
from warehouse import vault
from warehouse.errors import ConfigError, CrossingsError
from warehouse.privacy import rewrite_database, stop, traces
from warehouse.release import journal, steps
from warehouse.settings import Settings
from warehouse.vault import Vault

# A reader that has resolved the link `current` reads that release until its request ends.
READERS_SECONDS = 10


def end_pulls(settings: Settings, code: str, *, is_dry: bool, is_sure: bool) -> int:
    """From today on nothing is fetched; what came stays."""
    keyring = vault.load(settings)
    standing = stop.standing(settings, keyring, code)
    if standing.mark is not None:
        back = f" `crossings partner resume {code}` fetches from it again." if standing.mark.is_kept else ""
        say(f"✓ {code} was stopped on {standing.mark.on} already. With --now, nothing of it stays here.{back}")
        return 0
    say(f"{code}: nothing is fetched any more from today on; all that came stays and counts as before.")
    if is_dry or not _may_go_on(is_sure=is_sure):
        return 0
    stop.end_pulls(settings, keyring, code)
    say(f"✓ {code} is stopped. Pages of Dagster that run now show it until `crossings down` and `up`.")
    say(f"`crossings partner resume {code}` fetches from it again.")
    return 0


def resume(settings: Settings, code: str, *, is_dry: bool, is_sure: bool) -> int:
    """Fetched again, as its declaration says."""
    keyring = vault.load(settings)
    mark = stop.pause(settings, keyring, code)
    if mark is None:
        say(f"✓ {code} is not stopped.")
        return 0
    say(f"{code}, stopped on {mark.on}, is fetched from again, also what was put at its source since then.")
    say("Its declaration decides what is taken. If a key of it may be in other hands, put the new one there first.")
    if is_dry or not _may_go_on(is_sure=is_sure):
        return 0
    stop.resume_pulls(settings, keyring, code)
    say(f"✓ {code} is fetched from again with the next `crossings run`.")
    say("Pages of Dagster that run now do so after `crossings down` and `up`.")
    return 0


def now(settings: Settings, code: str, *, is_dry: bool, is_sure: bool) -> int:
    """Everything of the partner goes, then a release without it, then the releases that show it."""
    keyring = vault.load(settings)
    if stop.is_gone(settings, keyring, code):
        _forget_history(settings)  # a kill may have come between
        say(f"✓ {code} was stopped already, and nothing of it is here.")
        return 0
    standing = stop.standing(settings, keyring, code)
    _tell(standing)
    if is_dry or not _may_go_on(is_sure=is_sure):
        return 0
    return _carry_out(settings, keyring, standing)


def _carry_out(settings: Settings, keyring: Vault, standing: stop.Standing) -> int:
    code = standing.declaration.code
    with step("everything of the partner"):
        has_changed = stop.remove(settings, keyring, code)
    if not has_changed and rewrite_database.is_built(settings, keyring):
        _forget(settings, code)
        say(f"✓ {code} was stopped already, and nothing of it is here.")
        return 0
    if steps.resume(settings, by=journal.account()):
        say("The pause after the rollback has ended: what people see now shows the partner.")
    outcome = starting.build(settings)
    if standing.releases and settings.current.exists():
        time.sleep(READERS_SECONDS)
    for name in stop.withdraw(settings, keyring, code):
        say(f"withdrawn           release {name}")
    _forget(settings, code)
    say(f"✓ {code} is stopped, and nothing of it is here.")
    say("Cells that needed it are shown as too few now. Copies of releases and homes elsewhere are not changed.")
    backing_up.after_an_end(settings)
    return outcome


def _forget(settings: Settings, code: str) -> None:
    """Its declaration, and every place where Dagster and the logs name it."""
    if stop.forget_declaration(settings, code):
        say("declaration removed")
    _forget_history(settings)


def _forget_history(settings: Settings) -> None:
    wanted = web_services.dagster(settings)
    kept = processes.kept(settings, [service.name for service in wanted])
    ran = [service for service in wanted if processes.stop(settings, service.name)]
    instance.forget(settings)
    for service in ran:
        if service.name in kept:
            processes.stop(settings, service.name)  # it may have begun again before its history was gone
        else:
            processes.start(settings, service)
    for service in ran:
        processes.wait_until_answering(settings, service)


def _tell(standing: stop.Standing) -> None:
    code = standing.declaration.code
    say(f"Of {code} goes for good: its rows, {standing.deliveries} deliveries, {standing.letters} letters,")
    say(f"{standing.requests} requests that wait. Nothing is fetched any more, and its signature is worth nothing.")
    say("Its declaration goes, too (`crossings partner show` prints it), and Dagster's whole history, which names it.")
    if standing.releases:
        say(f"Releases that show it go when one without it is there: {', '.join(standing.releases)}.")
    if standing.reports:
        say(f"So do {standing.reports} files of reports made of them, with what people wrote into drafts.")
    for scope, others in standing.sharing.items():
        say(f"It still knows the network key of scope {scope}. Others that hold it: {', '.join(others) or 'none'}.")
    if any(standing.sharing.values()):
        say(
            "They must make a new network key together and seal their whole history again with it: until then, whoever "
            "has the old key can try out codes on a file of theirs. Old and new tokens do not link."
        )


def _may_go_on(*, is_sure: bool) -> bool:
    return is_sure or typer.confirm("Go on?", err=True)


SHORTEST_WORD = 3  # letters: shorter words are in every file
_REMEDIES = {
    "published": "`crossings partner stop CODE --now` removes what shows a partner. Other words are the network's.",
    "exchange": "`crossings release exchange` makes the packages anew.",
    "reports": "Your own words in drafts: copy them, then remove the file.",
    "network": "Words that you wrote into the network's files: change them, then `crossings run`.",
    "superset": "Names of accounts, SQL that was typed, and the log of actions: see the page for this day.",
    "dagster": "`crossings partner stop CODE --now` empties it.",
    "logs": "`crossings partner stop CODE --now` empties the pipeline's. Others can be removed while nothing runs.",
}
_OTHERWISE = "Look at the file, and decide with your lawyer what happens to it."


def show_traces(settings: Settings) -> int:
    typed = typer.prompt("Words to look for, with commas between (name, code, alias)", err=True)
    words = [word.strip() for word in str(typed).split(",") if word.strip()]
    if not words or min(map(len, words)) < SHORTEST_WORD:
        raise ConfigError(f"Each word must have {SHORTEST_WORD} letters or more: shorter ones stand in every file.")
    places = traces.find(settings, words)
    for room, files in places.at.items():
        say(f"{room}: {len(files)} file(s). {_REMEDIES.get(room, _OTHERWISE)}")
        for path in files:
            say(f"  {path}")
    if not places.at:
        say("✓ In no file of this home that can be read.")
    unread = f"{len(places.unread)} picture(s), PDF or closed database(s)"
    say(f"Not looked into: {places.closed} encrypted file(s), {unread}.")
    return CrossingsError.exit_code if places.at else 0
