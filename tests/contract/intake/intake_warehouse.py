"""A whole warehouse in a temporary home, with small partners whose sources are folders.

Add here: what the tests of intake do to a warehouse.
Keep out: shapes of files (tests/unit/intake/intake_files.py).
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from intake_files import attributes, put
from own_network import own_network

from warehouse import database, vault
from warehouse.contract.findings import Receipt
from warehouse.intake.load import waiting
from warehouse.intake.load.admit import admit
from warehouse.intake.partners.declared import find
from warehouse.intake.receive.receive import receive
from warehouse.settings import PROJECT_ROOT, Settings

# What a child process needs to import this.
FOLDERS = [str(PROJECT_ROOT / "tests" / room) for room in ("contract/intake", "homes", "unit/intake")]

TABLES = ("contact", "contact_token", "token_key", "delivery", "refusal", "outside_scope")


@dataclass
class Warehouse:
    """One warehouse of a test."""

    settings: Settings
    told: list[str] = field(default_factory=list)

    @property
    def vault(self) -> vault.Vault:
        return vault.load(self.settings)

    def declare(self, **changes: Any) -> None:
        """Write a declaration, as the home of real partners holds it."""
        declared = attributes(**changes)
        own_network(self.settings.home)
        self.settings.partners.mkdir(exist_ok=True)
        path = self.settings.partners / f"{declared['code']}.yaml"
        path.write_text(yaml.safe_dump(declared, allow_unicode=True))

    def deliver(self, name: str, data: bytes, partner: str = "ru_test", **at: Any) -> Path:
        return put(self.settings.demo / partner, name, data, **at)

    def receive(self, partner: str = "ru_test") -> list[Receipt]:
        return receive(self.settings, self.vault, find(self.settings, partner), self.told.append)

    def admit(self, partner: str = "ru_test", **verdicts: str | None) -> None:
        """Admit everything that is pending, but refuse what `verdicts` names."""
        with database.writer(self.settings, self.vault) as con:
            rows = con.execute(
                "select delivery_id from raw.delivery where partner_code = ? and status = 'pending'", [partner]
            ).fetchall()
        admit(self.settings, self.vault, partner, {one: verdicts.get(f"d{one}") for (one,) in rows})

    def take(self, partner: str = "ru_test") -> list[Receipt]:
        receipts = self.receive(partner)
        self.admit(partner)
        return receipts

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with database.writer(self.settings, self.vault) as con:
            return con.execute(sql).fetchall()

    def state(self) -> dict[str, list[tuple[Any, ...]]]:
        """Everything the raw tables say, in a fixed order."""
        with database.writer(self.settings, self.vault) as con:
            state = {name: con.execute(f"select * from raw.{name} order by all").fetchall() for name in TABLES}
        return state | {f"incoming.{name}": self.waiting(name) for name in waiting.TABLES}

    def waiting(self, table: str = "contact") -> list[tuple[Any, ...]]:
        """What waits for a verdict, as its judge sees it."""
        with database.exclusive(self.settings), database.reader(self.settings, self.vault) as con:
            waiting.show(con, self.settings, self.vault)
            return con.execute(f"select * from incoming.{table} order by all").fetchall()
