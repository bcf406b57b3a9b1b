"""PostgreSQL beside DuckDB: the questions of by_hand.py on the contacts of a size that `make scale` has made.

    python tests/scale/beside_postgres.py 10000000      SCALE_HOME as for scale.py; `--tell` of it takes the figures

PostgreSQL gets 2 GB of shared buffers, 1 GB for each sort and two workers for a question, no disk is waited for, and
its tables are not logged. The rows are invented: they lie in clear while they are handed over. Both must give the same
answers. CPU seconds are those of its server and all of its workers.

Add here: what is compared at a size.
Keep out: the questions (tests/bench/by_hand.py) and how they are said there (by_hand_postgres.py).
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.extend(str(ROOT / folder) for folder in (".", "tests/bench", "tests/homes", "tests/servers"))

import by_hand  # noqa: E402
import psycopg2  # noqa: E402
from by_hand_postgres import in_postgres  # noqa: E402
from postgres_server import Postgres, postgres  # noqa: E402
from scale_phases import BESIDE, Place  # noqa: E402
from scale_room import GB  # noqa: E402

from warehouse import database, vault  # noqa: E402

SETTINGS = (
    "shared_buffers=2GB",
    "max_parallel_workers=2",
    "max_wal_size=8GB",
    "wal_level=minimal",
    "max_wal_senders=0",
)
SESSION = "set work_mem = '1GB'; set max_parallel_workers_per_gather = 2; set timezone = 'UTC'; set jit = off"
TABLES = {
    "raw.contact_token": "delivery_id, row_no, scope, birth_year_band, token, m1, m2, m3, m4",
    "raw.contact": "delivery_id, row_no, partner_code, contact_date, country, region, city, settings, gender, age_low, "
    "origin_country, migrant_kind, svc_information, svc_counselling, svc_condoms, svc_lubricant, svc_hiv_test_offered",
    "seeds.setting": "setting, setting_group",
}
TYPES = {"VARCHAR": "text", "BIGINT": "bigint", "INTEGER": "integer", "SMALLINT": "smallint", "DATE": "date"}
TYPES |= {"BOOLEAN": "boolean"}
Answer = tuple[int, int]  # rows, and the sum of what they count


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("contacts", type=int)
    place = Place(Path(os.environ.get("SCALE_HOME") or ROOT / "build" / "scale"), asked.parse_args().contacts)
    statements = list(by_hand.statements(ROOT / "dbt" / "seeds"))
    with postgres(*SETTINGS) as server:
        loaded = _measured(lambda: _load(place, server), server)
        told: list[Answer] = []
        spent = _measured(lambda: told.extend(_ask_postgres(server, map(in_postgres, statements))), server)
        size = sum(path.stat().st_size for path in (server.folder / "data").rglob("*") if path.is_file())
    began, seconds = time.monotonic(), _cpu(resource.RUSAGE_SELF)
    ours = list(_ask_duckdb(place, statements))
    here = {"cpu_seconds": _cpu(resource.RUSAGE_SELF) - seconds, "wall_seconds": time.monotonic() - began}
    others = [at for at, (one, other) in enumerate(zip(told, ours, strict=True)) if one != other]
    place.note(
        BESIDE,
        {
            "questions": len(ours),
            "answered_otherwise": len(others),
            "postgres_load": loaded,
            "postgres": spent,
            "postgres_gb": round(size / GB, 2),
            "duckdb": {name: round(figure, 1) for name, figure in here.items()},
            "at": f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
        },
    )
    print(place.noted(BESIDE))
    for at in others:
        print(f"Another answer: {told[at]} and {ours[at]}: {statements[at]}")
    return 1 if others else 0


def _measured(work: Callable[[], object], server: Postgres) -> dict[str, float]:
    """CPU seconds of the server and its workers, which are known when it has stopped. It is started once more."""
    before, began = _cpu(resource.RUSAGE_CHILDREN), time.monotonic()
    work()
    seconds = time.monotonic() - began
    server.restart()
    return {
        "cpu_seconds": round(_cpu(resource.RUSAGE_CHILDREN) - before, 1),
        "wall_seconds": round(seconds, 1),
    }


def _cpu(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _load(place: Place, server: Postgres) -> None:
    """The columns that are asked for, of the raw tables and of one seed."""
    here = place.settings
    with (
        database.reader(here, vault.load(here)) as ours,
        psycopg2.connect(server.address("beside")) as theirs,
        theirs.cursor() as cursor,
        tempfile.TemporaryDirectory(prefix="crossings-beside-") as folder,
    ):
        for table, columns in TABLES.items():
            kinds = ours.execute(f"describe select {columns} from {table}").fetchall()
            declared = ", ".join(f"{name} {TYPES[kind]}" for name, kind, *_ in kinds)
            cursor.execute(f"create schema if not exists {table.split('.')[0]}")
            cursor.execute(f"create unlogged table {table} ({declared})")
            rows = Path(folder, "rows.csv")
            ours.execute(f"copy (select {columns} from {table}) to '{rows}' (header false)")
            with rows.open(encoding="utf-8") as file:
                cursor.copy_expert(f"copy {table} from stdin (format csv)", file)
        cursor.execute("analyze")


def _ask_postgres(server: Postgres, statements: Iterator[str]) -> Iterator[Answer]:
    with psycopg2.connect(server.address("beside")) as con, con.cursor() as cursor:
        cursor.execute(SESSION)
        for statement in statements:
            cursor.execute(statement)
            is_table = cursor.description is None
            yield (0, 0) if is_table else _answer(cursor.fetchall())
            if is_table:
                cursor.execute(f"analyze {statement.split()[3]}")


def _ask_duckdb(place: Place, statements: list[str]) -> Iterator[Answer]:
    here = place.settings
    with database.reader(here, vault.load(here)) as con:
        con.execute("set threads = 2; set enable_progress_bar = false")
        for statement in statements:
            rows = con.execute(statement).fetchall()
            yield (0, 0) if statement.split()[0] == "create" else _answer(rows)


def _answer(rows: list[tuple[Any, ...]]) -> Answer:
    """How many rows, and a sum in which each count weighs by the period and place it stands at."""
    return len(rows), sum(int(count) * _weight(values) for *values, count in rows)


def _weight(values: list[Any]) -> int:
    words = (value.strftime("%Y-%m-%d") if isinstance(value, date) else str(value) for value in values)
    return sum(map(ord, "|".join(words)))


if __name__ == "__main__":
    sys.exit(main())
