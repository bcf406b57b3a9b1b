"""A real mail server on this computer, for one test: it keeps what it takes, or refuses.

Add here: another way in which a mail server behaves.
Keep out: assertions.
"""

import email
import email.policy
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

LOOPBACK = "127.0.0.1"


USER, PASSWORD = "crossings", "right-horse"


def free_port() -> int:
    """Where nothing listens."""
    with socket.socket() as door:
        door.bind((LOOPBACK, 0))
        return int(door.getsockname()[1])


@dataclass
class Mailbox:
    """What arrived, in its order. `refuses` names those whose mail is turned away with a temporary failure."""

    port: int
    logins: int = 0
    arrived: list[tuple[str, EmailMessage]] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)
    senders: list[str] = field(default_factory=list)  # how computers that sent called themselves
    before_answer: Callable[[str], None] = lambda _to: None

    def address(self, to: str) -> str:
        """As `apprise` reads it."""
        return f"mailto://{LOOPBACK}:{self.port}?from=crossings@network.example&to={to}"

    def address_with_password(self, to: str) -> str:
        return self.address(to).replace("://", f"://{USER}:{PASSWORD}@")

    def to(self, name: str) -> list[EmailMessage]:
        return [message for to, message in self.arrived if to == name]

    async def handle_DATA(self, _server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.senders.append(session.host_name)
        (to,) = envelope.rcpt_tos
        if to in self.refuses:
            return "451 try again later"
        self.arrived.append((to, email.message_from_bytes(envelope.content, policy=email.policy.default)))
        self.before_answer(to)
        return "250 taken"

    def _login(self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        is_right = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
        self.logins += is_right
        return AuthResult(success=is_right, handled=is_right)


@contextmanager
def running(port: int | None = None) -> Iterator[Mailbox]:
    box = Mailbox(port or free_port())
    controller = Controller(
        box, hostname=LOOPBACK, port=box.port, authenticator=box._login, auth_require_tls=False, decode_data=False
    )
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
