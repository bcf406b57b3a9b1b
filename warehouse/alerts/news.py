"""What a release holds for an audience: the day it speaks of, and which alerts. Read from the published file alone.

Add here: another thing that decides whether somebody is told.
Keep out: sentences. An alert leaves this file as a keyed digest of its rule, country and period.
"""

import csv
import hmac
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from warehouse.first_row import first_row
from warehouse.release import holds
from warehouse.settings import Settings
from warehouse.vault import Vault

TABLE = "pub_alerts"
_ALERTS = f"select distinct rule_code, country_code, period_start from release.published.{TABLE}"


@dataclass(frozen=True)
class News:
    """`alerts` None: this audience's file has none, or they are held back."""

    day: date
    alerts: frozenset[str] | None


def of_audience(settings: Settings, vault: Vault, release: Path, audience: str) -> News:
    with duckdb.connect() as con:
        con.execute(f"attach '{release / audience / 'warehouse.duckdb'}' as release (read_only)")
        day = first_row(con.execute("select as_of from release.published.pub_release"))
        if day is None:
            raise ValueError(f"{release.name} does not say its day")
        if not _has_alerts(con):
            return News(day[0], None)
        told = con.execute(_ALERTS).fetchall()
    wanted = needing_attention(settings)
    alerts = {_digest(vault, *alert) for alert in told if alert[0] in wanted}
    return News(day[0], frozenset(alerts))


def needing_attention(settings: Settings) -> set[str]:
    """Rules whose sentence is an alert. The others answer a question, or say that nothing has happened."""
    with (settings.dbt_project / "seeds" / "alert_rule.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"] for row in csv.DictReader(file) if row["is_alert"] == "1"}


def _has_alerts(con: duckdb.DuckDBPyConnection) -> bool:
    there = first_row(
        con.execute("select 1 from duckdb_tables() where database_name = 'release' and table_name = ?", [TABLE])
    )
    return there is not None and TABLE not in holds.said_in(con)


def _digest(vault: Vault, rule: str, country: str, period: date) -> str:
    """Under the first key for ever: an alert must be known again after the token key was changed."""
    return hmac.digest(vault.chain[0], f"v1|alert|{rule}|{country}|{period}".encode(), "sha256")[:16].hex()
