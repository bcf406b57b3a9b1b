"""Map the columns of a sheet to the fields of the contract, and sort the rows into accepted, refused and out of scope.

Add here: a rule that refuses single rows.
Keep out: how one spelling is read (values.py) and whether a file may be read at all (gate.py).

Everything works on distinct values: Python sees each spelling once, Arrow spreads the answers over the rows.
"""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract import ages, contact_fields
from warehouse.contract.declaration.declaration import TICKS
from warehouse.contract.findings import Problem
from warehouse.contract.gate.gate import Matched, merged_sideways
from warehouse.contract.map.values import (
    LOST,
    Context,
    Translator,
    boolean,
    grouped,
    joined,
    thousands_mark,
    ticked,
    translator,
)
from warehouse.contract.read.sheet import Sheet

_UID = "source_uid"
_TYPES = {
    **dict.fromkeys((*contact_fields.BOOLEANS, "link_ok"), pa.bool_()),
    **dict.fromkeys(contact_fields.DATES, pa.date32()),
}
_TYPES |= dict.fromkeys((*contact_fields.AGES, *contact_fields.AMOUNTS), pa.int16())


def type_of(name: str) -> pa.DataType:
    """How a stored field is typed."""
    return _TYPES.get(name, pa.string())


@dataclass
class Rows:
    """The rows of one file on their way: columns of the contract, and what is wrong with which row."""

    row_no: pa.Array
    columns: dict[str, pa.Array] = field(default_factory=dict)
    faults: dict[tuple[str, str], pa.Array] = field(default_factory=dict)  # field and rule → rows
    ragged: list[int] = field(default_factory=list)
    broken: dict[str, list[int]] = field(default_factory=dict)  # rule → rows refused before their columns were read
    repaired: dict[str, int] = field(default_factory=dict)  # as of a sheet: a word of `repairs` → how many rows
    erased: pa.Array | None = None  # rows of persons that were erased: as if they did not stand in the file

    def __len__(self) -> int:
        return len(self.row_no)

    def same(self, value: object, of_type: pa.DataType) -> pa.Array:
        return pa.repeat(pa.scalar(value, of_type), len(self))

    def add_fault(self, name: str, rule: str, rows: pa.Array) -> None:
        if pc.any(rows).as_py():
            rows = pc.fill_null(rows, False)
            self.faults[name, rule] = pc.or_(self.faults.get((name, rule), rows), rows)

    def add_erased(self, rows: pa.Array) -> None:
        self.erased = rows if self.erased is None else pc.or_(self.erased, rows)

    def faulty(self) -> pa.Array:
        result = self.same(False, pa.bool_())
        for mask in self.faults.values():
            result = pc.or_(result, mask)
        return result


@dataclass(frozen=True)
class Sorted:
    """The outcome for one file. `outside` rows are in neither of the others and leave no trace but a pooled count."""

    accepted: pa.Table
    problems: list[Problem]
    refused: int
    outside: int


def mapped(sheet: Sheet, matched: Matched, context: Context) -> Rows:
    """Every stored field of every row, with the faults found on the way."""
    rows = Rows(sheet.row_no, ragged=sheet.ragged, broken=sheet.faults)
    for name, position in matched.fields.items():
        if name == _UID:
            rows.columns[name] = _record_numbers(rows, sheet.columns[position])
        elif name in contact_fields.AMOUNTS:
            _amounts(rows, name, sheet.columns[position], context)
        elif name != "client_code":
            rows.columns[name] = spread(rows, name, sheet.columns[position], translator(name, context))
    for name, positions in matched.choices.items():
        _join_choices(rows, name, {code: sheet.columns[at] for code, at in positions.items()}, context)
    for name, position in matched.ticks.items():
        _tick(rows, name, sheet.columns[position], context)
    for row_no, name in merged_sideways(sheet, matched):
        rows.add_fault(name, "merged_in_row", pc.equal(rows.row_no, row_no))
    for name, value in context.declaration.constants.items():
        rows.columns[name] = rows.same(value, type_of(name))
    _fill(rows)
    _born(rows, context.span[1].year)
    _place(rows, context)
    _between_columns(rows)
    _expected_days(rows, context)
    return rows


def _amounts(rows: Rows, name: str, column: pa.DictionaryArray, context: Context) -> None:
    """Numbers of pieces, in the light of all numbers of their column; it is told where these decided."""
    texts, file = column.dictionary.to_pylist(), context.declaration.file
    rows.columns[name] = spread(rows, name, column, translator(name, context, texts))
    mark = thousands_mark(file, texts)
    if mark and file.thousands is None:
        in_thousands = pa.array([grouped(mark).match(text) is not None for text in texts], pa.bool_())
        rows.repaired["thousands_read"] = rows.repaired.get("thousands_read", 0) + _count(
            in_thousands.take(column.indices)
        )


def _expected_days(rows: Rows, context: Context) -> None:
    """Months of which nothing is expected, of the partner or of one of its cities: no denominator holds them."""
    met, declaration = rows.columns["contact_date"], context.declaration
    rows.add_fault("contact_date", "before_start", pc.less(met, pa.scalar(declaration.active_from.replace(day=1))))
    for city in declaration.city_days:
        first, last = declaration.days_in(city)
        is_outside = pc.less(met, pa.scalar(first.replace(day=1)))
        if last is not None:
            is_outside = pc.or_(is_outside, pc.greater(met, pa.scalar(last)))
        is_here = pc.equal(rows.columns["city"], city)
        rows.add_fault("city", "outside_city_days", pc.fill_null(pc.and_(is_here, is_outside), False))


def _between_columns(rows: Rows) -> None:
    """What two fields of a row say against each other. One such row must not cost a partner its month."""
    columns = rows.columns
    is_dated = columns["referral_completed_date"].is_valid()
    is_early = pc.fill_null(pc.less(columns["referral_completed_date"], columns["contact_date"]), False)
    is_wrong = pc.or_(
        pc.and_(is_dated, pc.invert(pc.fill_null(columns["referral_completed"], False))),
        pc.and_(is_early, pc.fill_null(columns["referral_made"], False)),
    )
    rows.add_fault("referral_completed_date", "referral_date", is_wrong)
    is_alone = pc.and_(columns["perpetrator_group"].is_valid(), columns["violation_kind"].is_null())
    rows.add_fault("violation_kind", "perpetrator_alone", is_alone)


def spread(
    rows: Rows, name: str, column: pa.DictionaryArray, translate: Translator, of_type: pa.DataType | None = None
) -> pa.Array:
    """Translate the distinct texts of a column; give back its values, and note its faults, over all rows."""
    answers = [(None, "unreadable_cell") if LOST in text else translate(text) for text in column.dictionary.to_pylist()]
    for rule in sorted({rule for _, rule in answers if rule}):
        rows.add_fault(name, rule, pa.array([broken == rule for _, broken in answers], pa.bool_()).take(column.indices))
    return pa.array([value for value, _ in answers], of_type or type_of(name)).take(column.indices)


def _tick(rows: Rows, name: str, column: pa.DictionaryArray, context: Context) -> None:
    """Each word of one column is a yes to its field; no word is a no."""
    said = spread(rows, name, column, ticked(name, context.declaration), pa.string())
    encoded = pc.dictionary_encode(said)
    texts = encoded.dictionary.to_pylist()
    ticks = context.declaration.ticks[int(name.removeprefix(TICKS))]
    for feeds in sorted(set(ticks.words.values())):
        yes = pa.array([feeds in text.split(contact_fields.SET_JOINER) for text in texts], pa.bool_()).take(
            encoded.indices
        )
        rows.columns[feeds] = pc.fill_null(yes, False)


def _join_choices(rows: Rows, name: str, columns: dict[str, pa.DictionaryArray], context: Context) -> None:
    """Columns of 0 and 1 become one set. Each code is one bit, so that each combination is spelled out once."""
    bits = np.zeros(len(rows), dtype=np.int64)
    codes = sorted(columns)
    for bit, code in enumerate(codes):
        ticked = pc.fill_null(spread(rows, name, columns[code], boolean(context.declaration), pa.bool_()), False)
        bits |= ticked.to_numpy(zero_copy_only=False).astype(np.int64) << bit
    combinations, index = np.unique(bits, return_inverse=True)
    empty = contact_fields.WHEN_EMPTY[name]
    texts = [joined({code for bit, code in enumerate(codes) if number >> bit & 1}, empty) for number in combinations]
    rows.columns[name] = pa.array(texts, pa.string()).take(pa.array(index, pa.int32()))


def _fill(rows: Rows) -> None:
    """What the partner's form does not ask."""
    years = rows.columns.pop("age", None)
    if years is not None:
        bands = rows.columns.get("age_band", years)
        is_under = pc.or_kleene(pc.equal(years, contact_fields.UNDER_AGE), pc.equal(bands, contact_fields.UNDER_AGE))
        known = pc.if_else(pc.equal(years, ages.NOT_RECORDED), bands, years)
        rows.columns["age_band"] = pc.if_else(pc.fill_null(is_under, False), contact_fields.UNDER_AGE, known)
    # A test that was offered is the testing component, unless the form asks for the component itself.
    if "hts_component_met" not in rows.columns and "svc_hiv_test_offered" in rows.columns:
        rows.columns["hts_component_met"] = rows.columns["svc_hiv_test_offered"]
    for name in (*contact_fields.ALWAYS_FILLED, *contact_fields.BOOLEANS):
        rows.columns.setdefault(name, rows.same(contact_fields.when_not_asked(name), type_of(name)))
    for given in contact_fields.AMOUNTS_OF:
        if (amounts := rows.columns.get(f"amount_{given}")) is not None:
            is_given = pc.fill_null(pc.greater(amounts, 0), False)
            rows.columns[f"svc_{given}"] = pc.or_kleene(rows.columns[f"svc_{given}"], is_given)
    for name in contact_fields.STORED:
        rows.columns.setdefault(name, rows.same(None, type_of(name)))


def _born(rows: Rows, last_year: int) -> None:
    """What years of birth say of ages. Whoever may be under 18 is, unless an age is written; where none is, a single
    year is one. Five years are for linkage alone; a single year becomes five here, and is never kept. A day that cannot
    be read is taken for one of the file's last year."""
    encoded = pc.dictionary_encode(rows.columns["birth_year_band"])
    texts = encoded.dictionary.to_pylist()

    def of_each(numbers: list[int]) -> pa.Array:
        return pa.array(numbers, pa.int64()).take(encoded.indices)

    met = pc.fill_null(pc.year(rows.columns["contact_date"]), last_year)
    youngest = pc.subtract(pc.subtract(met, of_each([int(text[-4:]) for text in texts])), 1)
    oldest = pc.subtract(met, of_each([int(text[:4]) for text in texts]))
    said = rows.columns["age_band"]
    is_open = pc.fill_null(pc.equal(said, ages.NOT_RECORDED), True)
    is_child = pc.or_(pc.less(oldest, ages.ADULT), pc.and_(is_open, pc.less(youngest, ages.ADULT)))
    known = pc.dictionary_encode(pc.if_else(pc.equal(pc.add(youngest, 1), oldest), oldest, None))
    of_year = pa.array([ages.code_of(age - 1, age) for age in known.dictionary.to_pylist()], pa.string())
    of_year = pc.if_else(pc.equal(said, ages.NOT_RECORDED), pc.coalesce(of_year.take(known.indices), said), said)
    rows.columns["age_band"] = pc.if_else(pc.fill_null(is_child, False), ages.UNDER_AGE, of_year)
    bands = [f"{(first := int(text[:4]) // 5 * 5)}-{first + 4}" for text in texts]
    rows.columns["birth_year_band"] = pa.array(bands, pa.string()).take(encoded.indices)


def _place(rows: Rows, context: Context) -> None:
    known = contact_fields.places(context.root)
    city = pc.dictionary_encode(rows.columns["city"])
    found = [known.get(code) for code in city.dictionary.to_pylist()]
    for name in ("country", "region"):
        rows.columns[name] = pa.array([getattr(place, name, None) for place in found], pa.string()).take(city.indices)


def sort_rows(rows: Rows, partner: str) -> Sorted:
    """Accepted, refused with reasons, and out of scope (first of all: a child's row is not even named as refused).

    Rows of erased persons are in none of them, nor in any count.
    """
    erased = rows.same(False, pa.bool_()) if rows.erased is None else rows.erased
    is_child = pc.fill_null(pc.equal(rows.columns["age_band"], ages.UNDER_AGE), False)
    outside = pc.and_(is_child, pc.invert(erased))
    gone = pc.or_(outside, erased)
    _refuse_copies(rows, gone)
    inside = pc.invert(gone)
    refused = pc.and_(rows.faulty(), inside)
    problems = [Problem(partner, "ragged_row", row_no=number) for number in rows.ragged]
    problems += [Problem(partner, rule, row_no=number) for rule, numbers in rows.broken.items() for number in numbers]
    for (name, rule), mask in rows.faults.items():
        numbers = rows.row_no.filter(pc.and_(mask, inside)).to_pylist()
        problems += [Problem(partner, rule, row_no=number, column=name) for number in numbers]
    rows.columns |= _limits(rows.columns["age_band"])
    rows.columns[_UID] = _written_out(rows)
    names = ["row_no", *rows.columns]
    table = pa.Table.from_arrays([rows.row_no, *rows.columns.values()], names)
    is_accepted = pc.and_(inside, pc.invert(refused))
    # Nearly always all rows are, and then nothing need be copied.
    accepted = table if pc.all(is_accepted, skip_nulls=False).as_py() else table.filter(is_accepted)
    problems.sort(key=lambda problem: (problem.row_no or 0, problem.column or "", problem.rule))
    before = len({*rows.ragged, *(number for numbers in rows.broken.values() for number in numbers)})
    return Sorted(accepted, problems, _count(refused) + before, _count(outside))


def _limits(said: pa.Array) -> dict[str, pa.Array]:
    """First and last year of the ages that were said."""
    encoded = pc.dictionary_encode(said)
    pairs = [ages.limits(text) for text in encoded.dictionary.to_pylist()]
    return {
        name: pa.array([pair[at] for pair in pairs], type_of(name)).take(encoded.indices)
        for at, name in enumerate(contact_fields.AGES)
    }


def _count(mask: pa.Array) -> int:
    return int(pc.sum(mask).as_py() or 0)


def _record_numbers(rows: Rows, column: pa.DictionaryArray) -> pa.DictionaryArray:
    """A partner's own numbers as they are written, each once, and which row has which; a damaged one is noted.

    Nearly every row has another one, so that Python looks at none of them.
    """
    texts = column.dictionary
    is_lost = pc.match_substring(texts, LOST)
    rows.add_fault(_UID, "unreadable_cell", is_lost.take(column.indices))
    is_there = pc.and_(pc.invert(is_lost), pc.greater(pc.binary_length(texts), 0))
    # Anew: two texts of the file may be one number, with and without blanks around it.
    numbers = pc.dictionary_encode(pc.if_else(is_there, texts, None))
    return pa.DictionaryArray.from_arrays(numbers.indices.take(column.indices), numbers.dictionary)


def _refuse_copies(rows: Rows, gone: pa.Array) -> None:
    """The same record number twice in one file: exporters repeat rows. The first good one is kept."""
    uids = pc.dictionary_encode(rows.columns[_UID])
    good = pc.and_(pc.and_(uids.is_valid(), pc.invert(gone)), pc.invert(rows.faulty()))
    places = np.flatnonzero(good.to_numpy(zero_copy_only=False))
    index = uids.indices.filter(good).to_numpy(zero_copy_only=False)
    copies = np.zeros(len(rows), dtype=bool)
    copies[places] = True
    copies[places[np.unique(index, return_index=True)[1]]] = False
    rows.add_fault(_UID, "duplicate_uid", pa.array(copies))


def _written_out(rows: Rows) -> pa.StringArray:
    """The number of each row, as it is kept."""
    numbers = rows.columns[_UID]
    return numbers.dictionary_decode() if pa.types.is_dictionary(numbers.type) else numbers
