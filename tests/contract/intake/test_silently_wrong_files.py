"""Files that read well and mean something else: each is held, or refused row by row, or read as it was meant.

Three invented partners write the same contacts in other languages, encodings, separators, orders and codes. Each class
of trouble is a change of their clean file. What a file means is written by hand; what was loaded is held against it:
who is the same person, how old, how many pieces, which day.
"""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from corpus.meant import band
from intake_files import attributes, prepared

from warehouse.contract.declaration.declaration import Declaration, read_attributes
from warehouse.contract.letter_words import message, remedy
from warehouse.contract.prepare import Prepared
from warehouse.networks.demo import generate
from warehouse.networks.demo.network import PARTNERS
from warehouse.networks.home import DEMO

# ruff: noqa: B023 - functions of a loop are called within it
# fmt: off

ROWS, PEOPLE = 60, 24
FIELDS = ("contact_date", "client_code", "city", "channel", "gender", "age", "amount_condoms", "svc_sti")


@dataclass(frozen=True)
class Meant:
    """One contact: whose it is (None for nobody's), its day, age and number of condoms."""

    person: int | None
    day: date
    age: int | None
    condoms: int | None


@dataclass(frozen=True)
class Dialect:
    name: str
    language: str
    encoding: str
    delimiter: str
    date_format: str
    headers: tuple[str, ...]  # as FIELDS
    words: dict[str, tuple[str, str]]  # of city, channel, gender and yes or no
    code: Callable[[int], str]
    quoting: int = csv.QUOTE_MINIMAL
    decimal: str = "."
    anonymous: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    order: tuple[int, ...] = tuple(range(len(FIELDS)))
    extra: dict[str, Any] = field(default_factory=dict)

    def declaration(self, **changes: Any) -> Declaration:
        names = dict(zip(FIELDS, ([header] for header in self.headers), strict=True))
        cities, channels, genders, answers = (self.words[key] for key in ("city", "channel", "gender", "yes"))
        file = {"format": "csv", "encoding": self.encoding, "delimiter": self.delimiter, "decimal": self.decimal}
        file |= {"date_format": self.date_format} | changes.pop("file", {})
        delivery = attributes()["delivery"] | {"refuse_above": 1.0} | changes.pop("delivery", {})
        said = {
            "language": self.language,
            "columns": names,
            "tokens": {"mode": "unsealed", "recipe": "demo-1"},
            "scopes": ["ru"],
            "separators": {},
            "booleans": {True: [answers[0]], False: [answers[1], ""]},
            "values": {
                "city": dict(zip(cities, ("ru_spb", "ru_irkutsk"), strict=True)),
                "channel": dict(zip(channels, ("street_outreach", "phone"), strict=True)),
                "gender": dict(zip(genders, ("woman", "man"), strict=True)),
            },
            "file": file,
            "delivery": delivery,
        }
        return Declaration.model_validate(attributes(**said | changes))

    def cells(self, at: int, one: Meant) -> dict[str, str]:
        return {
            "contact_date": one.day.strftime(self.date_format),
            "client_code": "" if one.person is None else self.code(one.person),
            "city": self.words["city"][at % 2],
            "channel": self.words["channel"][at % 3 == 1],
            "gender": self.words["gender"][(one.person or 0) % 5 == 4],
            "age": "" if one.age is None else str(one.age),
            "amount_condoms": "" if one.condoms is None else str(one.condoms),
            "svc_sti": self.words["yes"][at % 3 == 0],
        }

    def table(self, rows: Iterable[Meant]) -> list[dict[str, str]]:
        return [self.cells(at, one) for at, one in enumerate(rows)]

    def file(self, table: list[dict[str, str]], encoding: str | None = None) -> bytes:
        lines = [list(self.headers), *([line[name] for name in FIELDS] for line in table)]
        memory = io.StringIO()
        # A stand-in for delimiters of two signs, which the writer of Python does not know.
        writer = csv.writer(memory, delimiter="\x1d", lineterminator="\r\n", quoting=self.quoting)
        writer.writerows([line[at] for at in self.order] for line in lines)
        return memory.getvalue().replace("\x1d", self.delimiter).encode(encoding or self.encoding)


def _pair(letters: str, number: int) -> str:
    return letters[number % len(letters)] + letters[(number * 7 + 3) % len(letters)]


DIALECTS = (
    Dialect(
        "Ukrainian register with tabs",
        "uk",
        "windows-1251",
        "\t",
        "%Y-%m-%d",
        ("Коли", "Шифр", "Де", "Як", "Стать", "Повних років", "Роздано, шт.", "Обстеження"),
        {
            "city": ("Пітер", "Іркутськ"),
            "channel": ("вулиця", "дзвінок"),
            "gender": ("жін.", "чол."),
            "yes": ("+", "-"),
        },
        lambda n: f"{_pair('ОЛКНІМТСВАЮЯГЄЗ', n)}-{60 + n}-{'АЯЮІО'[n % 5]}",
        anonymous=("анонім", "Анонім №", "анонімна клієнтка "),
        notes=(" (нова)", " (повторно)", " нова", "*"),
    ),
    Dialect(
        "Finnish text with two signs between cells, quoted",
        "fi",
        "utf-8",
        "||",
        "%d.%m.%Y",
        ("Pvm", "Tunnus", "Kunta", "Tapa", "Sukupuoli", "Ikä vuosina", "Kondomeja", "Tautitesti"),
        {
            "city": ("Pietari||keskusta", "Irkutsk"),
            "channel": ("jalkautuva työ", "puhelin"),
            "gender": ("N", "M"),
            "yes": ("kyllä", "ei"),
        },
        lambda n: f"{_pair('KÄLMÖNRSTVAEI', n)}{_pair('ÄAEIOÖUY', n)}.{19 + n}",
        quoting=csv.QUOTE_ALL,
        decimal=",",
        anonymous=("nimetön", "Anonyymi ", "nimetön asiakas "),
        notes=(" (uusi)", " (vanha)", " uusi", "!"),
        order=(5, 0, 1, 7, 3, 2, 4, 6),
    ),
    Dialect(
        "Russian register in KOI-8, numbers of a card index",
        "ru",
        "koi8-r",
        ";",
        "%d/%m/%Y",
        ("День", "Карта", "Населённый пункт", "Вид", "Пол", "Лет", "Выдано", "Осмотр"),
        {"city": ("Питер", "Иркутск"), "channel": ("улица", "звонок"), "gender": ("ж", "м"), "yes": ("было", "нет")},
        lambda n: f"КЛ-{2000 + n * 37 % 401}",
        anonymous=("аноним", "Аноним-", "анонимная "),
        notes=(" (новая)", " (повторно)", ", новая", "+"),
        order=(7, 6, 5, 4, 3, 2, 1, 0),
    ),
)
UK, FI, RU = DIALECTS
DAYS = [date(2023, 3, 1 + at * 13 % 31) for at in range(ROWS)]
PERSONS = [None if at % 9 == 8 else (at * 11 + at // 24 * 5) % PEOPLE for at in range(ROWS)]
CLEAN = [
    Meant(who, day, 19 + (at if who is None else who) * 17 % 31, (0, 3, 10, 20, 50, 5, 12, 100)[at % 8])
    for at, (who, day) in enumerate(zip(PERSONS, DAYS, strict=True))
]


def silently_wrong(outcome: Prepared, meant: list[Meant]) -> list[str]:
    """Everything that was loaded and differs from what was meant; the empty list where nothing does."""
    if outcome.accepted is None:
        return []
    rows, refused = outcome.accepted.to_pylist(), {problem.row_no for problem in outcome.manifest.problems}
    there = {row["row_no"]: row for row in rows}
    found = [f"row {at} is lost" for at in range(2, len(meant) + 2) if at not in there and at not in refused]
    tokens: dict[object, set[object]] = {}
    for at, row in there.items():
        one = meant[at - 2]
        ages = (None, None) if one.age is None else band(one.age)
        here = (row["contact_date"], (row["age_low"], row["age_high"]), row["amount_condoms"])
        found += [f"row {at}: {here}"] if here != (one.day, ages, one.condoms) else []
        tokens.setdefault(one.person, set()).add(row["key_ru_full"])
    found += [f"person {who} is {len(keys)}" for who, keys in tokens.items() if len(keys) > 1]
    found += ["nobody has a code"] if tokens.get(None, {None}) != {None} else []
    people = [next(iter(keys)) for who, keys in tokens.items() if who is not None]
    return found + (["several persons are one"] if len(set(people)) < len(people) or None in people else [])


@dataclass(frozen=True)
class Case:
    name: str
    dialect: Dialect
    data: bytes
    meant: list[Meant]
    rule: str | None = None  # by which the delivery is held, or rows are refused; None: it is loaded whole
    column: str | None = None
    repaired: dict[str, int] = field(default_factory=dict)
    changes: dict[str, Any] = field(default_factory=dict)


CASES: list[Case] = []


def add(name: str, dialect: Dialect, table: list[dict[str, str]], rule: str | None = None, **more: Any) -> None:
    meant, column = more.pop("meant", CLEAN), more.pop("column", None)
    CASES.append(Case(name, dialect, dialect.file(table), meant, rule, column, **more))


def changed(table: list[dict[str, str]], name: str, change: Callable[[int, str], str]) -> list[dict[str, str]]:
    return [line | {name: change(at, line[name])} for at, line in enumerate(table)]


for _dialect in DIALECTS:
    _table = _dialect.table(CLEAN)
    add("clean", _dialect, _table)
    add(
        "clean, in one order of days",
        _dialect,
        sorted(_table, key=lambda line: line["contact_date"][:2]),
        meant=[one for _, one in sorted(zip(_table, CLEAN, strict=True), key=lambda pair: pair[0]["contact_date"][:2])],
    )
    add("clean, twelve contacts", _dialect, _table[:12], meant=CLEAN[:12])

    # 1. 1.000 and 1,000
    _mark = _dialect.decimal
    _boxes = [replace(one, condoms=1000 * (1 + at % 5)) for at, one in enumerate(CLEAN)]
    _grouped = [line | {"amount_condoms": f"{1 + at % 5}{_mark}000"} for at, line in enumerate(_table)]
    add(
        "thousands with a mark, nothing else",
        _dialect,
        _grouped,
        "thousands_unclear",
        column="amount_condoms",
        meant=_boxes,
    )
    _some = [one if at % 4 else _boxes[at] for at, one in enumerate(CLEAN)]
    add(
        "thousands with a mark among smaller numbers",
        _dialect,
        [line if at % 4 else _grouped[at] for at, line in enumerate(_table)],
        meant=_some,
        repaired={"thousands_read": 15},
    )
    add(
        "one thousand with a mark among smaller numbers",
        _dialect,
        [_grouped[0], *_table[1:]],
        meant=[_boxes[0], *CLEAN[1:]],
        repaired={"thousands_read": 1},
    )
    add(
        "thousands with a mark that was declared",
        _dialect,
        _grouped,
        meant=_boxes,
        changes={"file": {"thousands": _mark}},
    )
    add(
        "three decimals that were declared",
        _dialect,
        _grouped,
        changes={"file": {"thousands": "none"}},
        meant=[replace(one, condoms=1 + at % 5) for at, one in enumerate(CLEAN)],
    )
    add(
        "three decimals everywhere, a nought too",
        _dialect,
        changed(_table, "amount_condoms", lambda _, cell: f"{cell}{_mark}000"),
    )
    add(
        "marks of thousands and decimals in one column",
        _dialect,
        [
            line | {"amount_condoms": f"5{_mark}50"} if at % 7 == 3 else _grouped[at] if at % 2 else line
            for at, line in enumerate(_table)
        ],
        "thousands_unclear",
        column="amount_condoms",
        meant=_some,
    )

    # 3. CODE (new)
    for _note in _dialect.notes:
        _noted = changed(_table, "client_code", lambda at, cell: cell + _note if cell and at % 7 == 2 else cell)
        add(f"{_note!r} behind some codes", _dialect, _noted, "code_with_note", column="client_code")
    _every = _dialect.notes[0], _dialect.notes[1]
    add(
        "a known note behind every code",
        _dialect,
        changed(_table, "client_code", lambda at, cell: cell and cell + _every[at % 2]),
        "code_with_note",
        column="client_code",
    )

    # 4. codes that count rows
    _begin = _dialect.code(0)[:2]
    for _name, _number in {
        "1, 2, 3": lambda at: str(at + 1),
        "0001, 0002": lambda at: f"{at + 1:04}",
        "1001, 1002": lambda at: str(1001 + at),
        "backwards": lambda at: str(5000 - at),
        "with a beginning": lambda at: f"{_begin}-{at + 1:03}",
        "each day anew": lambda at: f"{at // 12 + 1:02}03-{at % 12 + 1}",
        "each day anew, one beginning": lambda at: f"{_begin}-{at % 12 + 1:02}",
        "in another order of rows": lambda at: f"{_begin}{1000 + at * 7 % 60}",
    }.items():
        add(
            f"codes count rows: {_name}",
            _dialect,
            changed(_table, "client_code", lambda at, _: _number(at)),
            "column_changed" if _name == "1, 2, 3" else "codes_count_rows",
            column="client_code",
        )

    # 5. anonymous 1
    for _word in _dialect.anonymous:
        _bare = _word.strip(" -№")
        add(
            f"{_word!r} with a number",
            _dialect,
            changed(_table, "client_code", lambda at, cell: cell or f"{_word}{at // 9 + 1}"),
            repaired={"anonymous_codes": 6},
        )
        add(
            f"{_word!r} alone",
            _dialect,
            changed(_table, "client_code", lambda at, cell: cell or _bare),
            repaired={"anonymous_codes": 6},
        )
        add(
            f"{_word!r} with a letter",
            _dialect,
            changed(_table, "client_code", lambda at, cell: cell or f"{_bare} {'ABCDEF'[at // 9]}"),
            repaired={"anonymous_codes": 6},
        )
    add(
        "anonymous contacts alone",
        _dialect,
        changed(_table, "client_code", lambda at, cell: f"{_dialect.anonymous[0]} {at + 1}"),
        meant=[replace(one, person=None) for one in CLEAN],
        repaired={"anonymous_codes": ROWS},
    )

    # 6. one age for a third of the rows
    for _age in ("30", "18", "25"):
        add(
            f"the age {_age} in every third row",
            _dialect,
            changed(_table, "age", lambda at, cell: cell if at % 3 else _age),
            "one_age",
            column="age",
        )
    add(
        "the age 99 for unknown ones",
        _dialect,
        changed(_table, "age", lambda at, cell: cell if at % 8 else "99"),
        "ages_implausible",
        column="age",
    )
    _round = [replace(one, age=one.age and (one.age + 2) // 5 * 5) for one in CLEAN]
    add("clean: ages in fives", _dialect, _dialect.table(_round), meant=_round)
    _guessed = [replace(one, person=None, age=30 if at % 3 == 0 else (20, 40)[at % 2] if at % 3 == 1 else one.age)
                for at, one in enumerate(CLEAN)]
    add("clean: ages guessed in tens", _dialect, _dialect.table(_guessed), meant=_guessed)
    _often = [replace(one, person=3, age=CLEAN[45].age) if at % 3 == 0 else one for at, one in enumerate(CLEAN)]
    _often = [replace(one, age=CLEAN[PERSONS.index(3)].age) if one.person == 3 else one for one in _often]
    add("clean: one person in every third row", _dialect, _dialect.table(_often), meant=_often)
    _right = [replace(one, age=30) if at % 3 == 0 else one for at, one in enumerate(CLEAN)]
    add(
        "one age for a third, which the partner has confirmed",
        _dialect,
        _dialect.table(_right),
        meant=_right,
        changes={"delivery": {"confirmed": {"one_age": ["2023-03"]}}},
    )

    # 7. ages and amounts exchanged
    add(
        "ages and amounts exchanged",
        _dialect,
        [line | {"age": line["amount_condoms"], "amount_condoms": line["age"]} for line in _table],
        "ages_implausible",
        column="age",
    )
    add(
        "ages and amounts exchanged, 41 in 100 below 18",
        _dialect,
        [
            line | {"age": str((14, 17, 24, 40, 60)[at % 5]), "amount_condoms": line["age"]}
            for at, line in enumerate(_table)
        ],
        "ages_implausible",
        column="age",
    )
    add(
        "ages and amounts exchanged in twelve rows",
        _dialect,
        [line | {"age": line["amount_condoms"], "amount_condoms": line["age"]} for line in _table[:12]],
        "ages_implausible",
        column="age",
        meant=CLEAN[:12],
    )

    # 10. moments in UTC
    _late = [replace(one, day=date(2023, 3, 1 + (at * 13 % 30))) for at, one in enumerate(CLEAN)]
    for _time in (
        "T22:30:00Z",
        " 22:30Z",
        " 22:30:15 UTC",
        "T22:30:00.000Z",
        " 22:30 +00:00",
        "T23:30:00+01:00",
        " 10:30 PM GMT",
        " 22:30 GMT+0000",
    ):
        if _dialect.date_format == "%Y-%m-%d" and _time in (" 22:30:15 UTC", " 10:30 PM GMT", " 22:30 GMT+0000"):
            continue  # ISO writes none of these: such a day is refused by its row
        _moments = changed(_dialect.table(_late), "contact_date", lambda _, cell: cell + _time)
        add(
            f"moments like {_time}",
            _dialect,
            _moments,
            meant=[replace(one, day=one.day.replace(day=one.day.day + 1)) for one in _late],
        )
    add(
        "a format with a Z of its own",
        _dialect,
        changed(_dialect.table(_late), "contact_date", lambda _, cell: f"{cell} 22:30:00Z"),
        meant=[replace(one, day=one.day.replace(day=one.day.day + 1)) for one in _late],
        changes={"file": {"date_format": f"{_dialect.date_format} %H:%M:%SZ"}},
    )


# 2. a part of the codes in another encoding
def misread(text: str, written: str, read: str) -> str:
    return text.encode(written).decode(read)


for _dialect, _written, _read in (
    *((dialect, "utf-8", read) for dialect in DIALECTS for read in ("cp1252", "latin-1", "cp1251")),
    *(
        (one, written, read)
        for one in (UK,)
        for written in ("cp1251", "koi8-u", "cp866", "iso8859-5")
        for read in ("cp1251", "koi8-u", "cp866", "cp1252", "iso8859-5", "mac-cyrillic")
        if written != read
    ),
):
    for _name, _share in {"half": 2, "a fifth": 5}.items():
        _in_utf_8 = replace(_dialect, encoding="utf-8")
        try:
            _codes = [misread(_dialect.code(who), _written, _read) for who in range(PEOPLE)]
        except UnicodeError:
            continue
        _garbled = [
            line if not line["client_code"] or at % _share else line | {"client_code": _codes[PERSONS[at]]}
            for at, line in enumerate(_in_utf_8.table(CLEAN))
        ]
        CASES.append(
            Case(
                f"{_name} of the codes in {_written} read as {_read}",
                _in_utf_8,
                _in_utf_8.file(_garbled),
                CLEAN,
                "codes_garbled",
                "client_code",
            )
        )
for _dialect in (UK, RU):
    _small = changed(_dialect.table(CLEAN), "client_code", lambda at, cell: cell.lower() if at % 2 else cell)
    add("clean: half of the codes in small letters", _dialect, _small)
    _mixed = changed(_dialect.table(CLEAN), "client_code", lambda at, cell: cell.title() if at % 3 else cell)
    add("clean: a third of the codes in capitals", _dialect, _mixed)


# 8. a few Cyrillic letters, in the codes alone, in another encoding than agreed
LATIN = Dialect(
    "English form, Cyrillic codes", "en", "windows-1251", ",", "%d.%m.%Y",
    ("Date", "Code", "Town", "Way", "Sex", "Age", "Given", "Test"),
    {"city": ("Spb", "Irk"), "channel": ("street", "phone"), "gender": ("F", "M"), "yes": ("yes", "no")},
    lambda n: ("АНОЛ-17-С", "МАЕЛ-04-И", "ТАНА-22-О", "ОЛЕНА-85", "ІРК-7712", "ИРПЕ-31-А")[n],
)
CYRILLIC = ("windows-1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
for _agreed in CYRILLIC:
    for _written in CYRILLIC:
        for _people in ((0,), (1,), (2, 5), (0, 1, 2), (3,) if _agreed != "cp866" else (2,), (5, 2, 1)):
            _few = [replace(CLEAN[at], person=who) for at, who in enumerate(_people)]
            _tiny = replace(LATIN, encoding=_agreed)
            _bytes = _tiny.file(_tiny.table(_few), _written)
            _is_same = _bytes == _tiny.file(_tiny.table(_few), _agreed)
            CASES.append(Case(f"{len(_people)} codes like {_people[0]} in {_written}, {_agreed} agreed", _tiny, _bytes,
                _few, None if _is_same else "wrong_encoding"))
# Words that the partner is known to write say more than letters: codes in small letters, cities in Cyrillic.
for _agreed in CYRILLIC:
    _words = replace(RU, encoding=_agreed, code=lambda n: f"щы-{n}-эй")
    add(f"clean: rare small letters beside known words in {_agreed}", _words, _words.table(CLEAN[:1]), meant=CLEAN[:1])

# 9. two signs between cells, and within them
for _sign in ("||", "::", ";;", "~|~"):
    _two = replace(FI, delimiter=_sign, words=FI.words | {"city": (f"Pietari{_sign}keskusta", "Irkutsk")})
    _codes = [f'Ä{_sign}"K"{number + 20}' for number in range(PEOPLE)]
    _lines = [[cell if name != "client_code" or not cell else _codes[PERSONS[at]] for name, cell in line.items()]
              for at, line in enumerate(_two.table(CLEAN))]
    _quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line] for line in [list(FI.headers), *_lines]]
    CASES.append(Case(f"{_sign} between cells and within them", _two,
        "".join(_sign.join(line) + "\n" for line in _quoted).encode(), CLEAN))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.dialect.name}: {case.name}")
def test_no_file_is_silently_wrong(case: Case) -> None:
    partner = case.dialect.declaration(**case.changes)
    outcome = prepared(case.data, partner)
    problems = [(problem.rule, problem.column) for problem in outcome.manifest.problems]
    assert silently_wrong(outcome, case.meant) == []
    if case.rule is None:
        assert (outcome.manifest.status, problems) == ("pending", [])
        assert outcome.manifest.repaired == case.repaired
    else:
        assert (case.rule, case.column) in problems
        is_of_rows = case.rule == "code_with_note" and outcome.manifest.status != "refused"
        assert is_of_rows or outcome.manifest.status == "refused"
        assert outcome.outside == 0
        # Nobody learns how many rows are of minors, and no letter holds a value of a row.
        assert all(problem.count == 1 for problem in outcome.manifest.problems if problem.rule == "ages_implausible")
    for problem in outcome.manifest.problems[:1]:
        texts = [say(problem, partner, language) for say in (message, remedy) for language in ("en", "ru", "uk", "fi")]
        assert len(set(texts)) == len(texts)


def test_no_clean_file_of_the_demo_network_waits_for_what_it_means(tmp_path: Path) -> None:
    generate(tmp_path / "demo", contacts=5_000)
    implausible = {"one_age", "ages_implausible", "codes_count_rows", "codes_garbled", "code_with_note"}
    implausible |= {"thousands_unclear", "wrong_encoding"}
    for partner in PARTNERS:
        declared = Declaration.model_validate(read_attributes(DEMO / "partners" / f"{partner.slug}.yaml"))
        for path in sorted((tmp_path / "demo" / partner.slug).iterdir())[::3]:
            manifest = prepared(path.read_bytes(), declared, path.name).manifest
            assert {problem.rule for problem in manifest.problems} & implausible == set(), path.name
