"""`crossings report …`: the trend report of a release as files, and whether a file still says what the release says.

Add here: another question about reports, and how its options are called.
Keep out: the work itself (actions/reporting.py), and imports that take seconds.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from warehouse.definitions.languages import LANGUAGES
from warehouse.settings import settings

report = typer.Typer()

Month = "A month like 2023-01."


@report.callback(invoke_without_command=True)
def make(
    context: typer.Context,
    first: Annotated[str | None, typer.Option("--from", metavar="MONTH", help=Month)] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="MONTH", help=f"{Month} It is part of the report.")
    ] = None,
    language: Annotated[str, typer.Option("--language", help=f"One of {', '.join(LANGUAGES)}.")] = "en",
    release: Annotated[
        str, typer.Option("--release", help="Its name, or the first letters of it; by default the one people see.")
    ] = "current",
    edition: Annotated[
        str | None, typer.Option("--edition", help="For whom: regional, a country like fi, or donor.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Folder for the files; by default reports/ in the home.", file_okay=False),
    ] = None,
    kept: Annotated[
        Path | None,
        typer.Option("--keep", help="An earlier draft (.docx), whose own words stay.", dir_okay=False),
    ] = None,
    *,
    new: Annotated[bool, typer.Option("--new", help="Begin anew where the folder holds an earlier draft.")] = False,
) -> None:
    """Write the trend report of a release: a Word document, the same as PDF and as a page, its sources as JSON.

    Where the folder holds an earlier draft of the same edition and language, what the analyst wrote in it is carried
    over, and a copy of it stays beside. The same release gives the same bytes. All files are there whole, or none.

    Exit code 2 for months that have not closed, a release, edition or language that is not there, a template that
    lacks something, a folder that takes no files; 7 for a release that was taken back. Nothing is written then.
    """
    if context.invoked_subcommand is not None:
        return
    from dagster_project.actions import reporting

    wish = reporting.Wish(first, last, language, release, edition, out, kept, is_new=new)
    reporting.make(settings(), wish)


@report.command()
def verify(file: Annotated[Path, typer.Argument(help="The Word draft of a report, a .docx.")]) -> None:
    """Make the report of a draft again from its release, and name every number, unit or caveat that differs or is gone.

    What the analyst added is listed and never wrong. Exit code 0 when nothing was altered, 1 when something was, 2 when
    it cannot be checked: it says then why.
    """
    from dagster_project.actions import reporting

    sys.exit(reporting.verify(settings(), file))


@report.command()
def template(to: Annotated[Path, typer.Argument(help="The file to write, like report-template.docx.")]) -> None:
    """Write the shipped template, to be restyled in Word. As reports/report-template.docx in the home it is used."""
    from dagster_project.actions import reporting

    reporting.template(to)
