"""Where DuckDB writes what does not fit into memory: encrypted, and a folder for each connection.

    working/spill-<process>-<random>/    DuckDB makes it when it needs it, and removes it with the connection

The names of its files are the same in every process: two that shared a folder would read each other's. What a killed
process left is of no use to anybody, and can be as large as the database; the next writer removes it.

Add here: nothing. Keep out: what is written there, and its encryption (database.py).
"""

import os
import secrets
import shutil
from pathlib import Path

from warehouse.settings import Settings

_NAME = "spill-"


def of_a_connection(settings: Settings) -> Path:
    """A folder that nobody else has, in none but the working folder: DuckDB makes no parents."""
    return settings.working / f"{_NAME}{os.getpid()}-{secrets.token_hex(4)}"


def folders(settings: Settings) -> list[Path]:
    """Of all processes, ended ones too."""
    return sorted(settings.working.glob("spill*"))


def sweep(settings: Settings) -> None:
    """Remove what processes left that run no more."""
    for folder in folders(settings):
        process = folder.name.removeprefix(_NAME).partition("-")[0]
        if not (process.isdigit() and _runs(int(process))):
            shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's
    return True
