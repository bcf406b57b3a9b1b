"""The part of a sync that needs Superset running: import, prune, roles, accounts, in one process.

Importing Superset costs more CPU than all the rest, so nothing here is a command of its own.
Add here: another step of the same pass. Keep out: anything that can be decided without Superset (sync.py).
"""

import secrets
from typing import Any

import yaml
from superset.app import create_app

from dashboards import state
from dashboards.expand import Files
from warehouse.settings import Settings

IMPORTER = "importer"


def bring_in_line(here: Settings, files: Files, declared: dict[str, Any]) -> int:
    """Returns how many assets were removed because no source holds them any more."""
    with create_app().app_context():
        _import(files, is_open=here.superset_editable)
        removed = _prune(here, files)
        from dashboards.accounts import sync_accounts
        from dashboards.roles import sync_readers, sync_roles

        sync_roles(declared)
        sync_readers(declared)
        sync_accounts(here, declared)
    return removed


def _import(files: Files, *, is_open: bool) -> None:
    from superset.commands.importers.v1.assets import ImportAssetsCommand
    from superset.utils.core import override_user

    contents = {
        name: yaml.safe_dump(_marked(content, is_open=is_open), allow_unicode=True) for name, content in files.items()
    }
    with override_user(_importer()):
        ImportAssetsCommand(contents).run()


def _marked(content: dict[str, Any], *, is_open: bool) -> dict[str, Any]:
    """Superset's editor is closed for what is managed by code, unless somebody opens it to draw (pull.py)."""
    return {**content, "is_managed_externally": False} if is_open and "is_managed_externally" in content else content


def _importer() -> Any:
    """An administrator who cannot log in: its password is known to nobody and the account is not active."""
    from superset import security_manager

    account = security_manager.find_user(username=IMPORTER)
    if account is None:
        role, email = security_manager.find_role("Admin"), f"{IMPORTER}@crossings.invalid"
        account = security_manager.add_user(IMPORTER, "Crossings", "", email, role, secrets.token_urlsafe(48))
        account.active = False
    return account


def _prune(here: Settings, files: Files) -> int:
    """Superset's import never deletes: what is ours and no longer declared goes, dashboards first.

    Ours is what is marked so, and what an earlier sync brought in: in a Superset that is open to editing nothing is
    marked.
    """
    from superset import db
    from superset.connectors.sqla.models import SqlaTable
    from superset.models.core import Database
    from superset.models.dashboard import Dashboard
    from superset.models.slice import Slice

    declared = {content["uuid"] for content in files.values() if "uuid" in content}
    list_of_ours = state.brought_in_file(here)
    before = set(list_of_ours.read_text().split()) if list_of_ours.exists() else set()
    gone = [
        asset
        for kind in (Dashboard, Slice, SqlaTable, Database)
        for asset in db.session.query(kind)
        if str(asset.uuid) not in declared and (asset.is_managed_externally or str(asset.uuid) in before)
    ]
    for asset in gone:
        db.session.delete(asset)
    db.session.commit()
    list_of_ours.write_text("\n".join(sorted(declared)))
    return len(gone)
