"""Releases that hold nothing but their day and their alerts: what the rules of telling look at.

Add here: another thing of a release that decides whether people are told.
Keep out: assertions.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import yaml
from verdicts import made_by_hand

from warehouse.alerts import notify, recipients
from warehouse.audiences import audiences
from warehouse.release import steps
from warehouse.settings import Settings
from warehouse.vault import Vault

DAY = date(2024, 2, 20)
QUARTER, NEXT_QUARTER = date(2023, 10, 1), date(2024, 1, 1)
SENTENCE = "Ukraine, 2023 Q4: partner UA-B fell behind"
Alert = tuple[str, str, date]


@dataclass
class Home:
    """One warehouse, as far as telling goes."""

    settings: Settings
    vault: Vault

    def publish(self, name: str, alerts: list[Alert], *, held: bool = False) -> None:
        """A release with these alerts, each in its country's file and the whole network's, in all languages."""
        for audience in audiences().values():
            mine = tuple(alert for alert in alerts if audience.country in (None, alert[1]))
            folder = self.settings.published / name / audience.name
            folder.mkdir(parents=True)
            (folder / "warehouse.duckdb").write_bytes(_file(None if audience.is_outside else mine, held=held))
        made_by_hand(self.settings, name, self.vault)
        steps.publish(self.settings, self.vault, name, by="test")

    def publish_again(self, name: str) -> None:
        steps.publish(self.settings, self.vault, name, by="test")

    def roll_back(self, name: str) -> None:
        steps.roll_back(self.settings, self.vault, name, by="test")

    def declare(self, *entries: dict[str, str]) -> None:
        recipients.replace(self.settings, self.vault, listed(*entries))

    def tell(self) -> notify.Telling:
        return notify.tell(self.settings, self.vault)


@cache
def _file(alerts: tuple[Alert, ...] | None, *, held: bool) -> bytes:
    """What one audience gets. Many releases hold the same."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "warehouse.duckdb"
        with duckdb.connect(str(path)) as con:
            con.execute("create schema published")
            con.execute("create table published.pub_release as select ?::date as as_of", [DAY])
            con.execute("create table published.pub_holds (table_name varchar)")
            if alerts is not None:
                _write_alerts(con, alerts, held=held)
        return path.read_bytes()


def _write_alerts(con: duckdb.DuckDBPyConnection, alerts: tuple[Alert, ...], *, held: bool) -> None:
    con.execute(
        "create table published.pub_alerts (rule_code varchar, country_code varchar, period_start date, "
        "language varchar, sentence varchar)"
    )
    rows = [(*alert, language, SENTENCE) for alert in alerts for language in ("en", "ru", "uk", "fi")]
    if held:
        con.execute("insert into published.pub_holds values ('pub_alerts')")
    elif rows:
        con.executemany("insert into published.pub_alerts values (?, ?, ?, ?, ?)", rows)


def entry(address: str, audience: str = "regional", language: str = "en", **more: str) -> dict[str, str]:
    return {"name": f"who reads {address}", "audience": audience, "language": language, "address": address, **more}


def listed(*entries: dict[str, str]) -> str:
    return yaml.safe_dump({"recipients": list(entries)}, allow_unicode=True)
