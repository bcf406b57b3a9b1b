"""`crossings release …`: which releases there are, which one people see, and what is held back.

Add here: a command about releases, and how its options are called.
Keep out: the work itself (releasing.py, warehouse/release/), and imports that take seconds.
"""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dagster_project.console import say
from warehouse import database, vault
from warehouse.errors import ConfigError
from warehouse.intake.landing import ledger
from warehouse.release.holds import Reason
from warehouse.settings import settings

release = typer.Typer(help="What people see: one directory for each release.", no_args_is_help=True)

Tables = Annotated[list[str], typer.Argument(help="Published tables, like pub_setting_share.")]
Known = "Its name, or the first letters of it."


@release.command("list")
def list_releases() -> None:
    """Releases on disk, newest first: day, cells, tables held back, size, which one people see, which were left.

    And which nobody may see, with the reason: refused by a test, not judged, changed since. It needs no keys.
    """
    from dagster_project import releasing

    releasing.show(settings())


@release.command("due")
def show_due() -> None:
    """Say what closes with the next release, and on which day the next one closes.

    A period closes some weeks after its end (docs/reference/allowed-grains.md); what has closed stays.
    """
    from dagster_project import releasing

    releasing.show_due(settings())


@release.command()
def publish(release_id: Annotated[str | None, typer.Argument(metavar="RELEASE", help=Known)] = None) -> None:
    """Make a release that was built the one people see, once it passes the checks for releases.

    Without RELEASE: the one that was built last; where tables are held or unheld since, one is built that knows it. It
    ends the pause after a rollback. Exit code 7 when a check fails, when there is no passed verdict on exactly its
    files, or when the release shows a held table: people go on seeing what they saw.
    """
    from dagster_project import releasing

    releasing.publish(settings(), release_id)


@release.command()
def rollback(release_id: Annotated[str | None, typer.Argument(metavar="RELEASE", help=Known)] = None) -> None:
    """Show an earlier release again, by default the one before. Then nothing is published by itself any more.

    `crossings run` and the schedule go on building and checking, and say that they publish nothing. `crossings release
    publish` ends that. What closed with the release that is left stays closed. Exit code 7 when the earlier one does
    not pass the checks of today.
    """
    from dagster_project import releasing

    releasing.rollback(settings(), release_id)


@release.command()
def diff(
    before: Annotated[str, typer.Argument(help=Known)],
    after: Annotated[str, typer.Argument(help=Known)],
    table: Annotated[str | None, typer.Option("--table", help="Print the keys of this table's cells, too.")] = None,
) -> None:
    """Say for each audience and table how many cells were added, removed, or changed in status or number.

    Closed cells that changed are told apart: a withdrawal or a restatement alone may change one. Exit code 0 when
    nothing differs, 1 when something does, 2 when there is no such release. It needs no keys.
    """
    from dagster_project import releasing

    sys.exit(releasing.diff(settings(), before, after, table))


@release.command("as-of")
def as_of(day: Annotated[str, typer.Argument(help="A day like 2024-02-20, UTC.")]) -> None:
    """Print the release that people saw at the end of that day, and where it is. Exit code 1 when there was none.

    It needs no keys.
    """
    from dagster_project import releasing

    try:
        wanted = date.fromisoformat(day)
    except ValueError:
        raise ConfigError(f"DAY must be a day like 2024-02-20, not {day!r}.") from None
    sys.exit(releasing.as_of(settings(), wanted))


@release.command()
def hold(
    tables: Tables,
    reason: Annotated[Reason, typer.Option("--reason", help="Why; the word is published with the release.")],
    seen_in: Annotated[
        str | None, typer.Option("--release", help="The release somebody looked at; by default the current one.")
    ] = None,
) -> None:
    """Hold tables back from every audience, from the next publish on until `unhold`.

    Their columns stay, their rows do not, and pub_holds says so in every file. A release that shows a held table is
    never made current again. Say each table that shows the same cells: those are named.
    """
    from dagster_project import releasing

    releasing.hold(settings(), tables, reason, seen_in)


@release.command()
def exchange(
    recipients: Annotated[
        list[str] | None, typer.Argument(metavar="[RECIPIENT]...", help="Codes of recipients.csv; all by default.")
    ] = None,
    formats: Annotated[
        list[str] | None, typer.Option("--format", help="One of the recipient's formats, like dxf2; all by default.")
    ] = None,
    release_id: Annotated[
        str | None, typer.Option("--release", help="The release that you expect: none but the current one is sent.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Another folder than exchange/ of the home.")] = None,
    *,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Take back everything that a recipient which has ended was sent.")
    ] = False,
) -> None:
    """Make packages of published numbers for donors and ministries, in their formats and with their codes.

    Each is whole: all numbers of the recipient's audience that its mapping names, and the deletion of every number that
    an earlier package had and this one has not. The same release and mapping give the same bytes. Exit code 2 for a
    mistake in the mapping, 7 for a release that must not be sent; other recipients get their packages all the same.
    """
    from dagster_project.actions import exchanging
    from warehouse.release.exchange.package import Wish

    wish = Wish("", tuple(formats or ()), release_id, out, withdraw=withdraw)
    sys.exit(exchanging.exchange(settings(), recipients or [], wish))


@release.command()
def unhold(tables: Tables) -> None:
    """End the hold of these tables. The next publish shows them again."""
    from dagster_project import releasing

    releasing.unhold(settings(), tables)


@release.command("restate")
def restate() -> None:
    """Compute all closed cells anew in the next release: the yearly restatement, for what came late.

    It bears today's date, cells that it changes name it, and `pub_revisions` says what they said before. Exit code 2
    when this year has its restatement already, or nothing is closed.
    """
    from dagster_project import releasing

    here = settings()
    with database.exclusive(here):
        ledger.restate(here, vault.load(here), here.as_of)
    say(
        f"The restatement of {here.as_of.isoformat()} is noted. The next release that passes its checks publishes it: "
        "`crossings run`. Until then closed cells say what they said."
    )
    releasing.tell_standing(here)


@release.command("test")
def try_to_disclose(
    release: Annotated[
        str | None, typer.Argument(help="Its name, or the first letters of it; the one that was built last by default.")
    ] = None,
    problems: Annotated[int, typer.Option(help="How many linear programs to solve at most.", min=0)] = 1500,
    seconds: Annotated[float, typer.Option(help="When to stop solving, by the clock; the report says so.")] = 120,
    seed: Annotated[int, typer.Option(help="From which the sample of cells is drawn.", min=0)] = 20220224,
) -> None:
    """Try to recover groups of one to four persons from a release, as somebody who wants to would.

    From all its tables, sums, periods and audiences, and all earlier releases: by subtraction, linear programs, least
    squares, differences, a partner's own rows, and back from derived numbers. Before a release is flipped this is done
    by itself. Prints what was tried, and of what was recovered the table and the allowed grain, never the cell:
    those stand sealed in working/disclosure-test.cells.age. The release that was built last gets its verdict by it;
    with fewer programs or seconds than usual it can be refused, and not passed. Exit code 7 when a group was recovered
    with certainty, or something could not be examined.
    """
    from dagster_project import disclosing

    disclosing.show(release, problems, seconds, seed)
