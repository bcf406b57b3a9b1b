"""Mistakes in the shape of single keys: missing, misspelt, of the wrong kind. In words for people, not in pydantic's.

Add here: what a wrong value of one key should be told.
Keep out: rules between keys (mistakes_of_*.py).
"""

import difflib
import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from warehouse.contract.declaration.declaration import Declaration

Found = tuple[str, str, str]
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
NO_TEXT = "takes a text."
_DEMO = "Look at warehouse/networks/demo/partners for how a declaration is built."


def mistakes(attributes: Mapping[str, Any]) -> list[Found]:
    """Every key that does not have the shape it needs."""
    try:
        Declaration.model_validate(attributes)
    except ValidationError as error:
        found: dict[str, Found] = {}
        for item in error.errors(include_url=False):
            key = ".".join(_path(item["loc"]))
            is_better = key in found and found[key][1] == NO_TEXT and item["type"] != "list_type"
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
    return tell(item, key) if tell else ("does not have the form it needs.", _DEMO)


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
    return NO_TEXT, "Put it in quotes: YAML reads bare yes, no, dates and numbers as something else."


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
_SIMPLE: dict[str, tuple[str, str]] = {
    "missing": ("is missing.", "Add this key."),
    "string_pattern_mismatch": ("does not have the form it needs.", _DEMO),
    "string_too_short": ("is empty.", "Write at least one sign, in quotes."),
    "too_short": ("is empty.", "Give at least one, like [one]."),
    "list_type": ("takes a list.", "Write it in brackets: [one, two]."),
    "dict_type": ("takes keys with values below it.", "Write indented `key: value` lines, or {key: value}."),
    "model_type": ("takes keys with values below it.", "Write indented `key: value` lines, or {key: value}."),
    "bool_type": ("takes true or false.", "Write true or false, without quotes."),
    "bool_parsing": ("takes true or false.", "Write true or false, without quotes."),
    "int_type": ("takes a whole number.", "Write digits only, without quotes."),
    "int_parsing": ("takes a whole number.", "Write digits only, without quotes."),
    "int_from_float": ("takes a whole number.", "Write digits only, without quotes."),
    "float_type": ("takes a number.", "Write it with a point, like 0.2, without quotes."),
    "float_parsing": ("takes a number.", "Write it with a point, like 0.2, without quotes."),
    "date_type": ("takes a date.", "Write it like 2024-01-31, without quotes."),
    "date_parsing": ("takes a date.", "Write it like 2024-01-31, without quotes."),
    "date_from_datetime_parsing": ("takes a date.", "Write it like 2024-01-31: year, month, day; and it must exist."),
    "date_from_datetime_inexact": ("takes a date without a time.", "Write it like 2024-01-31."),
}


def _fixed(kind: str) -> Callable[[Item, str], tuple[str, str]]:
    return lambda _item, _key: _SIMPLE[kind]


_TELLERS |= {kind: _fixed(kind) for kind in _SIMPLE}
