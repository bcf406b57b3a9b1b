"""Family "structure": what stands around the table, and how its header is laid out.

Add here: another layout of a page with one table.
Keep out: rows of the table itself (structure_rows.py).
"""

from corpus.making import csv_of, lines, text, with_column
from corpus.meant import contacts, headers
from corpus.outcomes import Family, loads, one_of, refused

# fmt: off
FAMILY = Family("structure")
add = FAMILY.add
RU = contacts(8)
TABLE = lines(RU)
HEAD, ROWS = TABLE[0], TABLE[1:]
NO_HEADER = refused("header_not_found", "missing_column")


def page(*above: str, below: tuple[str, ...] = (), table: list[list[str]] = TABLE) -> bytes:
    return ("".join(f"{line}\r\n" for line in above) + text(table) + "".join(f"{line}\r\n" for line in below)).encode()


add("a title", page("Отчёт о контактах за март 2023"), loads(RU, first=3))
add("a title padded with separators", page("Отчёт о контактах" + ";" * 9), loads(RU, first=3))
add("a letterhead of five lines", page("АНО «Ива»", "г. Иркутск", "", "Отчёт;за;март 2023", ";;"), loads(RU, first=7))
add("a title that holds names of columns", page("Город;Пол;за март"), loads(RU, first=3))
add("a title that holds a name of a column for every filter", page("Дата контакта: 01.03.2023 – 31.03.2023",
    "Город: все",
    "Пол: все", ""), loads(RU, first=6))
add("quoted texts above", page('"Отчёт ""Контакты"""', '"строка;со знаком"'), loads(RU, first=4))
add("thirty lines above", page(*["Пояснение"] * 30), loads(RU, first=32))
add("sixty lines above", page(*["Пояснение"] * 60), one_of(loads(RU, first=62), NO_HEADER))
add("blank lines above", page("", "", ""), loads(RU, first=5))
add("lines of separators above", page(";" * 9, ";" * 9), loads(RU, first=4))
add("a line of dashes under the header", text([HEAD, ["-----"] * 10, *ROWS]).encode(), one_of(
    loads(RU, first=3), loads(RU, *((2, name,
    "bad_date" if name == "contact_date" else "bad_number" if name == "age" else
    "unknown_label") for name in ("contact_date", "city", "channel", "settings", "gender", "age", "birth_year_band",
    "svc_condoms")), first=3), loads(RU, *((2, name,
    "bad_date" if name == "contact_date" else "bad_number" if name == "age"
    else "bad_token" if name == "client_code" else "unknown_label") for name in ("contact_date", "client_code", "city",
    "channel",
    "settings", "gender", "age", "birth_year_band", "svc_condoms")), first=3)))

add("an empty file", b"", refused("empty_file"))
add("a file of blanks and line ends", b" \r\n\r\n\t\r\n", refused("empty_file"))
add("a file of a mark alone", b"\xef\xbb\xbf", refused("empty_file"))
add("a file of separators alone", (";" * 9 + "\r\n").encode() * 5, refused("empty_file", "header_not_found"))
add("a header alone: a month without contacts", csv_of([]), loads([]))
add("a header alone without a line end", csv_of([]).strip(), loads([]))
add("a header and empty lines", csv_of([]) + b"\r\n" * 3, loads([]))
add("a header and a total of nothing", csv_of([]) + "Итого;0\r\n".encode(), one_of(loads([]), loads([], (2, None,
    "ragged_row"))))
add("one contact", csv_of(RU[:1]), loads(RU[:1]))
add("no header", text(ROWS).encode(), NO_HEADER)
add("no header, one row", text(ROWS[:1]).encode(), NO_HEADER)
add("the names of columns in a first column, contacts in columns", text(zip(*TABLE, strict=True)).encode(), NO_HEADER)
add("the names of variables above the labels",
    page(";".join(["uid", "date", "code", "city", "channel", "place", "sex", "age", "years", "condoms"])),
    loads(RU, first=3))
_NAMES_BELOW = [(2, name, "bad_date" if name == "contact_date" else "bad_number" if name == "age" else "unknown_label")
    for name in ("contact_date", "city", "channel", "settings", "gender", "age", "birth_year_band", "svc_condoms")]
add("the labels above, the names of variables below", text([HEAD,
    ["uid", "date", "code", "city", "channel", "place", "sex", "age", "years", "condoms"],
    *ROWS]).encode(), one_of(loads(RU, first=3), loads(RU, *_NAMES_BELOW, first=3),
    # A word without a digit among codes that all have some is nobody's code, and may be told too.
    loads(RU, *_NAMES_BELOW, (2, "client_code", "bad_token"), first=3)))
_NUMBERED = [(2, name, "bad_date" if name == "contact_date" else "unknown_label") for name in (
    "contact_date", "city", "channel", "settings", "gender", "birth_year_band", "svc_condoms")]
add("columns numbered under the header, as in official forms", text([HEAD, list(map(str, range(1, 11))),
    *ROWS]).encode(), one_of(
    loads(RU, first=3), loads(RU, *_NUMBERED, first=3), loads(RU, *_NUMBERED, (2, "client_code", "bad_token"),
    first=3)))

_GROUPS = ["Контакт", "", "", "Где", "", "", "Кто", "", "", "Выдано"]
_GROUPED = ["Контакт/Номер", "Контакт/Дата контакта", "Контакт/Код клиента", "Где/Город", "Где/Форма работы",
    "Где/Место работы",
            "Кто/Пол", "Кто/Возраст", "Кто/Годы рождения", "Выдано/Презервативы"]
_OF_GROUPS = {field: [name] for field, name in zip(
    ("source_uid", "contact_date", "client_code", "city", "channel", "settings", "gender", "age", "birth_year_band",
    "svc_condoms"),
    _GROUPED, strict=True)}
add("groups above the header", text([_GROUPS, *TABLE]).encode(), loads(RU, first=3))
add("groups above the header, named in the declaration", text([_GROUPS, *TABLE]).encode(), loads(RU, first=3),
    columns=_OF_GROUPS)
add("groups above a header of single words below them", text([["Номер", "Дата контакта", "Код клиента", "Город",
    "Форма работы",
    "Место работы", "Человек", "", "", "Презервативы"], ["", "", "", "", "", "", "Пол", "Возраст", "Годы рождения", ""],
    *ROWS]).encode(),
    loads(RU, first=3))
add("three lines of header", text([["Отчёт", *[""] * 9], _GROUPS, *TABLE]).encode(), loads(RU, first=4))
add("a header broken in two lines by hand", text([["Номер", "Дата", "Код", "Город", "Форма", "Место", "Пол", "Возраст",
    "Годы",
    "Презер-"], ["", "контакта", "клиента", "", "работы", "работы", "", "", "рождения", "вативы"], *ROWS]).encode(),
    one_of(loads(RU, first=3), NO_HEADER))
add("the header again in a second language", text([headers("en"), *TABLE]).encode(), one_of(
    loads(RU, first=3), loads(RU, *((2, name,
    "bad_date" if name == "contact_date" else "bad_number" if name == "age" else
    "unknown_label") for name in ("contact_date", "city", "channel", "settings", "gender", "age", "birth_year_band",
    "svc_condoms")),
    first=3)))

for _name, _change in {
    "in capitals": str.upper, "in small letters": str.lower, "between blanks": lambda name: f"  {name} ",
    "with doubled blanks": lambda name: name.replace(" ", "  "), "with a Latin letter among the Cyrillic ones":
    lambda name: name.replace("о", "o").replace("а", "a"),
}.items():
    add(f"names of columns {_name}", text([list(map(_change, HEAD)), *ROWS]).encode(), loads(RU))
for _name, _sign in {"an asterisk, as forms mark what must be filled": "*", "a blank and an asterisk": " *",
    "a colon": ":"}.items():
    add(f"names of columns with {_name}", text([[name + _sign for name in HEAD], *ROWS]).encode(), one_of(loads(RU),
        NO_HEADER))
add("names of columns with numbers before them", text([[f"{at}. {name}" for at, name in enumerate(HEAD, 1)],
    *ROWS]).encode(),
    one_of(loads(RU), NO_HEADER))

_OTHER = with_column(TABLE, "Погода", ["ясно", "дождь"] * 4)
add("a column more", text(_OTHER).encode(), loads(RU))
add("a column without a name", text(with_column(TABLE, "", ["ясно", "дождь"] * 4)).encode(), loads(RU))
add("an empty column without a name in the middle", text([[*line[:4], "", *line[4:]] for line in TABLE]).encode(),
    loads(RU))
add("a column of row numbers without a name at the left", text([["", *HEAD], *([str(at), *line] for at,
    line in enumerate(ROWS))]).encode(),
    loads(RU))
add("columns in another order", text([line[::-1] for line in TABLE]).encode(), loads(RU))
add("a column that is missing", text([line[:6] + line[7:] for line in TABLE]).encode(), refused("missing_column",
    column="gender"))
add("a column that is missing and need not be there", text([line[:8] + line[9:] for line in TABLE]).encode(),
    loads([one.but(years=None) for one in RU]), optional=["birth_year_band"])
add("a column twice, the same in both", text([[*line, line[3]] for line in TABLE]).encode(), refused("column_twice",
    column="city"))
add("a column twice, once empty", text(with_column(TABLE, "Город", [""] * 8)).encode(), one_of(
    loads(RU), refused("column_twice", column="city")))
add("two spellings of one column", text(with_column(TABLE, "City", ["Irkutsk"] * 8)).encode(), refused("column_twice",
    column="city"))
add("a thousand columns more", text([[*line, *["x"] * 1200] for line in TABLE]).encode(), refused("too_many_columns"))
add("the table beside another one", text([[*line, "", *other] for line, other in zip(
    TABLE, [["Услуга", "Всего"], *[["тест", "5"]] * 8], strict=True)]).encode(), loads(RU))
