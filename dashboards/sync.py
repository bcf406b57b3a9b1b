"""Bring Superset in line with assets/, in one process: `python -m dashboards.sync`.

Import, prune what the sources no longer hold, roles, first accounts. Running it again changes nothing.
Add here: another thing that must match the code. Keep out: expansion of the sources (expand/), migrations (setup.py).
"""

import sys
from typing import Any

import duckdb
import yaml
from flask import g

from dashboards import catalogue, state
from dashboards.expand import Files, expand
from dashboards.published import LOCKED, current_release, warehouse_file
from warehouse.errors import CrossingsError
from warehouse.settings import Settings, settings


def main() -> int:
    try:
        print(f"dashboards: {sync(settings())}")
    except CrossingsError as problem:
        print(problem, file=sys.stderr)
        return problem.exit_code
    return 0


def sync(here: Settings) -> str:
    sources = catalogue.load()
    declared = yaml.safe_load((catalogue.ASSETS / "roles.yaml").read_text(encoding="utf-8"))
    files = expand(sources, notice_of_release())
    from superset.app import create_app

    app = create_app()
    with app.app_context():
        _import(files)
        pruned = _prune(files)
        from dashboards.accounts import sync_accounts
        from dashboards.roles import sync_roles

        sync_roles(declared)
        sync_accounts(here, declared["users"])
    _forget_answers(here)
    return f"{len(sources.dashboards)} dashboards, {len(files) - 1} assets in place, {pruned} removed"


def notice_of_release() -> str | None:
    """What the release itself says of its data; None when it is real."""
    file = warehouse_file(current_release(), "regional")
    with duckdb.connect(str(file), read_only=True, config=dict(LOCKED)) as con:
        row = con.execute("select invented, notice from published.pub_release").fetchone()
    return str(row[1]) if row and row[0] else None


def _import(files: Files) -> None:
    from superset import security_manager
    from superset.commands.importers.v1.assets import ImportAssetsCommand
    from superset.utils.core import override_user

    contents = {name: yaml.safe_dump(content, allow_unicode=True) for name, content in files.items()}
    with override_user(_importer(security_manager)):
        ImportAssetsCommand(contents).run()
    g.pop("user", None)


def _importer(security_manager: Any) -> Any:
    """Assets belong to nobody: the importer is an administrator who cannot log in."""
    account = security_manager.find_user(username="importer")
    if account is None:
        import secrets

        account = security_manager.add_user(
            "importer", "Crossings", "", "importer@crossings.invalid",
            security_manager.find_role("Admin"), secrets.token_urlsafe(48),
        )
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


def _forget_answers(here: Settings) -> None:
    """Cached answers of an earlier release could not be served any more; a withdrawn number must not lie around."""
    for file in state.cache_dir(here).glob("*"):
        file.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
