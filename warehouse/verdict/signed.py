"""A verdict as a signed file.

    {"said": {"release": …, "digest": …, "outcomes": [one for each test: see Outcome]},
     "signature": base64 of Ed25519 over the canonical JSON of `said`}

A verdict is passed when every test of TESTS has judged these bytes and passed them. One that failed makes it refused.

Add here: another test that every release must pass, or another word of an outcome.
Keep out: names of cells and numbers: of what a test found, tables are named and nothing else.
"""

import base64
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from warehouse.settings import Settings

EXPECTATIONS, DISCLOSURE = "expectations", "disclosure"
TESTS = (EXPECTATIONS, DISCLOSURE)
PUBLIC_KEY = "public-key"
# A signature of something else must never be one of a verdict.
_PURPOSE = b"crossings verdict 1\n"


@dataclass(frozen=True)
class Outcome:
    """Of one test. `version`: digest of the test's own code; `where`: tables in which it found something."""

    test: str
    is_passed: bool
    at: datetime
    version: str
    where: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    release: str
    digest: str
    outcomes: tuple[Outcome, ...]

    @property
    def is_passed(self) -> bool:
        return {outcome.test for outcome in self.outcomes if outcome.is_passed} == set(TESTS)

    @property
    def refusals(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if not outcome.is_passed)

    @property
    def at(self) -> datetime:
        return max(outcome.at for outcome in self.outcomes)

    @property
    def missing(self) -> list[str]:
        return [test for test in TESTS if test not in {outcome.test for outcome in self.outcomes}]

    def outcome(self, test: str) -> Outcome | None:
        return next((outcome for outcome in self.outcomes if outcome.test == test), None)


def path(settings: Settings, release_id: str) -> Path:
    return settings.verdicts / f"{release_id}.json"


def read(settings: Settings, release_id: str, key: Ed25519PublicKey) -> Verdict | None:
    """The verdict of this release. None where there is none, or where its signature is not of this key."""
    file = path(settings, release_id)
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        key.verify(base64.b64decode(kept["signature"]), _canonical(kept["said"]))
        found = _verdict(kept["said"])
    except (FileNotFoundError, ValueError, KeyError, TypeError, RecursionError, InvalidSignature):
        return None
    return found if found.release == release_id else None


def write(settings: Settings, verdict: Verdict, key: Ed25519PrivateKey) -> None:
    """On the disk before this returns, and the public key beside it."""
    said = {
        "release": verdict.release,
        "digest": verdict.digest,
        "outcomes": [{**asdict(outcome), "at": outcome.at.astimezone(UTC).isoformat()} for outcome in verdict.outcomes],
    }
    signature = base64.b64encode(key.sign(_canonical(said))).decode()
    settings.verdicts.mkdir(parents=True, exist_ok=True, mode=0o700)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    if not _is(settings.verdicts / PUBLIC_KEY, base64.b64encode(public)):
        _whole(settings.verdicts / PUBLIC_KEY, base64.b64encode(public))
    text = json.dumps({"said": said, "signature": signature}, ensure_ascii=False, indent=1)
    _whole(path(settings, verdict.release), text.encode())


def forget(settings: Settings, release_id: str) -> None:
    """With the release its verdict goes."""
    path(settings, release_id).unlink(missing_ok=True)


def public_key(settings: Settings) -> Ed25519PublicKey | None:
    """The key of this home, for whoever holds none of its own. None where nothing was judged yet."""
    try:
        return Ed25519PublicKey.from_public_bytes(base64.b64decode((settings.verdicts / PUBLIC_KEY).read_bytes()))
    except (FileNotFoundError, ValueError):
        return None


def _verdict(said: Mapping[str, Any]) -> Verdict:
    outcomes = [
        Outcome(
            one["test"], one["is_passed"] is True, datetime.fromisoformat(one["at"]), one["version"],
            tuple(one["where"]),
        )
        for one in said["outcomes"]
    ]  # fmt: skip
    return Verdict(said["release"], said["digest"], tuple(outcomes))


def _canonical(said: object) -> bytes:
    return _PURPOSE + json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _is(file: Path, content: bytes) -> bool:
    return file.is_file() and file.read_bytes() == content


def _whole(file: Path, content: bytes) -> None:
    beside = file.with_name(f".{file.name}.part")
    with beside.open("wb") as writing:
        os.fchmod(writing.fileno(), 0o600)
        writing.write(content)
        writing.flush()
        os.fsync(writing.fileno())
    beside.replace(file)
