"""Slow down guessing of passwords: 429 after too many attempts, on the form and on the API alike.

Superset's own limit is attached to the view that shows the form, while another view takes the password, so it never
bites. Counted per worker: an attacker gets at most as many rounds as there are workers.
Add here: another door that takes a password. Keep out: what happens after a login (roles.py).
"""

from flask import Flask, Response, abort, request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

from dashboards.pages import door

DOORS = ("/login", "/api/v1/security/login")
PER_ACCOUNT = RateLimitItemPerMinute(10)
PER_ADDRESS = RateLimitItemPerMinute(60)  # one password tried on many accounts


def limit_logins(app: Flask) -> None:
    """Superset's FLASK_APP_MUTATOR."""
    attempts = MovingWindowRateLimiter(MemoryStorage())

    def count_attempt() -> None:
        if request.method != "POST" or request.path.rstrip("/") not in DOORS:
            return
        address, account = request.remote_addr or "", _account()
        allowed = [
            attempts.hit(PER_ACCOUNT, "account", address, account),
            attempts.hit(PER_ADDRESS, "address", address),
        ]
        if not all(allowed):
            abort(Response(door.shown("wait.html"), TooManyRequests.code, {"Retry-After": "60"}, mimetype="text/html"))

    # First of all: an attempt that fails for its form token counts too.
    app.before_request_funcs.setdefault(None, []).insert(0, count_attempt)


def _account() -> str:
    body = request.get_json(silent=True) if request.is_json else request.form
    name = body.get("username") if hasattr(body, "get") else None
    return str(name or "").strip().lower()[:64]
