"""Superset's static files and its metadata store, migrated and initialised: `python -m dashboards.setup`.

The three hundred migrations take half a minute. They are run once per lock file into a template beside the
environment; a new CROSSINGS_HOME gets a copy. An existing file is migrated beside its place when the lock has changed,
and a store in PostgreSQL in one transaction: whoever kills this loses nothing, and the next start finishes it.
Add here: a step between installing Superset and importing assets. Keep out: assets, roles and users (sync.py).
"""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from dashboards import state, static_files, store_server
from warehouse import hardening, log_lines
from warehouse.settings import Settings, settings


def main() -> None:
    hardening.begin()
    here = settings()
    log_lines.begin(here, "superset-setup")
    static_files.prepared(here)
    outcome = prepare(here)
    print(f"dashboards: metadata store {outcome}")


def prepare(here: Settings) -> str:
    """Says what it did: 'is current' takes milliseconds."""
    here.superset.mkdir(parents=True, exist_ok=True, mode=0o700)
    wanted = state.lock_hash()
    outcome = _in_server(here, wanted) if here.superset_metadata_uri else _in_file(here, wanted)
    stamp = state.stamp_file(here)
    if not stamp.exists() or stamp.read_text() != state.stamp(here):
        stamp.write_text(state.stamp(here))
    return outcome


def _in_server(here: Settings, wanted: str) -> str:
    """PostgreSQL runs all migrations in one transaction: one that is killed has done nothing, and the next goes on."""
    with store_server.alone(here) as stamps:
        if stamps.read(store_server.LIBRARIES) == wanted:
            return "is current"
        is_new = stamps.read(store_server.LIBRARIES) is None
        stamps.forget(store_server.LIBRARIES, store_server.ASSETS)
        state.sync_stamp(here).unlink(missing_ok=True)
        _migrate()
        stamps.write(store_server.LIBRARIES, wanted)
    return "created" if is_new else "migrated"


def _in_file(here: Settings, wanted: str) -> str:
    file, stamp = state.metadata_file(here), state.stamp_file(here)
    if file.exists() and stamp.exists() and stamp.read_text() == wanted:
        return "is current"
    state.sync_stamp(here).unlink(missing_ok=True)
    is_new = not file.exists()
    source = _template(here, wanted) if is_new else _migrated_beside(file)
    _put(source, file)
    if not is_new:
        source.unlink()
    return "created" if is_new else "migrated"


def _migrated_beside(file: Path) -> Path:
    """A copy with what still waits in the log beside the file, migrated. Killed at any moment, the store is as it was.

    Nobody serves from it meanwhile: `up` has stopped Superset, whose last words would stay in the old file.
    """
    beside = file.with_suffix(".migrating")
    for old in (beside, *file.parent.glob(f"{beside.name}-*")):
        old.unlink(missing_ok=True)
    os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(file)) as store, closing(sqlite3.connect(beside)) as copy:
        store.backup(copy)
        # What waits there would be read into the new file, which it does not belong to.
        store.execute("pragma journal_mode = delete")
    _migrate(beside)
    return beside


def _template(here: Settings, wanted: str) -> Path:
    """Migrated, without users, secrets or assets: nothing in it is worth stealing."""
    template = state.beside_environment(here) / f"metadata-{wanted}.db"
    if not template.exists():
        beside = template.with_suffix(f".{os.getpid()}.new")
        _migrate(beside)
        beside.replace(template)
    return template


def _migrate(beside: Path | None = None) -> None:
    """The store in use, or the file that is named. One process for both steps: importing Superset costs more than half
    of either."""
    if beside is not None:
        os.environ[state.STORE_BESIDE] = str(beside)
    from flask_migrate import upgrade
    from superset.app import create_app

    app = create_app()
    with app.app_context():
        from superset import appbuilder, db, security_manager

        upgrade(directory=str(Path(app.root_path) / "migrations"))
        appbuilder.add_permissions(update_perms=True)
        security_manager.sync_role_definitions()
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


def _put(template: Path, file: Path) -> None:
    """Write-ahead logging: two workers write their logs while others read."""
    beside = file.with_suffix(".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.close(descriptor)
    shutil.copyfile(template, beside)
    connection = sqlite3.connect(beside)
    connection.execute("pragma journal_mode = wal")
    connection.close()
    beside.replace(file)


if __name__ == "__main__":
    main()
