"""Take out of a sheet what is no contact: blank rows, totals, and headers that stand there again.

Add here: another kind of row that exporters add of their own; each is counted and told in the letter.
Keep out: rows with a mistake. Those are refused one by one (map.py), never dropped.
"""

import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.contact_fields import REQUIRED
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused, Problem
from warehouse.contract.fold import UNSEEN, fold, spelled
from warehouse.contract.read.headers import declared_headers, two_lines
from warehouse.contract.read.sheet import Sheet, filled

_TOTALS = re.compile(
    "^(?:"
    + "|".join(
        map(
            fold,
            ("итого", "всего", "подытог", "разом", "усього", "всього", "підсумок", "yhteensä", "summa", "välisumma",
             "total", "totals", "subtotal", "grand total", "загалом", "сумма", "сума", "общий итог",
             "загальний підсумок", "kaikki yhteensä", "loppusumma", "sum", "sum total"),
        )
    )
    + r")\b"
)  # fmt: skip
_LONGEST_TOTAL = 60
# A count or a share. No date, place or channel of a contact is a short number.
_COUNT = re.compile(r"\d{1,7}([.,]\d+)?\s?%?")
_WHOLE = re.compile(r"\d{1,9}")
_FEWEST_NUMBERED, _FEWEST_HEADERS, _FEWEST_SUMS, _FEWEST_SUMMED = 3, 2, 2, 3
_FEWEST_CONTACTS = 8  # that one contact is not taken for the sum of
_MOST_HEADERS, _MOST_TOTALS, _MOST_WORDS = 2_000, 40, 2
_WITHOUT_DIGITS = "^[^0-9]+$"
_UNSEEN, _WIDE = f"[{UNSEEN}]+", "[\u00a0\u2007\u202f]"  # and blanks that do not break
_ARMOUR = r"""^=\s*"(.*)"$|^'([^']+)$"""
_BEGINS_AS_A_COUNT = "^[0-9]"
_BEGINS_AS_A_WORD, _HAS_LETTERS = spelled(r"^\s*\pL{3}"), spelled(r"\pL")


def tidied(sheet: Sheet, declaration: Declaration) -> Sheet:
    """The contacts alone. What was taken out and is worth telling is in `repaired`."""
    sheet = _without_numbers(_without_blank_rows(_bare(sheet)))
    dates = _position(sheet, declaration.columns.get("contact_date", []))
    if dates is None or not sheet.rows:
        return sheet
    needed = [_position(sheet, declaration.columns.get(field, [])) for field in REQUIRED]
    sheet = _without_headers_of_two_lines(sheet, dates, declaration)
    _refuse_several_tables(sheet, dates, declaration)
    known = [at for at in needed if at is not None]
    sheet = _without_totals(_without_headers(sheet, dates, declaration), known)
    sheet = _without_sums(sheet, [*known, _position(sheet, declaration.columns.get("source_uid", []))])
    return _without_sums_of_what_stands_above(sheet, known, declaration)


def _bare(sheet: Sheet) -> Sheet:
    """Without signs that nobody sees, and without the marks that keep a text as it is: ="00123" and '00123."""
    columns = []
    for column in sheet.columns:
        texts = column.dictionary
        if pc.any(pc.match_substring_regex(texts, _WIDE)).as_py():
            texts = pc.replace_substring_regex(texts, _WIDE, " ")
        if pc.any(pc.match_substring_regex(texts, _UNSEEN)).as_py():
            texts = pc.utf8_trim_whitespace(pc.replace_substring_regex(texts, _UNSEEN, ""))
        if pc.any(pc.match_substring_regex(texts, _ARMOUR)).as_py():
            texts = pc.replace_substring_regex(texts, _ARMOUR, r"\1\2")
        columns.append(pa.DictionaryArray.from_arrays(column.indices, texts))
    return replace(sheet, columns=columns)


def _without_numbers(sheet: Sheet) -> Sheet:
    """Official forms number their columns in a line below the header: 1, 2, 3 …"""
    if sheet.rows == 0 or len(sheet.columns) < _FEWEST_NUMBERED:
        return sheet
    first = [column.slice(0, 1).to_pylist()[0] for column in sheet.columns]
    if first != [str(number) for number in range(1, len(first) + 1)]:
        return sheet
    return sheet.kept(pa.array(np.arange(sheet.rows) > 0)).told("numbered_columns", 1)


def _position(sheet: Sheet, spellings: list[str]) -> int | None:
    wanted = set(map(fold, spellings))
    return next((at for at, header in enumerate(sheet.headers) if fold(header) in wanted), None)


def _without_blank_rows(sheet: Sheet) -> Sheet:
    """Rows without any content are what spreadsheets leave behind: not data, not counted."""
    keep = pa.repeat(pa.scalar(False), sheet.rows)
    for column in sheet.columns:
        keep = pc.or_(keep, filled(column))
    return sheet.kept(keep)


def _without_headers_of_two_lines(sheet: Sheet, dates: int, declaration: Declaration) -> Sheet:
    """Such a header again, in its place or with its columns exchanged. Neither line alone says so: a group of columns
    stands in the upper one, and what they are in the lower one."""
    declared = declared_headers(declaration)
    meant = [declared.get(fold(name)) for name in sheet.headers]
    words = np.flatnonzero(_where(sheet.columns[dates], lambda text: bool(text), _WITHOUT_DIGITS))[:_MOST_HEADERS]
    gone: set[int] = set()
    for upper in sorted({*words.tolist(), *(words - 1).tolist()}):
        if upper < 0 or upper + 1 >= sheet.rows or upper in gone:
            continue
        lines = [[str(column[at].as_py()) for column in sheet.columns] for at in (upper, upper + 1)]
        fields = [declared.get(fold(name)) for name in two_lines(lines[0], lines[1], declared)]
        alone = max(sum(fold(cell) in declared for cell in line) for line in lines)
        if len(names := [field for field in fields if field]) < _FEWEST_HEADERS or len(names) <= alone:
            continue
        if any(field and field != place for field, place in zip(fields, meant, strict=True)):
            raise FileRefused(Problem(declaration.code, "several_tables", row_no=sheet.row_no[upper].as_py()))
        gone |= {upper, upper + 1}
    rows = np.isin(np.arange(sheet.rows), list(gone))
    return sheet.kept(pa.array(~rows)).told("repeated_headers", len(gone) // 2)


def _refuse_several_tables(sheet: Sheet, dates: int, declaration: Declaration) -> None:
    """A second header with its columns in another order: the rows below it would be read into the wrong fields."""
    declared = declared_headers(declaration)
    here = np.flatnonzero(_where(sheet.columns[dates], lambda text: fold(text) in declared, _HAS_LETTERS))
    for place in here[:100]:
        cells = [fold(column[int(place)].as_py()) for column in sheet.columns]
        meant = [declared.get(fold(name)) for name in sheet.headers]
        known = [cell for cell in cells if cell in declared]
        pairs = zip(cells, meant, strict=True)
        is_other = any(cell and field and declared.get(cell) != field for cell, field in pairs)
        if len(known) >= _FEWEST_HEADERS and is_other:
            raise FileRefused(Problem(declaration.code, "several_tables", row_no=sheet.row_no[int(place)].as_py()))


def _without_headers(sheet: Sheet, dates: int, declaration: Declaration) -> Sheet:
    """Exports glued together carry their header again: every filled cell is a name of its column, in any language."""
    declared = declared_headers(declaration)
    same = _where(sheet.columns[dates], _is(sheet.headers[dates], declared), _HAS_LETTERS)
    if not pc.any(same).as_py():
        return sheet
    for header, column in zip(sheet.headers, sheet.columns, strict=True):
        same = pc.and_(same, pc.or_(_where(column, _is(header, declared), ""), pc.invert(filled(column))))
    return sheet.kept(pc.invert(same)).told("repeated_headers", pc.sum(same).as_py() or 0)


def _without_totals(sheet: Sheet, needed: list[int]) -> Sheet:
    """A row that says "total" somewhere and has nothing of what every contact needs, or counts in its place."""
    says = pa.repeat(pa.scalar(False), sheet.rows)
    for column in sheet.columns:
        says = pc.or_(says, _where(column, is_total, _BEGINS_AS_A_WORD))
    if not pc.any(says).as_py():
        return sheet
    totals = says
    for column in (sheet.columns[at] for at in needed):
        is_count = _where(column, _is_count, _BEGINS_AS_A_COUNT)
        is_empty = pc.or_(pc.invert(filled(column)), _where(column, is_total, _BEGINS_AS_A_WORD))
        totals = pc.and_(totals, pc.or_(is_empty, is_count))
    return sheet.kept(pc.invert(totals)).told("totals_rows", pc.sum(totals).as_py() or 0)


def _without_sums(sheet: Sheet, needed: list[int | None]) -> Sheet:
    """A last row of sums without a word: counts in some columns, and nothing of what every contact needs."""
    cells = [column[-1].as_py() for column in sheet.columns] if sheet.rows else []
    counts = [cell for cell in cells if cell]
    is_contact = any(cells[at] for at in needed if at is not None) if cells else True
    if is_contact or len(counts) < _FEWEST_SUMS or not all(map(_is_count, counts)):
        return sheet
    return sheet.kept(pa.array(np.arange(sheet.rows) < sheet.rows - 1)).told("totals_rows", 1)


def _without_sums_of_what_stands_above(sheet: Sheet, needed: list[int], declaration: Declaration) -> Sheet:
    """Totals by a partner's own word, or by none: every number of the row is the sum or the count of the cells above,
    from the first row or from the last such row on. It lacks what every contact needs; the last row may have all of
    that, but then nobody's code, and two numbers that are sums of many."""
    lacks = pa.repeat(pa.scalar(False), sheet.rows)
    for at in needed:
        lacks = pc.or_(lacks, pc.invert(filled(sheet.columns[at])))
    candidates = [*np.flatnonzero(lacks.to_numpy(zero_copy_only=False)).tolist(), sheet.rows - 1]
    if len(set(candidates)) > _MOST_TOTALS or sheet.rows <= _FEWEST_SUMMED:
        return sheet
    skipped = {*needed, _position(sheet, declaration.columns.get("source_uid", []))}
    code = _position(sheet, declaration.columns.get("client_code", []))
    totals: list[int] = []
    for row in sorted(set(candidates)):
        cells = {at: str(column[row].as_py()) for at, column in enumerate(sheet.columns) if column[row].as_py()}
        numbers = {at: int(cell) for at, cell in cells.items() if _WHOLE.fullmatch(cell) and at not in skipped}
        is_whole = not lacks[row].as_py()
        if is_whole and (code in cells or len(numbers) < _FEWEST_SUMS or len(cells) > len(numbers) + len(needed)):
            continue
        if not numbers or (not is_whole and len(cells) - len(numbers) > _MOST_WORDS):
            continue
        starts = {0, totals[-1] + 1 if totals else 0}
        rows = [[at for at in range(start, row) if at not in totals] for start in starts]
        of_contacts = _FEWEST_CONTACTS if is_whole else 0
        if any(all(_sums(sheet.columns[at], above, number, declaration, of_contacts) for at, number in numbers.items())
               for above in rows):  # fmt: skip
            totals.append(row)
    is_contact = ~np.isin(np.arange(sheet.rows), totals)
    return sheet.kept(pa.array(is_contact)).told("totals_rows", len(totals))


def _sums(
    column: pa.DictionaryArray, above: list[int], number: int, declaration: Declaration, of_contacts: int
) -> bool:
    """Whether a number is the sum of the cells in these rows, or counts those that are filled or say yes: of so many
    contacts at least."""
    if len(above) < _FEWEST_SUMMED:
        return False
    counts = np.bincount(column.indices.to_numpy(zero_copy_only=False)[above], minlength=len(column.dictionary))
    texts = [(text, int(count)) for text, count in zip(column.dictionary.to_pylist(), counts, strict=True) if count]
    yes = {fold(word) for word in declaration.booleans.get(True, [])}
    filled_cells = sum(count for text, count in texts if text)
    if number >= of_contacts and number in (filled_cells, sum(count for text, count in texts if fold(text) in yes)):
        return True
    is_of_numbers = all(not text or _WHOLE.fullmatch(text) for text, _ in texts)
    is_of_many = sum(count for text, count in texts if text.strip("0")) >= of_contacts
    return is_of_numbers and is_of_many and number == sum(int(text) * count for text, count in texts if text)


def _where(column: pa.DictionaryArray, is_it: Callable[[str], bool], shape: str) -> pa.Array:
    """Which rows hold such a text. Only texts of that shape are asked: a register has a million numbers."""
    texts = column.dictionary
    words = np.flatnonzero(pc.match_substring_regex(texts, shape).to_numpy(zero_copy_only=False))
    found = np.zeros(len(texts), dtype=bool)
    if not len(words):
        return pa.repeat(pa.scalar(False), len(column))
    for place, text in zip(words, texts.take(pa.array(words)).to_pylist(), strict=True):
        found[place] = is_it(text)
    return pa.array(found).take(column.indices)


def _is(header: str, declared: dict[str, str]) -> Callable[[str], bool]:
    """Whether a text is a name of the same column."""
    folded = fold(header)
    field = declared.get(folded)
    return lambda text: fold(text) == folded or (field is not None and declared.get(fold(text)) == field)


def _is_count(text: str) -> bool:
    return _COUNT.fullmatch(text) is not None


def is_total(text: str) -> bool:
    return len(text) <= _LONGEST_TOTAL and _TOTALS.match(fold(text)) is not None
