"""The reference page of commands, read from the command line itself.

Add here: another thing to say of every command.
Keep out: what a single command does; its own help says that.
"""

from collections.abc import Iterator
from typing import Any

import typer
from introductions import COMMANDS, EXITS
from page import page, paragraphs, table

from dagster_project.cli.commands import app

EXIT_CODES = {
    0: "done",
    1: "nothing was released, or a mistake of the program",
    2: "a declaration or a setting is wrong",
    3: "a partner's source cannot be reached; the other partners were loaded",
    4: "the file is refused",
    5: "another process is writing",
    6: "the keys are missing: the warehouse stays sealed",
    7: "a release did not pass its checks",
    8: "`crossings doctor` found something that must be done now",
}


def commands() -> str:
    """Every command, argument and option, in the words of its own help."""
    return page("Commands", COMMANDS, *_exit_codes(), *_commands(typer.main.get_command(app), "crossings"))


def _exit_codes() -> Iterator[str]:
    yield "## Exit codes"
    yield table(("code", "when"), [(str(code), when) for code, when in EXIT_CODES.items()])
    yield EXITS


def _commands(command: Any, name: str) -> Iterator[str]:
    """Typer brings its own copy of click, so kinds are told by their words and not by their classes."""
    if children := getattr(command, "commands", None):
        if command.invoke_without_command:
            yield from _command(command, name)
        for child_name, child in children.items():
            yield from _commands(child, f"{name} {child_name}")
        return
    yield from _command(command, name)


def _command(command: Any, name: str) -> Iterator[str]:
    parameters = sorted(command.params, key=_is_option)
    yield f"## `{' '.join([name, *map(_usage, parameters)])}`"
    summary, *details = paragraphs(command.help or "").split("\n\n")
    yield "\n\n".join([" ".join([f"**{summary}**", *details[:1]]), *details[1:]])
    if parameters:
        yield "<br>".join(f"`{_shown(parameter)}` {parameter.help}" for parameter in parameters)


def _is_option(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "option")


def _usage(parameter: Any) -> str:
    shown = _shown(parameter)
    if _is_option(parameter):
        shown = shown if parameter.is_flag else f"{shown} {parameter.name.upper()}"
    elif parameter.nargs == -1:
        shown += "…"
    return shown if parameter.required else f"[{shown}]"


def _shown(parameter: Any) -> str:
    if not _is_option(parameter):
        return str(parameter.name.upper())
    return "/".join([parameter.opts[0], *parameter.secondary_opts[:1]])
