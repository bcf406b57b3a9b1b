"""Files that read well and say something else: in three dialects each class is held with one cause, or put right and
told; and the same files unharmed are taken in whole, with nothing to mend.

Add here: another way in which a file becomes wrong without a word, as one line of CASES; another partner's dialect.
Keep out: single bad cells (test_contract_map.py) and files that cannot be opened (test_contract_read.py).
"""

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import xlsxwriter
from intake_files import attributes, prepared, rules

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.prepare import Prepared

Line = list[str]
COUNT = 110
_PLACES = {"Санкт-Петербург": "ru_spb", "Иркутск": "ru_irkutsk"}
_CHANNELS = {"Улица": "street_outreach", "Телефон": "phone", "Офис": "drop_in"}


@dataclass(frozen=True)
class Dialect:
    """How one partner writes: the lines of its header, and each contact as a line of cells."""

    declared: Declaration
    head: list[Line]
    fields: list[str]  # what each column feeds; '-' where it is not read
    write: Callable[["Dialect", list[Line]], bytes]
    file_name: str
    contact: Callable[[int, random.Random], Line]

    def rows(self) -> list[Line]:
        dice = random.Random(41)
        return [self.contact(number, dice) for number in range(1, COUNT + 1)]

    def file(self, lines: list[Line]) -> bytes:
        return self.write(self, lines)

    def take(self, data: bytes) -> Prepared:
        return prepared(data, self.declared, self.file_name)

    def at(self, field: str) -> int:
        return self.fields.index(field)


def _text(dialect: Dialect, lines: list[Line]) -> bytes:
    delimiter, encoding = dialect.declared.file.delimiter or ",", dialect.declared.file.encoding or "utf-8"
    width = max(map(len, lines))
    return "".join(delimiter.join([*line, *[""] * (width - len(line))]) + "\r\n" for line in lines).encode(encoding)


def _book(_: Dialect, *sheets: list[Line]) -> bytes:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    for lines in sheets:
        page = book.add_worksheet()
        for at, line in enumerate(lines):
            for column, cell in enumerate(line):
                page.write(at, column, int(cell) if cell.isdigit() else cell or None)
    book.close()
    return memory.getvalue()


def _day(dice: random.Random) -> int:
    return dice.randint(1, 31)


def _code(number: int) -> str:
    return f"{'АБВГДЕЖЗ'[number % 8]}{'КЛМНОПРС'[number // 8 % 8]}{number:03}"


def _neva(number: int, dice: random.Random) -> Line:
    yes = ("да", "нет")
    services = [dice.choice(yes) for _ in range(4)]
    amount = str(dice.randint(1, 40)) if services[2] == "да" else ""
    return [
        *(str(4000 + number), f"{_day(dice):02}.03.2023", _code(number * 7 % 90)),
        *(dice.choice(list(_PLACES)), dice.choice(list(_CHANNELS)), dice.choice(["Сауна", "Квартира"])),
        *(dice.choice("ЖЖЖМ"), str(dice.randint(18, 55)), *services, amount, dice.choice(["", "", "повтор"])),
    ]


def _lviv(number: int, dice: random.Random) -> Line:
    ticks = [dice.choice(["+", "", ""]) for _ in range(4)]
    return [
        *(str(number), f"{_day(dice):02}.03.2023", _code(number)),
        *(dice.choice(["Пітер", "Іркутськ"]), dice.choice(["вулиця", "дзвінок"]), dice.choice(["лазня", "квартира"])),
        *(dice.choice(["ж", "ч"]), str(dice.randint(18, 55)), *ticks),
    ]


def _turku(_: int, dice: random.Random) -> Line:
    place = [dice.choice("01") for _ in range(3)]
    return [
        *(f"2023-03-{_day(dice):02}", dice.choice(["Pietari", "Irkutsk"]), dice.choice(["katutyö", "puhelin"])),
        *(*place, dice.choice(["nainen", "mies"]), str(dice.randint(18, 55)), str(dice.randint(0, 30))),
        *(
            dice.choice(["kyllä", "ei"]),
            dice.choice(["kyllä", "ei"]),
            f"{dice.randint(9, 22)}:{dice.randint(0, 59):02}",
        ),
    ]


def _declared(**changes: Any) -> Declaration:
    plain = attributes(delivery=attributes()["delivery"] | {"refuse_above": 0.2}, scopes=["ru"])
    return Declaration.model_validate(plain | changes)


def _read(columns: dict[str, str]) -> dict[str, list[str]]:
    return {field: [header] for header, field in columns.items() if field != "-" and "=" not in field}


UNSEALED = {"mode": "unsealed", "recipe": "demo-1"}
NEVA_COLUMNS = {
    "Номер": "source_uid",
    "Дата": "contact_date",
    "Код": "client_code",
    "Город": "city",
    "Форма работы": "channel",
    "Место": "settings",
    "Пол": "gender",
    "Возраст": "age",
    "Буклет": "-",
    "Презервативы": "svc_condoms",
    "Лубрикант": "svc_lubricant",
    "Беседа": "svc_counselling",
    "Штук": "amount_condoms",
    "Заметка": "-",
}
NEVA = Dialect(
    _declared(
        language="ru",
        tokens=UNSEALED,
        columns=_read(NEVA_COLUMNS),
        values={
            "city": _PLACES,
            "channel": _CHANNELS,
            "settings": {"Сауна": "sauna", "Квартира": "rented_flat"},
            "gender": {"Ж": "woman", "М": "man"},
        },
    ),
    [list(NEVA_COLUMNS)],
    list(NEVA_COLUMNS.values()),
    _text,
    "export-2023-03.csv",
    _neva,
)
LVIV_COLUMNS = {
    "Контакт/№": "source_uid",
    "Контакт/Дата": "contact_date",
    "Код": "client_code",
    "Місто": "city",
    "Робота": "channel",
    "Місце": "settings",
    "Стать": "gender",
    "Вік": "age",
    "Послуги/буклет": "-",
    "Послуги/бесіда": "svc_counselling",
    "Видано/презервативи": "svc_condoms",
    "Видано/лубрикант": "svc_lubricant",
}
LVIV = Dialect(
    _declared(
        language="uk",
        tokens=UNSEALED,
        file={"format": "xlsx", "date_format": "%d.%m.%Y"},
        booleans={True: ["+"], False: [""]},
        columns=_read(LVIV_COLUMNS),
        values={
            "city": {"Пітер": "ru_spb", "Іркутськ": "ru_irkutsk"},
            "gender": {"ж": "woman", "ч": "man"},
            "channel": {"вулиця": "street_outreach", "дзвінок": "phone"},
            "settings": {"лазня": "sauna", "квартира": "rented_flat"},
        },
    ),
    [
        ["Контакт", "", "Код", "Місто", "Робота", "Місце", "Стать", "Вік", "Послуги", "", "Видано", ""],
        ["№", "Дата", *[""] * 6, "буклет", "бесіда", "презервативи", "лубрикант"],
    ],
    list(LVIV_COLUMNS.values()),
    _book,
    "zvit-2023-03.xlsx",
    _lviv,
)
TURKU_COLUMNS = {
    "Päivä": "contact_date",
    "Paikkakunta": "city",
    "Työmuoto": "channel",
    "katu": "settings=street",
    "sauna": "settings=sauna",
    "asunto": "settings=rented_flat",
    "Sukupuoli": "gender",
    "Ikä": "age",
    "Kondomeja": "amount_condoms",
    "Keskustelu": "svc_counselling",
    "Liukuvoide": "svc_lubricant",
    "Kello": "-",
}
TURKU = Dialect(
    _declared(
        language="fi",
        tokens={"mode": "none"},
        scopes=[],
        file={"format": "csv", "encoding": "utf-8", "delimiter": ",", "date_format": "%Y-%m-%d"},
        booleans={True: ["kyllä", "1"], False: ["ei", "0", ""]},
        columns=_read(TURKU_COLUMNS),
        one_hot={"settings": {"street": ["katu"], "sauna": ["sauna"], "rented_flat": ["asunto"]}},
        separators={},
        values={
            "city": {"Pietari": "ru_spb", "Irkutsk": "ru_irkutsk"},
            "gender": {"nainen": "woman", "mies": "man"},
            "channel": {"katutyö": "street_outreach", "puhelin": "phone"},
        },
    ),
    [list(TURKU_COLUMNS)],
    list(TURKU_COLUMNS.values()),
    _text,
    "vienti-2023-03.csv",
    _turku,
)
DIALECTS = {"neva": NEVA, "lviv": LVIV, "turku": TURKU}


@dataclass(frozen=True)
class Case:
    name: str
    dialect: Dialect
    data: bytes
    rule: str = ""  # what holds the file, said once and with nothing else
    repair: str = ""  # or what is put right and told: then the contacts are those of the file unharmed


def renumbered(dialect: Dialect, rows: list[Line]) -> list[Line]:
    """The same contacts under other record numbers."""
    if "source_uid" not in dialect.fields:
        return [list(row) for row in rows]
    at = dialect.at("source_uid")
    return [[*row[:at], str(9000 + number), *row[at + 1 :]] for number, row in enumerate(rows)]


def shuffled(rows: list[Line]) -> list[Line]:
    return random.Random(7).sample(rows, len(rows))


def copies() -> Iterator[Case]:
    for name, each in DIALECTS.items():
        rows = each.rows()
        again = renumbered(each, rows)
        beside = [line for pair in zip(rows, again, strict=True) for line in pair]
        in_order = "rows_doubled"
        yield Case(f"{name}: all contacts again below", each, each.file([*each.head, *rows, *again]), in_order)
        yield Case(
            f"{name}: a third of them again below", each, each.file([*each.head, *rows, *again[20:60]]), in_order
        )
        yield Case(f"{name}: each beside its copy", each, each.file([*each.head, *beside]), "rows_alike")
        yield Case(f"{name}: copies in any order", each, each.file([*each.head, *shuffled(rows + again)]), "rows_alike")
        thrice = shuffled([*rows, *again, *renumbered(each, again)])
        if "source_uid" in each.fields:
            at = each.at("source_uid")
            thrice = [[*row[:at], str(number), *row[at + 1 :]] for number, row in enumerate(thrice)]
        yield Case(f"{name}: three times in any order", each, each.file([*each.head, *thrice]), "rows_alike")
        if "client_code" in each.fields:
            some = shuffled([*rows, *again[::5]])
            yield Case(f"{name}: a fifth copied, in any order", each, each.file([*each.head, *some]), "rows_alike")


def _sparse(*gone: str) -> Dialect:
    """The first dialect without some columns at the end, and few answers of yes, which are words beside empty cells."""
    places = [at for at, name in enumerate(NEVA.head[0]) if name not in gone]
    fields = [NEVA.fields[at] for at in places]
    read = {field: spelled for field, spelled in NEVA.declared.columns.items() if field in fields}

    def contact(number: int, dice: random.Random) -> Line:
        cells = [NEVA.contact(number, dice)[at] for at in places]
        return ["" if cell == "нет" or (cell == "да" and dice.random() < 0.5) else cell for cell in cells]

    declared = NEVA.declared.model_copy(update={"columns": read})
    return Dialect(declared, [[NEVA.head[0][at] for at in places]], fields, _text, NEVA.file_name, contact)


def moved_headers() -> Iterator[Case]:
    for name, each in {
        "sparse ticks": _sparse("Штук", "Заметка"),
        "sparse ticks and unread notes": _sparse("Штук"),
        "amounts": _sparse("Заметка"),
    }.items():
        head, cut = each.head[0], each.head[0].index("Буклет")
        to_left = [*head[:cut], *head[cut + 1 :], ""]
        yield Case(f"neva: header moved left, {name}", each, each.file([to_left, *each.rows()]), "header_moved")
    each = _sparse("Штук", "Заметка")
    cut = each.head[0].index("Буклет")
    right = [*each.head[0][: cut + 1], "", *each.head[0][cut + 1 :]]
    yield Case("neva: header moved right", each, each.file([right, *each.rows()]), "header_moved")
    right = [*TURKU.head[0][:9], "", *TURKU.head[0][9:-1]]
    rows = [row[:-1] for row in TURKU.rows()]
    yield Case("turku: header moved right among services", TURKU, TURKU.file([right, *rows]), "header_moved")


def second_headers() -> Iterator[Case]:
    rows, (upper, lower) = LVIV.rows(), LVIV.head
    swapped = [*lower[:-2], lower[-1], lower[-2]]
    below = [[*row[:-2], row[-1], row[-2]] for row in rows[60:]]
    yield Case("lviv: services exchanged below a second header", LVIV, LVIV.file([*LVIV.head, *rows[:60], upper,
               swapped, *below]), "several_tables")  # fmt: skip
    yield Case("lviv: the same header again", LVIV, LVIV.file([*LVIV.head, *rows[:60], upper, lower, *rows[60:]]),
               repair="repeated_headers")  # fmt: skip
    pages = [line for at in range(0, COUNT, 30) for line in [upper, lower, *rows[at : at + 30]]]
    yield Case("lviv: the same header on each page", LVIV, LVIV.file(pages), repair="repeated_headers")
    again = [["Контакт", *[""] * 7, *upper[8:]], ["№", "Дата", *upper[2:8], *lower[8:]]]
    yield Case("lviv: again, its first names in the lower line", LVIV, LVIV.file([*LVIV.head, *rows[:60], *again,
               *rows[60:]]), repair="repeated_headers")  # fmt: skip


def other_sheets() -> Iterator[Case]:
    rows = LVIV.rows()
    first = [*LVIV.head, *rows[:80]]
    order = [3, 4, 1, 5, 6, 7, 2, 0]
    strange = [["Населений пункт", "Вид", "Коли", "Де", "Хто", "Років", "Шифр", "п/п"]]
    other = [*strange, *([row[at] for at in order] for row in rows[80:])]
    yield Case("lviv: another sheet, other names and order", LVIV, _book(LVIV, first, other), "several_sheets")
    yield Case("lviv: another sheet without a header", LVIV, _book(LVIV, first, other[1:]), "several_sheets")
    deep = [["Пояснення"]] * 60 + other
    yield Case("lviv: another sheet, contacts far below", LVIV, _book(LVIV, first, deep), "several_sheets")


def totals() -> Iterator[Case]:
    def total(dialect: Dialect, rows: list[Line], word: str, at: int) -> Line:
        line = [""] * len(rows[0])
        for place in range(len(line)):
            cells = [row[place] for row in rows]
            numbers = [int(cell) for cell in cells if cell.isdigit()]
            if dialect.fields[place].startswith(("amount_", "settings=")) and len(numbers) > 3:
                line[place] = str(sum(numbers))
            elif dialect.fields[place].startswith("svc_") or dialect.head[-1][place].lower() == "буклет":
                line[place] = str(sum(cell in ("да", "+", "kyllä") for cell in cells))
        line[at] = word
        return line

    for name, each, word in (("neva", NEVA, "Свод"), ("lviv", LVIV, "Р-м"), ("turku", TURKU, "Σ koko kk")):
        rows = each.rows()
        for place in ("city", "contact_date"):
            line = total(each, rows, word, each.at(place))
            yield Case(f"{name}: a total by another word in {place}", each, each.file([*each.head, *rows, line]),
                       repair="totals_rows")  # fmt: skip
        halves = [total(each, half, word, each.at("city")) for half in (rows[:50], rows[50:])]
        yield Case(f"{name}: a total below each half", each, each.file([*each.head, *rows[:50], halves[0],
                   *rows[50:], halves[1]]), repair="totals_rows")  # fmt: skip
        dated = total(each, rows, "", each.at("contact_date"))
        for field in ("contact_date", "city", "channel"):
            dated[each.at(field)] = rows[-1][each.at(field)]
        if "amount_condoms" in each.fields:
            yield Case(f"{name}: a total that looks like a contact", each, each.file([*each.head, *rows, dated]),
                       repair="totals_rows")  # fmt: skip


def down(rows: list[Line], at: int, start: int = 0, by: int = 1) -> list[Line]:
    """One column moved down from a row on; below the last contact stands what was its last cell."""
    cells = [row[at] for row in rows]
    cells = [*cells[:start], *[""] * by, *cells[start:]]
    more = [*rows, *([""] * len(rows[0]) for _ in range(by))]
    return [[*row[:at], cell, *row[at + 1 :]] for row, cell in zip(more, cells, strict=True)]


def moved_cells() -> Iterator[Case]:
    for name, each in DIALECTS.items():
        rows = each.rows()
        columns = ["contact_date", "city", "age", "gender", each.fields[-2]]
        columns += ["client_code"] if "client_code" in each.fields else []
        for field in columns:
            at = each.at(field)
            if not rows[-1][at]:
                rows[-1] = [*rows[-1][:at], next(row[at] for row in rows if row[at]), *rows[-1][at + 1 :]]
            yield Case(f"{name}: {field} one cell down", each, each.file([*each.head, *down(rows, at)]), "column_down")
            lines = [*each.head, *down(rows, at, start=40, by=2)]
            if not field.startswith("svc_"):
                yield Case(f"{name}: {field} two cells down from the middle", each, each.file(lines), "column_down")
        for field in (each.fields[0], "city", "channel"):
            at = each.at(field)
            right = [[*row[:at], "", *row[at:]] for row in rows[60:]]
            lines = [*each.head, *rows[:60], *right]
            yield Case(f"{name}: rows moved right from the middle at {field}", each, each.file(lines), "rows_shifted")
            to_left = [[*row[:at], *row[at + 1 :], ""] for row in rows[60:]]
            yield Case(f"{name}: rows moved left from the middle at {field}", each, each.file([*each.head, *rows[:60],
                       *to_left]), "rows_shifted")  # fmt: skip


CASES = [*copies(), *moved_headers(), *second_headers(), *other_sheets(), *totals(), *moved_cells()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_reads_well_and_says_something_else_is_held_or_put_right_and_told(case: Case) -> None:
    outcome = case.dialect.take(case.data)
    if case.rule:
        assert outcome.accepted is None
        assert [rule for _, _, rule in rules(outcome)] == [case.rule]
        return
    clean = case.dialect.take(case.dialect.file([*case.dialect.head, *case.dialect.rows()]))
    assert rules(outcome) == []
    assert outcome.manifest.repaired.get(case.repair, 0) > 0
    assert contacts(outcome) == contacts(clean)


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
def test_the_same_file_unharmed_is_taken_in_whole_with_nothing_to_mend(dialect: Dialect) -> None:
    outcome = dialect.take(dialect.file([*dialect.head, *dialect.rows()]))
    assert rules(outcome) == []
    assert len(contacts(outcome)) == COUNT
    assert not any(outcome.manifest.repaired.values())


def test_a_contact_that_got_as_much_as_a_few_others_together_is_no_total() -> None:
    fields = ["contact_date", "city", "channel", "amount_condoms", "amount_lubricant"]
    columns = {field: [field] for field in fields}
    declared = TURKU.declared.model_copy(update={"columns": columns, "one_hot": {}})
    some = Dialect(declared, [fields], fields, _text, TURKU.file_name, TURKU.contact)
    rows = [[f"2023-03-{day:02}", "Pietari", "katutyö", "1", "1"] for day in (3, 9, 20)]
    rows.append(["2023-03-28", "Pietari", "katutyö", "3", "3"])
    outcome = some.take(some.file([fields, *rows]))
    assert rules(outcome) == []
    assert len(contacts(outcome)) == 4


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
def test_anonymous_contacts_of_few_kinds_are_no_copies(dialect: Dialect) -> None:
    dice = random.Random(5)
    kinds = dialect.rows()[:12]
    rows = renumbered(dialect, [list(dice.choice(kinds)) for _ in range(COUNT)])
    if "client_code" in dialect.fields:
        at = dialect.at("client_code")
        rows = [[*row[:at], "", *row[at + 1 :]] for row in rows]
    assert len(contacts(dialect.take(dialect.file([*dialect.head, *rows])))) == COUNT


def contacts(outcome: Prepared) -> list[dict[str, Any]]:
    assert outcome.accepted is not None, rules(outcome)
    return [{name: cell for name, cell in one.items() if name != "row_no"} for one in outcome.accepted.to_pylist()]
