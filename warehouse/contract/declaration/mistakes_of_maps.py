"""Mistakes in how a partner's headers and words are mapped to the contract.

Add here: a rule about columns, one_hot, separators, values, booleans or constants of a declaration.
Keep out: rules about where files come from and how they are written (mistakes_of_reading.py).
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from warehouse.contract import ages, contact_fields
from warehouse.contract.declaration.declaration_text import Found
from warehouse.contract.fold import fold
from warehouse.networks import home
from warehouse.settings import Settings
from warehouse.tokens.first_keying import LABELS, column_name

_BIRTH_YEARS = re.compile(r"^(\d{4})-(\d{4})$")
_FIELD_REMEDY = "Choose a field of the contact contract."


def fields(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    for section in ("columns", "one_hot", "separators", "values", "constants"):
        for field in attributes.get(section, {}):
            if field not in contact_fields.FIELDS:
                remedy = meant(field, contact_fields.FIELDS) or _FIELD_REMEDY
                yield f"{section}.{field}", "is no field of the contract.", remedy
    given = _given(attributes)
    for field in contact_fields.REQUIRED:
        if field not in given:
            yield f"columns.{field}", "is missing: a contact needs it.", "Name the header it comes under."
    for field in sorted(field for field in given if given.count(field) > 1):
        yield f"columns.{field}", "is given more than once.", "Keep one of columns, one_hot, ticks and constants."
    for field in attributes.get("optional", []):
        columns = {*attributes["columns"], *attributes.get("one_hot", {})}
        if field not in columns or field in contact_fields.REQUIRED:
            yield (
                "optional",
                f"{field!r} cannot be optional.",
                "Name fields of `columns` or `one_hot` that may be absent.",
            )


def headers(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    owner: dict[str, str] = {}
    for key, spellings in _spellings(attributes):
        for spelling in spellings:
            first = owner.setdefault(fold(spelling), key)
            if first != key:
                yield key, f"shares the header {spelling!r} with {first}.", "A header may feed one field only."


def unread_notes(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    """A column that is read cannot be dropped unread, nor one without which a contact is not whole."""
    owner = {fold(spelling): key for key, spellings in _spellings(attributes) for spelling in spellings}
    scopes = attributes.get("scopes", []) if attributes["tokens"]["mode"] == "sealed" else []
    owner |= {fold(column_name(scope, label)): "scopes" for scope in scopes for label in LABELS}
    for header in attributes.get("unread_notes", {}).get("drop", []):
        if not fold(header):
            yield "unread_notes.drop", "names a column without a header.", "Name the header of the column."
        elif fold(header) in owner:
            said = f"{header!r} is read: {owner[fold(header)]} names it too."
            yield "unread_notes.drop", said, "A column is read or dropped unread: remove it from one of the two."


def one_hot(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    for field, choices in attributes.get("one_hot", {}).items():
        if field not in contact_fields.SETS:
            yield f"one_hot.{field}", "does not take several values.", f"Only {', '.join(contact_fields.SETS)} do."
            continue
        for code in choices:
            if code not in contact_fields.SETS[field]:
                yield f"one_hot.{field}.{code}", "is no code of this field.", _choose(contact_fields.SETS[field])
    for field in attributes.get("separators", {}):
        if field not in contact_fields.SETS:
            yield f"separators.{field}", "does not take several values.", f"Only {', '.join(contact_fields.SETS)} do."


def ticks(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    for number, each in enumerate(attributes.get("ticks", [])):
        for word, field in each["words"].items():
            if field not in contact_fields.BOOLEANS:
                yield f"ticks.{number}.words.{word}", f"{field!r} is no yes-or-no field.", _FIELD_REMEDY
        both = {fold(str(word)) for word in each["words"]} & {fold(str(word)) for word in each.get("ignore", [])}
        if both:
            yield f"ticks.{number}.ignore", "names a word that is read.", "Keep it on one side."


def values(attributes: dict[str, Any], settings: Settings) -> Iterator[Found]:
    for field, mapping in attributes.get("values", {}).items():
        allowed = contact_fields.codes(field, home.directory(settings))
        if field == "city":
            allowed = allowed & frozenset(attributes["cities"])
        meaning: dict[str, str] = {}
        for label, code in mapping.items():
            key = f"values.{field}.{label}"
            if field == "birth_year_band":
                years = _BIRTH_YEARS.match(code)
                if years is None or int(years[1]) % 5 or int(years[2]) != int(years[1]) + 4:
                    yield key, "is not a band of five birth years.", "Write it like 1990-1994."
            elif field == "age_band":
                yield from _age_band(key, code)
            elif not allowed:
                yield key, "is a word for a field that takes none.", "Remove it: this field is read as it stands."
            elif code not in allowed:
                yield key, f"{code!r} is no code of this field.", meant(code, allowed) or _choose(sorted(allowed)[:20])
            if meaning.setdefault(fold(str(label)), code) != code:
                yield key, "is read like another label with a different meaning.", "Keep one of the two."


def booleans(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    given = attributes.get("booleans", {})
    both = {fold(word) for word in given.get(True, [])} & {fold(word) for word in given.get(False, [])}
    if both:
        yield "booleans", "the same word means both true and false.", "Keep it on one side."
    needs = [field for field in attributes["columns"] if field in (*contact_fields.BOOLEANS, "link_ok")]
    needs += list(attributes.get("one_hot", {}))
    if needs and not (given.get(True) and given.get(False)):
        yield "booleans", f"is needed to read {needs[0]}.", 'Write {true: ["1"], false: ["0", ""]} or your own words.'


def constants(attributes: dict[str, Any], settings: Settings) -> Iterator[Found]:
    for field, value in attributes.get("constants", {}).items():
        if field in contact_fields.BOOLEANS:
            if not isinstance(value, bool):
                yield f"constants.{field}", "is a yes-or-no field.", "Write true or false, without quotes."
        elif value not in contact_fields.codes(field, home.directory(settings)):
            yield f"constants.{field}", f"{value!r} is no code of this field.", "A constant must be a contract code."


def _given(attributes: dict[str, Any]) -> list[str]:
    given = [field for section in ("columns", "one_hot", "constants") for field in attributes.get(section, {})]
    return given + [field for each in attributes.get("ticks", []) for field in set(each["words"].values())]


def _spellings(attributes: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for field, spellings in attributes["columns"].items():
        yield f"columns.{field}", spellings
    for field, choices in attributes.get("one_hot", {}).items():
        for code, spellings in choices.items():
            yield f"one_hot.{field}.{code}", spellings

    for number, each in enumerate(attributes.get("ticks", [])):
        yield f"ticks.{number}", each["headers"]


def _age_band(key: str, code: str) -> Iterator[Found]:
    said = ages.code(code)
    if said is None:
        yield key, f"{code!r} is no group of ages.", "Write it like 18-24 or 45+, under_18 or not_recorded."
    elif said == ages.UNDER_AGE and code != ages.UNDER_AGE:
        what = f"{code!r} begins below 18: whoever may be a child is dropped unwritten."
        yield key, what, "Agree with the partner on a group that begins at 18, or write under_18."


def meant(said: object, known: Iterable[str]) -> str | None:
    """The word that a misspelt one is nearest to, as a remedy."""
    near = difflib.get_close_matches(str(said), sorted(known), n=1, cutoff=0.7)
    return f"Did you mean {near[0]}?" if near else None


def _choose(allowed: Any) -> str:
    return f"Choose from {', '.join(allowed)}."


CHECKS = (fields, headers, unread_notes, one_hot, ticks, values, booleans, constants)
