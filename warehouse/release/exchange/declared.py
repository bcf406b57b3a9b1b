"""Who gets what: the recipients of this home's network, with their mapping, and every mistake of it at once.

A mistake stops the packages of its own recipient, and nothing else: the code of a donor must not stop the pipeline.

Add here: another thing that a package must know of its recipient.
Keep out: rules of the lines (recipient_rules.py, mapping_rules.py), and the form of single values (warehouse/networks).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from warehouse.audiences import Audience, audiences, find
from warehouse.errors import ConfigError
from warehouse.networks import home, reading
from warehouse.networks.exchange_tables import ELEMENTS, EXCHANGE, ORG_UNITS, RECIPIENTS
from warehouse.networks.mistakes import Mistake, refusal
from warehouse.networks.network import Row
from warehouse.networks.tables import PLACES
from warehouse.release.exchange import mapping_rules
from warehouse.release.exchange.mapping_rules import pairs
from warehouse.release.exchange.recipient_rules import Lines
from warehouse.settings import Settings


@dataclass(frozen=True)
class Element:
    """One line of the mapping: which cells of a published table are which data element and category options."""

    data_element: str
    options: Mapping[str, str]
    option_combo: str
    table: str
    column: str
    cells: Mapping[str, str]
    zero_is_significant: bool


@dataclass(frozen=True)
class Recipient:
    code: str
    audience: Audience
    formats: tuple[str, ...]
    period_types: tuple[str, ...]
    language: str
    since: date | None
    ended_on: date | None
    dataset: str
    elements: tuple[Element, ...]
    org_units: Mapping[str, str]  # place of the network → code of the recipient

    @property
    def digest(self) -> str:
        """Changes with anything that its packages are made of, besides the release."""
        return sha256(repr(self).encode()).hexdigest()[:8]

    def has_ended(self, day: date) -> bool:
        return self.ended_on is not None and self.ended_on <= day


def codes(settings: Settings) -> list[str]:
    """Every recipient that the network names. Raises ConfigError for a network that cannot be read."""
    return [str(row["recipient_code"]) for row in home.network(settings).rows(RECIPIENTS.name)]


def recipient(settings: Settings, code: str) -> Recipient:
    """Raises ConfigError for one that is not there, or with every mistake of its lines."""
    lines, malformed = _lines(home.directory(settings))
    about = next((row for _, row in lines[RECIPIENTS.name] if row["recipient_code"] == code), None)
    if about is None and malformed:
        raise refusal(malformed)
    if about is None:
        raise ConfigError(
            f"There is no recipient {code!r}. Declared: {', '.join(codes(settings)) or 'none'}. Add one with "
            "`crossings network add-recipient`."
        )
    wrong = malformed + [mistake for of, mistake in mapping_rules.broken(lines, complete=True) if of == code]
    if wrong:
        raise refusal(wrong)
    mine = {name: [row for _, row in found if row.get("recipient_code") == code] for name, found in lines.items()}
    return _made(about, mine[ELEMENTS.name], mine[ORG_UNITS.name])


def without_mapping(settings: Settings, code: str) -> Recipient:
    """What is known of a recipient from whom everything is taken back, whether or not it is still declared."""
    rows = [row for row in home.network(settings).rows(RECIPIENTS.name) if row["recipient_code"] == code]
    outside = next(audience for audience in audiences().values() if audience.is_outside or audience.country)
    bare: Row = {
        "recipient_code": code,
        "audience": outside.name,
        "formats": "",
        "period_types": "",
        "language": home.network(settings).about.languages[0],
        "since": None,
        "ended_on": None,
        "dataset_code": None,
    }
    known = {**rows[0], "formats": "", "period_types": ""} if rows else bare
    return _made(known if known["audience"] in audiences() else {**known, "audience": outside.name}, [], [])


def mistakes(directory: Path, *, complete: bool = False) -> list[Mistake]:
    """Every mistake of the three files. `complete`: that a recipient has no mapping yet is one, too."""
    lines, malformed = _lines(directory)
    return malformed + [mistake for _, mistake in mapping_rules.broken(lines, complete=complete)]


def _lines(directory: Path) -> tuple[Lines, list[Mistake]]:
    """What can be read, and what is malformed: of a line that cannot be read nobody knows whose it is."""
    _, lines, found = reading.look(directory)
    files = {table.file for table in EXCHANGE}
    names = (*(table.name for table in EXCHANGE), PLACES.name)
    return {name: lines[name] for name in names}, [mistake for mistake in found if mistake.file in files]


def _made(about: Row, elements: list[Row], org_units: list[Row]) -> Recipient:
    return Recipient(
        str(about["recipient_code"]),
        find(str(about["audience"])),
        tuple(sorted(str(about["formats"]).split())),
        tuple(str(about["period_types"]).split()),
        str(about["language"]),
        about["since"] if isinstance(about["since"], date) else None,
        about["ended_on"] if isinstance(about["ended_on"], date) else None,
        str(about["dataset_code"] or ""),
        tuple(map(_element, elements)),
        {str(row["place_code"]): str(row["org_unit"]) for row in org_units},
    )


def _element(row: Row) -> Element:
    return Element(
        str(row["data_element"]),
        pairs(row["options"]),
        str(row["option_combo"] or ""),
        str(row["table_name"]),
        str(row["value_column"]),
        pairs(row["cells"]),
        bool(row["zero_is_significant"]),
    )
