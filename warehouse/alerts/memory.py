"""Who was told of which release and which alerts: digests of recipients and alerts, in one file encrypted at rest.

    alerts/told.age     JSON: {recipient: {"releases": [name, …], "alerts": [digest, …]}}

Add here: another thing that must not be told twice.
Keep out: names and addresses. Losing the file does no harm: everybody is told of the current release once more.
"""

import hmac
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyrage
from filelock import FileLock, Timeout

from warehouse.alerts.recipients import Recipient
from warehouse.errors import ConfigError, Locked
from warehouse.intake.landing import land
from warehouse.settings import Settings
from warehouse.vault import Vault


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
