"""What `crossings alerts …` does, and how it is told.

Add here: a step of one of these commands.
Keep out: how people are told (warehouse/alerts/). Addresses are printed by `show` alone.
"""

import sys
from pathlib import Path

from dagster_project.console import say, table
from warehouse import vault
from warehouse.alerts import notify, recipients
from warehouse.alerts.sending import Sent
from warehouse.errors import ConfigError
from warehouse.settings import Settings

_PIPED = Path("-")


def replace(settings: Settings, file: Path) -> None:
    found = recipients.replace(settings, vault.load(settings), _text(file))
    say(f"✓ {len(found)} recipient(s) of messages, encrypted. `crossings alerts test` tries their addresses.")
    for one in found:
        if one.address is None:
            say(f"  {one.written} is not set here: recipient {one.number} gets nothing where it is not set.")
    if file != _PIPED:
        say(f"{file} is no longer needed. It holds addresses of people: remove it.")


def show(settings: Settings) -> None:
    say(recipients.text_of(settings, vault.load(settings)).rstrip())


def test(settings: Settings) -> int:
    """Gives back 1 where a message did not arrive at its server."""
    declared = recipients.read(settings, vault.load(settings))
    if not declared:
        say(notify.NOBODY)
        return 0
    sent = notify.test(settings, declared)
    rows = [(one.number, one.name, one.audience, one.language, _said(sent[one.number])) for one in declared]
    table("Test messages", ["", "recipient", "audience", "language", ""], rows)
    return 0 if set(sent.values()) == {Sent.TAKEN} else 1


def _said(sent: Sent) -> str:
    return "✓ sent" if sent is Sent.TAKEN else f"✗ {sent}"


def _text(file: Path) -> str:
    try:
        return sys.stdin.read() if file == _PIPED else file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise ConfigError(f"There is no list of recipients that can be read as text in UTF-8: {file}") from None
