"""Superset's static files and its metadata store, migrated and initialised: `python -m dashboards.setup`.

The three hundred migrations take half a minute. They are run once per lock file into a template beside the
environment; a new CROSSINGS_HOME gets a copy. An existing store is migrated in place when the lock has changed.
Add here: a step between installing Superset and importing assets. Keep out: assets, roles and users (sync.py).
"""

import os
import shutil
import sqlite3
from pathlib import Path

from dashboards import state, static_files
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
    file, stamp, wanted = state.metadata_file(here), state.stamp_file(here), state.lock_hash()
    here.superset.mkdir(parents=True, exist_ok=True, mode=0o700)
    if file.exists() and stamp.exists() and stamp.read_text() == wanted:
        return "is current"
    state.sync_stamp(here).unlink(missing_ok=True)
    if file.exists():
        _migrate(file)
        outcome = "migrated"
    else:
        _copy(_template(here, wanted), file)
        outcome = "created"
    stamp.write_text(wanted)
    return outcome


def _template(here: Settings, wanted: str) -> Path:
    """Migrated, without users, secrets or assets: nothing in it is worth stealing."""
    template = state.beside_environment(here) / f"metadata-{wanted}.db"
    if not template.exists():
        beside = template.with_suffix(f".{os.getpid()}.new")
        _migrate(beside)
        beside.replace(template)
    return template


def _migrate(file: Path) -> None:
    """One process for both steps: importing Superset costs more than half of either."""
    os.environ["CROSSINGS_SUPERSET_METADATA_URI"] = f"sqlite:///{file}?check_same_thread=false"
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


def _copy(template: Path, file: Path) -> None:
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
