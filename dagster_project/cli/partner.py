"""`crossings partner …`: the commands about declarations.

Add here: a command about partners.
Keep out: the work itself (checking.py, actions/adding.py), and imports that take seconds.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from warehouse.settings import settings

partner = typer.Typer(help="Who delivers: one declaration for each partner.", no_args_is_help=True)


@partner.command("list")
def partner_list() -> None:
    """The partners in force: those of the home's network."""
    from dagster_project import checking

    checking.list_partners(settings())


@partner.command("add")
def partner_add(
    sample: Annotated[Path, typer.Argument(help="An example of the partner's files.", exists=True, dir_okay=False)],
    code: Annotated[str | None, typer.Option("--code", help="Neutral code of the partner, like p017.")] = None,
    answers: Annotated[
        Path | None,
        typer.Option("--answers", help="Answers as YAML. Nothing is asked then.", exists=True, dir_okay=False),
    ] = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing, and take every default there is.")] = False,
    encrypt: Annotated[
        bool | None, typer.Option("--encrypt/--plain", help="Encrypt it. The default where the keys are.")
    ] = None,
) -> None:
    """Write a partner's declaration from a sample file, by asking. Then say what would become of the sample.

    The sample stays in memory. Of its cells, words of columns with codes alone go into the declaration, and only when
    you allow it. An existing declaration is never overwritten. Exit code 2 when nothing was written, 4 when the
    declaration was written and the sample itself would be refused.
    """
    from dagster_project.actions import adding

    given = adding.answers_of(answers, code)
    is_asking = not yes and answers is None
    sys.exit(adding.add(settings(), sample, given, is_asking=is_asking, encrypt=encrypt))


@partner.command("validate")
def partner_validate(
    files: Annotated[list[Path] | None, typer.Argument(help="Declarations; those in force if none is named.")] = None,
) -> None:
    """Explain every mistake of the declarations at once. Exit code 2 when there is one."""
    from dagster_project import checking

    sys.exit(checking.validate(settings(), files or []))


@partner.command("show")
def partner_show(code: Annotated[str, typer.Argument(help="Code of the partner.")]) -> None:
    """Print a declaration as it was written, decrypted if need be."""
    from dagster_project.actions import adding

    adding.show(settings(), code)


@partner.command("encrypt")
def partner_encrypt(code: Annotated[str, typer.Argument(help="Code of the partner.")]) -> None:
    """Put an encrypted declaration in the place of the plain one. Needs the keys."""
    from dagster_project.actions import adding

    adding.encrypt(settings(), code)


@partner.command("stop")
def partner_stop(
    code: Annotated[str, typer.Argument(help="Code of the partner.")],
    *,
    now: Annotated[
        bool, typer.Option("--now", help="Nothing of it stays here: rows, letters, requests, releases.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, and change nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """End what is fetched from a partner. With --now, delete all it sent, and release without it.

    Without --now everything that came stays, and `partner resume` ends the pause. Killed at any moment, the same
    command goes on. With --now its declaration goes, too, and Dagster's history, which names it. Exit code 2 for a code
    that no declaration has, 7 when no release without it could be made.
    """
    from dagster_project.actions import stopping

    act = stopping.now if now else stopping.end_pulls
    sys.exit(act(settings(), code, is_dry=dry_run, is_sure=yes))


@partner.command("resume")
def partner_resume(
    code: Annotated[str, typer.Argument(help="Code of the partner.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be fetched, and change nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Fetch from a stopped partner again. Its declaration decides what is taken.

    What was put at its source meanwhile is fetched, too, and it is expected to report for those months as well. Exit
    code 2 for a code that no declaration has, and for a partner that was stopped with --now: its rows are deleted, and
    it can only come back under a new code.
    """
    from dagster_project.actions import stopping

    sys.exit(stopping.resume(settings(), code, is_dry=dry_run, is_sure=yes))


@partner.command("traces")
def partner_traces() -> None:
    """Say which files of this home still say a name, a code or an alias in readable form. Nothing is changed.

    The words are asked for: arguments are in the process list and in the history of the shell. It needs no keys and
    opens nothing that is encrypted. Exit code 1 when something was found.
    """
    from dagster_project.actions import stopping

    sys.exit(stopping.show_traces(settings()))


@partner.command("schema")
def partner_schema() -> None:
    """Print the JSON Schema of declarations, for editors that check while one writes."""
    from warehouse.contract.declaration import declaration_schema

    sys.stdout.write(declaration_schema.text())
