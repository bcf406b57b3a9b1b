"""Sheets 1C and 1D of the Global Fund's progress update, in its order, for copying: the fund's site reads no file.

1C: coverage indicators, each line of the mapping that names pub_coverage. 1D: people reached by the categories that the
mapping names of pub_reach.

Add here: another sheet of that form.
Keep out: sums and shares of our own: what is not published stands empty.
"""

from collections.abc import Iterator, Mapping

from warehouse.release.exchange.cells import Cell
from warehouse.release.exchange.forms import numbers, sheets
from warehouse.release.exchange.forms.numbers import Row, Taken
from warehouse.release.exchange.forms.sheets import Sheet
from warehouse.release.exchange.job import Claim, Earlier, Job, Written

FILE = "pudr.xlsx"
_COVERAGE, _REACH = "pub_coverage", "pub_reach"
# Head of a column of 1C → the published column that it shows; None is a text, or a number that nobody has published.
_1C: dict[str, str | None] = {
    "indicator": None,
    "place": None,
    "period": None,
    "numerator": "persons",
    "denominator": "denominator_point",
    "percent": "coverage_point",
    "target_n": None,
    "target_d": None,
    "target_percent": "target",
    "achievement": "target_achieved_percent",
    "source": None,
    "comment": None,
    "cell": None,
}
_1D = ("indicator", "category", "place", "period", "persons", "cell")
_SHARES = {"coverage_point", "target"}


def write(job: Job, earlier: Earlier) -> Written:
    """The form, or nothing where it would show nothing and take nothing back."""
    taken = Taken(job)
    coverage = [_coverage(taken, cell) for cell in numbers.once(job, numbers.of_tables(job, _COVERAGE))]
    parts = [_part(taken, cell) for cell in numbers.of_tables(job, _REACH) if cell.element.options]
    withdrawn = numbers.gone(taken, earlier)
    if not taken.numbers and not withdrawn:
        return taken.written({}, earlier)
    shares = frozenset(at for at, column in enumerate(_1C.values()) if column in _SHARES)
    made = [
        Sheet(numbers.said(job, "sheet_1c"), [numbers.said(job, key) for key in _1C], coverage, shares),
        Sheet(numbers.said(job, "sheet_1d"), [numbers.said(job, key) for key in _1D], parts),
        withdrawn_sheet(job, withdrawn),
        Sheet(numbers.said(job, "sheet_methods"), [job.about.release_id], [[line] for line in _notes(job)]),
    ]
    return taken.written({FILE: sheets.workbook(job.about.release_id, made)}, earlier)


def read(job: Job, files: Mapping[str, bytes]) -> Iterator[Claim]:
    """Every number of both sheets, as published cells."""
    if FILE not in files:
        return
    book = sheets.read(files[FILE])
    for row in book[numbers.said(job, "sheet_1c")]:
        for value, column in zip(row, _1C.values(), strict=True):
            if column and isinstance(value, float):
                yield _claim(row[-1], column, value)
    for row in book[numbers.said(job, "sheet_1d")]:
        if isinstance(row[_1D.index("persons")], float):
            yield _claim(row[-1], "persons", row[_1D.index("persons")])


def withdrawn_sheet(job: Job, withdrawn: list[tuple[str, str, str, str]]) -> Sheet:
    """What was shown before and is not any more, with a line that says what to do."""
    heads = [numbers.said(job, key) for key in ("what", "place", "period", "number")]
    note = [[numbers.said(job, "withdrawn_note"), "", "", ""]] if withdrawn else []
    return Sheet(numbers.said(job, "sheet_withdrawn"), heads, [*withdrawn, *note])


def _claim(name: str, column: str, value: float) -> Claim:
    return numbers.claim(name, column, numbers.sixteen(sheets.number(value)), numbers.sixteen)


def _coverage(taken: Taken, cell: Cell) -> Row:
    job, row = taken.job, cell.row
    values = {head: taken.take(cell, column) for head, column in _1C.items() if column}
    said = {
        "indicator": cell.element.data_element,
        "place": numbers.place(job, cell),
        "period": numbers.period(cell),
        "source": row["denominator_source"],
        "comment": "; ".join(note for note in (numbers.doubt(job, cell), row["reason"]) if note),
        "cell": numbers.name_of(job, cell),
    }
    if values["numerator"] is None:
        said["numerator"] = numbers.status(job, cell)
    return [said.get(head, values.get(head)) for head in _1C]


def _part(taken: Taken, cell: Cell) -> Row:
    job, value = taken.job, taken.take(cell, "persons")
    category = ", ".join(f"{name} {option}" for name, option in cell.element.options.items())
    shown = numbers.status(job, cell) if value is None else value
    where = [numbers.place(job, cell), numbers.period(cell)]
    return [cell.element.data_element, category, *where, shown, numbers.name_of(job, cell)]


def _notes(job: Job) -> list[str]:
    keys = ("disaggregation_note", "target_note", "caveat_noise", "caveat_few", "caveat_payment", "caveat_reached")
    return [*([numbers.said(job, "invented")] if job.about.notice else []), *(numbers.said(job, key) for key in keys)]
