"""`crossings network add-recipient` and its neighbours: to whom published numbers are sent, and as what.

Add here: a command about the lines of one recipient.
Keep out: what is written and checked (warehouse/networks/editing.py, warehouse/release/exchange), and making packages
(releases.py).
"""

from datetime import datetime
from typing import Annotated

import typer

from dagster_project.console import say
from warehouse.networks.exchange_tables import ELEMENTS, ORG_UNITS, RECIPIENTS
from warehouse.networks.tables import Table
from warehouse.settings import settings

recipients = typer.Typer()

Recipient = Annotated[str, typer.Argument(help="Code of a recipient.")]
Why = Annotated[str, typer.Option(help="The reason, for whoever reads it in a year.")]
# Columns that commands call otherwise than `--column`: mistakes of what was typed are told by these.
_RECIPIENT = {"recipient_code": "CODE", "period_types": "--periods", "dataset_code": "--dataset"}
_ELEMENT = {"recipient_code": "RECIPIENT", "data_element": "ELEMENT", "table_name": "--table"}
_ELEMENT |= {"value_column": "--column", "option_combo": "--combo", "zero_is_significant": "--zero"}
_ORG_UNIT = {"recipient_code": "RECIPIENT", "place_code": "PLACE", "org_unit": "UNIT"}


@recipients.command("add-recipient")
def add_recipient(
    code: Annotated[str, typer.Argument(help="A code of your own, like health_fi.")],
    audience: Annotated[str, typer.Option(help="Whose published file it gets: donor, or a country like fi.")],
    formats: Annotated[str, typer.Option(help='Like "dxf2 pudr". docs/how-to/send-numbers-on.md lists them.')],
    periods: Annotated[str, typer.Option(help='Like "quarter year".')],
    language: Annotated[str, typer.Option(help="Language of forms that people read.")],
    why: Why,
    since: Annotated[datetime | None, typer.Option(help="First day of the first period that it gets.")] = None,
    dataset: Annotated[str, typer.Option(help="Code of the data set in its DHIS2.")] = "",
) -> None:
    """Add somebody to whom published numbers are sent. Its data elements and organisation units are added next."""
    row = {"recipient_code": code, "audience": audience, "formats": formats, "period_types": periods, "why": why}
    row |= {"language": language, "dataset_code": dataset} | ({"since": f"{since:%Y-%m-%d}"} if since else {})
    _add(RECIPIENTS, row, code, _RECIPIENT)


@recipients.command("add-element")
def add_element(
    recipient: Recipient,
    element: Annotated[str, typer.Argument(help="Code of the data element, or of a grant's indicator.")],
    table: Annotated[str, typer.Option(help="A published table, like pub_reach.")],
    column: Annotated[str, typer.Option(help="Its column that holds the number, like persons.")],
    why: Why,
    cells: Annotated[str, typer.Option(help='Which cells, like "gender=woman"; what is not named is all.')] = "",
    options: Annotated[str, typer.Option(help='Category options, like "SEX=F; AGE=18_24".')] = "",
    combo: Annotated[str, typer.Option(help="Code of the category option combination, for DXF2.")] = "",
    *,
    zero: Annotated[bool, typer.Option("--zero", help="The recipient's DHIS2 keeps a zero of it.")] = False,
) -> None:
    """Say which published cells are which data element and category options of a recipient."""
    row = {"recipient_code": recipient, "data_element": element, "table_name": table, "value_column": column}
    row |= {
        "cells": cells,
        "options": options,
        "option_combo": combo,
        "zero_is_significant": str(int(zero)),
        "why": why,
    }
    _add(ELEMENTS, row, " ".join([element, options]).strip(), _ELEMENT)


@recipients.command("add-org-unit")
def add_org_unit(
    recipient: Recipient,
    place: Annotated[str, typer.Argument(help="Code of a place.")],
    unit: Annotated[str, typer.Argument(help="Code of the organisation unit.")],
    why: Why,
) -> None:
    """Say which place is which organisation unit of a recipient."""
    row = {"recipient_code": recipient, "place_code": place, "org_unit": unit, "why": why}
    _add(ORG_UNITS, row, place, _ORG_UNIT)


def _add(table: Table, row: dict[str, str], name: str, options: dict[str, str]) -> None:
    from warehouse.networks import editing
    from warehouse.release.exchange import declared

    is_new = editing.add(settings(), table, row, declared.mistakes, options)
    say(f"✓ {name} was added." if is_new else f"✓ {name} is there already, as it was given.")
