"""`crossings estimate FILE`: how many people there are, by an entered list.

Add here: an option of this command.
Keep out: the work itself (actions/estimating.py, warehouse/estimators/), and imports that take seconds.
"""

from pathlib import Path
from typing import Annotated

import typer


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
