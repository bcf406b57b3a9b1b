"""Which name these pages answer to: their own. Another one in `Host` gets 421, before anything else is asked.

A page on the web can give its own name the address of this computer, and is then, for a browser, the same page as this
one. nginx hands `Host` on as it came, so the rule is the same behind it. Dagster's page has its own
(dagster_project/lib/own_page.py).
Add here: another name under which people reach the dashboards. Keep out: what a request may do (guard.py).
"""

import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from warehouse.settings import Settings, settings

# Any port: people forward another one to ours, and a name of this computer can be given to no other page.
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_HOST = re.compile(r"(\[[0-9a-f:]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?")


def answered(app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """Superset's ADDITIONAL_MIDDLEWARE, the last of it: it stands before the others."""
    own = names(settings())

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if is_own(environ.get("HTTP_HOST", ""), own):
            return app(environ, start)
        words = (
            f"These pages answer as {', '.join(sorted(own))} alone. If people use another name, set "
            "CROSSINGS_DASHBOARDS_URL to the address that they type, and start the dashboards again.\n"
        ).encode()
        status = HTTPStatus.MISDIRECTED_REQUEST
        head = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(words)))]
        start(f"{status.value} {status.phrase}", [*head, ("Cache-Control", "no-store")])
        return [words]

    return answer


def names(here: Settings) -> frozenset[str]:
    address = urlsplit(here.dashboards_url).hostname if here.dashboards_url else None
    return frozenset({*LOOPBACK, *(_as_browsers_send(name) for name in (here.host, address) if name)})


def is_own(host: str, own: frozenset[str]) -> bool:
    named = _HOST.fullmatch(host.lower())
    return named is not None and named[1].removesuffix(".") in own


def _as_browsers_send(name: str) -> str:
    if ":" in name:
        return f"[{name.lower()}]"
    try:
        return name.lower().removesuffix(".").encode("idna").decode()
    except UnicodeError:
        return name.lower()
