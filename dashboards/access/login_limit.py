"""Slow down guessing of passwords: 429 after too many attempts, on the form and on the API alike, in all workers.

Superset's own limit is attached to the view that shows the form, while another view takes the password, so it never
bites. Changing one's own password asks for the old one, which could be guessed there: it counts too.
Add here: another door that takes a password. Keep out: what happens after a login (roles.py).
"""

from flask import Flask, Response, abort, request, session
from werkzeug.exceptions import TooManyRequests

from dashboards import workers
from dashboards.access import short_lived
from dashboards.pages import door
from warehouse.settings import settings

DOORS = {
    ("POST", "/login"),
    ("POST", "/api/v1/security/login"),
    ("POST", "/resetmypassword/form"),
    ("PUT", "/api/v1/me"),
}
PER_ACCOUNT = 10
PER_ADDRESS = 60  # one password tried on many accounts
SECONDS = 60


def limit_logins(app: Flask) -> None:
    """Superset's FLASK_APP_MUTATOR."""

    def count_attempt() -> None:
        if (request.method, request.path.rstrip("/")) not in DOORS:
            return
        address = request.remote_addr or ""
        if not all([_is_allowed(PER_ACCOUNT, "account", address, _account()), _is_allowed(PER_ADDRESS, address)]):
            abort(Response(door.shown("wait.html"), TooManyRequests.code, {"Retry-After": "60"}, mimetype="text/html"))

    # First of all: an attempt that fails for its form token counts too.
    app.before_request_funcs.setdefault(None, []).insert(0, count_attempt)


def _is_allowed(most: int, *who: str) -> bool:
    """At most so many within any minute; one that is refused does not make the wait longer."""
    here = settings()
    return short_lived.store(here).is_allowed(workers.unreadable(here, "attempt", *who), most, SECONDS)


def _account() -> str:
    """Who is named in the form; who is logged in, where the form is about oneself."""
    body = request.get_json(silent=True) if request.is_json else request.form
    name = (body.get("username") if hasattr(body, "get") else None) or session.get("_user_id")
    return str(name or "").strip().lower()[:64]
