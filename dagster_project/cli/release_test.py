"""`crossings release …`: the commands that look at a release.

Add here: a command about releases, with its exit codes in its help.
Keep out: the work itself (warehouse/release, warehouse/disclosure), and imports that take seconds.
"""

from typing import Annotated

import typer


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
