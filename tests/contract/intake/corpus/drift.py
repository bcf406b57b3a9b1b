"""Family "drift": what changed at the partner since its declaration was written, and what only looks like it.

Add here: a change of a whole column, of a form, or of a program's habits.
Keep out: slips of the pen in single cells (values.py).
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from corpus.making import lines, text, typed, with_cells, with_column, xlsx
from corpus.meant import HEADERS, Contact, contacts
from corpus.outcomes import Family, loads, one_of, refused

# fmt: off
FAMILY = Family("drift")
RU = contacts(24)
TABLE = lines(RU)
HEAD, ROWS = TABLE[0], TABLE[1:]
FIELDS = list(HEADERS)
ALL = {"refuse_above": 1.0}  # so that no case is refused for the mere number of its rows
YEAR = ALL | {"name_pattern": r"(?P<start>\d{4}-\d{2}-\d{2})_(?P<end>\d{4}-\d{2}-\d{2})"}
IN_2023 = "x_2023-01-01_2023-12-31.csv"


def renamed(old: str, new: str) -> bytes:
    return text([[new if name == old else name for name in HEAD], *ROWS]).encode()


def rewritten(field: str, write: Callable[[str, int], str]) -> bytes:
    at = FIELDS.index(field)
    return text([HEAD, *([*line[:at], write(line[at], row), *line[at + 1 :]] for row,
        line in enumerate(ROWS))]).encode()


def held(name: str, data: bytes, field: str | None, *rules: str, **changes: Any) -> None:
    FAMILY.add(name, data, refused(*rules, column=field), **({"delivery": ALL} | changes))


held("a column renamed", renamed("Город", "Населённый пункт"), "city", "missing_column")
held("a column renamed by a slip", renamed("Город", "Горд"), "city", "missing_column")
held("a column with a number behind its name", renamed("Город", "Город_2"), "city", "missing_column")
held("a column dropped", text([line[:9] for line in TABLE]).encode(), "svc_condoms", "missing_column")
held("two columns dropped", text([line[:8] for line in TABLE]).encode(), "birth_year_band", "missing_column")
held("all names in a language nobody agreed on", text([list("abcdefghij"), *ROWS]).encode(), None, "header_not_found")
FAMILY.add("columns in a new order", text([[*line[5:], *line[:5]] for line in TABLE]).encode(), loads(RU))
FAMILY.add("a new question", text(with_column(TABLE, "Оценка", ["5", "4", "3"] * 8)).encode(), loads(RU))
FAMILY.add("a question in front of all others", text([["Оценка", *HEAD], *(["5", *line] for line in ROWS)]).encode(),
    loads(RU))
FAMILY.add("names in another agreed language", text([lines([], "uk")[0], *ROWS]).encode(), loads(RU))

FAMILY.add("ages became groups", rewritten("age", lambda cell, _: "25-29"),
    loads([one.but(age=(25, 29)) for one in RU]))
held("ages became years of birth", rewritten("age", lambda cell, _: str(2023 - int(cell))), "age", "column_changed")
held("ages became words", rewritten("age", lambda cell, _: "тридцать"), "age", "column_changed")
held("ages with a decimal comma", rewritten("age", lambda cell, _: f"{cell},0"), "age", "decimal_mark")
held("ages with a decimal point where a comma was agreed", rewritten("age", lambda cell, _: f"{cell}.0"), "age",
    "decimal_mark",
     file={"decimal": ","})
FAMILY.add("ages with the agreed decimal comma", rewritten("age", lambda cell, _: f"{cell},0"), loads(RU),
    file={"decimal": ","})
held("sex became numbers", rewritten("gender", lambda cell, _: "1" if cell == "М" else "2"), "gender", "column_changed",
    "label_changed")
held("sex became other letters", rewritten("gender", lambda cell, _: "Ч" if cell == "М" else "Д"), "gender",
    "column_changed", "label_changed")
held("yes and no became true and false", rewritten("svc_condoms", lambda cell, _: "TRUE" if cell == "да" else "FALSE"),
    "svc_condoms",
     "column_changed", "label_changed")
held("yes and no became plus and minus", rewritten("svc_condoms", lambda cell, _: "+" if cell == "да" else "-"),
    "svc_condoms",
     "column_changed", "label_changed")
held("yes and no became numbers of pieces", rewritten("svc_condoms", lambda cell, row: str(row % 5 * 10)),
    "svc_condoms", "column_changed",
     "label_changed")
held("cities became codes of post", rewritten("city", lambda cell, _: "664000" if cell == "Иркутск" else "190000"),
    "city",
     "column_changed", "label_changed")
held("one choice renamed", rewritten("channel", lambda cell, _: cell.replace("Улица", "На улице")), "channel",
    "label_changed",
     "column_changed")
held("one choice of several renamed", rewritten("settings", lambda cell, _: cell.replace("Сауна", "Бани")), "settings",
    "label_changed",
     "column_changed")
held("several choices joined by another sign", rewritten("settings", lambda cell, _: "Сауна / Улица"), "settings",
    "label_changed",
     "column_changed")
held("the words of two columns exchanged", text([[line[0], line[1], line[2], line[4], line[3],
    *line[5:]] if at else line
     for at, line in enumerate(TABLE)]).encode(), "city", "column_changed", "label_changed")
held("codes are no codes any more", rewritten("client_code", lambda cell, row: str(row % 9)), "client_code",
    "column_changed", "bad_token")
held("codes became sealed ones under the old name", rewritten("client_code", lambda cell, row: f"{row:064x}"),
    "client_code",
     "column_changed", "bad_token")
_SLIP = with_cells(TABLE, {(3, 4): "Улиц"})
FAMILY.add("one slip in a choice is no change", text(_SLIP).encode(), loads({row: one for row, one in enumerate(RU,
    2) if row != 4},
           (4, "channel", "unknown_label")))
FAMILY.add("a column that nobody filled in this month", rewritten("age", lambda cell, _: ""), one_of(
           loads([one.but(age=None) for one in RU]), refused("column_changed", column="age")))
FAMILY.add("a required column that is empty", rewritten("city", lambda cell, _: ""), refused("column_changed",
    "missing_value",
           "too_many_refused", column=None))


def days_as(pattern: str, rows: list[Contact] = RU) -> bytes:
    table = lines(rows)
    return text(with_cells(table, {(at, 1): one.day.strftime(pattern) for at, one in enumerate(rows, 1)})).encode()


for _pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%y", "%d %m %Y", "%Y%m%d", "%d-%b-%Y"):
    held(f"days became {_pattern}", days_as(_pattern), "contact_date", "column_changed")
held("day and month exchanged", days_as("%m.%d.%Y"), "contact_date", "date_flipped", "column_changed")
held("day and month exchanged where slashes were agreed", days_as("%m/%d/%Y"), "contact_date", "date_flipped",
    "column_changed",
     file={"date_format": "%d/%m/%Y"})
held("month and day exchanged where the American order was agreed", days_as("%d/%m/%Y"), "contact_date", "date_flipped",
     "column_changed", file={"date_format": "%m/%d/%Y"})
_EARLY = [one.but(day=date(2023, 3, at % 12 + 1)) for at, one in enumerate(RU)]
held("day and month exchanged, no day above the twelfth", days_as("%m.%d.%Y", _EARLY), "contact_date", "date_flipped",
     "column_changed", "date_outside_span", "too_many_refused")
FAMILY.add("no day above the twelfth, and all is well", days_as("%d.%m.%Y", _EARLY), loads(_EARLY))
_WIDE = [one.but(day=date(2023, at % 12 + 1, at * 7 % 28 + 1)) for at, one in enumerate(RU)]
held("day and month exchanged in a year", days_as("%m.%d.%Y", _WIDE), "contact_date", "date_flipped", delivery=YEAR,
    file_name=IN_2023)
_LOW = [one.but(day=date(2023, at % 12 + 1, (1, 5, 9)[at % 3])) for at, one in enumerate(RU)]
held("day and month exchanged in a year, no day above the twelfth", days_as("%m.%d.%Y", _LOW), "contact_date",
    "date_flipped",
     delivery=YEAR, file_name=IN_2023)
FAMILY.add("a year with days of all kinds", days_as("%d.%m.%Y", _WIDE), loads(_WIDE), delivery=YEAR, file_name=IN_2023)
FAMILY.add("the last rows of a year in the other order", days_as("%d.%m.%Y", _WIDE[:20]) + days_as("%m.%d.%Y",
    _WIDE[20:])
           .split(b"\r\n", 1)[1], refused("date_flipped", column="contact_date"), delivery=YEAR, file_name=IN_2023)
FAMILY.add("three contacts with day and month exchanged", days_as("%m.%d.%Y", RU[:3]), refused("date_flipped",
    "column_changed",
           "too_many_refused"))


def _half_typed() -> bytes:
    """An American spreadsheet opened a text file: 05/03/2023 became the third of May, 25/03/2023 stayed a text."""
    table = typed(_WIDE)
    for line, one in zip(table[1:], _WIDE, strict=True):
        line[1] = date(2023, one.day.day, one.day.month) if one.day.day <= 12 else one.day.strftime("%d/%m/%Y")
    return xlsx(table)


held("a spreadsheet took some days for its own, day and month exchanged", _half_typed(), "contact_date", "date_flipped",
     file={"format": "xlsx", "date_format": "%d/%m/%Y"}, delivery=YEAR, file_name=IN_2023.replace("csv", "xlsx"))

# Sealed files whose match keys are gone.
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
