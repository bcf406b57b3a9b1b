"""Roles as allow-lists: what roles.yaml does not name, a role may not do.

Superset's own Gamma is far too wide (it may write dashboards), so no role of ours is derived from it.
Add here: how a declared role becomes Superset's. Keep out: which permissions (assets/roles.yaml).
"""

from typing import Any

from superset import db, security_manager
from superset.models.core import Database
from superset.models.dashboard import Dashboard

from dashboards.sources import ids
from dashboards.sources.plan import (
    placed,
    readers,
    seats,
)
from warehouse.errors import ConfigError


def sync_roles(declared: dict[str, Any]) -> None:
    """Each role gets exactly what is declared, in each of its languages. A role that is not declared any more goes.

    The shipped roles lose everything but the administrator's.
    """
    known = _known_actions()
    _refuse_unknown(declared, known)
    wanted = seats(declared)
    for seat in wanted:
        actions = dict.fromkeys([*declared["reading"], *declared["roles"][seat.role].get("more", [])])
        held = security_manager.add_role(seat.name) or security_manager.find_role(seat.name)
        held.permissions = [known[text] for text in actions] + ([_audience(seat.audience)] if seat.audience else [])
    for role in db.session.query(security_manager.role_model).all():
        if role.name in declared["emptied"]:
            role.permissions = []
        elif role.name not in {"Admin", *(seat.name for seat in wanted)}:
            left = list(role.user)
            role.user, role.permissions = [], []
            db.session.delete(role)
            _close_without_role(left)
    db.session.commit()


def _close_without_role(accounts: list[Any]) -> None:
    """Whoever sat for a country that left the network: closed, until somebody gives a role and opens it again."""
    for account in accounts:
        account.active = bool(account.active and account.roles)


def sync_readers(declared: dict[str, Any]) -> None:
    """Which roles see a dashboard: those alone whose audience and language it is in."""
    wanted = seats(declared)
    for one in placed(wanted):
        uuid = ids.dashboard_uuid(one.dashboard, one.audience, one.language)
        board = db.session.query(Dashboard).filter_by(uuid=uuid).one_or_none()
        if board is not None:
            board.roles = [security_manager.find_role(name) for name in readers(wanted, one)]
    db.session.commit()


def _known_actions() -> dict[str, Any]:
    every = db.session.query(security_manager.permissionview_model)
    return {f"{one.permission.name} on {one.view_menu.name}": one for one in every if one.permission and one.view_menu}


def _refuse_unknown(declared: dict[str, Any], known: dict[str, Any]) -> None:
    asked = [*declared["reading"], *(text for role in declared["roles"].values() for text in role.get("more", []))]
    if unknown := sorted(set(asked) - known.keys()):
        raise ConfigError(f"roles.yaml names what this Superset does not have: {'; '.join(unknown)}.")


def _audience(audience: str) -> Any:
    """The whole published file of an audience: nothing unprotected is in it."""
    database = db.session.query(Database).filter_by(uuid=ids.database_uuid(audience)).one()
    name = security_manager.get_database_perm(database.id, database.database_name)
    return security_manager.add_permission_view_menu("database_access", name)
