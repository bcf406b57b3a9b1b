"""Options that are one for each language: `--en`, `--ru` and so on, as one mapping for the command.

Add here: another kind of option that follows a list of definitions.
Keep out: which languages there are (warehouse/definitions/languages.py).
"""

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer
from babel import Locale

from warehouse.definitions.languages import LANGUAGES

Command = Callable[..., None]


def in_every_language(
    parameter: str, prefix: str = "", what: str = "", *, is_required: bool = True
) -> Callable[[Command], Command]:
    """The command's `parameter`, a mapping of languages to texts, as one option a language: `--<prefix>en`."""

    def option(language: str) -> inspect.Parameter:
        name = Locale("en").languages[language]
        kind = Annotated[str, typer.Option(f"--{prefix}{language}", help=f"{what}In {name}.")]
        default = inspect.Parameter.empty if is_required else ""
        place = f"{prefix}{language}".replace("-", "_")
        return inspect.Parameter(place, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=default)

    def decorate(command: Command) -> Command:
        options = {language: option(language) for language in LANGUAGES}
        asked = inspect.signature(command).parameters
        others = [each for name, each in asked.items() if name != parameter]

        @functools.wraps(command)
        def with_options(**given: Any) -> None:
            texts = {language: given.pop(each.name) for language, each in options.items()}
            command(**given, **{parameter: texts})

        known: Any = with_options
        known.__signature__ = inspect.Signature(sorted([*others, *options.values()], key=lambda each: each.kind))
        known.__annotations__ = {name: each.annotation for name, each in known.__signature__.parameters.items()}
        return with_options

    return decorate
