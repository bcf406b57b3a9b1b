"""`crossings network record` and `dpia`: what a network must have written down about its processing.

Add here: another such document.
Keep out: what they say (warehouse/data_protection).
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from warehouse.settings import settings

data_protection = typer.Typer()

Out = Annotated[Path | None, typer.Option("--out", help="Write it there as Markdown (.md).", dir_okay=False)]
Word = Annotated[Path | None, typer.Option("--word", help="Write it there as a Word document (.docx).", dir_okay=False)]
Since = Annotated[
    Path | None,
    typer.Option("--since", help="The last one, as Markdown: what has changed.", exists=True, dir_okay=False),
]


@data_protection.command("record")
def record(
    out: Out = None,
    word: Word = None,
    since: Since = None,
    *,
    names: Annotated[
        bool, typer.Option("--names", help="With partners' aliases and agreements. It needs the keys.")
    ] = False,
) -> None:
    """The record of processing activities (GDPR, Art. 30), made of what this home declares. In English.

    What nobody has said is marked in it and listed, with how to say it. Nothing is invented. Without --out and --word
    it is printed.
    """
    from dagster_project.actions import documenting

    today = datetime.now(UTC).date()
    documenting.record(settings(), today, documenting.Wanted(out, word, since), with_names=names)


@data_protection.command("dpia")
def dpia(out: Out = None, word: Word = None, since: Since = None) -> None:
    """A skeleton of the data protection impact assessment (GDPR, Art. 35): facts filled in, judgements left to people.

    Risks with their measures, the promise that each keeps, the test that proves it, and what remains. In English.
    """
    from dagster_project.actions import documenting

    documenting.dpia(settings(), datetime.now(UTC).date(), documenting.Wanted(out, word, since))
