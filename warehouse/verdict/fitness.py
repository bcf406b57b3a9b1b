"""May people see this release? The one question that every way to a release asks.

Add here: nothing but the question.
Keep out: who asks, and what happens to a release that is not fit.
"""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from warehouse.errors import ReleaseRefused
from warehouse.settings import Settings
from warehouse.verdict import signed
from warehouse.verdict.release_digest import digest

_BUILD = "`crossings run` builds and tests one."


def known_key(settings: Settings) -> Ed25519PublicKey | None:
    """The public key that lies in the home: for the dashboards and for commands that need no keys."""
    return signed.public_key(settings)


def require(settings: Settings, release_id: str, key: Ed25519PublicKey | None) -> Path:
    """The folder of a release that people may see. Raises ReleaseRefused that says why they may not."""
    if reason := why_not(settings, release_id, key):
        raise ReleaseRefused(reason)
    return settings.published / release_id


def why_not(settings: Settings, release_id: str, key: Ed25519PublicKey | None) -> str | None:
    """Why people must not see this release; None where a passed verdict is there on exactly its bytes."""
    verdict = signed.read(settings, release_id, key) if key else None
    if verdict is None:
        return (
            f"Release {release_id} has no verdict: no test has judged it, or its verdict was not written by this "
            f"warehouse. If it was built last, `crossings release test` judges it. {_BUILD}"
        )
    if verdict.refusals:
        return f"Release {release_id} was refused. {said(verdict)} {_BUILD}"
    if not verdict.is_passed:
        return f"Release {release_id} has not been judged to the end ({', '.join(verdict.missing)}). {_BUILD}"
    folder = settings.published / release_id
    if not folder.is_dir() or folder.is_symlink():
        return f"Release {release_id} is not among the published ones. {_BUILD}"
    try:
        is_same = digest(folder) == verdict.digest
    except ReleaseRefused as error:
        return str(error)
    except OSError as error:
        return f"The files of release {release_id} cannot be read ({type(error).__name__}). {_BUILD}"
    if not is_same:
        return (
            f"The files of release {release_id} are not those that were tested: a file was changed, added or removed "
            f"since. Bring them back from a backup. {_BUILD}"
        )
    return None


def said(verdict: signed.Verdict) -> str:
    """What refused it: the tests, the day, and the tables; never a cell."""
    parts = [
        f"{refusal.test} test of {refusal.at:%Y-%m-%d}" + (f": {', '.join(refusal.where)}" if refusal.where else "")
        for refusal in verdict.refusals
    ]
    return f"Refused by the {'; '.join(parts)}."
