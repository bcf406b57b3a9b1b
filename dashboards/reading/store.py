"""Superset's own store while it is a SQLite file: how its connections write.

Add here: another setting of those connections.
Keep out: making and migrating the file (dashboards/setup.py), its place (dashboards/state.py).
"""

import sqlite3

from sqlalchemy import event
from sqlalchemy.engine import Engine


def settle() -> None:
    """Part of Superset's FLASK_APP_MUTATOR, before the first connection."""
    event.listen(Engine, "connect", _write_lightly)


def _write_lightly(connection: object, _record: object) -> None:
    """Superset logs every request and waits for the disk each time. With write-ahead logging (dashboards/setup.py) the
    store stays whole without that wait; a machine that loses power may lose its last entries of the log."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("pragma synchronous = normal")
