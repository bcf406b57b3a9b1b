"""The environment of a server: read from its file, and with stores named in it where they are not yet.

Add here: another value that an installation makes by itself. Keep out: what the file says otherwise (templates/).
"""

import os
import secrets
from dataclasses import replace
from pathlib import Path
from typing import Any

from dagster_project.production.place import HOME, KEYS, POSTGRES_PORT, REDIS_PORT
from warehouse.settings import Settings, settings


def read(file: Path) -> None:
    """What the file says comes before what the shell says: it is what the processes are told."""
    if file.exists():
        lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
        os.environ |= dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def completed(*, is_for_debian: bool) -> Settings:
    """Passwords of letters and digits alone: they stand in addresses, in SQL and in a shell's file."""
    here, host = settings(), "127.0.0.1"
    if is_for_debian and "CROSSINGS_HOME" not in os.environ:
        here = replace(here, home=HOME, keys_file=KEYS / "keys.json")
    stores: dict[str, Any] = {
        "superset_metadata_uri": f"postgresql://crossings_superset:{_password()}@{host}:{POSTGRES_PORT}/crossings_superset",
        "dagster_metadata_uri": f"postgresql://crossings_dagster:{_password()}@{host}:{POSTGRES_PORT}/crossings_dagster",
        "superset_redis_uri": f"redis://:{_password()}@{host}:{REDIS_PORT}/0",
    }
    return replace(here, **{name: made for name, made in stores.items() if not getattr(here, name)})


def _password() -> str:
    return secrets.token_hex(20)
