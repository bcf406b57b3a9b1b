"""After a release: everybody who has not heard of it is told, once.

Add here: a reason to tell somebody, or not to.
Keep out: how it is sent (sending.py) and what a failing step says to Dagster (dagster_project/defs/alerts.py).
"""

import csv
import hmac
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb
import pyrage
from filelock import FileLock, Timeout

from warehouse import verdict
from warehouse.alerts import recipients, sending, words
from warehouse.alerts.recipients import Recipient
from warehouse.alerts.sending import Sent
from warehouse.errors import ConfigError, CrossingsError, Locked
from warehouse.first_row import first_row
from warehouse.intake.landing import land
from warehouse.release import holds, journal
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


@dataclass(frozen=True)
class Told:
    """What one recipient knows: of which releases, and the alerts of the last one."""

    releases: tuple[str, ...] = ()
    alerts: frozenset[str] = frozenset()


@dataclass
class Memory:
    """Read once, under the lock, and written after each recipient: a kill forgets one message at most."""

    settings: Settings
    vault: Vault
    known: dict[str, Told] = field(default_factory=dict)

    def of(self, one: Recipient) -> Told:
        return self.known.get(self._digest(one), Told())

    def remember(self, one: Recipient, release: str, alerts: frozenset[str]) -> None:
        """On the disk before this returns."""
        before = self.of(one)
        self.known[self._digest(one)] = Told((*before.releases, release), alerts)
        said = {who: {"releases": told.releases, "alerts": sorted(told.alerts)} for who, told in self.known.items()}
        land.write_whole(path(self.settings), land.seal(json.dumps(said).encode(), self.vault))

    def keep_only(self, declared: Iterable[Recipient]) -> None:
        """Who is not declared any more is forgotten with the next message."""
        kept = {self._digest(one) for one in declared}
        self.known = {who: told for who, told in self.known.items() if who in kept}

    def _digest(self, one: Recipient) -> str:
        """The same for another name, language or wish: it is the same mailbox, and has had the message."""
        return mailbox(self.vault, one)


def mailbox(vault: Vault, one: Recipient) -> str:
    """A digest that nobody can make who lacks the keys."""
    said = f"v1|recipient|{one.audience}|{one.is_variable}|{one.written}"
    return hmac.digest(vault.chain[0], said.encode(), "sha256")[:16].hex()


def path(settings: Settings) -> Path:
    return settings.alerts / "told.age"


@contextmanager
def opened(settings: Settings, vault: Vault, wait_seconds: float = 300) -> Iterator[Memory]:
    """Only one process tells people at a time: two would tell everybody twice. Raises Locked."""
    settings.alerts.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(settings.alerts / "told.lock", timeout=wait_seconds)
    try:
        lock.acquire()
    except Timeout:
        raise Locked(
            "Another process is telling people of a release. The next run tells those it leaves out."
        ) from None
    try:
        yield Memory(settings, vault, _read(settings, vault))
    finally:
        lock.release()


def _read(settings: Settings, vault: Vault) -> dict[str, Told]:
    if not path(settings).exists():
        return {}
    try:
        said = json.loads(land.unseal(path(settings).read_bytes(), vault))
    except (pyrage.DecryptError, ValueError):
        raise ConfigError(
            "alerts/told.age cannot be read with these keys, so nobody was told of the release. Bring it back from a "
            "backup, or remove it: then everybody is told of the current release once more."
        ) from None
    return {who: Told(tuple(told["releases"]), frozenset(told["alerts"])) for who, told in said.items()}


NOBODY = "No recipients are declared. `crossings alerts set` does it."
PAUSED = "Somebody rolled back: what people see now is not new."


@dataclass
class Telling:
    """What came of it. Recipients are their numbers in the list; `why` says why nobody was even looked at."""

    release: str
    why: str = ""
    told: list[int] = field(default_factory=list)
    knew: list[int] = field(default_factory=list)
    nothing_new: list[int] = field(default_factory=list)
    untold: dict[int, Sent] = field(default_factory=dict)


def tell(settings: Settings, vault: Vault) -> Telling:
    """Everybody, of the release that people see now. Whom it does not reach is told on the next run."""
    release = verdict.require(settings, settings.current.resolve(strict=True).name, vault.verdict_key.public_key())
    telling = Telling(release.name)
    declared = [one for one in recipients.read(settings, vault) if one.hears_releases]
    if journal.paused(settings) or not declared:
        telling.why = PAUSED if declared else NOBODY
        return telling
    said = {name: of_audience(settings, vault, release, name) for name in {one.audience for one in declared}}
    with opened(settings, vault) as kept:
        kept.keep_only(recipients.read(settings, vault))
        for one in declared:
            _tell(telling, one, said[one.audience], kept)
    return telling


def _tell(telling: Telling, one: Recipient, said: News, kept: Memory) -> None:
    before = kept.of(one)
    if telling.release in before.releases:
        telling.knew.append(one.number)
        return
    # Held back, alerts are neither there nor gone: they are not new when they are shown again.
    now = before.alerts if said.alerts is None else said.alerts
    new = len(now - before.alerts)
    if one.wants_new_alerts_only and not new:
        telling.nothing_new.append(one.number)
    else:
        count = None if said.alerts is None else len(said.alerts)
        message = words.of_release(one.language, said.day, count, new, kept.settings.dashboards_url)
        sent = sending.send(one.address, message)
        if sent is not Sent.TAKEN:
            telling.untold[one.number] = sent
            return
        telling.told.append(one.number)
    kept.remember(one, telling.release, now)


def refuse_untold(telling: Telling) -> None:
    """Raises CrossingsError that says how many were not told, and why, without saying who."""
    if not telling.untold:
        return
    whole = len(telling.untold) + len(telling.told) + len(telling.knew) + len(telling.nothing_new)
    lines = "\n".join(f"  recipient {number}: {why}" for number, why in sorted(telling.untold.items()))
    raise CrossingsError(
        f"People see release {telling.release}, but {len(telling.untold)} of {whole} recipients were not told of it:\n"
        f"{lines}\nThe next run tries them again. `crossings alerts show` says who has which number, `crossings alerts "
        "test` tries all addresses at once."
    )


def test(settings: Settings, declared: Sequence[Recipient]) -> dict[int, Sent]:
    """A message without content to everybody, and how it went, by number."""
    return {
        one.number: sending.send(one.address, words.of_test(one.language, settings.dashboards_url)) for one in declared
    }
