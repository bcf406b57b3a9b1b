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
    if ADMINISTRATOR in mine or not mine:
        return None  # an administrator may, and whom Superset does not know it refuses itself
    return Response(_REFUSED, 403) if _is_too_much(request.get_json(silent=True) or {}) else None


def _is_too_much(body: dict[str, Any]) -> bool:
    """Rights through groups, an administrator's role, or a change of an administrator or of oneself."""
    from superset import security_manager

    number = request.path.removeprefix(DOOR).strip("/")
    changed = security_manager.get_user_by_id(int(number)) if number.isdigit() else None
    if changed is not None and (changed.id == g.user.id or _is_administrator(changed)):
        return True
    administrator = security_manager.find_role(ADMINISTRATOR)
    return bool(body.get("groups")) or administrator.id in [
        int(one) for one in body.get("roles") or [] if str(one).isdigit()
    ]


def _is_administrator(account: Any) -> bool:
    return ADMINISTRATOR in {role.name for role in account.roles}
