"""Family "drift": headers that have moved away from their columns, and token columns that are gone.

Add here: another change of the header line that leaves every cell readable.
Keep out: columns that were renamed or dropped (drift.py).
"""

from typing import Any

from corpus.making import lines, text, typed, with_column, xlsx
from corpus.meant import contacts
from corpus.outcomes import Family, loads, refused
from corpus.workbooks import XLSX

FAMILY = Family("drift")
RU = contacts(24)
MOVED = refused("header_moved")
YES = ["да" if at % 3 else "нет" for at in range(24)]
NO = ["нет" if at % 4 else "да" for at in range(24)]
SCORES = [str(at % 5 + 1) for at in range(24)]


def wide(table: list[list[Any]], *more: tuple[str, list[str]], at: int = 9) -> list[list[Any]]:
    """With an unread column of yes and no before the last one, and others behind it."""
    table = [[*line[:at], cell, *line[at:]] for line, cell in zip(table, ["Лубрикант", *YES], strict=True)]
    for header, cells in more:
        table = with_column(table, header, cells)
    return table


def lost(table: list[list[Any]], at: int = 9) -> list[list[Any]]:
    """One header deleted, and those behind it moved to the left."""
    return [[*table[0][:at], *table[0][at + 1 :], ""], *table[1:]]


_TESTS = (("Тест", NO), ("Беседа", YES))
FAMILY.add("unread questions of yes and no beside a read one", text(wide(lines(RU), *_TESTS)).encode(), loads(RU))
FAMILY.add(
    "a header lost before a read column and two unread ones", text(lost(wide(lines(RU), *_TESTS))).encode(), MOVED
)
FAMILY.add(
    "a header lost before a read column and an unread one", text(lost(wide(lines(RU), _TESTS[0]))).encode(), MOVED
)
FAMILY.add("a header lost before a read column that is the last", text(lost(wide(lines(RU)))).encode(), MOVED)
FAMILY.add(
    "a header lost before a read column and an unread score",
    text(lost(wide(lines(RU), ("Оценка", SCORES)))).encode(),
    MOVED,
)
FAMILY.add(
    "a header lost in a workbook",
    xlsx(lost(wide(typed(RU), *_TESTS))),
    MOVED,
    file=XLSX,
    file_name="export-2023-03.xlsx",
)
_SHORT = lost(wide(lines(RU), *_TESTS))
FAMILY.add(
    "a header lost, and the header line is shorter by its separator",
    text([_SHORT[0][:-1], *_SHORT[1:]]).encode(),
    refused("header_moved", "too_many_refused", "ragged_row"),
)
FAMILY.add("a score without a name", text(with_column(lines(RU), "", SCORES)).encode(), loads(RU))

_SEALED = [f"t1_ru_{label}" for label in ("full", "m1", "m2", "m3", "m4")]
_CELLS = [[f"{row * 10 + at:064x}" for at in range(5)] for row in range(1, 25)]


def sealed(*labels: str) -> bytes:
    kept = [at for at, name in enumerate(_SEALED) if name.removeprefix("t1_ru_") in labels]
    table = [[*line[:2], *line[3:]] for line in lines(RU)]
    more = [[_SEALED[at] for at in kept], *([cells[at] for at in kept] for cells in _CELLS)]
    return text([[*line, *cells] for line, cells in zip(table, more, strict=True)]).encode()


_AGREED: dict[str, Any] = {"tokens": {"mode": "sealed", "recipe": "uic-own-name-2"}, "columns": {"client_code": None}}
FAMILY.add(
    "a sealed file without its match keys", sealed("full"), refused("match_keys_gone", column="t1_ru_m1"), **_AGREED
)
FAMILY.add(
    "a sealed file without one of its match keys",
    sealed("full", "m1", "m2", "m4"),
    refused("match_keys_gone", column="t1_ru_m3"),
    **_AGREED,
)
