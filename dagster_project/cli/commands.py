"""All commands: those without a group here, the groups from the modules beside.

Add here: a command, with its exit codes in its help.
Keep out: the work itself, and imports that take seconds: `--help`, `status` and `check` answer at once.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dagster_project import console
from dagster_project.cli import (
    alerts,
    backup,
    dashboards,
    dbt,
    doctor,
    estimate,
    explain,
    install,
    keys,
    network,
    privacy,
    release_test,
    releases,
    report,
    restate,
    seal,
    spark,
)
from dagster_project.cli.partner import partner as partner_group
from warehouse import disk, hardening
from warehouse.errors import CrossingsError
from warehouse.settings import settings

EXIT_CODES = """
Exit codes: 0 done. 1 nothing was released. 2 a declaration or a setting is wrong. 3 a partner's source cannot be
reached (the other partners were loaded), or the repository of backups. 4 the file is refused. 5 another process is
writing. 6 the keys are missing. 7 a release did not pass its checks. 8 the doctor found something that must be done
now.
"""

app = typer.Typer(
    help=f"Cross-border mobility and coverage data warehouse for outreach with sex workers.\n{EXIT_CODES}",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # its tracebacks show the values of variables
)
demo_group = typer.Typer(invoke_without_command=True)
app.add_typer(demo_group, name="demo")
app.add_typer(partner_group, name="partner")
app.add_typer(network.network, name="network")
app.add_typer(keys.keys, name="keys")
app.add_typer(releases.release, name="release")
app.add_typer(dashboards.dashboards, name="dashboards")
app.add_typer(alerts.alerts, name="alerts")
app.add_typer(report.report, name="report")
releases.release.command("restate")(restate.restate)
releases.release.command("test")(release_test.try_to_disclose)
app.add_typer(backup.backup, name="backup")
app.command("restore")(backup.restore)
app.command("dbt", context_settings=dbt.PASSED_ON)(dbt.dbt)
app.command("doctor")(doctor.doctor)
app.command("estimate")(estimate.estimate)
app.command("explain")(explain.explain)
app.command("install")(install.install)
app.command("erase")(privacy.erase)
app.command("split")(privacy.split)
app.command("retain")(privacy.retain)
app.command("seal")(seal.seal)
app.command("spark-build")(spark.spark_build)
app.command("spark-export")(spark.spark_export)
app.command("unlock")(keys.unlock)


def main() -> None:
    """Errors for people are one paragraph and an exit code; all others keep their traceback."""
    hardening.begin()
    try:
        with disk.told_when_full():
            app()
    except CrossingsError as error:
        console.trouble(str(error))
        sys.exit(error.exit_code)


@app.command()
def up(
    *, again: Annotated[bool, typer.Option("--again", help="Run the pipeline even if nothing has changed.")] = False
) -> None:
    """Start everything: the demo network if no network is declared, the pipeline, Superset and Dagster's pages.

    Waits until both pages really answer, then prints addresses, generated passwords and what to look at first.
    A second `up` runs nothing again when no source, no declaration and no code has changed.
    """
    from dagster_project import starting

    sys.exit(starting.up(settings(), again=again))


@app.command()
def down() -> None:
    """Stop what `up` started, and nothing else."""
    from dagster_project import starting

    starting.down(settings())


@app.command()
def run(
    *, again: Annotated[bool, typer.Option("--again", help="Run the pipeline even if nothing has changed.")] = False
) -> None:
    """Run the pipeline once: intake of every partner, then the build up to the dashboards.

    Where no source, no declaration, no code and nothing in the home has changed, and no cell closes today, it says so.
    A network with a source that does not show every change (KoboToolbox, DHIS2) is always run.

    A refused delivery is no failure: it is set aside and told, with the rule and how to mend it; the exit code stays 0.
    A source that cannot be reached ends with 3 after everything else has been loaded and released.
    """
    from dagster_project import starting

    sys.exit(starting.run(settings(), again=again))


@app.command()
def status() -> None:
    """What runs, what is released, and which deliveries of whom are in."""
    from dagster_project.status import show

    show(settings())


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="A contact export.", exists=True, dir_okay=False)],
    partner: Annotated[
        str | None, typer.Option("--partner", help="Code of the partner whose declaration it follows.")
    ] = None,
    declaration: Annotated[
        Path | None,
        typer.Option("--declaration", help="A declaration that lies elsewhere.", exists=True, dir_okay=False),
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write the letter there as a page.", dir_okay=False)
    ] = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", help="The same as a workbook.", dir_okay=False)] = None,
) -> None:
    """Print the letter that the partner would get. Exit code 4 when the file would be refused.

    With --declaration it needs no keys and no warehouse, only network.yaml and places.csv in `network` of the home;
    where that is not there, the demo network is asked. With --partner it needs the keys where declarations are
    encrypted, as they are unless somebody chose otherwise: exit code 6 without them. Nothing is written but the letter,
    and that only where `--html` or `--xlsx` says.
    """
    from dagster_project import checking

    followed = checking.followed(settings(), partner, declaration)
    sys.exit(checking.check(settings(), file, followed, {"html": html, "xlsx": xlsx}))


@app.command()
def rebuild(
    *,
    as_of_today: Annotated[
        bool, typer.Option("--as-of-today", help="After a restore: go on without comparing with the backup.")
    ] = False,
) -> None:
    """Make the working database anew from the landing objects, then build and release. The sources are not asked.

    In a home that was just restored it builds as of the day of the backup, compares every table with it, and shows
    people a release only where all is as it was; exit code 7 where it is not.
    """
    from dagster_project import starting
    from dagster_project.actions import backing_up

    here = backing_up.begin_anew(settings()) if as_of_today else backing_up.as_of_backup(settings())
    sys.exit(starting.rebuild(here) or backing_up.compare(here))


@demo_group.callback()
def demo(
    context: typer.Context,
    contacts: Annotated[int | None, typer.Option(help="About how many contacts; the small network by default.")] = None,
    seed: Annotated[int, typer.Option(help="Another seed, another network.")] = 2022,
) -> None:
    """Make demo keys and the demo network's files, with the truth beside them. An equal network is left as it is."""
    from dagster_project import starting

    if context.invoked_subcommand is None:
        starting.make_demo(settings(), contacts, seed)


@demo_group.command("next-month")
def next_month() -> None:
    """A month passes in the demo network: files of partners come, late ones too, and its day moves on.

    `crossings run` then takes in what came and publishes what closes; `crossings release due` says it beforehand.
    """
    from dagster_project import starting

    starting.next_month(settings())
