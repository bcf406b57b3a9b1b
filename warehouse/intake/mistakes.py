"""Every mistake of a declaration at once: the key, what is wrong, how to mend it.

Add here: a rule between keys of a declaration.
Keep out: the shape of single keys (the models in declaration.py say that).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from warehouse.errors import ConfigError
from warehouse.intake import mistakes_of_maps, mistakes_of_reading
from warehouse.intake.declaration import Declaration, read_attributes
from warehouse.settings import Settings
from warehouse.vault import Vault

Found = tuple[str, str, str]


@dataclass(frozen=True)
class Mistake:
    """One mistake in one declaration."""

    file: str
    key: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key or '(top)'}: {self.what} {self.remedy}"


_REMEDIES = {
    "missing": "Add this key.",
    "extra_forbidden": "Remove it, or correct its spelling: no key of this name exists here.",
    "string_type": "Put it in quotes: YAML reads bare yes, no and numbers as something else.",
    "bool_type": "Write true or false, without quotes.",
    "bool_parsing": "The keys of `booleans` are true and false.",
    "date_type": "Write a date as 2024-01-31, without quotes.",
    "list_type": "Write a list: [one, two].",
    "dict_type": "Write indented keys below it.",
    "too_short": "Give at least one.",
}


def validate_all(paths: Iterable[Path], settings: Settings, vault: Vault | None = None) -> list[Mistake]:
    """Every mistake of every declaration. An empty list means that all are good."""
    found: list[Mistake] = []
    seen: dict[str, str] = {}
    for path in paths:
        name = f"{path.parent.name}/{path.name}" if path.name.startswith("defs.") else path.name
        try:
            attributes = read_attributes(path, vault)
        except (OSError, yaml.YAMLError, UnicodeDecodeError, ConfigError) as error:
            where = getattr(error, "problem_mark", None)
            line = f" near line {where.line + 1}" if where else ""
            found.append(Mistake(name, "", f"the file cannot be read as YAML{line}.", "Check indentation and quotes."))
            continue
        found += [Mistake(name, *mistake) for mistake in mistakes(attributes, settings)]
        found += [Mistake(name, *mistake) for mistake in _identity(path, attributes, seen, name)]
    return found


def mistakes(attributes: object, settings: Settings) -> list[Found]:
    """Every mistake of one declaration, as (key path, what is wrong, how to mend it)."""
    if not isinstance(attributes, dict):
        return [("", "the declaration is empty or not a mapping.", "Start from the declaration of another partner.")]
    try:
        Declaration.model_validate(attributes)
        found: list[Found] = []
    except ValidationError as error:
        found = [_from_pydantic(dict(item)) for item in error.errors(include_url=False, include_input=False)]
    told = {key.split(".")[0] for key, _, _ in found}
    for check in _CHECKS:
        found += [one for one in _tolerant(check, attributes, settings) if one[0].split(".")[0] not in told]
    return list(dict.fromkeys(found))


Check = Callable[[dict[str, Any], Settings], Iterator[Found]]
_CHECKS: tuple[Check, ...] = (*mistakes_of_reading.CHECKS, *mistakes_of_maps.CHECKS)


def _tolerant(check: Check, attributes: dict[str, Any], settings: Settings) -> Iterator[Found]:
    """A check that trips over a malformed section stays silent: the model has named that section already."""
    try:
        yield from check(attributes, settings)
    except (KeyError, TypeError, AttributeError):
        return


def _from_pydantic(item: dict[str, Any]) -> Found:
    key = ".".join(str(part) for part in item["loc"])
    what = item["msg"][0].lower() + item["msg"][1:] + "."
    return key, what, _REMEDIES.get(item["type"], "See the declaration of a demo partner for what this key takes.")


def _identity(path: Path, attributes: object, seen: dict[str, str], name: str) -> Iterator[Found]:
    code = attributes.get("code") if isinstance(attributes, dict) else None
    if not isinstance(code, str):
        return
    holder = path.parent.name if path.name.startswith("defs.") else path.name.split(".")[0]
    if code != holder:
        yield "code", f"{code!r} differs from the name of its folder or file.", "Make both the same."
    if code in seen:
        yield "code", f"{code!r} is already used by {seen[code]}.", "Give each partner its own code."
    seen[code] = name
