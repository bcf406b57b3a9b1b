"""A home with small releases and a real mail server, for the rules of telling."""

import sys
from collections.abc import Callable, Iterator

import mail_server
import pytest
from small_releases import Home

from dagster_project import cli
from warehouse.settings import Settings
from warehouse.vault import Vault


@pytest.fixture(scope="module")
def server() -> Iterator[mail_server.Mailbox]:
    with mail_server.running() as box:
        yield box


@pytest.fixture
def mail(server: mail_server.Mailbox) -> mail_server.Mailbox:
    """The same server with an empty box, refusing nobody."""
    server.arrived.clear()
    server.refuses.clear()
    server.before_answer = lambda _to: None
    return server


@pytest.fixture
def home(place: Settings, keyring: Vault) -> Home:
    return Home(place, keyring)


@pytest.fixture
def crossings(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run a command in this process; gives back its exit code."""

    def run(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["crossings", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return int(ended.value.code or 0)

    return run
