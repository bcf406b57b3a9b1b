"""The part of a sync that needs Superset running: import, prune, roles, accounts, in one process.

Importing Superset costs more CPU than all the rest, so nothing here is a command of its own.
Add here: another step of the same pass. Keep out: anything that can be decided without Superset (sync.py).
"""

import secrets
from typing import Any

import yaml
from superset.app import create_app

from dashboards.expand import Files
from warehouse.settings import Settings

IMPORTER = "importer"


def bring_in_line(here: Settings, files: Files, declared: dict[str, Any]) -> int:
    """Returns how many assets were removed because no source holds them any more."""
    with create_app().app_context():
        _import(files)
        removed = _prune(files)
        from dashboards.accounts import sync_accounts
        from dashboards.roles import sync_readers, sync_roles

        sync_roles(declared)
        sync_readers(declared)
        sync_accounts(here, declared)
    return removed


def _import(files: Files) -> None:
    from superset.commands.importers.v1.assets import ImportAssetsCommand
    from superset.utils.core import override_user

    contents = {name: yaml.safe_dump(content, allow_unicode=True) for name, content in files.items()}
    with override_user(_importer()):
        ImportAssetsCommand(contents).run()


def _importer() -> Any:
    """An administrator who cannot log in: its password is known to nobody and the account is not active."""
    from superset import security_manager

    account = security_manager.find_user(username=IMPORTER)
    if account is None:
        role, email = security_manager.find_role("Admin"), f"{IMPORTER}@crossings.invalid"
        account = security_manager.add_user(IMPORTER, "Crossings", "", email, role, secrets.token_urlsafe(48))
        account.active = False
    return account


def _prune(files: Files) -> int:
    """Superset's import never deletes: what is marked as ours and no longer declared goes, dashboards first."""
    from superset import db
    from superset.connectors.sqla.models import SqlaTable
    from superset.models.core import Database
    from superset.models.dashboard import Dashboard
    from superset.models.slice import Slice

    declared = {content["uuid"] for content in files.values() if "uuid" in content}
    gone = [
        asset
        for kind in (Dashboard, Slice, SqlaTable, Database)
        for asset in db.session.query(kind).filter_by(is_managed_externally=True)
        if str(asset.uuid) not in declared
    ]
    for asset in gone:
        db.session.delete(asset)
    db.session.commit()
    return len(gone)
