"""Capture histories as people enter them: a column of 0 and 1 for each list, or one column of strings, and a count.

Add here: another way to write a history.
Keep out: figures that were counted elsewhere (figures.py).
"""

import re

from warehouse.estimators.entered.grid import UNKNOWN, Grid, named
from warehouse.estimators.histories import MOST_LISTS, Histories

COUNTS = (
    *("n", "count", "counts", "freq", "frequency", "persons", "people", "number", "total", "cases", "size", "obs"),
    *("количество", "число", "кількість", "людей", "määrä", "lukumäärä", "henkilöt"),
)
STRINGS = (
    *("history", "histories", "capturehistory", "capturehistories", "ch", "pattern", "profile", "omega"),
    *("история", "історія", "historia"),
)
YES = ("1", "1.0", "yes", "true", "да", "так", "kyllä")
NO = ("0", "0.0", "no", "false", "нет", "ні", "ei")
_MARKS = re.compile(r"[\s'\"()\[\]_/.,;|-]|^[xXhH]")
_AS_STRING = re.compile(r"[01]{2,}")

Rows = list[tuple[int, tuple[int, ...], str]]


def histories(grid: Grid) -> Histories:
    """Raises with all mistakes at once."""
    count = _count_column(grid)
    others = [i for i in range(len(grid.header)) if i != count]
    string = _string_column(grid, others)
    lists, rows = _of_strings(grid, string, count) if string is not None else _of_columns(grid, others, count)
    if string is not None:
        for i in others:
            if i != string:
                grid.wrong("The column is neither the history nor its number.", "Remove it.", column=i)
    if not 1 <= len(lists) <= MOST_LISTS:
        grid.wrong(f"There must be 1 to {MOST_LISTS} lists.", "Give each list a column of 0 and 1.")
    counts = _counts(grid, rows, count)
    grid.refuse()
    found = Histories(lists, counts)
    _nobody(grid, found, None if string is not None else others)
    grid.refuse()
    return found


def _count_column(grid: Grid) -> int | None:
    """By its name; else the only column that is no list and no history."""
    candidates = named(grid, COUNTS)
    if len(candidates) > 1:
        candidates = [i for i in candidates if not _is_list(grid, i)] or candidates
    if not candidates:
        candidates = [i for i in range(len(grid.header)) if not _is_list(grid, i) and not _is_string(grid, i)]
        candidates = [i for i in candidates if any(re.fullmatch(r"-?[\d.,]+", cell) for cell in grid.cells(i))]
    if len(candidates) > 1:
        remedy = "Call the number of people “n”, and let every other column hold 0 and 1."
        grid.wrong(f"{len(candidates)} columns could be the number of people of each history.", remedy)
        grid.refuse()
    return candidates[0] if candidates else None


def _string_column(grid: Grid, others: list[int]) -> int | None:
    by_name = [i for i in named(grid, STRINGS) if i in others and not _is_list(grid, i)]
    if by_name:
        return by_name[0]
    return others[0] if len(others) == 1 and _is_string(grid, others[0]) else None


def _is_list(grid: Grid, column: int) -> bool:
    return all(cell.lower() in (*YES, *NO) for cell in grid.cells(column))


def _is_string(grid: Grid, column: int) -> bool:
    return all(_AS_STRING.fullmatch(_MARKS.sub("", cell)) for cell in grid.cells(column))


def _of_strings(grid: Grid, column: int, count: int | None) -> tuple[tuple[str, ...], Rows]:
    cleaned = [_MARKS.sub("", cell) for cell in grid.cells(column)]
    t = max(map(len, cleaned), default=0)
    rows: Rows = []
    for (row, cells), text in zip(grid.rows, cleaned, strict=True):
        if set(text) - {"0", "1"} or not text:
            grid.wrong("A history is written with 0 and 1.", "Write one digit for each list, like 101.", row, column)
        elif len(text) != t:
            remedy = "Give each list a column: spreadsheets drop zeros in front."
            grid.wrong("The histories have not all the same length.", remedy, row, column)
        else:
            rows.append((row, tuple(map(int, text)), _number(cells, count)))
    return tuple(f"list {i + 1}" for i in range(t)), rows


def _of_columns(grid: Grid, columns: list[int], count: int | None) -> tuple[tuple[str, ...], Rows]:
    rows: Rows = []
    others = [i for i in columns if not any(cell.lower() in (*YES, *NO) for cell in grid.cells(i))]
    for i in others:
        grid.wrong("No row of this column says 0 or 1.", "Remove the column if it is no list.", column=i)
    for row, cells in grid.rows:
        history: list[int] = []
        for i in columns:
            if cells[i].lower() in (*YES, *NO):
                history.append(int(cells[i].lower() in YES))
            elif i not in others:
                grid.wrong("A list says 0 or 1.", "Write 1 for people on the list, else 0.", row, i)
        if len(history) == len(columns):
            rows.append((row, tuple(history), _number(cells, count)))
    return tuple(grid.header[i] for i in columns), rows


def _number(cells: list[str], count: int | None) -> str:
    return "1" if count is None else cells[count]


def _counts(grid: Grid, rows: Rows, count: int | None) -> dict[tuple[int, ...], int]:
    """Without a column of numbers, each row is a person, and then histories recur."""
    counts: dict[tuple[int, ...], int] = {}
    is_of_persons = count is None and len({history for _, history, _ in rows}) < len(rows)
    if count is None and not is_of_persons:
        grid.wrong("There is no column with the number of people of each history.", "Add it, and call it “n”.")
    for row, history, text in rows:
        if not any(history) and (text.lower() in UNKNOWN or re.fullmatch(r"0([.,]0+)?", text)):
            continue  # people on no list are what is asked for
        number = grid.persons(row, count or 0, text)
        if not any(history):
            grid.wrong("Nobody can have counted people on no list.", "Remove the row.", row)
        elif history in counts and not is_of_persons:
            grid.wrong("The history has a row already.", "Add up the two rows.", row)
        counts[history] = counts.get(history, 0) + (number or 0)
    return {history: number for history, number in counts.items() if any(history)}


def _nobody(grid: Grid, found: Histories, columns: list[int] | None) -> None:
    if found.observed == 0:
        grid.wrong("There is nobody on any list.", "Enter the numbers of people.")
        return
    for name in found.empty_lists():
        i = found.lists.index(name)
        where = columns[i] if columns is not None else None
        grid.wrong(f"Nobody is on the list at position {i + 1}.", "Leave the list out.", column=where)
