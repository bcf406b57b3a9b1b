"""The yearly mapping return (version 2): what an organisation states once a year, without a row about any person.

    <return>.csv            one row per organisation: shares with low, high and scope; what is not known; needs in order
    <return>.services.csv   one row per organisation and service: for whom, where, in which languages, joined with '|'

Returns lie in the folder `returns/` of the network, under neutral codes. Those of a home's own network are encrypted
there once they were read: a list of organisations is as dangerous as a list of partners.

Add here: another question of the yearly return.
Keep out: what can be wrong with one (yearly_mistakes.py), the printed mapping of 2012 (mapping_return.py), and sums or
readings of the figures (dbt makes them).
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from warehouse.contract.declaration import declaration_text
from warehouse.errors import DeliveryRefused
from warehouse.intake.landing import land
from warehouse.intake.load.load import Con
from warehouse.intake.returns.yearly_mistakes import LISTS, WHO, YES, Row, mistakes, said_list, service_mistakes, values
from warehouse.networks import home
from warehouse.settings import Settings
from warehouse.vault import Vault

FOLDER, SERVICES, ENCRYPTED = "returns", ".services.csv", ".age"
TABLES = ("mapping_organisation", "mapping_share", "mapping_service", "mapping_statement")
Values = tuple[str | int | float | bool | None, ...]


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
