"""A declaration as text: reading the file, and what YAML makes of it that its author did not mean.

Add here: another trap of YAML.
Keep out: what the keys mean (declaration.py, mistakes*.py).
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyrage
import yaml

from warehouse import yaml_text
from warehouse.errors import ConfigError

if TYPE_CHECKING:
    from warehouse.vault import Vault

Found = tuple[str, str, str]  # key, what is wrong, how to mend it
# Sections whose keys and items are words of a partner: there, what is no text to YAML is a trap.
_WORDS = ("columns", "one_hot", "ticks", "separators", "values", "booleans", "optional", "constants")
_TEXT, _BOOL, _DATE = "tag:yaml.org,2002:str", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"
_CALLED = {
    _BOOL: "true or false",
    _DATE: "a date",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:null": "nothing",
}
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_NO_DAY = "is no day of any calendar; nothing else can be checked before."
_QUOTES = "Put it in quotes, like '{}'."


def read(path: Path, vault: "Vault | None" = None) -> str:
    """A declaration file as it was written. An encrypted one (`.age`) needs the vault."""
    data = path.read_bytes()
    if path.suffix == ".age":
        if vault is None:
            raise ConfigError(f"{path.name} is encrypted: it can be read only where the warehouse's keys are.")
        data = pyrage.decrypt(data, vault.identities)
    return data.decode("utf-8-sig")


def attributes_of(text: str) -> object:
    """What a declaration says; those of the demo network stand under `attributes`."""
    content = yaml_text.read_handed_in(text)
    return content["attributes"] if isinstance(content, dict) and "attributes" in content else content


def unreadable(error: yaml.YAMLError) -> Found:
    """Why a text is no YAML, without the parser's own words."""
    mark = getattr(error, "problem_mark", None)
    line = f" near line {mark.line + 1}" if mark else ""
    if isinstance(error, yaml_text.Reference):
        return "", str(error), error.REMEDY
    said = str(getattr(error, "problem", "") or "")
    if "'\\t'" in said:
        return "", f"a tab stands where blanks belong{line}.", "Indent with two blanks for each level."
    if "mapping values are not allowed" in said:
        return "", f"cannot be read as YAML{line}: a colon or an indentation is wrong.", "Put text with ': ' in quotes."
    if "unhashable" in said or "constructor" in said:
        return "", f"cannot be read as YAML{line}.", "Use plain keys, lists and texts."
    return "", f"cannot be read as YAML{line}.", "Check indentation, brackets and quotes there."


def traps(text: str) -> list[Found]:
    """What YAML reads otherwise than it looks. The text must be readable; a reference in it is a yaml.YAMLError."""
    yaml_text.refuse_references(text)
    found: list[Found] = []
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    if isinstance(node, yaml.MappingNode):
        inner = next((value for key, value in node.value if key.value == "attributes"), node)
        found += _below(inner, ())
    return found


def _below(node: yaml.Node, path: tuple[str, ...]) -> Iterator[Found]:
    if isinstance(node, yaml.MappingNode):
        yield from _keys(node, path)
        for key, value in node.value:
            yield from _below(value, (*path, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _below(item, path)
    elif path and path[0] in _WORDS and not _is_meant(node, path):
        yield _misread(node, path)
    elif node.tag == _DATE and not _exists(str(node.value)):
        yield ".".join(path), _NO_DAY, "Write one that exists, like 2024-01-31."


def _keys(node: yaml.MappingNode, path: tuple[str, ...]) -> Iterator[Found]:
    seen: dict[str, int] = {}
    for key, _ in node.value:
        name = str(key.value)
        line = _line(key.start_mark)
        if name in seen:
            what = f"stands twice, on lines {seen[name]} and {line}: YAML keeps only the last."
            yield ".".join((*path, name)), what, "Keep one, with everything in it."
        seen.setdefault(name, line)
        is_side = path == ("booleans",) and name.lower() in ("true", "false")
        if isinstance(key, yaml.ScalarNode) and key.tag != _TEXT and not is_side:
            yield _misread(key, (*path, name))


def _is_meant(node: yaml.Node, path: tuple[str, ...]) -> bool:
    """A constant of a yes-or-no field is true or false."""
    is_constant = path[0] == "constants" and node.tag == _BOOL and re.fullmatch("(?i)true|false", str(node.value))
    return node.tag == _TEXT or bool(is_constant)


def _exists(text: str) -> bool:
    """Whether there is such a day: for one that is not, YAML's reader gives up on the whole file."""
    try:
        return bool(date.fromisoformat(text)) if _DAY.match(text) else True
    except ValueError:
        return False


def has_no_day(found: list[Found]) -> bool:
    """Whether a date stops the text from being read at all."""
    return any(what == _NO_DAY for _, what, _ in found)


def _misread(node: yaml.Node, path: tuple[str, ...]) -> Found:
    text = str(node.value)
    read_as = _CALLED.get(node.tag, "no text")
    what = f"line {_line(node.start_mark)}: YAML reads the bare {text or 'empty text'} as {read_as}."
    return ".".join(path), what, _QUOTES.format(text)


def _line(mark: Any) -> int:
    return int(mark.line) + 1 if mark else 0
