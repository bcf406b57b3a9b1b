"""What the tests of sources do: declare one, open it, and hurry.

Add here: what more than one kind of source needs in its tests.
Keep out: the servers (played_server.py, sftp_server.py).
"""

from contextlib import ExitStack
from typing import Any

import pytest
from intake_files import attributes, declaration

from warehouse.intake import pull
from warehouse.intake.pull import patience
from warehouse.settings import Settings

TOKEN = "very-secret-token"


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits of the tests are short; how often is tried stays."""
    monkeypatch.setattr(patience, "FIRST_WAIT_SECONDS", 0.01)
    monkeypatch.setattr(patience, "LONGEST_WAIT_SECONDS", 0.05)


def described(url: str, **changes: Any) -> dict[str, Any]:
    """The section `source` of a declaration."""
    return attributes()["source"] | {"url": url, "pattern": "*"} | changes


class Opener:
    """Opens sources and closes them when the test ends."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.stack = settings, ExitStack()

    def __call__(self, url: str, *, partner: dict[str, Any] | None = None, **changes: Any) -> pull.Source:
        declared = declaration(source=described(url, **changes), **(partner or {}))
        return self.stack.enter_context(pull.opened(declared, self.settings))
