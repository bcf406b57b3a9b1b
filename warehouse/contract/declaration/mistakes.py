"""Every mistake of a declaration at once: the key, what is wrong, how to mend it; in words for people.

Add here: what a wrong value of one key should be told; a rule between declarations.
Keep out: rules between keys (mistakes_of_*.py) and what YAML makes of a text (declaration_text.py).
"""

import difflib
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

import pyrage
import yaml
from pydantic import BaseModel, ValidationError

from warehouse.contract import contact_fields
from warehouse.contract.declaration import declaration_text, mistakes_of_maps, mistakes_of_reading
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.declaration.declaration_text import Found
from warehouse.errors import ConfigError
from warehouse.networks import home
from warehouse.networks.mistakes import Mistake
from warehouse.settings import Settings
from warehouse.tokens.recipe import is_of_a_register

if TYPE_CHECKING:
    from warehouse.vault import Vault

Item = Mapping[str, Any]
_NAME_ONLY = "takes the name of an environment variable in capital letters, never the secret itself."
# Keys whose form is a pattern: what it means, and an example.
_FORMS = {
    "code": ("takes small letters, digits and _, and begins with a letter.", "Write it like p017."),
    "country": ("takes a country code of two capital letters.", "Write the code of a country of the network, like FI."),
    "letter_key": ("is no age recipient.", "Give the partner's public key, which begins with age1."),
    "signing_key": ("is no public key of 44 signs.", "Copy the line that `sheetpack key` printed at the partner."),
    "username_env": (_NAME_ONLY, "Write it like P017_USER."),
    "password_env": (
        _NAME_ONLY,
        "Write it like P017_SECRET.",
    ),
    "token_env": (_NAME_ONLY, "Write it like P017_TOKEN."),
}
_NO_TEXT = "takes a text."
_DEMO = "Look at warehouse/networks/demo/partners for how a declaration is built."


def _of_shape(attributes: Mapping[str, Any]) -> list[Found]:
    """Every key that does not have the shape it needs."""
    try:
        Declaration.model_validate(attributes)
    except ValidationError as error:
        found: dict[str, Found] = {}
        for item in error.errors(include_url=False):
            key = ".".join(_path(item["loc"]))
            is_better = key in found and found[key][1] == _NO_TEXT and item["type"] != "list_type"
            if key not in found or is_better:  # where a text or a list may stand, the list knows more of a list
                found[key] = (key, *_said(dict(item), key))
        return list(found.values())
    return []


def _path(loc: tuple[int | str, ...]) -> Iterator[str]:
    """The keys as they are written: pydantic adds names of types where a key may take several, and marks of keys."""
    model: Any = Declaration
    for part in loc:
        is_name_of_type = _is_union(model) and isinstance(part, str)
        model = _inner(model, part)
        if part != "[key]" and not is_name_of_type:
            yield str(part).lower() if isinstance(part, bool) else str(part)


def _is_union(model: Any) -> bool:
    return get_origin(model) in (typing.Union, types.UnionType)


def _plain(kind: Any) -> Any:
    """Without Annotated and without `| None`."""
    while get_origin(kind) is typing.Annotated:
        kind = get_args(kind)[0]
    members = [each for each in get_args(kind) if each is not type(None)]
    if _is_union(kind) and len(members) == 1:
        return _plain(members[0])
    return kind


def _inner(model: Any, part: int | str) -> Any:
    """What a key below this one takes."""
    model = _plain(model)
    if isinstance(model, type) and issubclass(model, BaseModel):
        field = model.model_fields.get(str(part))
        return _plain(field.annotation) if field else None
    arguments = get_args(model)
    return _plain(arguments[-1]) if get_origin(model) in (dict, list) and arguments else None


def _said(item: Item, key: str) -> tuple[str, str]:
    """What is wrong, and how to mend it."""
    name = key.rsplit(".", 1)[-1]
    if name in _FORMS and item["type"] in ("string_pattern_mismatch", "string_too_short"):
        return _FORMS[name]
    tell = _TELLERS.get(item["type"])
    return tell(item, key) if tell else _SIMPLE.get(item["type"], ("does not have the form it needs.", _DEMO))


def _unknown(_: Item, key: str) -> tuple[str, str]:
    near = difflib.get_close_matches(key.rsplit(".", 1)[-1], _keys_beside(key), n=1, cutoff=0.6)
    meant = f"Did you mean {near[0]}?" if near else f"Remove it. Known here: {', '.join(_keys_beside(key))}."
    return "no key of this name exists here.", meant


def _keys_beside(key: str) -> list[str]:
    model: Any = Declaration
    for part in key.split(".")[:-1]:
        model = _inner(model, int(part) if part.isdigit() else part)
    return sorted(model.model_fields) if isinstance(model, type) and issubclass(model, BaseModel) else []


def _choices(item: Item, _: str) -> tuple[str, str]:
    known = re.findall(r"'([^']*)'", str(item.get("ctx", {}).get("expected", "")))
    near = difflib.get_close_matches(str(item.get("input")), known, n=1)
    meant = f"Did you mean {near[0]}? " if near else ""
    return "is none of the words it takes.", f"{meant}Choose from {', '.join(known)}."


def _no_text(item: Item, _: str) -> tuple[str, str]:
    if item.get("input") is None:
        return "is empty.", "Write the text, or remove the key where it is not needed."
    return _NO_TEXT, "Put it in quotes: YAML reads bare yes, no, dates and numbers as something else."


def _bound(sign: str, limit: str) -> Callable[[Item, str], tuple[str, str]]:
    def tell(item: Item, _: str) -> tuple[str, str]:
        said = f"{sign} {item.get('ctx', {}).get(limit)}"
        return f"must be {said}.", f"Write a number that is {said}."

    return tell


def _too_long(item: Item, _: str) -> tuple[str, str]:
    most = item.get("ctx", {}).get("max_length")
    return f"has more than {most} sign(s).", f"Shorten it to {most}."


_TELLERS: dict[str, Callable[[Item, str], tuple[str, str]]] = {
    "extra_forbidden": _unknown,
    "literal_error": _choices,
    "string_type": _no_text,
    "greater_than": _bound("more than", "gt"),
    "greater_than_equal": _bound("at least", "ge"),
    "less_than_equal": _bound("at most", "le"),
    "string_too_long": _too_long,
}
_KEYS = ("takes keys with values below it.", "Write indented `key: value` lines, or {key: value}.")
_DAY = "Write it like 2024-01-31"
_SIMPLE: dict[str, tuple[str, str]] = {
    "missing": ("is missing.", "Add this key."),
    "string_pattern_mismatch": ("does not have the form it needs.", _DEMO),
    "string_too_short": ("is empty.", "Write at least one sign, in quotes."),
    "too_short": ("is empty.", "Give at least one, like [one]."),
    "list_type": ("takes a list.", "Write it in brackets: [one, two]."),
    **dict.fromkeys(("dict_type", "model_type"), _KEYS),
    **dict.fromkeys(("bool_type", "bool_parsing"), ("takes true or false.", "Write true or false, without quotes.")),
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_from_float"), ("takes a whole number.", "Write digits only, without quotes.")
    ),
    **dict.fromkeys(
        ("float_type", "float_parsing"), ("takes a number.", "Write it with a point, like 0.2, without quotes.")
    ),
    **dict.fromkeys(("date_type", "date_parsing"), ("takes a date.", f"{_DAY}, without quotes.")),
    "date_from_datetime_parsing": ("takes a date.", f"{_DAY}: year, month, day; and it must exist."),
    "date_from_datetime_inexact": ("takes a date without a time.", f"{_DAY}."),
}


_INDEX = re.compile(r"\.\d+$")
# Keys whose values a network declares.
_OF_NETWORK = re.compile(rf"(country|cities|scopes|(values|constants)\.({'|'.join(contact_fields.PLACES)}))\b")
OF_DEMO = (
    "The demo network was asked, since no other one is declared here: that is why places may be unknown. Take "
    "network.yaml and places.csv of your network from the coordinator (no key and no partner is in them), put both "
    "into a folder called network, and name the folder around it: CROSSINGS_HOME=/path/of/that/folder."
)
_UNREADABLE = "Save it as UTF-8; an encrypted one needs the keys it was encrypted with."


def validate_all(paths: Iterable[Path], settings: Settings, vault: "Vault | None" = None) -> list[Mistake]:
    """Every mistake of every declaration. An empty list means that all are good."""
    found: list[Mistake] = []
    seen: dict[str, str] = {}
    files: dict[str, Path] = {}
    others = Others()
    for path in paths:
        name = f"{path.parent.name}/{path.name}" if path.name.startswith("defs.") else path.name
        first = files.setdefault(holder(path), path)
        if first is not path:
            what = f"{first.parent.name}/{first.name} is a declaration of {holder(path)}, too."
            found.append(Mistake(name, 0, "", what, "Remove the one that is out of date."))
        try:
            text = declaration_text.read(path, vault)
            traps = declaration_text.traps(text)
            attributes = declaration_text.attributes_of(text) if not declaration_text.has_no_day(traps) else {}
        except yaml.YAMLError as error:
            found.append(Mistake(name, 0, *declaration_text.unreadable(error)))
            continue
        except (OSError, UnicodeDecodeError, ConfigError, pyrage.DecryptError, ValueError):
            found.append(Mistake(name, 0, "", "the file cannot be read.", _UNREADABLE))
            continue
        said = [] if declaration_text.has_no_day(traps) else mistakes(attributes, settings)
        found += [Mistake(name, 0, *mistake) for mistake in _without_repeats([*traps, *said])]
        if first is path:  # one of the two is to go, so it is compared with nobody
            found += [Mistake(name, 0, *mistake) for mistake in _identity(path, attributes, seen, name)]
            found += [Mistake(name, 0, *mistake) for mistake in others.beside(attributes, name)]
    return found


class Others:
    """What no two partners may share, and what all that name it must name alike."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._agreements: dict[str, tuple[object, str]] = {}
        self._numbers: dict[tuple[str, str], tuple[bool, str]] = {}  # scope and recipe → who has them, and how

    def beside(self, attributes: object, name: str) -> Iterator[Found]:
        said = attributes if isinstance(attributes, dict) else {}
        key = said.get("signing_key")
        if isinstance(key, str) and (other := self._keys.setdefault(key, name)) != name:
            yield "signing_key", f"is that of {other}: each could send as the other.", "Make a key for each."
        agreements = said.get("scope_agreements")
        for scope, agreement in agreements.items() if isinstance(agreements, dict) else ():
            first, other = self._agreements.setdefault(scope, (agreement, name))
            if first != agreement:
                yield (
                    f"scope_agreements.{scope}",
                    f"is another agreement than that of {other}: the scope is off until all name the same one.",
                    "Name the agreement that all of them signed.",
                )
        yield from self._of_another(said, name)

    def _of_another(self, said: Mapping[str, Any], name: str) -> Iterator[Found]:
        """Numbers that two partners give their own people: 00001 of one and 00001 of the other would be one person."""
        tokens, scopes = said.get("tokens"), said.get("scopes")
        recipe = tokens.get("recipe") if isinstance(tokens, dict) and tokens.get("mode") != "none" else None
        if not isinstance(recipe, str) or not is_of_a_register(recipe):
            return
        is_shared = said.get("codes_shared") in (True, "true")
        for scope in scopes if isinstance(scopes, list) else ():
            theirs, other = self._numbers.setdefault((str(scope), recipe), (is_shared, name))
            if other != name and not (is_shared and theirs):
                yield (
                    "tokens.recipe",
                    f"{recipe} is that of {other}, too: in {scope} the same number of both would be one person.",
                    (
                        "Use own-code-2 where each gives numbers of its own. Only if both write numbers of one "
                        "register, say codes_shared: true in both."
                    ),
                )
                return


def holder(path: Path) -> str:
    """Whose declaration a file is, by its name."""
    return path.parent.name if path.name.startswith("defs.") else path.name.split(".")[0]


def mistakes(attributes: object, settings: Settings) -> list[Found]:
    """Every mistake of one declaration, as (key path, what is wrong, how to mend it)."""
    if not isinstance(attributes, dict):
        return [("", "the declaration is empty, or no keys with values.", "Start one with crossings partner add.")]
    found = _of_shape(attributes)
    told = [key for key, _, _ in found]
    for check in _CHECKS:
        found += [one for one in _tolerant(check, attributes, settings) if not _is_told(one[0], told)]
    return list(dict.fromkeys(found))


def are_of_demo(found: Iterable[Found], attributes: object, settings: Settings) -> bool:
    """Whether a real declaration names what the demo network lacks, and no other network was there to ask."""
    is_demo = isinstance(attributes, dict) and attributes.get("demo") is True
    return not is_demo and any(_OF_NETWORK.match(key) for key, *_ in found) and not home.has_own(settings)


def _is_told(key: str, told: list[str]) -> bool:
    """Whether the shape of this key, or of one around or within it, is named already."""
    return any(f"{key}.".startswith(f"{each}.") or f"{each}.".startswith(f"{key}.") for each in told)


def _without_repeats(found: list[Found]) -> list[Found]:
    """What YAML made of a bare word explains the mistake in its kind as well: the first word on a key is enough."""
    traps = {key for key, what, _ in found if "YAML reads" in what}
    return [one for one in found if one[1] != _NO_TEXT or not traps & {one[0], _INDEX.sub("", one[0])}]


Check = Callable[[dict[str, Any], Settings], Iterator[Found]]
_CHECKS: tuple[Check, ...] = (*mistakes_of_reading.CHECKS, *mistakes_of_maps.CHECKS)


def _tolerant(check: Check, attributes: dict[str, Any], settings: Settings) -> Iterator[Found]:
    """A check that trips over a malformed section stays silent: the model has named that section already."""
    try:
        yield from check(attributes, settings)
    except (KeyError, TypeError, AttributeError):
        return


def _identity(path: Path, attributes: object, seen: dict[str, str], name: str) -> Iterator[Found]:
    code = attributes.get("code") if isinstance(attributes, dict) else None
    if not isinstance(code, str):
        return
    if code != holder(path):
        yield "code", f"{code!r} differs from the name of its folder or file.", "Make both the same."
    if code in seen:
        yield "code", f"{code!r} is already used by {seen[code]}.", "Give each partner its own code."
    seen[code] = name
