"""Verdicts on releases that are made for a test: signed with the home's own keys, as the pipeline signs them.

Add here: another way for a verdict to come about.
Keep out: assertions.
"""

from datetime import datetime

from warehouse import release, vault, verdict
from warehouse.intake.landing import ledger
from warehouse.release import journal
from warehouse.settings import Settings
from warehouse.vault import Vault
from warehouse.verdict.signed import DISCLOSURE, TESTS, Outcome, Verdict


def passed(place: Settings, release_id: str, keyring: Vault | None = None) -> str:
    """Both tests have passed exactly what lies there now. Gives back the name."""
    digest = verdict.digest(release.folder(place, release_id))
    for test in TESTS:
        release.record(place, _keys(place, keyring), release_id, digest, Outcome(test, True, journal.now(), "a"))
    return release_id


def made_by_hand(place: Settings, release_id: str, keyring: Vault) -> str:
    """The same of a release whose files a test has written: no cell of any table closes with it."""
    ledger.write(ledger.proposal(place), keyring, ledger.Book(release_id=release_id))
    return passed(place, release_id, keyring)


def refused(
    place: Settings, release_id: str, keyring: Vault | None = None, *tables: str, at: datetime | None = None
) -> Verdict:
    """The disclosure test has refused exactly what lies there now."""
    digest = verdict.digest(release.folder(place, release_id))
    outcome = Outcome(DISCLOSURE, False, at or journal.now(), "a", tables or ("pub_reach",))
    return release.record(place, _keys(place, keyring), release_id, digest, outcome)


def _keys(place: Settings, keyring: Vault | None) -> Vault:
    if keyring is None:
        vault.init_demo(place)
    return keyring or vault.load(place)
