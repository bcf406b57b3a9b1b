"""Who may come in to the page, and what a browser is told about it.

Add here: another thing that a browser must be told.
Keep out: what is behind the door (page.py).

The address holds a token that opens once, for the browser that is started with it. From then on it is a cookie, bound
to a path that nobody can guess: cookies know no ports, and other programs on this computer may listen on some.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from functools import partial

COOKIE = "sheet"
POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # without any, browsers would not say from where a form comes
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass
class Door:
    """Who may come in. `repr` shows no token."""

    once: str | None = field(default_factory=partial(secrets.token_urlsafe, 32), repr=False)
    path: str = field(default_factory=lambda: f"/{secrets.token_urlsafe(16)}/", repr=False)
    cookie: str = field(default_factory=partial(secrets.token_urlsafe, 32), repr=False)
    token: str = field(default_factory=partial(secrets.token_urlsafe, 32), repr=False)

    def opens(self, given: str) -> bool:
        """The first right token opens, and no other after it."""
        is_right = self.once is not None and equal(given, self.once)
        self.once = None if is_right else self.once
        return is_right

    def holds(self, cookies: str) -> bool:
        """Whether a browser bears the cookie that it was given here."""
        return any(equal(one.strip(), f"{COOKIE}={self.cookie}") for one in cookies.split(";"))

    def bound(self) -> str:
        return f"{COOKIE}={self.cookie}; HttpOnly; SameSite=Strict; Path={self.path}"


def equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
