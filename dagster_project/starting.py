"""What `up`, `down`, `run`, `rebuild` and `demo` do, in their order.

Add here: a step of one of these commands.
Keep out: how a process is kept (`processes.py`), what the jobs do (`defs/`).
"""

import time
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING

from dagster_project import (
    changes,
    console,
    instance,
    looking,
    one_run,
    processes,
    room_for_a_run,
    status,
    web_services,
)
from dagster_project.console import say, step
from dashboards import first_answers
from warehouse import hardening, vault
from warehouse.keys import begin, place
from warehouse.networks import home
from warehouse.release import steps
from warehouse.settings import DEMO_AS_OF, Settings, demo_day
from warehouse.whole_months import months_after

if TYPE_CHECKING:
    from dagster_project.pipeline import Outcome


# In the order in which somebody new would try them.
FIRST_ACCOUNTS = ("coordinator", "analyst", "donor", "adviser", "steward", "admin")


def up(settings: Settings, *, again: bool) -> int:
    """Everything, ready to be looked at. Gives back the exit code."""
    if not home.has_own(settings):
        make_demo(settings)
    close(settings)
    web_services.prepare_superset(settings)
    code = run(settings, again=again)
    if not settings.current.is_symlink():
        console.trouble("There is no release yet, so there is nothing to look at.")
        return code or 1
    start(settings)
    first_answers.ask(settings)
    welcome(settings)
    if reason := steps.why_not_shown(settings):
        console.trouble(f"The dashboards show no figures. {reason}")
    return code


def start(settings: Settings) -> None:
    """The pages in the background, until each has shown one."""
    with step("Superset and Dagster's pages"):
        wanted = [web_services.superset(settings), *web_services.dagster(settings)]
        for service in wanted:
            processes.start(settings, service)
        for service in wanted:
            processes.wait_until_answering(settings, service)


def down(settings: Settings) -> None:
    kept = processes.kept(settings, web_services.ALL)
    stopped = [name for name in web_services.ALL if name not in kept and processes.stop(settings, name)]
    if stopped or not kept:
        say(f"✓ Stopped: {', '.join(stopped)}." if stopped else "✓ Nothing was running.")
    if kept:
        console.trouble(web_services.KEPT.format(names=", ".join(kept)))


def run(settings: Settings, *, again: bool) -> int:
    """Both jobs with progress, then the summary; nothing where nothing is new. Gives back the exit code.

    Afterwards, however it ended, those who hear of failures are told of what must be done now.
    """
    try:
        return _run(settings, again=again)
    finally:
        looking.after_run(settings)


def _run(settings: Settings, *, again: bool) -> int:
    close(settings)
    if not again and not changes.since_last_run(settings):
        release = settings.current.resolve().name
        say(f"✓ Nothing is new since {release}: no source, no declaration, no code, and nothing closes today.")
        return 0
    room_for_a_run.require(settings)
    with one_run.alone(settings):
        asked = changes.asked(settings)
        # Of the same look: what comes after it is news of the next run.
        partners = None if again else changes.since_last_run(settings, asked).partners
        pipeline = _pipeline(settings)
        outcome = _with_progress("running the pipeline", lambda: pipeline.run(settings, partners))
        if outcome.exit_code == 0 and outcome.is_told:
            changes.remember(settings, asked, time.time())
    return _tell(settings, outcome)


def rebuild(settings: Settings) -> int:
    """The raw tables from landing alone, then the build. Gives back the exit code."""
    from warehouse.intake.rebuild import rebuild as again

    close(settings)
    room_for_a_run.require(settings)
    with one_run.alone(settings):
        with step("reading the landing objects"):
            again(settings, vault.load(settings))
        return build(settings)


def build(settings: Settings) -> int:
    """From the raw tables to a release, without asking any source. Gives back the exit code."""
    room_for_a_run.require(settings)
    with one_run.alone(settings):
        pipeline = _pipeline(settings)
        outcome = _with_progress("building", lambda: pipeline.build_up(settings))
    return _tell(settings, outcome)


def close(settings: Settings) -> None:
    """What somebody put into the home open to others, or an older version did: for its owner alone, and encrypted."""
    from warehouse.intake.partners import declaration_store

    hardening.for_its_owner(settings.home)
    if declaration_store.plain(settings) and (codes := declaration_store.encrypt_all(settings, vault.load(settings))):
        say(f"✓ Encrypted the declaration of {', '.join(codes)}. `crossings partner show CODE` prints it.")


def _pipeline(settings: Settings) -> ModuleType:
    """Imported late: it brings Dagster and the whole graph."""
    with step("reading the graph"):
        instance.prepare(settings)
        from dagster_project import pipeline
    return pipeline


def _with_progress(what: str, work: "Callable[[], Outcome]") -> "Outcome":
    from dagster_project.lib import console_logger

    with step(what) as ending, console.Progress() as progress:
        console_logger.listeners.append(progress.heard)
        try:
            outcome = work()
        finally:
            console_logger.listeners.remove(progress.heard)
        ending.is_good = outcome.is_released
    return outcome


def _tell(settings: Settings, outcome: "Outcome") -> int:
    status.summary(settings, outcome.refused_partners)
    for trouble in outcome.troubles:
        console.trouble(f"{trouble.message} [{trouble.step}]")
    return outcome.exit_code


def make_demo(settings: Settings, contacts: int | None = None, seed: int = 2022) -> None:
    """Keys and files of the demo network. What is there and equal stays as it is. Raises ConfigError in a home that is
    sealed: with new keys nobody could open what is in it.
    """
    from warehouse.networks.demo import deliver, generate

    if place.of(settings).read() is None and not vault.from_environment():
        begin.require_nothing_sealed(settings)
    home.choose_demo(settings)
    vault.init_demo(settings)
    with step("the demo network's files (invented data)"):
        generate(settings.demo, contacts=contacts, seed=seed)
        day = demo_day(settings.network.read_text(encoding="utf-8"))
        if day > DEMO_AS_OF:  # of another size, or of an earlier version: what has come since then came there too
            deliver(settings.demo, day)


def next_month(settings: Settings) -> None:
    """A month passes in the demo network: its day moves on, and the files that come until then are there."""
    from warehouse.networks.demo import deliver

    make_demo(settings)
    day = months_after(demo_day(settings.network.read_text(encoding="utf-8")), 1).replace(day=DEMO_AS_OF.day)
    new = deliver(settings.demo, day)
    home.move_demo_to(settings, day)
    say(f"✓ It is {day} in the demo network, and {len(new)} new files have come. `crossings run` takes them in.")


def welcome(settings: Settings) -> None:
    say()
    say(f"Dashboards      {web_services.superset_address(settings)}")
    accounts = web_services.passwords(settings)
    for account in (name for name in FIRST_ACCOUNTS if name in accounts):
        say(f"                {account} / {accounts[account]}")
    if not accounts:
        say("                accounts: crossings dashboards account list")
    if more := [account for account in accounts if account not in FIRST_ACCOUNTS]:
        said = " or ".join([more[0], *(account for account in more if account.startswith("national_"))][:2])
        say(f"                {len(more)} more, in other languages and for one country, like {said},")
        say(f"                are in {web_services.passwords_file(settings)}")
    say(f"Pipeline        {web_services.dagster_address(settings)}   (this computer only)")
    say("Look first at   the dashboard “Start here”: three questions, three answers.")
    say("Then            crossings status · crossings partner list · crossings --help")
    say("Stop with       make down, or crossings down")
