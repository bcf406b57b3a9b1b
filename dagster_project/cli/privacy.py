"""`crossings erase`, `split` and what else ends rows: the commands about the end of what is kept of a person.

Add here: a command of retention, and how it is told.
Keep out: the work itself (warehouse/privacy/), codes in arguments or in what is printed, counts by partner or
country, and imports that take seconds.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from warehouse.errors import ConfigError
from warehouse.settings import settings

Requests = Annotated[
    list[Path] | None, typer.Argument(help="Request files of partners (request_….age), one or several.")
]
NoBuild = Annotated[
    bool, typer.Option("--no-build", help="Build and release later: the next `crossings run` or `rebuild` does it.")
]


def erase(
    files: Requests = None,
    partner: Annotated[
        str | None,
        typer.Option("--partner", help="A partner that does not seal: its client code is asked for, unseen."),
    ] = None,
    *,
    again: Annotated[
        bool, typer.Option("--again", help="Everybody on the list once more, here and in the backups.")
    ] = False,
    repeated: Annotated[
        str | None,
        typer.Option("--repeated", help="A partner with other codes than before: its requests were made again."),
    ] = None,
    no_build: NoBuild = False,
    proof: Annotated[str | None, typer.Option("--proof", help="Print the proof with this id, if it holds.")] = None,
    list_proofs: Annotated[bool, typer.Option("--list", help="Print all proofs.")] = False,
) -> None:
    """Erase a person from landing, database, letters and backups for good, and make a release without her. Prove it.

    Killed at any moment, the same command goes on. A resend of her partner does not bring her back, nor does a backup.
    Cells that are closed stay as they were published. Exit code 2 when something cannot be opened with any key, 4 when
    a request is not its partner's own or cannot be read.

    Files of a partner whose codes are made in another way since it asked for somebody wait. --repeated says that it
    made its requests again and that they were carried out, or that none of these persons is in its files any more.
    """
    from dagster_project.actions import erasing

    ways = [bool(files), partner is not None, again, repeated is not None, proof is not None, list_proofs]
    if sum(ways) != 1:
        raise ConfigError(
            "Say one thing: request files, --partner CODE, --again, --repeated CODE, --proof ID or --list."
        )
    here = settings()
    if list_proofs or proof is not None:
        erasing.show_proofs(here, proof)
    elif again:
        sys.exit(erasing.again(here, is_building=not no_build))
    elif repeated is not None:
        erasing.confirm_repeated(here, repeated)
    elif partner is not None:
        sys.exit(erasing.erase_typed(here, partner, is_building=not no_build))
    else:
        sys.exit(erasing.erase(here, files or [], is_building=not no_build))


def split(
    files: Annotated[list[Path], typer.Argument(help="Request files of the kind `apart`.")],
    *,
    no_build: NoBuild = False,
) -> None:
    """Keep two persons apart whom the warehouse took for one, for ever, and make a release that knows it.

    Exit code 4 when a request is not its partner's own or cannot be read.
    """
    from dagster_project.actions import erasing

    sys.exit(erasing.split(settings(), files, is_building=not no_build))


def retain(
    *,
    apply: Annotated[bool, typer.Option("--apply", help="Do it. Without, it is only said what would be done.")] = False,
) -> None:
    """End what is old: contacts become person-months, and later go altogether. Dagster does it on the first of a month.

    Without --apply it says how many rows of which month are due, no count below five. Killed at any moment, the same
    command goes on. Exit code 1 when person-months of a country are kept because no release has closed their periods;
    those of other countries go.
    """
    from dagster_project.actions import erasing

    sys.exit(erasing.apply_retention(settings()) if apply else erasing.show_retention(settings()))
