"""All commands: those without a group here, the groups from the modules beside.

Add here: a command, with its exit codes in its help.
Keep out: the work itself, and imports that take seconds: `--help`, `status` and `check` answer at once.
"""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from dagster_project import console
from dagster_project.cli import alerts, backup, dashboards, install, keys, network, privacy, releases, report
from dagster_project.cli.partner import partner as partner_group
from dagster_project.console import say
from warehouse import disk, hardening
from warehouse.errors import CrossingsError, NeedsSomebody
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
app.add_typer(backup.backup, name="backup")
app.command("restore")(backup.restore)
app.command("install")(install.install)
app.command("erase")(privacy.erase)
app.command("split")(privacy.split)
app.command("retain")(privacy.retain)
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


# dbt's own options and its own help, not ours.
PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


@app.command(context_settings=PASSED_ON)
def dbt(context: typer.Context) -> None:
    """Run dbt on this home: `crossings dbt build`, `test`, `show`, `docs generate`, `docs serve` and so on.

    All arguments go to dbt. Profile, paths and the key of the working database are supplied; dbt holds the lock of the
    one writer while it runs. After a command that builds tables the next `crossings run` builds all of them anew.
    `show` prints rows of the working database: for whoever holds the keys, and never for a file. Exit code: dbt's own.
    """
    from dagster_project.actions import asking_dbt
    from warehouse.settings import settings

    sys.exit(asking_dbt.run(settings(), context.args))


@app.command()
def doctor(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object in the place of sentences.")] = False,
    names: Annotated[
        bool, typer.Option("--names", help="Say also which partners. Without it the output can be sent to others.")
    ] = False,
    tell: Annotated[
        bool, typer.Option("--tell", help="Tell those who hear of failures, and keep the look for the metrics page.")
    ] = False,
) -> None:
    """Look at everything that the server needs, and say what to do: now, soon, or good to know.

    It changes nothing and works while sealed, without a home and during a run. Exit code 8 when something must be done
    now, else 0.
    """
    from dagster_project.doctor import case, examine, telling, watch

    here, at = settings(), case.clock()
    findings = (watch.look_and_tell if tell else watch.look)(here, at)
    if as_json:
        say(json.dumps(telling.as_json(findings, at, with_names=names), ensure_ascii=False, indent=1))
    else:
        telling.show(findings, with_names=names)
    if examine.worst(findings) is case.Level.NOW:
        raise typer.Exit(NeedsSomebody.exit_code)


@app.command()
def estimate(
    file: Annotated[
        Path, typer.Argument(help="Capture histories, or figures, as CSV.", exists=True, dir_okay=False, readable=True)
    ],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print the results as JSON.")] = False,
) -> None:
    """Estimate a population's size from lists that overlap. It needs no keys and no warehouse, and writes nothing.

    FILE is UTF-8 with commas or semicolons, of one of three kinds, told apart by its columns. Capture histories: a
    column of 0 and 1 for each list (or one column of strings like 101) and the number of people, called n. Two lists:
    n1, n2 and m, the people on both. Multiplier: M people counted by a service, the share p of a survey's respondents
    who had used it, and the standard error se of p or the number n of respondents.

    Each figure is told with its interval, what it rests on, and whether it is an estimate, a lower bound, or cannot be
    estimated and why; that is an answer, with exit code 0. All mistakes of the file are told at once, with exit code 4.
    """
    from dagster_project.actions import estimating

    estimating.estimate(file, as_json=json)


@app.command()
def explain(
    table: Annotated[str, typer.Argument(help="A published table, like pub_reach.")],
    period: Annotated[str, typer.Argument(help="A month 2023-01, a quarter 2023-Q1, 2023-H1, 2023, or FY2023.")],
    dimensions: Annotated[
        list[str] | None, typer.Argument(help="Like country_code=RU age_band=18-24. What is not named is 'all'.")
    ] = None,
) -> None:
    """Say what stands behind a number: the deliveries, rows accepted and refused, when it closed, why it is hidden.

    For whoever holds the keys. Numbers are those of the release that people see. Nothing is said of a person, and no
    number that is not published. All mistakes of the question are answered with the choices there are, exit code 2.
    """
    from dagster_project.actions import explaining

    explaining.show(table, period, dimensions or [])


@app.command()
def seal(
    *, yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether two people hold the escrow.")] = False
) -> None:
    """Seal this machine at once: stop what `up` started, take the keys away, and say what is still readable.

    Nothing is deleted but the keys, which both holders of the escrow bring back with `crossings keys restore`. Without
    an escrow made since the keys last changed, everything encrypted is lost for ever, so it asks. Exit code 1 when
    something could not be ended from here, or when nobody said yes.
    """
    from dagster_project.actions import putting_away

    sys.exit(putting_away.seal(settings(), is_sure=yes))


@app.command()
def spark_export() -> None:
    """Write what models read as encrypted Parquet, for Apache Spark: accepted rows, the declared network, lists.

    The files lie in the home, under working/spark. They are encrypted as a whole, with a key that is derived from the
    key of the working database and kept nowhere. Without that key, or without a finished build, nothing is written.
    """
    from dagster_project.actions import going_to_spark
    from warehouse.settings import settings

    going_to_spark.export(settings())


@app.command()
def spark_build(
    *, show: Annotated[bool, typer.Option("--show", help="Show what Spark and dbt say. It can quote rows.")] = False
) -> None:
    """Export, then build with Apache Spark the models whose tables were found the same as DuckDB's.

    Java, memory, disk and the environment of Spark are looked for before anything starts; what is missing is said with
    what is needed. The tables lie encrypted in the home, under working/spark; nothing is released from them.
    """
    from dagster_project.actions import going_to_spark
    from warehouse.settings import settings

    going_to_spark.build(settings(), show=show)
