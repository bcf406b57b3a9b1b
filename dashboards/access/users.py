"""Accounts, roles and audiences are given on the server, by command; in the browser accounts can be seen and closed.

Whoever may make accounts in a browser, may make one for herself, set the password of another, or rename one, and has
an audience that nobody gave her. So nobody does, not an administrator either: an account, a role, a new password of
somebody else and opening a closed account are commands (`crossings dashboards account`), and the log says which account
of the computer gave them. A steward closes accounts and removes them, but for administrators and herself.
Add here: another way to more rights than one has. Keep out: which role may look at accounts (roles.yaml).
"""

from typing import Any

from flask import Flask, Response, g, request

ADMINISTRATOR = "Admin"
READS = ("GET", "HEAD", "OPTIONS")
ACCOUNTS = ("/api/v1/security/users/", "/api/v1/security/users/<pk>")
OPEN = ("/api/v1/security/login", "/api/v1/security/refresh")
SECURITY = "/api/v1/security/"
# Forms of an older day, which Superset still answers, some of them by GET: closed for everybody, whatever the method.
FORMS = ("/users/", "/roles/", "/groups/", "/resetpassword/", "/userinfoeditview/", "/register/", "/registrations/")
LISTS = ("/users/", "/roles/")
# A role given to a dashboard reads all that is behind it.
DASHBOARDS = "/api/v1/dashboard/"
_REFUSED = "Accounts, roles and passwords of others are given on the server: crossings dashboards account --help."


def protect(app: Flask) -> None:
    """Part of Superset's FLASK_APP_MUTATOR."""
    app.before_request(_refuse)


def _refuse() -> Response | None:
    """By the rule that will answer, not by the address as it was written."""
    rule = request.url_rule.rule if request.url_rule else ""
    if rule.startswith(FORMS):
        return None if rule in LISTS and request.method in READS else _no()
    if request.method in READS or not rule.startswith((SECURITY, DASHBOARDS)) or rule in OPEN:
        return None
    if rule.startswith(DASHBOARDS):
        body = request.get_json(silent=True)
        return _no() if isinstance(body, dict) and "roles" in body else None
    return None if rule in ACCOUNTS and _is_closing() else _no()


def _is_closing() -> bool:
    """Removing an account, or closing it with everything else as it was.

    Superset takes 1.0 and "+1" for the number 1, and SQLite " 1" for a key: only plain numbers are looked at further.
    Who comes with a token is known only later, within Superset's own view: accounts are closed in a browser.
    """
    from superset import security_manager

    mine = {role.name for role in getattr(getattr(g, "user", None), "roles", ())}
    number = (request.view_args or {}).get("pk", "")
    if not mine or "Authorization" in request.headers or not (number.isascii() and number.isdigit()):
        return False
    account = security_manager.get_user_by_id(int(number))
    if account is None or account.id == g.user.id or (_is_administrator(account) and ADMINISTRATOR not in mine):
        return False
    return request.method == "DELETE" or (
        request.method == "PUT" and _only_closes(account, request.get_json(silent=True))
    )


def _only_closes(account: Any, body: Any) -> bool:
    if not isinstance(body, dict) or body.get("active") is not False:
        return False
    as_it_was = {
        "username": account.username,
        "first_name": account.first_name,
        "last_name": account.last_name,
        "email": account.email,
        "roles": sorted(role.id for role in account.roles),
        "groups": sorted(group.id for group in account.groups),
        "active": False,
    }
    return all(name in as_it_was and _plain(value) == as_it_was[name] for name, value in body.items())


def _plain(value: Any) -> Any:
    """A list of numbers in any order; 1.0 and true are no numbers of roles."""
    return sorted(value) if isinstance(value, list) and all(type(one) is int for one in value) else value


def _is_administrator(account: Any) -> bool:
    return ADMINISTRATOR in {role.name for role in account.roles}


def _no() -> Response:
    return Response(_REFUSED, 403)
