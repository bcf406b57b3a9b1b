"""What a steward may not do with accounts: make an administrator, change one, or change what she herself may do.

Superset knows only who may write accounts at all. Whoever may, could give herself every right in one request.
Add here: another way to more rights than one has. Keep out: which role may write accounts (roles.yaml).
"""

from typing import Any

from flask import Flask, Response, g, request

DOOR = "/api/v1/security/users"
ADMINISTRATOR = "Admin"
_REFUSED = "Only an administrator may do that: ask one."


def protect(app: Flask) -> None:
    """Part of Superset's FLASK_APP_MUTATOR."""
    app.before_request(_refuse)


def _refuse() -> Response | None:
    if not request.path.startswith(DOOR) or request.method in ("GET", "HEAD", "OPTIONS"):
        return None
    mine = {role.name for role in getattr(getattr(g, "user", None), "roles", ())}
    if not mine or "Authorization" in request.headers:
        # Who comes with a token is known only later, within Superset's own view: accounts are changed in a browser.
        return Response(_REFUSED, 403)
    if ADMINISTRATOR in mine:
        return None
    return Response(_REFUSED, 403) if _is_too_much(request.get_json(silent=True)) else None


def _is_too_much(body: Any) -> bool:
    """Rights through groups, an administrator's role, or a change of an administrator or of oneself.

    Superset takes 1.0 and "+1" for the number 1, and SQLite " 1" for a key: only plain numbers are looked at further.
    """
    from superset import security_manager

    number = request.path.removeprefix(DOOR).strip("/")
    if number and not (number.isascii() and number.isdigit()):
        return True
    changed = security_manager.get_user_by_id(int(number)) if number else None
    if changed is not None and (changed.id == g.user.id or _is_administrator(changed)):
        return True
    said = {} if body is None else body
    roles = (said.get("roles") or []) if isinstance(said, dict) else None
    if not isinstance(roles, list) or any(type(one) is not int for one in roles):
        return True
    return bool(said.get("groups")) or security_manager.find_role(ADMINISTRATOR).id in roles


def _is_administrator(account: Any) -> bool:
    return ADMINISTRATOR in {role.name for role in account.roles}
