"""The door to `apprise`: one message to one address, and whether it was taken.

Add here: what must be true of every message that leaves, whoever it is for.
Keep out: what it says (words.py). Nothing here says an address, not in a log nor in an error.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from warehouse.alerts.words import Message

if TYPE_CHECKING:
    import apprise

MAIL = ("mailto", "mailtos")
# How this computer calls itself to a mail server: an address, which every server accepts and which says nothing.
NAMELESS = "[127.0.0.1]"


class Sent(StrEnum):
    """How it went."""

    TAKEN = "told"
    NO_ADDRESS = "its variable is not set"
    UNREADABLE = "its address cannot be read"
    NOT_TAKEN = "its server could not be reached, or did not take the message"


def send(address: str | None, message: Message) -> Sent:
    """Waits for the server's answer. A server that is down raises nothing: the others shall still be told."""
    if address is None:
        return Sent.NO_ADDRESS
    import apprise  # it takes half a second

    door = apprise.Apprise(asset=_asset())
    if not door.add(address):
        return Sent.UNREADABLE
    with _nameless():
        is_taken = door.notify(title=message.subject, body=message.text, body_format=apprise.NotifyFormat.TEXT)
    return Sent.TAKEN if is_taken else Sent.NOT_TAKEN


def mistakes(address: str) -> Iterator[tuple[str, str]]:
    """What is wrong with an address that stands in the file itself, and how to mend it."""
    import apprise

    service = apprise.Apprise.instantiate(address, asset=_asset())
    if address.partition("://")[0].lower() not in MAIL:
        # Addresses of other services are made of tokens: who has the address can write in their name.
        yield "is not one of mail.", "Put it into a variable, and name that in address_env."
    elif service is None or not len(service):
        yield "cannot be read.", "Write it like mailto://mail.example.org?from=crossings@example.org&to=me@example.org."
    elif getattr(service, "password", None):
        yield "holds a password.", "Put the whole address into a variable, and name that in address_env."
    elif len(service) > 1:
        yield "leads to several people.", "Write an entry for each: then each is told once."


@contextmanager
def _nameless() -> Iterator[None]:
    """The library of mail asks a name server for this computer's full name, and tells the name to the mail server."""
    before = socket.getfqdn
    vars(socket)["getfqdn"] = lambda _name="": NAMELESS
    try:
        yield
    finally:
        vars(socket)["getfqdn"] = before


def _asset() -> "apprise.AppriseAsset":
    """Nothing is kept on the disk, and the messages say whose they are and not by what they were sent."""
    import apprise

    return apprise.AppriseAsset(
        app_id="Crossings", app_desc="Crossings", app_url="", storage_mode="memory", async_mode=False
    )
