"""One file of definitions that holds entries of one kind: read, and checked as a whole.

Add here: another check that holds for entries of every kind.
Keep out: what the entries are.

These files are ours, and whoever changes one wants all mistakes at once: file, line, key, and what to do.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from warehouse import yaml_text
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError

Entry = TypeVar("Entry", bound=BaseModel)
# Codes become names of columns and of models.
_CODE = re.compile("[a-z][a-z0-9_]*")


def read(path: Path, kind: type[Entry], languages_of: Sequence[str] = ()) -> Mapping[str, Entry]:
    """Code → entry, in the order of the file. `languages_of`: fields that must be said in every language.

    Raises ConfigError with every mistake.
    """
    text = path.read_text(encoding="utf-8")
    try:
        said, root = yaml_text.read(text), yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", -1) + 1
        raise ConfigError(f"{path.name}, line {line}: cannot be read as YAML. Check indentation and quotes.") from None
    found: dict[str, Entry] = {}
    mistakes: list[str] = [f"{path.name}, {where}: stands there twice. Remove one." for where in _repeated(root)]
    for code, one in (said or {}).items():
        if not _CODE.fullmatch(str(code)):
            mistakes.append(_said(path, root, (code,), "a code has small letters, digits and _ alone"))
        try:
            found[code] = kind.model_validate(one)
        except ValidationError as error:
            places = [(code, *each["loc"]) for each in error.errors()]
            messages = [each["msg"] for each in error.errors()]
            mistakes += [_said(path, root, place, message) for place, message in zip(places, messages, strict=True)]
            continue
        for field in languages_of:
            if missing := [each for each in LANGUAGES if not getattr(found[code], field).get(each)]:
                message = f"is not said in {', '.join(missing)}. Add it"
                mistakes.append(_said(path, root, (code, field), message))
    if mistakes:
        raise ConfigError("\n".join([f"{len(mistakes)} mistake(s) in {path}:", *mistakes]))
    return found


def _said(path: Path, root: Any, place: Sequence[str | int], message: str) -> str:
    return f"{path.name}, line {_line(root, place)}, {'.'.join(map(str, place))}: {message}."


def _line(node: Any, place: Sequence[str | int]) -> int:
    """Where the deepest part of a place stands that is there, from 1."""
    line = 1
    for part in place:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        met = next(((key, value) for key, value in pairs if key.value == str(part)), None)
        if met is None:
            break
        line, node = met[0].start_mark.line + 1, met[1]
    return line


def _repeated(root: Any) -> Iterator[str]:
    """YAML takes the last of two equal keys, and says nothing."""
    seen: set[str] = set()
    for key, _ in root.value if isinstance(root, yaml.MappingNode) else []:
        if key.value in seen:
            yield f"line {key.start_mark.line + 1}, {key.value}"
        seen.add(key.value)
