"""What leaves the laptop: columns of the contract as codes, and tokens. And the declaration that reads such a file.

Add here: a column that DATA's contact contract gained (it comes of itself where contact_fields.py knows it).
Keep out: everything else. What is not listed here by name does not leave.
"""

import csv
import hashlib
import hmac
import io
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract import contact_fields
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.envelope.arrived import Arrived
from warehouse.contract.findings import FileRefused, Problem, Span
from warehouse.contract.keying.second_keying import Keying
from warehouse.contract.map.map import sort_rows
from warehouse.contract.prepare import prepare
from warehouse.networks import home
from warehouse.sealing.reading import Whole
from warehouse.sealing.refused import Refused
from warehouse.settings import settings
from warehouse.tokens.first_keying import FULL, column_name
from warehouse.tokens.recipe import Person, Recipe, columns, sealed

# Made by the warehouse from the others; and never a column of a sealed file.
_NOT_SENT = frozenset({"country", "region", "token_kind", "link_ok"})
NAME_PATTERN = r"(?P<start>\d{4}-\d\d-\d\d)_(?P<end>\d{4}-\d\d-\d\d)_v(?P<version>\d+)\.csv"
SEALED = ".age"
_YES, _NO = "1", "0"


@dataclass(frozen=True)
class Leaving:
    """The rows as they will leave, and what became of the others."""

    headers: list[str]
    rows: list[list[str]]
    period: Span
    version: int
    problems: list[Problem]
    refused: int
    under_age: int
    anonymous: int

    @property
    def csv_bytes(self) -> bytes:
        memory = io.StringIO(newline="")
        csv.writer(memory, lineterminator="\r\n").writerows([self.headers, *self.rows])
        return memory.getvalue().encode()


def fields(declaration: Declaration) -> list[str]:
    """The contract's fields that this partner's form speaks of, in the contract's order."""
    asked = {*declaration.columns, *declaration.one_hot, *declaration.constants}
    asked |= {field for ticks in declaration.ticks for field in ticks.words.values()}
    asked |= {"age_band", "birth_year_band"}
    # An age goes in one word; the warehouse makes its limits of it.
    known = ["age_band" if name == contact_fields.AGES[0] else name for name in contact_fields.STORED]
    return [name for name in known if name in asked and name not in _NOT_SENT]


def matching(declaration: Declaration, recipe: Recipe) -> Declaration:
    """The declaration by which the warehouse reads what leaves here."""
    said = declaration.model_dump(mode="json", by_alias=True)
    said |= {key: type(said[key])() for key in ("one_hot", "ticks", "values", "constants", "optional")}
    sent = fields(declaration)
    said["columns"] = {name: [name] for name in sent}
    said["separators"] = {name: contact_fields.SET_JOINER for name in contact_fields.SETS if name in sent}
    said["booleans"] = {True: [_YES], False: [_NO, ""]}
    said["file"] = {"format": "csv", "encoding": "utf-8", "delimiter": ",", "date_format": "%Y-%m-%d"}
    said["delivery"] = {**said["delivery"], "name_pattern": NAME_PATTERN, "span": "name"}
    said["source"] = {**_source(declaration), "pattern": f"*.csv{SEALED}"}  # the signatures beside are no deliveries
    said["tokens"] = {"mode": "sealed", "recipe": recipe.name}
    return Declaration.model_validate(said)


def _source(declaration: Declaration) -> dict[str, Any]:
    """What is sealed does not come out of Kobo or DHIS2: where it is put down instead, people agree on."""
    said: dict[str, Any] = declaration.source.model_dump(mode="json")
    if urlsplit(declaration.source.url).scheme.startswith(("kobo+", "dhis2+")):
        return {"url": f"sealed/{declaration.code}", "max_mb": said["max_mb"]}
    return said


def leaving(whole: Whole, recipe: Recipe, keys: Mapping[str, bytes], *, blur_dates: bool = False) -> Leaving:
    """The accepted rows with their tokens. A row under age leaves no trace in it; no more does anybody's name."""
    declaration, rows = whole.context.declaration, whole.rows
    tokens = columns(recipe, list(keys))
    made = _tokens(whole, recipe, keys)
    for name in tokens:
        rows.columns[name] = pa.array([one.get(name) for one in made], pa.string())
    outcome = sort_rows(rows, declaration.code)
    sent = [*fields(declaration), *tokens]
    table = outcome.accepted.select(sent)
    whose = table[column_name(next(iter(keys)), FULL)]
    anonymous = pc.is_null(whose)
    if "source_uid" in sent:
        at = sent.index("source_uid")
        table = table.set_column(
            at, "source_uid", _keyed(table["source_uid"], declaration.code, next(iter(keys.values())))
        )
    # A birth year serves linkage alone: who is not linked does not tell it.
    years = pc.if_else(anonymous, pa.scalar(None, pa.string()), table["birth_year_band"])
    table = table.set_column(sent.index("birth_year_band"), "birth_year_band", years)
    if blur_dates:
        today = datetime.now(declaration.zone_info).date()
        table = blurred(table, whose.to_pylist(), whole.context.span, declaration.active_from, today)
    cells = [[_text(value) for value in column.to_pylist()] for column in table.columns]
    count = pc.sum(anonymous).as_py() or 0
    if outcome.refused and outcome.refused / (outcome.refused + table.num_rows) > declaration.delivery.refuse_above:
        raise FileRefused(Problem(declaration.code, "too_many_refused", count=outcome.refused), *outcome.problems)
    return Leaving(
        sent, [list(row) for row in zip(*cells, strict=True)], whole.context.span, whole.version,
        outcome.problems, outcome.refused, outcome.outside, count,
    )  # fmt: skip


def found_wanting(data: bytes, name: str, declaration: Declaration, recipe: Recipe) -> list[Problem]:
    """Why the warehouse would refuse this file: the same gate, run before anything leaves."""
    arrived = Arrived(data, name, datetime.now(UTC))
    manifest = prepare(arrived, matching(declaration, recipe), home.directory(settings()), Keying.at_random()).manifest
    return manifest.problems if manifest.status == "refused" or manifest.rows_refused else []


def _tokens(whole: Whole, recipe: Recipe, keys: Mapping[str, bytes]) -> list[dict[str, str]]:
    """Each person's tokens, made once however often the person was met."""
    made: dict[tuple[Any, ...], dict[str, str]] = {}

    def of(person: Person | None) -> dict[str, str]:
        if person is None:
            return {}
        known = (*sorted(person.names.items()), person.gender, person.born, person.code)
        if known not in made:
            made[known] = sealed(recipe, whole.context.declaration.code, person, keys)
        return made[known]

    return [of(person) for person in whole.people]


def _keyed(column: pa.ChunkedArray, partner: str, k_net: bytes) -> pa.Array:
    """Record numbers may hold a telephone number. Equal ones stay equal: that is all the warehouse needs of them."""
    key = hmac.digest(k_net, b"v1|record numbers", "sha256")  # a key of their own: a number is never taken for a code

    def digest(uid: str | None) -> str | None:
        return None if uid is None else hmac.digest(key, f"v1|uid|{partner}|{uid}".encode(), hashlib.sha256).hex()[:24]

    return pa.array([digest(uid) for uid in column.to_pylist()], pa.string())


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _YES if value else _NO
    return value.isoformat() if isinstance(value, date) else str(value)


_CONTACT, _COMPLETED = "contact_date", "referral_completed_date"
Month = tuple[int, int]
Calendar = Mapping[Month, tuple[list[date], list[date]]]  # of one person: true days, in order, and their stand-ins


def blurred(table: pa.Table, whose: Sequence[str | None], span: Span, begun: date, today: date) -> pa.Table:
    """The same rows with other days. They are sorted anew: rows in the partner's order would tell the days again.

    The n days on which a person was met in a month become n days spread evenly over it: one is its middle, two are the
    ends of its first and third quarter. So the days say how often she was met, as the rows do anyway, and not when.
    Numbering the days of the whole file would keep the order between persons too, but where somebody works every day it
    would be the true calendar; so persons are not compared. Spread evenly, gaps between months are right on average;
    counted from the first of the month they would not be. Who is anonymous has no order: every such contact is dated to
    the middle.
    """
    first, last = span
    # A file of some days of a month says by its name what its rows should not. (A partner begins on any day.)
    if first not in (first.replace(day=1), begun) or last < min(_month_end(last), today):
        raise Refused("blur_needs_months", first=first, last=last)
    met = table[_CONTACT].to_pylist()
    keys = [one or f"row {number}" for number, one in enumerate(whose)]
    true_days: dict[str, set[date]] = {}
    for key, day in zip(keys, met, strict=True):
        true_days.setdefault(key, set()).add(day)
    calendars = {key: _calendar(sorted(of_one), span, today) for key, of_one in true_days.items()}
    changed = {_CONTACT: [_stand_in(day, calendars[key], today) for key, day in zip(keys, met, strict=True)]}
    if _COMPLETED in table.column_names:
        ended = zip(keys, table[_COMPLETED].to_pylist(), strict=True)
        changed[_COMPLETED] = [day and _stand_in(day, calendars[key], today) for key, day in ended]
    for name, stand_ins in changed.items():
        table = table.set_column(table.column_names.index(name), name, pa.array(stand_ins, pa.date32()))
    return table.sort_by([(name, "ascending") for name in table.column_names])


def _calendar(days: list[date], span: Span, today: date) -> Calendar:
    months: dict[Month, list[date]] = {}
    for day in days:
        months.setdefault((day.year, day.month), []).append(day)
    return {month: (of_month, _spread(of_month, span, today)) for month, of_month in months.items()}


def _spread(days: list[date], span: Span, today: date) -> list[date]:
    """As many days as there are, evenly over what the span has of their month. No stand-in lies in the future."""
    first = max(days[0].replace(day=1), span[0])
    last = max(days[-1], min(_month_end(days[0]), span[1], today))
    length = (last - first).days + 1
    return [first + timedelta((2 * at + 1) * length // (2 * len(days))) for at in range(len(days))]


def _stand_in(day: date, calendar: Calendar, today: date) -> date:
    """A day of a contact is its stand-in. Another one goes with the last contact before it in its month, so that what
    was completed after a contact stays so."""
    true_days, stand_ins = calendar.get((day.year, day.month), ([], []))
    if before := bisect_right(true_days, day):
        return stand_ins[before - 1]
    return min([_middle(day, today), *stand_ins[:1]])


def _middle(day: date, today: date) -> date:
    first, last = day.replace(day=1), max(day, min(_month_end(day), today))
    return first + timedelta(((last - first).days + 1) // 2)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
