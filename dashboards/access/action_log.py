"""Superset's log of actions, which a steward reads, without anything secret that a request carried.

Superset writes whole bodies of requests into it: with them went the new password of whoever changed one. What is done
in SQL Lab stands there as done, by nobody: a steward sees that questions were asked, not by whom, nor which.
Add here: another word that names a secret. Keep out: which actions are logged (Superset), who reads them (roles.yaml).
"""

import json
from typing import Any
from urllib.parse import urlsplit

from flask import g, has_request_context, request
from superset.utils.log import DBEventLogger

from dashboards.reading.asked import SomebodyOfSeat

# Parts of the names of what is secret, wherever it stands.
SECRET = ("passw", "pwd", "secret", "token", "credential", "encrypted", "authorization", "cookie", "sqlalchemy_uri")
# Doors that take a password: of what comes in there only these are logged, whatever a field is called.
DOORS = ("/api/v1/me", "/api/v1/security", "/login", "/resetmypassword", "/resetpassword", "/users", "/register")
AT_DOORS = frozenset({"path", "url_rule", "object_ref", "rison", "pk", "dashboard_id", "slice_id"})
LEFT_OUT = "left out"
# Whatever is sent there, or from a page there, is part of asking.
SQL_LAB = ("/sqllab", "/superset/sqllab", "/api/v1/sqllab", "/api/v1/query", "/api/v1/saved_query", "/tabstateview",
           "/tableschemaview", "/savedqueryview")  # fmt: skip


class ActionLog(DBEventLogger):  # type: ignore[misc,unused-ignore]
    """Superset's EVENT_LOGGER."""

    def log_with_context(self, *said: Any, **named: Any) -> None:
        """What is asked before somebody comes is nobody's action."""
        if not isinstance(g.get("user"), SomebodyOfSeat):
            super().log_with_context(*said, **named)

    def log(self, user_id: Any, action: Any, dashboard_id: Any, duration_ms: Any, slice_id: Any, referrer: Any,
            *more: Any, **named: Any) -> None:  # fmt: skip
        for name in ("records", "curated_payload", "curated_form_data"):
            if named.get(name):
                named[name] = without_secrets(named[name], is_at_door=_is_at_door())
        if _is_in_sql_lab(action, referrer, named.get("records") or ()):
            named |= {"records": [{"page": "SQL Lab"}], "curated_payload": None, "curated_form_data": None}
            super().log(None, action, None, duration_ms, None, None, **named)
            return
        page = referrer.partition("?")[0] if referrer else referrer  # a form sent by GET has its fields in the address
        super().log(user_id, action, dashboard_id, duration_ms, slice_id, page, *more, **named)


def _is_in_sql_lab(action: Any, referrer: Any, records: Any) -> bool:
    """Superset runs a question in a request of its own, which has no address; its front end says where it stands."""
    addresses = [request.path if has_request_context() else "", urlsplit(str(referrer or "")).path]
    return (
        any(address.startswith(SQL_LAB) or "/validate_sql" in address for address in addresses)
        or str(action).lower().startswith(("execute_sql", "sqllab", "sql_lab"))
        or any(record.get("source") == "sqlLab" or "sql" in record for record in records if isinstance(record, dict))
        or any(str(record.get("object_ref", "")).startswith("superset.sql") for record in records)
    )


def without_secrets(said: Any, *, is_at_door: bool = False) -> Any:
    """The same, with secrets left out at any depth, also within text that is itself JSON."""
    if isinstance(said, dict):
        return {
            name: LEFT_OUT if _is_secret(name) or (is_at_door and name not in AT_DOORS) else without_secrets(value)
            for name, value in said.items()
        }
    if isinstance(said, list | tuple):
        return [without_secrets(one, is_at_door=is_at_door) for one in said]
    if isinstance(said, str) and said.lstrip()[:1] in ("{", "["):
        try:
            inner = json.loads(said)
        except (ValueError, RecursionError):
            return LEFT_OUT if _is_secret(said) else said
        return json.dumps(without_secrets(inner))
    return said


def _is_secret(name: Any) -> bool:
    return any(part in str(name).lower() for part in SECRET)


def _is_at_door() -> bool:
    return has_request_context() and request.path.startswith(DOORS)
