"""Which partners a release may show: what each was called in it, and a keyed mark of who it was; one more where it was
the only one in its country, whose numbers are its own then.

    <release>/partners.json     {alias: [mark, …]}

An alias may pass from one partner to another, and a partner may get another one: the name alone does not tell who is
meant by it in an earlier release, and where `pub_reporting` is held nobody is named at all. The mark is keyed: whoever
takes the disk does not learn which declaration was shown, nor that two aliases were one partner's.

Add here: another question of who is in a release.
Keep out: who may be shown (steps.py), and what is done about a release (warehouse/privacy/stop.py).
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from warehouse import database
from warehouse.contract.declaration.declaration import Declaration
from warehouse.vault import Vault

FILE = "partners.json"
_SHOWN, _ALONE = "shown", "alone"
Shown = Mapping[str, tuple[str, ...]]  # alias → marks
# As the tables were made: declarations may have changed since.
_PARTNER = (database.ALIAS, "marts", "dim_partner")


def in_tables(con: duckdb.DuckDBPyConnection, vault: Vault, day: date) -> Shown:
    """Everybody whose people the tables count. Nobody of tables that do not say who that is."""
    known = con.execute(
        "select 1 from duckdb_tables() where database_name = ? and schema_name = ? and table_name = ?", _PARTNER
    ).fetchall()
    if not known:
        return {}
    rows = con.execute(
        "select alias, partner_code, active_from <= $day, "
        "may_be_named and count(*) over (partition by country_code) = 1 "
        f"from {'.'.join(_PARTNER)} where safe_to_show order by all",
        {"day": day},
    ).fetchall()
    found: dict[str, set[str]] = {}
    for alias, code, has_begun, is_alone in rows:
        if has_begun:
            marks = {_mark(vault, kind, alias, code) for kind in (_SHOWN, *[_ALONE] * is_alone)}
            found.setdefault(alias, set()).update(marks)
    return {alias: tuple(sorted(marks)) for alias, marks in found.items()}


def write(folder: Path, shown: Shown) -> None:
    (folder / FILE).write_text(json.dumps(shown, ensure_ascii=False, indent=1), encoding="utf-8")


def read(folder: Path) -> Shown:
    """Nobody of a release of before this was written down. Raises ValueError where it is damaged."""
    file = folder / FILE
    found = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    if not isinstance(found, dict) or not all(isinstance(marks, list) for marks in found.values()):
        raise ValueError(f"{FILE} of {folder.name} is damaged")
    return {alias: tuple(marks) for alias, marks in found.items()}


@dataclass(frozen=True)
class Named:
    """Who is in one release: whom its marks tell, whom it names, and whether it would name anybody."""

    marks: Shown
    names: frozenset[str] = frozenset()
    is_held: bool = False

    @property
    def is_silent(self) -> bool:
        """Nobody can say who is in it."""
        return self.is_held and not self.marks

    def told(self, vault: Vault, partners: Iterable[Declaration]) -> set[str]:
        """What these were called in it, by its marks."""
        return self._marked(vault, _SHOWN, partners)

    def told_alone(self, vault: Vault, partners: Iterable[Declaration]) -> set[str]:
        """The same of those whose numbers stood alone."""
        return self._marked(vault, _ALONE, partners)

    def told_of_others(self, vault: Vault, partners: Iterable[Declaration]) -> set[str]:
        """What anybody else was called in it, by its marks, or one of these that stood alone and may not any more."""
        those = [(partner.code, partner.may_be_named) for partner in partners]
        known = {
            alias: {_mark(vault, kind, alias, code) for code, may_be in those for kind in (_SHOWN, *[_ALONE] * may_be)}
            for alias in self.marks
        }
        return {alias for alias, marks in self.marks.items() if {*marks} - known[alias]}

    def _marked(self, vault: Vault, kind: str, partners: Iterable[Declaration]) -> set[str]:
        codes = [partner.code for partner in partners]
        return {
            alias
            for alias, marks in self.marks.items()
            if any(_mark(vault, kind, alias, code) in marks for code in codes)
        }

    @property
    def untold(self) -> set[str]:
        """Names of which no mark tells whose they were."""
        return {*self.names} - self.marks.keys()


def _mark(vault: Vault, kind: str, alias: str, code: str) -> str:
    said = json.dumps([kind, alias, code]).encode()
    return hmac.new(vault.k_erase, said, hashlib.sha256).hexdigest()
