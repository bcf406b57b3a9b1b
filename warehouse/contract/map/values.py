"""Translate one spelling of a partner into one value of the contract, or into the rule it breaks.

Add here: how another kind of field is read.
Keep out: whole columns and rows (map.py). Every function gets one distinct text and is called once for it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from warehouse.contract import ages, contact_fields
from warehouse.contract.declaration.declaration import TICKS, Declaration, FileFormat
from warehouse.contract.findings import Span
from warehouse.contract.fold import fold
from warehouse.contract.read import days

Value = str | bool | int | date | None
Translated = tuple[Value, str | None]  # the value, or the rule that was broken
Translator = Callable[[str], Translated]

_BAND = re.compile(r"^((?:19|20)\d{2})\D((?:19|20)\d{2})$")
_YEAR = re.compile(r"^(?:19[2-9]\d|20[01]\d)$")
LOST = "\ufffd"  # a letter or a cell that was damaged before the file came here
MOST_GIVEN = 9999  # pieces in one contact: more is a typing error, or another column


@dataclass(frozen=True)
class Context:
    """What translating one file depends on."""

    declaration: Declaration
    root: Path
    span: Span


def translator(field: str, context: Context, texts: Iterable[str] = ()) -> Translator:
    """How a text of this field is read. `texts`: all of its column, where one of them says what another means."""
    if field in contact_fields.SETS:
        return _set(field, context)
    if field in contact_fields.BOOLEANS or field == "link_ok":
        return boolean(context.declaration)
    if field in contact_fields.DATES:
        return _date(field, context)
    if field in contact_fields.AMOUNTS:
        return amount(context.declaration, texts)
    readers = {"age": _age, "age_band": _age_band, "birth_year_band": _birth_years}
    return readers[field](context.declaration) if field in readers else _choice(field, context)


def labels(field: str, context: Context) -> Mapping[str, str]:
    """Folded spelling → contract code. The codes themselves are always understood."""
    allowed = contact_fields.codes(field, context.root)
    if field == "city":
        allowed &= frozenset(context.declaration.cities)
    return {fold(code): code for code in allowed} | {
        fold(label): code for label, code in context.declaration.values.get(field, {}).items()
    }


def _choice(field: str, context: Context) -> Translator:
    known, empty = labels(field, context), contact_fields.WHEN_EMPTY.get(field)
    if_empty: Translated = (None, "missing_value") if field in contact_fields.REQUIRED else (empty, None)

    def translate(text: str) -> Translated:
        if (folded := fold(text)) in known:
            return known[folded], None
        return (None, "unknown_label") if text else if_empty

    return translate


def _set(field: str, context: Context) -> Translator:
    known, empty = labels(field, context), contact_fields.WHEN_EMPTY[field]
    separator = context.declaration.separators.get(field)

    def translate(text: str) -> Translated:
        parts = [part for part in map(fold, text.split(separator) if separator else [text]) if part]
        if not all(part in known for part in parts):
            return None, "unknown_label"
        return joined({known[part] for part in parts}, empty), None

    return translate


def ticked(name: str, declaration: Declaration) -> Translator:
    """The fields that the words of one cell say yes to, joined."""
    ticks = declaration.ticks[int(name.removeprefix(TICKS))]
    known = {fold(word): field for word, field in ticks.words.items()}
    known |= {fold(word): "" for word in ticks.ignore}

    def translate(text: str) -> Translated:
        parts = [part for part in map(fold, text.split(ticks.separator)) if part]
        if not all(part in known for part in parts):
            return None, "unknown_label"
        return contact_fields.SET_JOINER.join(sorted({known[part] for part in parts} - {""})), None

    return translate


def joined(codes: set[str], empty: str) -> str:
    """Several codes as one value: in order, and 'not recorded' only where nothing else is known."""
    recorded = codes - {"not_recorded"}
    return contact_fields.SET_JOINER.join(sorted(recorded)) or empty


def boolean(declaration: Declaration) -> Translator:
    true = {fold(word) for word in declaration.booleans.get(True, [])}
    false = {fold(word) for word in declaration.booleans.get(False, [])} | {""}
    if declaration.file.format != "csv":  # a cell of the kind yes-or-no arrives as 1 or 0, whatever word it shows
        true, false = true | ({"1"} - false), false | ({"0"} - true)

    def translate(text: str) -> Translated:
        folded = fold(text)
        if folded in true:
            return True, None
        return (False, None) if folded in false else (None, "unknown_label")

    return translate


def _date(field: str, context: Context) -> Translator:
    is_contact = field == "contact_date"
    reader = days.reader(context.declaration)

    def translate(text: str) -> Translated:
        if not text:
            return None, "missing_value" if is_contact else None
        day = reader(text)
        if day is None:
            return None, "bad_date"
        if is_contact and not context.span[0] <= day <= context.span[1]:
            return None, "date_outside_span"
        return day, None

    return translate


def amount(declaration: Declaration, texts: Iterable[str] = ()) -> Translator:
    """How many pieces were given out. Words of no mean none; an empty cell stays empty."""
    none = {fold(word) for word in declaration.booleans.get(False, [])} - {""}
    whole, thousands = _whole(declaration.file.decimal), thousands_mark(declaration.file, texts)
    in_thousands = grouped(declaration.file.decimal if thousands is None else thousands)

    def translate(text: str) -> Translated:
        if fold(text) in none:
            return 0, None
        if in_thousands.match(text):
            if thousands is None:
                return None, "thousands_unclear"
            text = text.replace(thousands, "")
        digits, rule = whole(text)
        if rule or not digits:
            return None, rule
        is_count = digits.isascii() and digits.isdigit() and len(digits) < 10 and int(digits) <= MOST_GIVEN
        return (int(digits), None) if is_count else (None, "bad_number")

    return translate


def grouped(mark: str) -> re.Pattern[str]:
    """Numbers whose thousands this mark sets apart; no number where there is no mark."""
    return re.compile(rf"^[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+$" if mark else r"(?!)", re.ASCII)


def thousands_mark(file: FileFormat, texts: Iterable[str]) -> str | None:
    """The mark in 1.000 where it means a thousand, "" where it means one; None where nobody can say.

    The declaration says it, or the other numbers of the column: one program writes either all numbers with decimals,
    or none.
    """
    if file.thousands is not None:
        return "" if file.thousands == "none" else file.thousands
    texts, mark = list(texts), file.decimal
    if not any(map(grouped(mark).match, texts)):
        return ""
    has_whole = any(re.fullmatch(r"[1-9]\d*", text) for text in texts)
    has_decimals = any(re.fullmatch(rf"0+\{mark}\d+|\d+\{mark}(\d\d?|\d{{4,}})", text) for text in texts)
    return None if has_whole == has_decimals else mark if has_whole else ""


def _whole(decimal: str) -> Callable[[str], tuple[str, str | None]]:
    """A whole number without the noughts behind its decimal mark; the other mark is a mistake of the declaration."""
    noughts, other = re.compile(rf"^(\d+)\{decimal}0+$"), "," if decimal == "." else "."

    def read(text: str) -> tuple[str, str | None]:
        if re.fullmatch(rf"\d+\{other}\d+", text):
            return "", "decimal_mark"
        return noughts.sub(r"\1", text), None

    return read


def _age(declaration: Declaration) -> Translator:
    whole = _whole(declaration.file.decimal)

    def translate(text: str) -> Translated:
        number, rule = whole(text)
        if rule:
            return None, rule
        if not number:
            return ages.NOT_RECORDED, None
        said = ages.code(number)
        return (said, None) if said else (None, "bad_number")

    return translate


def _age_band(declaration: Declaration) -> Translator:
    """Groups of ages by the partner's words, or as they are written in numbers."""
    known = {fold(label): ages.code(code) for label, code in declaration.values.get("age_band", {}).items()}

    def translate(text: str) -> Translated:
        if not text:
            return ages.NOT_RECORDED, None
        said = known.get(fold(text)) or ages.code(text)
        return (said, None) if said else (None, "unknown_label")

    return translate


def _birth_years(declaration: Declaration) -> Translator:
    known = {fold(label): code for label, code in declaration.values.get("birth_year_band", {}).items()}

    def translate(text: str) -> Translated:
        if not text or (folded := fold(text)) in known:
            return (known[folded] if text else None), None
        match = _BAND.match(folded)
        if match and int(match[1]) % 5 == 0 and int(match[2]) == int(match[1]) + 4:
            return f"{match[1]}-{match[2]}", None
        # A single year tells who may be a child (map.py), and is made coarse then.
        return (folded, None) if _YEAR.match(folded) else (None, "unknown_label")

    return translate
