"""What is true of this home and must stand in the documents, gathered from where it is declared.

Add here: another fact, from the declaration, setting or code that says it.
Keep out: words around facts (templates), and names of partners unless they are asked for by whoever holds the keys.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from warehouse import vault, yaml_text
from warehouse.audiences import Audience, audiences
from warehouse.contract import contact_fields
from warehouse.contract.declaration.declaration import Declaration
from warehouse.errors import Sealed
from warehouse.intake.partners.declared import declaration_paths, declarations
from warehouse.keys import disk_of_keys
from warehouse.networks import home
from warehouse.networks.exchange_tables import RECIPIENTS
from warehouse.networks.network import Network, Row
from warehouse.settings import Settings

_HERE = Path(__file__).parent
# Members of the European Economic Area: what goes to any other country goes to a third country (GDPR, chapter V).
EEA = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class FieldGroup:
    """Fields of the contact contract that serve one purpose. `purpose` None: nobody has said one."""

    label: str
    fields: tuple[str, ...]
    purpose: str | None
    special: str


@dataclass(frozen=True)
class Partners:
    """`declared`: as the keys show them; None where the warehouse is sealed, and only their number is known."""

    count: int
    declared: tuple[Declaration, ...] | None

    @property
    def unsealed(self) -> int | None:
        return None if self.declared is None else sum(one.tokens.mode == "unsealed" for one in self.declared)

    @property
    def zones(self) -> list[str]:
        """Where the data rest, as the declarations say it."""
        return sorted({one.zone for one in self.declared or () if one.zone})

    @property
    def countries(self) -> dict[str, int]:
        codes = sorted(one.country for one in self.declared or ())
        return {code: codes.count(code) for code in dict.fromkeys(codes)}


@dataclass(frozen=True)
class Facts:
    network: Network
    settings: Settings
    on: date
    partners: Partners
    recipients: tuple[Row, ...]
    audiences: tuple[Audience, ...]
    fields: tuple[FieldGroup, ...]
    risks: tuple[dict[str, Any], ...]
    keys_on_same_disk: bool

    @property
    def third_countries(self) -> list[str]:
        return [country for country in self.network.countries if country not in EEA]


def gather(settings: Settings, on: date) -> Facts:
    """Works while the warehouse is sealed. Raises ConfigError for a network with mistakes."""
    network = home.network(settings)
    return Facts(
        network,
        settings,
        on,
        _partners(settings),
        tuple(network.rows(RECIPIENTS.name)),
        tuple(audiences().values()),
        tuple(field_groups(contact_fields.STORED)),
        tuple(_yaml("risks.yaml")["adversaries"]),
        disk_of_keys.is_shared(settings),
    )


def field_groups(stored: Sequence[str]) -> Iterator[FieldGroup]:
    """Every stored field once. Those of which nobody says what they are for come last, one by one."""
    left = list(stored)
    for one in _yaml("fields.yaml")["groups"].values():
        prefixes = tuple(one.get("prefixes", ()))
        mine = tuple(name for name in left if name in one["fields"] or (prefixes and name.startswith(prefixes)))
        left = [name for name in left if name not in mine]
        if mine:
            yield FieldGroup(one["label"], mine, one["purpose"], one["special"])
    for name in left:
        yield FieldGroup(name.replace("_", " "), (name,), None, "")


def _partners(settings: Settings) -> Partners:
    paths = declaration_paths(settings)
    try:
        return Partners(len(paths), tuple(declarations(settings, vault.load(settings))))
    except Sealed:
        return Partners(len(paths), None)


@cache
def _yaml(name: str) -> dict[str, Any]:
    said: dict[str, Any] = yaml_text.read((_HERE / name).read_text(encoding="utf-8"))
    return said
