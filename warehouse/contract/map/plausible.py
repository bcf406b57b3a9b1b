"""Columns that can be read, and hold something else than they should: codes that count rows, codes of which a part was
damaged by another encoding, an age that a form fills in, numbers that are no ages.

Add here: another sign, in all values of a column together, that they do not mean what its header says.
Keep out: values that cannot be read (drift.py), and single codes that are none (read/codes.py).

Every sign is held against what is usual among clean files. Where the partner says that a month is right nevertheless,
it is written into `delivery.confirmed`, and the file is read again.
"""

import math
import re
from collections import Counter

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract import ages, contact_fields
from warehouse.contract.findings import Problem
from warehouse.contract.gate.gate import Matched
from warehouse.contract.gate.identifiers import is_beyond_chance
from warehouse.contract.map import pasted
from warehouse.contract.map.map import Rows
from warehouse.contract.map.values import Context
from warehouse.contract.read import codes, decode
from warehouse.contract.read.sheet import Sheet, filled
from warehouse.tokens.first_keying import FULL

CODE = "client_code"
_OF_AGES = ("age", "age_band", "birth_year_band")
FEWEST_AGES, MANY_AGES, YOUNGEST_MET, OLDEST_MET = 5, 20, 12, 85
# Of persons of one age: in clean files few years have more than a twelfth of them. Where people guess ages, 30 has far
# more, and so have 20, 25 and 40: a fifth of all years ends with 0 or 5, and with more than this share nothing is told.
FEWEST_AGED, USUAL_AGE, SHARE_OF_DEFAULT, SHARE_OF_ROUND = 30, 0.08, 0.25, 0.3
USUAL_MINORS = 0.12  # more rows than this below 18 are another column, where chance does not explain them
FEWEST_COUNTED, CONTIGUOUS = 10, 20
FEWEST_DAMAGED, DAMAGED_SHARE, DIFFERENT_LETTERS, EXAMINED = 3, 0.05, 4, 5000
Numbers = npt.NDArray[np.int64]


def changes(
    rows: Rows,
    sheet: Sheet,
    matched: Matched,
    context: Context,
    outside: int,
    known_by: pa.DictionaryArray | None = None,
) -> list[Problem]:
    """Every column that is not plausible. `outside`: how many rows are out of scope. Nobody is told how many.

    `known_by`: what the sealing tool knows persons by; a delivery has it in a column.
    """
    declaration, found = context.declaration, []
    if CODE in matched.fields:
        known_by = sheet.columns[matched.fields[CODE]]
    if known_by is not None and (rule := _implausible_codes(known_by)):
        found.append(Problem(declaration.code, rule, column=CODE))
    for name in (name for name in contact_fields.AMOUNTS if (name, "thousands_unclear") in rows.faults):
        count = int(pc.sum(rows.faults[name, "thousands_unclear"]).as_py())
        found.append(Problem(declaration.code, "thousands_unclear", column=name, count=count))
    if column := _no_ages(sheet, matched, outside):
        found.append(Problem(declaration.code, "ages_implausible", column=column))
    elif column := _one_age(sheet, matched, known_by):
        found.append(Problem(declaration.code, "one_age", column=column))
    month = f"{context.span[0]:%Y-%m}"
    confirmed = {rule for rule, months in declaration.delivery.confirmed.items() if month in months}
    return [problem for problem in found if problem.rule not in confirmed]


def _no_ages(sheet: Sheet, matched: Matched, outside: int) -> str | None:
    """The column of ages that holds something else: too much of it is out of scope, or an age of nobody at work."""
    for name in (name for name in _OF_AGES if name in matched.fields):
        column = sheet.columns[matched.fields[name]]
        there = int(pc.sum(filled(column)).as_py() or 0)
        if outside >= FEWEST_AGES and (outside >= there or is_beyond_chance(outside, there, USUAL_MINORS)):
            return name
        counts = np.bincount(column.indices.to_numpy(zero_copy_only=False), minlength=len(column.dictionary))
        limits = [ages.interval(text) if name == "age" else None for text in column.dictionary.to_pylist()]
        is_odd = [limit is not None and not _may_be_met(*limit) for limit in limits]
        odd = int(counts[is_odd].sum())
        if odd >= FEWEST_AGES and odd * MANY_AGES >= there:
            return name
    return None


def _may_be_met(low: int, high: int | None) -> bool:
    return low <= OLDEST_MET and (high is None or high >= YOUNGEST_MET)


def _one_age(sheet: Sheet, matched: Matched, known_by: pa.DictionaryArray | None) -> str | None:
    """A column in which one year stands at far more persons than any other: a form filled it in."""
    if sheet.rows < FEWEST_AGED:
        return None
    for name in (name for name in ("age", "birth_year_band") if name in matched.fields):
        column = sheet.columns[matched.fields[name]]
        texts = column.dictionary.to_pylist()
        is_year = np.array([re.fullmatch(r"\d{2}|(?:19|20)\d\d", text, re.ASCII) is not None for text in texts], bool)
        year = column.indices.to_numpy(zero_copy_only=False)
        person = _persons(sheet, matched, known_by)
        aged = np.unique(np.stack([person, year], axis=1)[is_year[year]], axis=0)[:, 1]
        counts = Counter(int(texts[at]) for at in aged.tolist()).most_common()
        if len(aged) < FEWEST_AGED or len(counts) < 2:
            continue
        (value, most), (_, next_most) = counts[:2]
        round_ones = sum(count for other, count in counts[1:] if other % 5 == 0)
        is_rounded = value % 5 == 0 and round_ones >= SHARE_OF_ROUND * (len(aged) - most)
        is_far_above = most >= SHARE_OF_DEFAULT * len(aged) and most > 2 * next_most and not is_rounded
        if is_far_above and is_beyond_chance(most, len(aged), max(USUAL_AGE, next_most / len(aged))):
            return name
    return None


def _persons(sheet: Sheet, matched: Matched, known_by: pa.DictionaryArray | None) -> Numbers:
    """A number for the person of each row; rows without a code are persons of their own, where they are not alike."""
    sealed = (sheet.columns[at] for (_, label), at in matched.tokens.items() if label == FULL)
    column, alone = next(sealed, known_by), -1 - np.unique(pasted.alike_rows(sheet, matched), return_inverse=True)[1]
    if column is None:
        return alone
    return np.where(filled(column).to_numpy(zero_copy_only=False), column.indices.to_numpy(zero_copy_only=False), alone)


def _implausible_codes(column: pa.DictionaryArray) -> str | None:
    """The rule that a column of codes breaks as a whole."""
    if _count_rows(column):
        return "codes_count_rows"
    return "codes_garbled" if _are_garbled(column.dictionary.to_pylist()) else None


def _count_rows(column: pa.DictionaryArray) -> bool:
    """Codes that run on with the rows: 1, 2, 3 …, by whatever they begin with, and again from 1 on another day."""
    texts = column.dictionary.to_pylist()
    split = [None if codes.is_anonymous(text) else _RUNNING.match(text) for text in texts]
    beginnings: dict[str, int] = {}
    kinds = np.array([beginnings.setdefault(each[1], len(beginnings)) if each else -1 for each in split], np.int64)
    values = np.array([int(each[2]) if each else 0 for each in split], np.int64)
    indices = column.indices.to_numpy(zero_copy_only=False)
    indices = indices[filled(column).to_numpy(zero_copy_only=False)]
    kind, value = kinds[indices], values[indices]
    count = len(value)
    if count < FEWEST_COUNTED or (kind < 0).mean() > 0.1:
        return False
    step, is_same = np.diff(value), kind[1:] == kind[:-1]
    up, down, again = is_same & (step == 1), is_same & (step == -1), value[1:] == 1
    if len(np.unique(indices)) == count:  # no code comes twice
        runs = max(up.mean(), down.mean()) >= 0.9
        is_whole = count >= CONTIGUOUS and len(set(kind)) == 1 and int(value.max() - value.min()) == count - 1
        return bool(runs or is_whole)
    return bool(again.sum() >= 2 and up.mean() >= 0.6 and (up | again).mean() >= 0.95)


def _are_garbled(texts: list[str]) -> bool:
    """Codes whose letters were read in another encoding than they were written in: one person would be two.

    What became signs and strange letters shows by itself. Where letters became other letters of the same language, it
    shows against the rest of the column: read back, they are spread as there.
    """
    foreign = [text for text in texts if text and not text.isascii()]
    foreign = foreign[:: max(1, len(foreign) // EXAMINED)]
    enough = max(FEWEST_DAMAGED, DAMAGED_SHARE * len(foreign))
    looks: dict[str, list[str]] = {}
    present = set(foreign)
    for text in foreign:
        looks.setdefault(_look(text), []).append(text)
    for read, written in _MISREADINGS:
        back = {text: other for text in foreign if (other := _read_back(text, read, written))}
        strange = [text for text in looks.get(_STRANGE, []) if text in back]
        strange = [text for text in strange if written == "utf-8" or not re.search("[A-Za-z]", text)]
        letters = {letter for text in strange for letter in back[text] if not letter.isascii()}
        both_ways = sum(back[text] in present for text in strange)
        is_sure = written == "utf-8" or len(letters) >= DIFFERENT_LETTERS or both_ways >= FEWEST_DAMAGED
        if len(strange) >= enough and is_sure:
            return True
        for look, group in looks.items():
            others = [text for other, rest in looks.items() if other not in (look, _STRANGE) for text in rest]
            if look == _STRANGE or len(group) < enough or len(others) < len(group) / 2 or not set(group) <= set(back):
                continue
            if _gain(group, [back[text] for text in group], others) > decode.FEW_MARGIN:
                return True
    return False


def _look(text: str) -> str:
    """How a code looks by its letters: of one case or of both, or not like letters of these languages at all."""
    letters = [sign for sign in text if not sign.isascii()]
    if not all(sign.casefold() in _LETTERS for sign in letters):
        return _STRANGE
    return "capitals" if text.isupper() else "small" if text.islower() else "both"


def _read_back(text: str, read: str, written: str) -> str:
    """The text in its first encoding; empty where that makes no code of it."""
    try:
        back = text.encode(read).decode(written)
    except UnicodeError:
        return ""
    return back if back != text and all(sign.isascii() or sign.casefold() in _LETTERS for sign in back) else ""


def _gain(group: list[str], back: list[str], others: list[str]) -> float:
    """By how much the letters of a group are likelier read back than as they stand, beside the others (in nats)."""
    usual = Counter(sign for text in others for sign in text.casefold() if not sign.isascii())
    total = sum(usual.values())

    def likelihood(texts: list[str]) -> float:
        signs = [sign for text in texts for sign in text.casefold() if not sign.isascii()]
        return sum(math.log((usual[sign] + 30 * decode.share_of(sign)) / (total + 30)) for sign in signs)

    is_capital = all(map(str.isupper, back)) and not any(map(str.isupper, group))
    return likelihood(back) - likelihood(group) + (decode.CAPITALS if is_capital and total else 0)


_STRANGE = "strange"
_RUNNING = re.compile(r"^(.*?)(\d{1,9})\W*$", re.DOTALL)
# Letters that stand in codes: Russian, Ukrainian, Finnish and Swedish.
_LETTERS = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґäöåéü–—№’«»")
_ENCODINGS = (*decode.RIVALS, "cp1252", "latin-1")
_MISREADINGS: tuple[tuple[str, str], ...] = (
    *((read, "utf-8") for read in _ENCODINGS),
    *((read, written) for read in _ENCODINGS for written in decode.RIVALS if read != written),
)
