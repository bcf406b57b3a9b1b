"""The partner's own files as contacts in memory, read as the warehouse reads them; the latest file of a day has it.

Add here: another thing of a contact that figures are counted by.
Keep out: counting (figures.py), and the codes of people: a person is a number here, and nobody keeps which one.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa

from warehouse.contract import contact_fields
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import Problem, Span
from warehouse.contract.map.map import sort_rows
from warehouse.sealing import seeds
from warehouse.sealing.reading import whole
from warehouse.sealing.refused import Refused
from warehouse.sealing.settings import Settings
from warehouse.tokens.recipe import full_code

_PERSON = "person"
HTS = "hts_component_met"
_READ = ("contact_date", "row_no", _PERSON, "country", "city", "gender", "age_band", "settings")


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact. `person` is None where there is no whole code, or nobody agreed to one."""

    day: date
    row_no: int
    person: int | None
    country: str
    city: str
    gender: str
    age_band: str
    setting_groups: frozenset[str]
    services: frozenset[str]
    has_hts: bool


@dataclass(frozen=True)
class OwnFile:
    """One file as a delivery: the days it covers, and what orders it among others that cover the same."""

    span: Span
    order: tuple[int, datetime, str]  # version, time, digest: as the warehouse orders them
    contacts: list[Contact]
    problems: list[Problem]
    refused: int
    under_age: int


class People:
    """Numbers for codes, the same for the same code in every file. Holds codes: let go of it when all is read."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, code: str) -> int:
        return self._numbers.setdefault(code, len(self._numbers))

    def __repr__(self) -> str:
        return "People(…)"


def read_file(path: Path, declaration: Declaration, settings: Settings, people: People) -> OwnFile:
    """One file. Raises FileRefused for what the warehouse would refuse whole."""
    try:
        modified_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        data = path.read_bytes()
    except OSError:
        raise Refused("file_unreadable", path=path) from None
    found = whole(data, path.name, modified_at, declaration, settings)
    codes = [None if person is None else full_code(settings.followed, person) for person in found.people]
    numbers = [None if code is None else people.number(code) for code in codes]
    found.rows.columns[_PERSON] = pa.array(numbers, pa.int64())
    outcome = sort_rows(found.rows, declaration.code)
    return OwnFile(
        found.context.span, (found.version, modified_at, hashlib.sha256(data).hexdigest()),
        _contacts(outcome.accepted), outcome.problems, outcome.refused, outcome.outside,
    )  # fmt: skip


def latest(files: Iterable[OwnFile]) -> list[Contact]:
    """A delivery replaces what earlier ones said of its days: the latest that covers a day has that day."""
    ranked = sorted(files, key=lambda one: one.order, reverse=True)
    kept: list[Contact] = []
    for place, one in enumerate(ranked):
        later = [other.span for other in ranked[:place]]
        kept += [contact for contact in one.contacts if not any(first <= contact.day <= last for first, last in later)]
    return kept


def days_covered(spans: Sequence[Span], first: date, last: date) -> int:
    """How many days between two are covered by at least one file."""
    days: set[date] = set()
    for start, end in spans:
        start, end = max(start, first), min(end, last)
        days.update(start + timedelta(days=count) for count in range((end - start).days + 1))
    return len(days)


def _contacts(accepted: pa.Table) -> list[Contact]:
    groups, services = seeds.setting_groups(), contact_fields.SERVICES
    columns = [accepted[name].to_pylist() for name in _READ]
    ticks = zip(*(accepted[f"svc_{service}"].to_pylist() for service in services), strict=True)
    received = [frozenset(service for service, yes in zip(services, row, strict=True) if yes) for row in ticks]
    settings = [frozenset(map(groups.__getitem__, said.split(contact_fields.SET_JOINER))) for said in columns.pop()]
    return [Contact(*row) for row in zip(*columns, settings, received, accepted[HTS].to_pylist(), strict=True)]
