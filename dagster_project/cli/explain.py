"""`crossings explain TABLE PERIOD [DIMENSION=VALUE …]`: what stands behind one published number.

Add here: an option of this command.
Keep out: finding it out (warehouse/release/explaining.py), and imports that take seconds.
"""

from typing import Annotated

import typer


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
