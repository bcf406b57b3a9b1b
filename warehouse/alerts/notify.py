"""After a release: everybody who has not heard of it is told, once.

Add here: a reason to tell somebody, or not to.
Keep out: how it is sent (sending.py) and what a failing step says to Dagster (dagster_project/defs/alerts.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from warehouse import verdict
from warehouse.alerts import memory, news, recipients, sending, words
from warehouse.alerts.memory import Memory
from warehouse.alerts.recipients import Recipient
from warehouse.alerts.sending import Sent
from warehouse.errors import CrossingsError
from warehouse.release import journal
from warehouse.settings import Settings
from warehouse.vault import Vault

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
    said = {name: news.of_audience(settings, vault, release, name) for name in {one.audience for one in declared}}
    with memory.opened(settings, vault) as kept:
        kept.keep_only(recipients.read(settings, vault))
        for one in declared:
            _tell(telling, one, said[one.audience], kept)
    return telling


def _tell(telling: Telling, one: Recipient, said: news.News, kept: Memory) -> None:
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
