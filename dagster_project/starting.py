"""What `up`, `down`, `run`, `rebuild` and `demo` do, in their order.

Add here: a step of one of these commands.
Keep out: how a process is kept (`services.py`), what the jobs do (`defs/`).
"""

from dagster_project import changes, doors, services, standing, telling
from dagster_project.telling import say, step
from warehouse import vault
from warehouse.settings import Settings


def up(settings: Settings, *, again: bool) -> int:
    """Everything, ready to be looked at. Gives back the exit code."""
    if not settings.has_real_partners:
        make_demo(settings)
    doors.prepare_superset(settings)
    code = 0
    if again or changes.since_last_run(settings):
        code = run(settings)
    else:
        say("✓ No source, no declaration and no code has changed: nothing to run.")
    if not settings.current.exists():
        telling.trouble("There is no release yet, so there is nothing to look at.")
        return code or 1
    start(settings)
    welcome(settings)
    return code


def start(settings: Settings) -> None:
    """The pages in the background, until each has shown one."""
    with step("Superset and Dagster's pages"):
        wanted = [doors.superset(settings), *doors.dagster(settings)]
        for service in wanted:
            services.start(settings, service)
        for service in wanted:
            services.wait_until_answering(settings, service)


def down(settings: Settings) -> None:
    stopped = [name for name in doors.ALL if services.stop(settings, name)]
    say(f"✓ Stopped: {', '.join(stopped)}." if stopped else "✓ Nothing was running.")


def run(settings: Settings) -> int:
    """Both jobs with progress, then the summary. Gives back the exit code."""
    with step("reading the graph"):
        from dagster_project import instance

        instance.prepare(settings)
        from dagster_project import pipeline
        from dagster_project.lib import telling_logger

    fingerprint = changes.fingerprint(settings)
    with step("running the pipeline"), telling.Progress() as progress:
        telling_logger.listeners.append(progress.heard)
        outcome = pipeline.run(settings)
        telling_logger.listeners.remove(progress.heard)
    if outcome.exit_code == 0:
        changes.remember(settings, fingerprint)
    standing.summary(settings, outcome.refused_partners)
    for trouble in outcome.troubles:
        telling.trouble(f"{trouble.message} [{trouble.step}]")
    return outcome.exit_code


def rebuild(settings: Settings) -> int:
    """From landing alone: the database is made again beside, and takes the old one's place when it is whole."""
    from warehouse.intake import rebuild as again

    with step("reading the landing objects"):
        again(settings, vault.load(settings))
    return run(settings)


def make_demo(settings: Settings, contacts: int | None = None, seed: int = 2022) -> None:
    """Keys and files of the demo network. What is there and equal stays as it is."""
    from warehouse.demo import generate

    vault.init_demo(settings)
    with step("the demo network's files (invented data)"):
        generate(settings.demo, contacts=contacts, seed=seed)


def welcome(settings: Settings) -> None:
    say()
    say(f"Dashboards      {doors.superset_address(settings)}")
    for account, password in doors.passwords(settings).items():
        say(f"                {account} / {password}")
    say(f"Pipeline        {doors.dagster_address(settings)}   (this computer only)")
    say("Look first at   the dashboard “Start here”: three questions, three answers.")
    say("Then            crossings status · crossings partner list · crossings --help")
    say("Stop with       make down, or crossings down")
