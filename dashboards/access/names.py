"""Names of accounts are for who keeps accounts: to everybody else Superset's answers come without them.

Superset tells with each dashboard, chart and dataset who owns, made and changed it, offers every account as a possible
owner, and each of its programs' doors does so in its own words. Here all of them pass, whatever they are called.
Add here: another word under which Superset tells of accounts. Keep out: who may list accounts (roles.yaml).
"""

from typing import Any

from flask import Flask, Response, g, json, request

KEEPERS = ("Admin", "steward")
WORDS = frozenset(
    {
        "owners", "owner", "created_by", "changed_by", "last_saved_by", "published_by", "creator", "user", "users",
        "created_by_name", "changed_by_name", "created_by_fk", "changed_by_fk", "last_saved_by_fk", "owner_name",
        "tracked_by", "executed_by", "modified_by", "saved_by", "editors", "viewers", "author",
    }
)  # fmt: skip
# Lists of accounts to choose from.
_CHOICES = frozenset({"owners", "created_by", "changed_by", "user", "users", "last_saved_by"})
# Rows of data, which hold no account, and are long.
_DATA = (
    "/api/v1/chart/data",
    "/api/v1/sqllab/execute",
    "/api/v1/sqllab/results",
    "/api/v1/me",
    "/superset/explore_json",
)


def hide(app: Flask) -> None:
    """Part of Superset's FLASK_APP_MUTATOR."""
    app.after_request(_without_names)


def _without_names(answer: Response) -> Response:
    if answer.mimetype != "application/json" or request.path.startswith(_DATA) or is_keeper():
        return answer
    said = answer.get_json(silent=True)
    if said is None:
        return answer
    if (request.view_args or {}).get("column_name") in _CHOICES:
        said = {"count": 0, "result": []}
    answer.set_data(json.dumps(without_names(said)))
    return answer


def is_keeper() -> bool:
    return any(role.name in KEEPERS for role in getattr(getattr(g, "user", None), "roles", ()))


def without_names(said: Any) -> Any:
    """The same, with an empty value of the same kind under each of those words.

    A person keeps the words for her names, empty: Superset writes what is missing as "undefined".
    """
    if isinstance(said, dict):
        return {key: _empty(value) if key in WORDS else without_names(value) for key, value in said.items()}
    return [without_names(one) for one in said] if isinstance(said, list) else said


def _empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _empty(each) for key, each in value.items()}
    return [] if isinstance(value, list) else "" if isinstance(value, str) else None
