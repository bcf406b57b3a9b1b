"""A partner's declaration: who, where from, in what format, and how its words become the contract's.

Add here: a property that differs between partners (with a default, so that older declarations stay valid).
Keep out: rules that hold for every partner (contact_fields.py, gate.py), and secrets: a declaration names the
variables that hold them. Rules between two keys of a declaration are in mistakes.py.
"""

import hashlib
import ipaddress
import json
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from warehouse.contract.declaration import declaration_text
from warehouse.definitions.languages import LANGUAGES
from warehouse.tokens.marks import Keying

if TYPE_CHECKING:  # the partner-side tool reads declarations, and holds no key of the warehouse
    from warehouse.vault import Vault

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
EnvName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$")]
if TYPE_CHECKING:
    Language = str
else:  # written out, a literal would be one more list of them
    Language = Literal[LANGUAGES]
# Loaders of YAML differ in what they make of bare dates and of the keys true and false.
Day = Annotated[date, Field(strict=False)]
YesNo = Annotated[bool, Field(strict=False)]
Spellings = Annotated[list[str], Field(min_length=1)]
Confirmable = Literal["ages_implausible", "one_age", "codes_count_rows"]
Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
Sign = Annotated[str, StringConstraints(min_length=1, max_length=1)]
Cadence = Literal["monthly", "quarterly", "half_yearly", "yearly"]
GraceDays = Annotated[int, Field(ge=0, le=400)]
SigningKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{43}=$")]
# Of addresses of sources; a test compares them with the kinds of sources that can be pulled.
SCHEMES = (
    *("", "file", "sftp", "ssh", "s3", "webdavs", "webdav", "https", "http"),
    *("kobo+https", "kobo+http", "dhis2+https", "dhis2+http"),
)
TICKS = "ticks."  # how messages call the n-th column of ticks
# What decides how a file is read. A refused file is read again when one of these changed.
_READING = {"timezone", "cities", "file", "delivery", "tokens", "scopes", "columns", "optional"}
_READING |= {
    "one_hot",
    "ticks",
    "unread_notes",
    "separators",
    "values",
    "booleans",
    "constants",
    "cadence",
    "earlier_reporting",
    "active_from",
}


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Source(_Section):
    """Where the partner's files lie. The scheme of the address says which kind of source it is (pull/)."""

    url: str
    pattern: str = "*"
    username_env: EnvName | None = None
    password_env: EnvName | None = None
    token_env: EnvName | None = None
    known_hosts: str | None = None
    host_key: str | None = None  # the same within the declaration, which is encrypted
    endpoint: str | None = None  # of an S3-compatible store
    max_mb: Annotated[float, Field(gt=0, le=500, strict=False)] = 20


class FileFormat(_Section):
    """How a file is written. The header line is found by the contract's headers, wherever it stands."""

    format: Literal["csv", "xlsx", "xls", "ods", "json"]
    layout: Literal["table", "kobo", "dhis2"] = "table"
    encoding: str | None = None  # of a csv; the other formats say their own
    delimiter: Annotated[str, StringConstraints(min_length=1, max_length=3)] | None = None
    quote: Sign | None = '"'
    escape: Sign | None = None
    decimal: Literal[".", ","] = "."
    thousands: Literal["none", ".", ",", " ", "'"] | None = None  # None: nobody has said
    sheet: str | None = None
    repeats: dict[str, Literal["rows", "values"]] = {}  # repeat group of a form → its rows are contacts, or answers
    form_versions: list[str] = []  # which versions of the form this declaration was written for
    date_format: str | Annotated[list[str], Field(min_length=1)] = "%Y-%m-%d"

    @field_validator("delimiter", mode="before")
    @classmethod
    def _tab(cls, value: object) -> object:
        """A tab is hard to see and to type: its name, and \\t in any quotes, mean it too."""
        return "\t" if value in ("tab", "TAB", "\\t") else value

    @property
    def date_formats(self) -> list[str]:
        return [self.date_format] if isinstance(self.date_format, str) else self.date_format


class Delivery(_Section):
    """What a file covers, and how many refused rows are too many.

    `span`: `name` – the file's name says it; `cadence` – the one reporting period in which most of its contacts lie;
    `history` – everything from `active_from` to its last contact. `quiet_months`: those of which the partner has said
    that they had few contacts. `alike_up_to`: the share of contacts that may agree with another one of the same person
    and day in all things, where the partner has said that they are no copies.
    """

    name_pattern: str | None = None
    span: Literal["name", "cadence", "history"] = "name"
    refuse_above: Annotated[float, Field(ge=0, le=1, strict=False)] = 0.2
    quiet_months: list[Month] = []
    alike_up_to: Annotated[float, Field(ge=0, le=1, strict=False)] | None = None
    confirmed: dict[Confirmable, list[Month]] = {}  # rule that held a delivery → months that are right nevertheless


class UnreadNotes(_Section):
    """Free text that the contract does not read, and that is not judged either: it is dropped before anything else."""

    drop: list[str] = []


class Ticks(_Section):
    """One column of several words, each of which is a yes to a yes-or-no field."""

    headers: Spellings
    separator: Annotated[str, StringConstraints(min_length=1)]
    words: dict[str, str]  # word → field
    ignore: list[str] = []  # words that mean nothing to the contract
    optional: Annotated[bool, Field(strict=False)] = False  # whether the column may be absent


class CityDays(_Section):
    """In which days the partner works in one of its cities, where these are not all of its own."""

    active_from: Day | None = None
    active_to: Day | None = None


class EarlierReporting(_Section):
    """How often it sent, and how long that was in time, for months up to a day: what they were asked for stays."""

    until: Day
    cadence: Cadence
    grace_days: GraceDays


class Tokens(_Section):
    """How a person is coded: sealed at the partner, unsealed (keyed here once), or not at all."""

    mode: Literal["sealed", "unsealed", "none"]
    recipe: str = ""
    key_number: Annotated[int, Field(ge=1)] = 1


class Declaration(_Section):
    """One partner."""

    code: Slug
    alias: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    language: Language
    demo: bool = False
    agreement_ref: str | None = None
    dpia_ref: str | None = None
    zone: str | None = None
    review_date: Day | None = None
    safe_to_show: bool
    may_be_named: bool = False
    active_from: Day
    active_to: Day | None = None
    cadence: Cadence = "monthly"
    grace_days: GraceDays = 20
    earlier_reporting: list[EarlierReporting] = []
    timezone: str = "UTC"
    cities: Annotated[list[str], Field(min_length=1)]
    city_days: dict[str, CityDays] = {}
    source: Source
    file: FileFormat
    delivery: Delivery
    tokens: Tokens
    scopes: list[str] = []
    codes_shared: YesNo = False  # of own-code-1: its numbers are of a register that other partners use, too
    scope_agreements: dict[str, str] = {}  # scope that is off without one → reference of the signed agreement
    letter_key: Annotated[str, StringConstraints(pattern=r"^age1[0-9a-z]+$")] | None = None  # letters are sealed to it
    signing_key: SigningKey | None = None  # ed25519: what the partner did not sign is not opened
    columns: dict[str, Spellings]
    optional: list[str] = []
    one_hot: dict[str, dict[str, Spellings]] = {}
    ticks: list[Ticks] = []
    unread_notes: UnreadNotes = UnreadNotes()
    separators: dict[str, Annotated[str, StringConstraints(min_length=1)]] = {}
    values: dict[str, dict[str, str]] = {}
    booleans: dict[YesNo, list[str]] = {}
    constants: dict[str, str | bool] = {}

    @cached_property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @cached_property
    def reading_digest(self) -> str:
        """Changes when the way a file is read changes."""
        reading = self.model_dump(mode="json", include=_READING)
        if self.tokens.key_number == 1:  # as declarations were read before it could be said
            del reading["tokens"]["key_number"]
        if not self.earlier_reporting:
            del reading["earlier_reporting"]
        if self.delivery.alike_up_to is None:
            del reading["delivery"]["alike_up_to"]
        if self.file.thousands is None:
            del reading["file"]["thousands"]
        if not self.delivery.confirmed:
            del reading["delivery"]["confirmed"]
        return hashlib.sha256(json.dumps(reading, sort_keys=True).encode()).hexdigest()[:16]

    @property
    def keying(self) -> Keying:
        return Keying(self.code, self.tokens.mode, self.tokens.recipe, self.tokens.key_number)

    def days_in(self, city: str) -> tuple[date, date | None]:
        """First and last day (None: open) on which it works in this city of its own."""
        own = self.city_days.get(city, CityDays())
        first = max(self.active_from, own.active_from or self.active_from)
        last = min((day for day in (self.active_to, own.active_to) if day), default=None)
        return first, last

    def cadence_on(self, day: date) -> tuple[Cadence, date, date]:
        """How often it sent when this day was reported about, and the first and last day of which that holds."""
        first = date.min
        for each in self.earlier_reporting:
            if day <= each.until:
                return each.cadence, first, each.until
            first = each.until + timedelta(1)
        return self.cadence, first, date.max

    def spelling(self, field: str) -> str | None:
        """The header people know a field by: the first spelling of the contract."""
        if field in self.columns:
            return self.columns[field][0]
        for spellings in self.one_hot.get(field, {}).values():
            return spellings[0]
        if field.startswith(TICKS):
            return self.ticks[int(field.removeprefix(TICKS))].headers[0]
        return None


def read_attributes(path: Path, vault: "Vault | None" = None) -> object:
    """What a declaration file says, unchecked. An encrypted file (`.age`) needs the vault."""
    return declaration_text.attributes_of(declaration_text.read(path, vault))


def is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
