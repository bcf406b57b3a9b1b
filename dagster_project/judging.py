"""Both tests of a release, and the verdict that follows: for the graph, for `release publish` and for `release test`.

    by_expectations     is every file fit to leave
    by_disclosure       does it give a small group away
    look_for_leaks      the same while the candidate is still being made
    judge               both, unless these very tests have judged these very bytes

Each notes how it ended. With the second one that passes, the release moves among the published ones; one that does not
pass moves out (warehouse/release/rooms.py). A test judges with the true cells of the working database, so only the
release that was built from its tables gets a verdict.

Add here: another test that every release must pass (and its name in warehouse/verdict/signed.py).
Keep out: the tests themselves, and how they are told.
"""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from expectations.release import validate_files
from expectations.release_tables import PRINTED_MAPPING, SEVERAL_REGIONS
from expectations.verdict import Failure
from warehouse import audiences, build_mark, database, release, verdict
from warehouse.definitions.contracts import CONTRACT_FILES
from warehouse.disclosure.attacks.all_attacks import (
    PROBLEMS,
    SECONDS,
    Budget,
)
from warehouse.disclosure.examine import examine, look, says_the_same
from warehouse.disclosure.hiding.remedies import Found
from warehouse.disclosure.report import Report
from warehouse.errors import ReleaseRefused
from warehouse.networks import home
from warehouse.networks.network import Network
from warehouse.networks.tables import TABLES
from warehouse.release import journal, steps
from warehouse.settings import PROJECT_ROOT, Settings
from warehouse.vault import Vault
from warehouse.verdict.signed import DISCLOSURE, EXPECTATIONS, TESTS, Outcome

# Whose code a test is: when it changes, a verdict by the former one is not enough to publish.
_CODE = {
    EXPECTATIONS: ("expectations", ("release*.py",)),
    DISCLOSURE: ("warehouse/disclosure", ("**/*.py", "**/*.yaml")),
}


def by_expectations(now: Settings, keyring: Vault, release_id: str, *, is_new: bool = False) -> list[Failure]:
    """Failures of every audience's file; noted where the release can have a verdict.

    `is_new`: it was made of the network as it is declared now, so that what is declared must be in it.
    """
    digest = verdict.digest(release.folder(now, release_id))
    declared = _declared(home.network(now)) if is_new else frozenset[str]()
    failures = validate_files(release.audience_files(now, release_id), declared)
    _note(now, keyring, release_id, digest, EXPECTATIONS, [failure.column or "" for failure in failures])
    return failures


def _declared(network: Network) -> frozenset[str]:
    """What fills a published table, as its rules call it."""
    tables = {table.name for table in TABLES if network.rows(table.name)}
    several = {SEVERAL_REGIONS} if len(network.places("region")) > 1 else set()
    return frozenset(tables | several | ({PRINTED_MAPPING} if network.about.public_returns else set()))


def by_disclosure(now: Settings, keyring: Vault, release_id: str, budget: Budget | None = None) -> Report:
    """The report. A test with less than the usual budget can refuse a release, and cannot pass it."""
    digest = verdict.digest(release.folder(now, release_id))
    report = examine(now, keyring, release_id, budget)
    if not report.is_passed or _is_whole(budget):
        _note(now, keyring, release_id, digest, DISCLOSURE, [where for _, where, _ in report.failures()])
    return report


def look_for_leaks(now: Settings, keyring: Vault, release_id: str, budget: Budget | None = None) -> Found:
    """What a candidate must not show, by the same test. Only a pass is noted: what was found is mended first."""
    digest = verdict.digest(release.folder(now, release_id))
    found = Found(is_passed=True) if _says_no_more(now, keyring, release_id) else look(now, keyring, release_id, budget)
    if found.is_passed and _is_whole(budget):
        _note(now, keyring, release_id, digest, DISCLOSURE, [])
    return found


def _says_no_more(now: Settings, keyring: Vault, release_id: str) -> bool:
    """Whether nothing closes with it, and all that has closed is as in the release that people see, which has passed
    this very test: there is nothing to subtract that was not there."""
    seen = steps.shown(now)
    if not seen or seen == release_id or not has_passed_disclosure(now, keyring, seen):
        return False
    with database.reader(now, keyring) as con:
        if not build_mark.is_nothing_due(con, now.as_of):
            return False
    return says_the_same(now, release_id, seen)


def has_passed_disclosure(now: Settings, keyring: Vault, release_id: str) -> bool:
    """Whether the disclosure test of today has passed these very bytes."""
    known = verdict.read(now, release_id, keyring.verdict_key.public_key())
    if known is None or known.digest != verdict.digest(release.folder(now, release_id)):
        return False
    return any(
        outcome.test == DISCLOSURE and outcome.is_passed and outcome.version == version(DISCLOSURE)
        for outcome in known.outcomes
    )


def judge(now: Settings, keyring: Vault, release_id: str) -> None:
    """Raises ReleaseRefused where a test refuses it, or has refused these very bytes."""
    if not is_judged(now, keyring, release_id) and has_verdict_to_come(now, keyring, release_id):
        by_expectations(now, keyring, release_id)
        by_disclosure(now, keyring, release_id)
    verdict.require(now, release_id, keyring.verdict_key.public_key())


def is_judged(now: Settings, keyring: Vault, release_id: str) -> bool:
    """Whether the tests of today have judged these very bytes, however it ended."""
    known = verdict.read(now, release_id, keyring.verdict_key.public_key())
    if known is None or known.digest != verdict.digest(release.folder(now, release_id)):
        return False
    by = {outcome.test: outcome.version for outcome in known.outcomes}
    return by == {test: version(test) for test in TESTS}


def has_verdict_to_come(now: Settings, keyring: Vault, release_id: str) -> bool:
    """Whether the true cells of this release are there: the published tables are those that it was built from."""
    try:
        is_newest = release.candidate_id(now) == release_id
    except ReleaseRefused:
        return False
    return is_newest and release.is_candidate_of(now, keyring)


def made_of(test: str) -> list[Path]:
    """Its code, the contracts that tell it of the published tables, and how audiences are rounded."""
    folder, patterns = _CODE[test]
    code = {file for pattern in patterns for file in (PROJECT_ROOT / folder).glob(pattern)}
    return [*sorted(code), *CONTRACT_FILES, audiences.DECLARED]


@cache
def version(test: str) -> str:
    """Digest of what the test is made of, shortened."""
    files = made_of(test)
    return sha256(b"\0".join(file.name.encode() + b"\0" + file.read_bytes() for file in files)).hexdigest()[:12]


def _note(now: Settings, keyring: Vault, release_id: str, digest: str, test: str, where: Iterable[str]) -> None:
    if has_verdict_to_come(now, keyring, release_id):
        tables = sorted({one.replace(".", ",").split(",")[0] for one in where})
        outcome = Outcome(test, not tables, journal.now(), version(test), tuple(tables))
        release.record(now, keyring, release_id, digest, outcome)


def _is_whole(budget: Budget | None) -> bool:
    return budget is None or (budget.problems >= PROBLEMS and budget.seconds >= SECONDS)
