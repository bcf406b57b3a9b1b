"""Family "structure": totals, footers, second tables and odd lines among the contacts; wrappers around the file.

Add here: another kind of line that is no contact, or that only looks as if it were none.
Keep out: the header and what stands above it (structure.py).
"""

import gzip

from corpus.keys import sealed
from corpus.making import csv_of, lines, text, with_cells, with_column, zipped
from corpus.meant import contacts
from corpus.outcomes import Family, loads, one_of, refused

# fmt: off
FAMILY = Family("structure")
add = FAMILY.add
RU = contacts(8)
TABLE = lines(RU)
HEAD, ROWS = TABLE[0], TABLE[1:]
# Words where other words are expected.
MISREAD = (*((name, "unknown_label") for name in ("city", "channel", "settings", "gender", "birth_year_band",
    "svc_condoms")),
           ("contact_date", "bad_date"), ("age", "bad_number"))
NO_DATE = (4, "contact_date", "missing_value")


def among(at: int, *more: list[str]) -> bytes:
    """The table with lines put in before its at-th row (from 0)."""
    return text([HEAD, *ROWS[:at], *more, *ROWS[at:]]).encode()


def below(*more: str) -> bytes:
    return text(TABLE).encode() + "".join(f"{line}\r\n" for line in more).encode()


for _word in ("Итого", "ИТОГО:", "Итого за месяц", "Всего", "Разом", "Усього:", "Yhteensä", "Total", "Grand Total"):
    add(f"a line {_word}", below(f"{_word};;;;;;;;;5"), loads(RU, repaired={"totals_rows": 1}))
add("a line of totals with fewer cells", below("Итого;8"), one_of(
    loads(RU, repaired={"totals_rows": 1}), loads(RU, (10, None, "ragged_row"))))
add("the word in the column of codes", below(";;Итого;;;;;;;5"), loads(RU, repaired={"totals_rows": 1}))
add("the word in the column of dates", below(";Итого:;8;;;;;;;5"), loads(RU, repaired={"totals_rows": 1}))
add("a count in the column of dates", below("Итого;8;8;;;;;;;5"), one_of(
    loads(RU, repaired={"totals_rows": 1}), loads(RU, (10, "contact_date", "bad_date"), (10, "client_code",
    "bad_token"),
    (10, "city", "missing_value"), (10, "channel", "missing_value"), (10, "svc_condoms", "unknown_label"))))
add("a sum without a word", below(";;;;;;;240;;5"), loads(RU, repaired={"totals_rows": 1}))
add("a record number and nothing else", below("409;;;;;;;;;"), loads(RU, *((10, name, "missing_value") for name in
    ("contact_date", "city", "channel"))))
add("a sum without a word in the middle", among(4, [*[""] * 7, "240", "", "5"]), loads(
    {at + 2 + (at > 3): one for at, one in enumerate(RU)}, *((6, name, rule) for name, rule in (("contact_date",
    "missing_value"), ("city", "missing_value"), ("channel", "missing_value"), ("age", "bad_number"), ("svc_condoms",
    "unknown_label")))))
add("a subtotal after every city", among(4, ["Итого Иркутск", *[""] * 8, "2"]) + "Всего;;;;;;;;;4\r\n".encode(), loads(
    {at + 2 + (at > 3): one for at, one in enumerate(RU)}, repaired={"totals_rows": 2}))
add("a contact without a date whose note begins with the word", text(with_column(with_cells(TABLE, {(3, 1): ""}),
    "Группа",
    ["", "", "Всего доброго", *[""] * 5])).encode(), loads({at + 2: one for at, one in enumerate(RU) if at != 2},
    NO_DATE))
add("a contact without a date whose note says total of a visit", text(with_column(with_cells(TABLE, {(3, 1): ""}),
    "Группа",
    ["", "", "Итого 2 встречи", *[""] * 5])).encode(), loads({at + 2: one for at, one in enumerate(RU) if at != 2},
    NO_DATE))
add("a contact whose note begins with the word", text(with_column(TABLE, "Группа", ["Итого", *[""] * 7])).encode(),
    loads(RU))
add("a contact whose code begins like the word", text(with_cells(TABLE, {(1, 2): "ИТОГИ-1"})).encode(),
    loads([RU[0].but(code="ИT0ГИ1"), *RU[1:]]))
add("a signature below", below("", "Исполнитель:;;подпись"), one_of(loads(RU), loads(RU, (11, None, "ragged_row"))))
add("the day of printing below", below("Сформировано 05.04.2023 12:31"), one_of(loads(RU), loads(RU, (10, None,
    "ragged_row"))))
add("a note of three lines below", below("", "* – со слов", "** – по данным", "*** – нет"), one_of(loads(RU), loads(
    RU, (11, None, "ragged_row"), (12, None, "ragged_row"), (13, None, "ragged_row"))))
add("the word for the end of data below", below("#END"), one_of(loads(RU), loads(RU, (10, None, "ragged_row"))))
add("the count of rows of a database client below", below("(8 rows)"), one_of(loads(RU), loads(RU, (10, None,
    "ragged_row"))))
add("empty lines below", below("", "", "", ""), loads(RU))
add("lines of separators below, as spreadsheets leave them", below(*[";" * 9] * 50), loads(RU))

add("empty lines between rows", text(TABLE, end="\r\n\r\n").encode(), loads({3 + 2 * at: one for at,
    one in enumerate(RU)}))
add("an empty line between city and city", among(4, [""] * 10, [""] * 10), loads(
    {at + 2 + 2 * (at > 3): one for at, one in enumerate(RU)}))
add("the header again in the middle", among(4, HEAD), loads({at + 2 + (at > 3): one for at, one in enumerate(RU)},
    repaired={"repeated_headers": 1}))
add("the header again on every page of three rows", text([HEAD, *ROWS[:3], HEAD, *ROWS[3:6], HEAD, *ROWS[6:]]).encode(),
    loads(
    {at + 2 + at // 3: one for at, one in enumerate(RU)}, repaired={"repeated_headers": 2}))
add("a city as a line of its own above its contacts", among(0, ["Санкт-Петербург", *[""] * 9]), loads(RU, *((2, name,
    "missing_value")
    for name in ("contact_date", "city", "channel")), first=3))
add("the title again in the middle", among(4, ["Отчёт о контактах", *[""] * 9]), loads(
    {at + 2 + (at > 3): one for at, one in enumerate(RU)}, *((6, name, "missing_value") for name in ("contact_date",
    "city", "channel"))))
add("a second table of other columns below", below("", "Услуга;Всего", "тест;5", "беседа;3"),
    one_of(refused("several_tables"),
    loads(RU, (11, None, "ragged_row"), (12, None, "ragged_row"), (13, None, "ragged_row"))))
add("a second table of the same width below", below("", ";".join(f"Столбец {at}" for at in range(10)),
    ";".join("abcdefghij")),
    one_of(refused("several_tables"), loads(RU, *((row, name, rule) for row in (11, 12) for name, rule in MISREAD),
    ), loads(RU, *((row, name, rule) for row in (11, 12) for name, rule in MISREAD), (12, "client_code", "bad_token"))))
add("a second table with its columns in another order below",
    text(TABLE).encode() + text([line[::-1] for line in lines(contacts(9))[:1]]
    + [lines(contacts(9))[9][::-1]]).encode(), one_of(refused("several_tables", "column_changed", "too_many_refused"),
    loads(
    {**dict(enumerate(RU, 2)), 11: contacts(9)[8]}), loads(RU, *((10, name, rule) for name, rule in MISREAD), *((11,
    name, rule)
    for name, rule in (*MISREAD, ("client_code", "bad_token")) if name != "settings"))))
add("a second table in another language below", csv_of(RU[:4]) + text(lines(RU[4:], "en")).encode(), one_of(
    refused("several_tables"), loads({at + 2 + (at > 3): one for at, one in enumerate(RU)}),
    loads({at + 2 + (at > 3): one for at, one in enumerate(RU)}, *((6, name, rule) for name, rule in MISREAD))))

for _name, _data in {
    "zip": zipped(("x.csv", csv_of(RU))), "zip of a folder, as a Macintosh makes it": zipped(("a/", b""), ("a/x.csv",
    csv_of(RU)),
    ("__MACOSX/a/._x.csv", b"y"), ("a/.DS_Store", b"z")), "gzip": gzip.compress(csv_of(RU), mtime=0),
    "age": sealed(csv_of(RU)),
    "age in letters": sealed(csv_of(RU), armored=True),
    "age of a zip": sealed(zipped(("x.csv", csv_of(RU)))),
}.items():
    add(f"wrapped in {_name}", _data, loads(RU))
add("a zip of two files", zipped(("a.csv", csv_of(RU)), ("b.csv", csv_of(RU))), refused("archive_several"))
add("an empty zip", zipped(), refused("empty_file"))
add("age for somebody else", sealed(csv_of(RU), for_us=False),
    refused("sealed_for_another"))
add("a table of HTML under the name of a CSV",
    ("<html><table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>"
    for line in TABLE) + "</table></html>").encode(), refused("wrong_format", "header_not_found", "missing_column"))
add("a message of an error in place of the export", b'{"detail":"Authentication credentials were not provided."}',
    refused("wrong_format", "header_not_found"))
add("a document of PDF under the name of a CSV", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n", refused(
    "wrong_format", "wrong_encoding", "header_not_found"))
