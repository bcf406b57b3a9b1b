"""The partner's own file, read as the warehouse would read it, and beside it what only the partner may know.

Add here: another thing that the file says of a person and the code needs.
Keep out: what leaves (export_columns.py), and rules of our own: rows are refused here by the rules of the contract, and
in its words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import yaml

from warehouse.contract import ages, contact_fields
from warehouse.contract.declaration.declaration import Declaration, Tokens, read_attributes
from warehouse.contract.declaration.mistakes import are_of_demo, mistakes
from warehouse.contract.envelope.arrived import Arrived
from warehouse.contract.envelope.unwrap import unwrapped
from warehouse.contract.findings import FileRefused, Problem, Span
from warehouse.contract.fold import fold, fold_code
from warehouse.contract.gate import gate
from warehouse.contract.map import plausible
from warehouse.contract.map.map import Rows, mapped
from warehouse.contract.map.values import Context, translator
from warehouse.contract.read import days, span
from warehouse.contract.read.codes import days_among, is_anonymous, is_code, notes_among
from warehouse.contract.read.headers import declared_headers
from warehouse.contract.read.read import read
from warehouse.contract.read.sheet import Sheet
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError
from warehouse.networks import home
from warehouse.sealing.refused import Part, Refused
from warehouse.sealing.settings import Settings
from warehouse.settings import settings as warehouse_settings
from warehouse.tokens.recipe import NAME_PARTS, Person

BIRTH_DATE, SEX, CODE = "birth_date", "sex", "code"
OLDEST = 110
LOST = "\ufffd"


@dataclass(frozen=True)
class Whole:
    """One file in memory. `people` stands beside `rows`, one for each; None where the person did not agree."""

    rows: Rows
    people: list[Person | None]
    context: Context
    version: int


def declared(path: Path) -> Declaration:
    """The declaration that the partner and the warehouse share."""
    try:
        attributes = read_attributes(path)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ConfigError):
        raise Refused("settings_unreadable", path=path) from None
    try:
        found = mistakes(attributes, warehouse_settings())
    except ConfigError as error:  # the network's files
        raise Refused("settings_wrong", path=warehouse_settings().network, why=str(error)) from None
    if found:
        why: list[object] = [f"{key or '(top)'}: {what} {remedy}" for key, what, remedy in found]
        why += [Part("of_demo")] if are_of_demo(found, attributes, warehouse_settings()) else []
        raise Refused("settings_wrong", path=path, why=why)
    return Declaration.model_validate(attributes)


def language_of(path: Path) -> str | None:
    """What the declaration says, also where it has mistakes: they are told in it."""
    try:
        attributes: Any = read_attributes(path)
        said = attributes["language"]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ConfigError, ValueError, KeyError, TypeError):
        return None
    return said if said in LANGUAGES else None


def whole(data: bytes, name: str, modified_at: datetime, declaration: Declaration, settings: Settings) -> Whole:
    """Read and mapped. Raises FileRefused for what intake would refuse, Refused for what this tool needs besides."""
    # The file has names and no tokens yet: it is matched as one of anonymous contacts.
    bare = declaration.model_copy(update={"tokens": Tokens(mode="none")})
    inside = unwrapped(Arrived(data, name, modified_at), declaration, ())
    sheet = read(inside.data, _with_personal(bare, settings.headers))
    period, version = _period(sheet, inside.name, modified_at, declaration)
    matched = gate.match(sheet, bare)
    _refuse_merged(sheet, settings.headers, declaration.code)
    context = Context(bare, home.directory(warehouse_settings()), period)
    rows = mapped(sheet, matched, context)
    texts = {part: _texts(sheet, part, spellings) for part, spellings in settings.headers.items()}
    # Where the form asks and the answer is missing, nobody has agreed.
    is_asked = "link_ok" in {*declaration.columns, *declaration.constants}
    agreed = rows.columns["link_ok"].to_pylist() if is_asked else [True] * len(rows)
    genders = _genders(rows, texts, context)
    births = _births(rows, texts, declaration, settings)
    codes = _codes(rows, texts)
    people = [
        Person({part: texts[part][at] for part in NAME_PARTS if part in texts}, genders[at], births[at], codes[at])
        for at in range(len(rows))
    ]
    _ages(rows, births)
    names = [" ".join(texts[part][at] for part in NAME_PARTS if part in texts) for at in range(len(rows))]
    _refuse_implausible(rows, sheet, matched, context, codes if CODE in texts else names)
    return Whole(rows, [who if ok else None for who, ok in zip(people, agreed, strict=True)], context, version)


def _refuse_implausible(rows: Rows, sheet: Sheet, matched: gate.Matched, context: Context, persons: list[str]) -> None:
    """Who is out of scope is dropped here, and codes and single years do not leave: the warehouse could not tell."""
    outside = pc.sum(pc.equal(rows.columns["age_band"], contact_fields.UNDER_AGE)).as_py() or 0
    known_by = pa.array(persons, pa.string()).dictionary_encode()
    if found := plausible.changes(rows, sheet, matched, context, outside, known_by):
        raise FileRefused(*(replace(each, column=CODE) if each.column == plausible.CODE else each for each in found))


def _period(sheet: Sheet, name: str, modified_at: datetime, declaration: Declaration) -> tuple[Span, int]:
    if said := span.declared(name, declaration):
        return said
    found = span.of_rows(sheet, declaration, modified_at) if declaration.delivery.span != "name" else None
    if found is None:
        rule = "span_unknown" if declaration.delivery.span == "name" else "span_unclear"
        raise FileRefused(Problem(declaration.code, rule))
    return found, 1


def _genders(rows: Rows, texts: dict[str, list[str]], context: Context) -> list[Any]:
    """As the contract's column says; else from a column of its own, in the same words."""
    if SEX not in texts:
        return list(rows.columns["gender"].to_pylist())
    translate = translator("gender", context)
    answers = [translate(text) for text in texts[SEX]]
    rows.add_fault(SEX, "unknown_label", pa.array([rule is not None for _, rule in answers], pa.bool_()))
    return [value for value, _ in answers]


def _births(rows: Rows, texts: dict[str, list[str]], declaration: Declaration, settings: Settings) -> list[date | None]:
    """A birth date that cannot be read refuses its row: it could be a child's."""
    if BIRTH_DATE not in texts:
        return [None] * len(rows)
    own = settings.birth_date_formats
    agreed = list(dict.fromkeys([*own, days.ISO])) if own else days.formats(declaration)
    parse, has_short_years = days.reader(declaration, agreed), any("%y" in one for one in agreed)
    read_once = {text: parse(text) if text else None for text in set(texts[BIRTH_DATE])}
    met = rows.columns["contact_date"].to_pylist()
    births = [
        _plausible(read_once[text], day, has_short_years) for text, day in zip(texts[BIRTH_DATE], met, strict=True)
    ]
    broken = [bool(text) and born is None for text, born in zip(texts[BIRTH_DATE], births, strict=True)]
    rows.add_fault(BIRTH_DATE, "bad_date", pa.array(broken, pa.bool_()))
    return births


def _plausible(born: date | None, met: date | None, has_short_years: bool) -> date | None:  # noqa: FBT001
    """Two digits of a year are read as the century in which the person was alive. Four are taken at their word."""
    limit = met or datetime.now(UTC).date()
    if born is not None and born > limit and has_short_years and 2000 < born.year < 2100:
        born = born.replace(year=born.year - 100)
    return born if born is not None and born <= limit and limit.year - born.year <= OLDEST else None


def _codes(rows: Rows, texts: dict[str, list[str]]) -> list[str]:
    if CODE not in texts:
        return [""] * len(rows)
    different = set(texts[CODE])
    days, noted = days_among(different), notes_among(different)
    anonymous = {text for text in different if not text or is_anonymous(text)}
    bad = days | noted | {text for text in different if LOST in text or not is_code(text)}
    good = {text: text not in bad | anonymous for text in different}
    for rule, broken in (("code_with_note", noted), ("bad_token", bad - noted - anonymous)):
        rows.add_fault(CODE, rule, pa.array([text in broken for text in texts[CODE]], pa.bool_()))
    return [fold_code(text) if good[text] else "" for text in texts[CODE]]


def _ages(rows: Rows, births: list[date | None]) -> None:
    """Bands from the birth date, where there is one: it knows better than a typed age who is under eighteen."""
    met = rows.columns["contact_date"].to_pylist()
    said = rows.columns["age_band"].to_pylist(), rows.columns["birth_year_band"].to_pylist()
    bands = [_bands(*one) for one in zip(*said, births, met, strict=True)]
    rows.columns["age_band"] = pa.array([age for age, _ in bands], pa.string())
    rows.columns["birth_year_band"] = pa.array([years for _, years in bands], pa.string())


def _bands(
    age_band: str | None, years: str | None, born: date | None, met: date | None
) -> tuple[str | None, str | None]:
    if born is None or met is None:
        return age_band, years
    first = born.year // 5 * 5
    age = met.year - born.year - ((met.month, met.day) < (born.month, born.day))
    is_child = age < 18 or age_band == contact_fields.UNDER_AGE
    return (contact_fields.UNDER_AGE if is_child else ages.code_of(age, age)), f"{first}-{first + 4}"


Headers = Mapping[str, list[str]]
_PREFIX = "here."


def _with_personal(declaration: Declaration, headers: Headers) -> Declaration:
    """The declaration with which the file is read. A header that serves the contract as well stays the contract's.

    The readers of intake drop, empty or cut short what no declaration names: an answer of a repeat group, a question of
    another group, a data element. So for reading alone, the columns that never leave (names, birth dates, codes) are
    declared too; for what leaves, they are not.
    """
    known = declared_headers(declaration)
    more = {part: [text for text in spellings if fold(text) not in known] for part, spellings in headers.items()}
    columns = declaration.columns | {f"{_PREFIX}{part}": spellings for part, spellings in more.items() if spellings}
    return declaration.model_copy(update={"columns": columns})


def _texts(sheet: Sheet, part: str, spellings: list[str]) -> list[str]:
    """One of these columns, as it is written."""
    found = _places(sheet, spellings)
    if len(found) != 1:
        raise Refused("header_twice" if found else "header_missing", part=part, header=", ".join(spellings))
    return [text or "" for text in sheet.columns[found[0]].to_pylist()]


def _refuse_merged(sheet: Sheet, headers: Headers, partner: str) -> None:
    """A cell merged downwards stands in its first row only: the people below would be nobody."""
    wanted = {at: part for part, spellings in headers.items() for at in _places(sheet, spellings)}
    problems = [
        Problem(partner, "merged_cells", row_no=row, column=wanted[at])
        for row, left, right, is_down in sheet.merged
        for at in range(left, right + 1)
        if is_down and at in wanted
    ]
    if problems:
        raise FileRefused(*problems[:100])


def _places(sheet: Sheet, spellings: list[str]) -> list[int]:
    wanted = set(map(fold, spellings))
    return [at for at, header in enumerate(sheet.headers) if fold(header) in wanted]
