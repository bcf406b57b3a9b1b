"""The yearly mapping return (version 2): what an organisation states once a year, without a row about any person.

    <return>.csv            one row per organisation: shares with low, high and scope; what is not known; needs in order
    <return>.services.csv   one row per organisation and service: for whom, where, in which languages, joined with '|'

Returns lie in the folder `returns/` of the network, under neutral codes. Those of a home's own network are encrypted
there once they were read: a list of organisations is as dangerous as a list of partners.

Add here: another question of the yearly return.
Keep out: the printed mapping of 2012 (mapping_return.py), the lists that may be said (seeds of dbt), and sums or
readings of the figures (dbt makes them).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from warehouse.contract import contact_fields
from warehouse.contract.declaration import declaration_text
from warehouse.errors import DeliveryRefused
from warehouse.intake.landing import land
from warehouse.intake.load.load import Con
from warehouse.networks import home
from warehouse.networks.network import Network
from warehouse.settings import PROJECT_ROOT, Settings
from warehouse.vault import Vault

FOLDER, SERVICES, ENCRYPTED = "returns", ".services.csv", ".age"
TABLES = ("mapping_organisation", "mapping_share", "mapping_service", "mapping_statement")
Values = tuple[str | int | float | bool | None, ...]
LISTS = {"genders": "offer_gender", "places": "offer_place", "languages": "offer_language"}
WHO = ("org_code", "return_year", "country_code", "region_code", "city_code", "may_be_shown", "is_invented")
YES = {"yes": True, "no": False}
_FLAGS = ("may_be_shown", "is_invented")
_SAID = (("not_known", "not_known"), ("needs", "need"))
Row = Mapping[str, str]


def load_yearly_returns(con: Con, settings: Settings, vault: Vault) -> int:
    """Replace all yearly returns by those that are there now. Gives back how many organisations answered.

    All mistakes of a return are told at once, in a DeliveryRefused; the returns that came in before stay then.
    """
    own = home.directory(settings) / FOLDER
    taken = [_Return(path, vault) for path in sorted(own.glob(f"*{SERVICES}*"))]
    if len({returned.return_id for returned in taken}) < len(taken):
        raise DeliveryRefused(
            "A mapping return is there twice, plain and encrypted. Remove the one that is out of date."
        )
    for table in TABLES:
        con.execute(f"delete from raw.{table}")
    for returned in taken:
        returned.insert(con)
    for returned in taken if home.has_own(settings) else ():
        returned.encrypt()
    return sum(len(returned.organisations) for returned in taken)


class _Return:
    """One return, read and checked."""

    def __init__(self, services_path: Path, vault: Vault) -> None:
        self.return_id, ending = services_path.name.split(SERVICES)
        self._vault = vault
        self._paths = (services_path.with_name(f"{self.return_id}.csv{ending}"), services_path)
        shares = (f"{measure}_{part}" for measure in values("measure") for part in ("pct_low", "pct_high", "scope"))
        self.organisations = self._rows(self._paths[0], {*WHO, "not_known", "needs", *shares})
        self.services = self._rows(self._paths[1], {"org_code", "service", *LISTS})
        codes = {row["org_code"] for row in self.organisations}
        if wrong := [*mistakes(self.organisations), *service_mistakes(self.services, codes)]:
            raise DeliveryRefused(f"The mapping return {self.return_id} was refused:\n  " + "\n  ".join(wrong))

    def _rows(self, path: Path, wanted: set[str]) -> list[Row]:
        try:
            text = declaration_text.read(path, self._vault)
        except (OSError, UnicodeDecodeError):
            raise DeliveryRefused(
                f"The mapping return {self.return_id} has two files, and one of them cannot be read."
            ) from None
        reader = csv.DictReader(io.StringIO(text), restval="")
        rows: list[Row] = [dict(row) for row in reader]
        if missing := sorted(wanted - set(reader.fieldnames or [])):
            raise DeliveryRefused(f"The mapping return {self.return_id} lacks the columns {', '.join(missing)}.")
        return rows

    def insert(self, con: Con) -> None:
        rows_of = {
            "mapping_organisation": [_who(row) for row in self.organisations],
            "mapping_share": [share for row in self.organisations for share in _shares(row)],
            "mapping_service": [offer for row in self.services for offer in _offers(row)],
            "mapping_statement": [statement for row in self.organisations for statement in _statements(row)],
        }
        for table, rows in rows_of.items():
            if rows:
                marks = ", ".join("?" * (1 + len(rows[0])))
                con.executemany(f"insert into raw.{table} values ({marks})", [[self.return_id, *row] for row in rows])

    def encrypt(self) -> None:
        """The plain file goes when the encrypted one is on the disk."""
        for path in self._paths:
            if path.suffix != ENCRYPTED:
                land.write_whole(path.with_name(path.name + ENCRYPTED), land.seal(path.read_bytes(), self._vault))
                path.unlink()


def _who(row: Row) -> Values:
    place = (row["country_code"], row["region_code"], row["city_code"], row.get("federal_district") or None)
    return (row["org_code"], int(row["return_year"]), *place, YES[row["may_be_shown"]], YES[row["is_invented"]])


def _shares(row: Row) -> Iterator[Values]:
    for measure in values("measure"):
        low, high, scope = (row[f"{measure}_{part}"] for part in ("pct_low", "pct_high", "scope"))
        if low:
            yield row["org_code"], measure, float(low), float(high), scope


def _statements(row: Row) -> Iterator[Values]:
    yield from ((row["org_code"], "not_known", code, None) for code in said_list(row["not_known"]))
    yield from ((row["org_code"], "need", code, rank) for rank, code in enumerate(said_list(row["needs"]), 1))


def _offers(row: Row) -> Iterator[Values]:
    for gender in said_list(row["genders"]):
        for place in said_list(row["places"]):
            for language in said_list(row["languages"]):
                yield row["org_code"], row["service"], gender, place, language


def mistakes(rows: Iterable[Row]) -> Iterator[str]:
    """Of the file of organisations. Row 1 is the header."""
    seen: set[str] = set()
    for number, row in enumerate(rows, 2):
        if row["org_code"] in seen:
            yield f"row {number}: the organisation is there twice"
        seen.add(row["org_code"])
        yield from (f"row {number}: {mistake}" for mistake in _of_row(row))


def service_mistakes(rows: Iterable[Row], organisations: set[str]) -> Iterator[str]:
    """Of the file of services."""
    seen: set[tuple[str, str]] = set()
    for number, row in enumerate(rows, 2):
        offer = row["org_code"], row["service"]
        if offer in seen:
            yield f"services, row {number}: the service of this organisation is there twice"
        seen.add(offer)
        yield from (f"services, row {number}: {mistake}" for mistake in _of_service(row, organisations))


def _of_row(row: Row) -> Iterator[str]:
    yield from (f"{name} is missing" for name in WHO if not row[name])
    yield from (f"{name} is neither yes nor no" for name in _FLAGS if row[name] not in YES)
    if not row["return_year"].isdecimal():
        yield "return_year is no year"
    if (row["country_code"], row["region_code"], row["city_code"]) not in _places(home.in_force()):
        yield "country, region and city are no city of the network"
    for measure in values("measure"):
        yield from _wrong_share(row, measure)
    for column, field in _SAID:
        yield from _wrong_list(row, column, field)


def _wrong_share(row: Row, measure: str) -> Iterator[str]:
    low, high, scope = (row[f"{measure}_{part}"] for part in ("pct_low", "pct_high", "scope"))
    if not (low or high or scope):
        return
    if not (_is_share(low) and _is_share(high)):
        yield f"{measure} is not a share from 0 to 100 with a low and a high end"
    elif float(low) > float(high):
        yield f"the low end of {measure} is above its high end"
    if not scope:
        yield f"{measure} does not say of whom it is a share"


def _of_service(row: Row, organisations: set[str]) -> Iterator[str]:
    if row["org_code"] not in organisations:
        yield "the organisation has no row in the return"
    if row["service"] not in contact_fields.SERVICES:
        yield "service is none of the contact contract"
    for column, field in LISTS.items():
        if not row[column]:
            yield f"{column} is missing"
        yield from _wrong_list(row, column, field)


def _wrong_list(row: Row, column: str, field: str) -> Iterator[str]:
    listed = said_list(row[column])
    if not set(listed) <= set(values(field)):
        yield f"{column} holds what is none of {', '.join(values(field))}"
    if len(set(listed)) < len(listed):
        yield f"{column} names something twice"


def said_list(text: str) -> list[str]:
    return text.split("|") if text else []


def values(field: str) -> tuple[str, ...]:
    """What may be said in a field, in order."""
    return tuple(row["value"] for row in _seed("mapping_value") if row["field"] == field)


def _is_share(text: str) -> bool:
    try:
        return 0 <= float(text) <= 100
    except ValueError:
        return False


def _places(network: Network) -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (str(row["country_code"]), str(row["region_code"]), str(row["city_code"])) for row in network.places("city")
    )


@cache
def _seed(name: str) -> tuple[Row, ...]:
    with (PROJECT_ROOT / "dbt" / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
