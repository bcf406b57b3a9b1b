"""The page of what more contacts cost on one machine, from the figures of the sizes that were run.

Add here: what else a phase says and a reader wants to know.
Keep out: how it is run (tests/scale), and figures that nobody measured.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from page import page, table

RESULT = Path(__file__).resolve().parents[1] / "tests" / "scale" / "result.json"
WANTED = 1.05
PHASES = {
    "rows": "rows made, as Parquet",
    "load": "35 months into the raw tables",
    "whole": "whole build, all models",
    "month": "one new month",
    "restated": "an old month restated",
    "release": "release, its files, disclosure test",
}
_WHAT = """\
An invented network of any size (`tests/bench/network_rows.py`: 33 partners in eleven cities, 36 months,
with as many persons for a hundred contacts as the first column says) is built, gets a new month, then an old month once
more with changes, and is released. DuckDB may take 8 GB of memory, and dbt builds one model at a time
(`CROSSINGS_DBT_THREADS=1`). No dashboards run beside it. What was measured in another way, or did not come to its end:
[Benchmarks](benchmarks.md#limits-of-one-machine)."""
_HOW = """\
```
make scale SIZES="1000000 10000000"
```

Each phase is a process of its own, and one that is done is not done again: what was stopped goes on with the same
command. `SCALE_HOME` names the folder; too little memory or disk is said before anything starts. With
`--without-copies` (`python tests/scale/scale.py SIZE --without-copies`) half the disk is enough, and what was stopped
cannot go on. At the end the figures are in `tests/scale/result.json`, and `make docs` writes this page anew."""


def scale() -> str:
    result = json.loads(RESULT.read_text(encoding="utf-8"))
    parts = [_WHAT, "## How to run it", _HOW]
    measured = [row for size in result["sizes"] for row in _rows(size)]
    parts += ["## What each phase costs", table(_HEADS, measured), "## How it grows"]
    grown = table(("persons for a hundred", "from", "to", *PHASES.values()), _exponents(result["exponents"]))
    parts += [_GROWTH, grown] if result["exponents"] else [_ONE_SIZE]
    if beside := [_beside(one) for one in result["beside"]]:
        parts += ["## Beside PostgreSQL", _POSTGRES, table(_BESIDE_HEADS, beside)]
    if on_spark := [_on_spark(one) for one in result["beside_spark"]]:
        parts += ["## On Apache Spark", _SPARK, table(_SPARK_HEADS, on_spark)]
    return page("More contacts on one machine", *parts)


_PERSONS = "persons_of_a_hundred_contacts"
_HEADS = (
    "contacts (persons for a hundred)",
    "phase",
    "CPU s",
    "seconds",
    "largest process, GB",
    "spill, GB",
    "database, GB",
    "measured",
)
_GROWTH = (
    f"With an exponent of 1 twice the contacts take twice the CPU seconds. Wanted: at most {WANTED} for what reads all "
    "contacts."
)
_POSTGRES = """\
`python tests/scale/beside_postgres.py CONTACTS` asks PostgreSQL the questions that DuckDB is asked by hand
(`tests/bench/by_hand.py`: who is one person, months, stays and moves, then each allowed grain), on the same contacts,
and compares the answers. PostgreSQL has 2 GB of shared buffers, 1 GB for each sort, two workers for a question and no
disk to wait for; DuckDB reads its encrypted database. Neither protects anything or goes on from a month before."""
_BESIDE_HEADS = (
    "contacts",
    "persons for a hundred",
    "questions",
    "answered otherwise",
    "PostgreSQL: loading, CPU s",
    "questions, CPU s (seconds)",
    "its contacts on disk, GB",
    "DuckDB: questions, CPU s (seconds)",
    "ratio of CPU s",
)
_SPARK = """\
`python tests/scale/beside_spark.py CONTACTS` builds the same models with a master and two workers on loopback, after a
whole build of DuckDB's, and compares every table with DuckDB's, each row as often as it occurs. Memory is of the driver
and of each worker. See [Past one machine](../how-to/past-one-machine.md)."""
_SPARK_HEADS = (
    "contacts",
    "persons for a hundred",
    "models",
    "the same",
    "memory",
    "CPU s",
    "seconds",
    "times begun",
    "all processes, GB",
    "read, GB",
    "tables, GB",
)
_ONE_SIZE = "Not measured yet: of no network two sizes were run."


def _rows(size: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """A row for each phase; the first also says which network it was, when and on what it was measured."""
    network = f"{size['contacts']:,} ({size[_PERSONS]})"
    measured = f"{size['measured_on']}: {size['machine']}"
    columns = ("cpu_seconds", "wall_seconds", "peak_memory_gb", "peak_spill_gb", "database_gb")
    for name, phase in size["phases"].items():
        figures = [str(phase[column]) for column in columns] if phase else ["no figure"] * len(columns)
        yield network, PHASES[name], *figures, measured
        network = measured = ""


def _beside(said: dict[str, Any]) -> tuple[str, ...]:
    theirs, ours = said["postgres"], said["duckdb"]
    return (
        f"{said['contacts']:,}",
        str(said[_PERSONS]),
        str(said["questions"]),
        str(said["answered_otherwise"]),
        str(said["postgres_load"]["cpu_seconds"]),
        f"{theirs['cpu_seconds']} ({theirs['wall_seconds']:.0f})",
        str(said["postgres_gb"]),
        f"{ours['cpu_seconds']} ({ours['wall_seconds']:.0f})",
        f"{theirs['cpu_seconds'] / ours['cpu_seconds']:.1f}",
    )


def _on_spark(said: dict[str, Any]) -> tuple[str, ...]:
    names = (
        _PERSONS,
        "models",
        "same",
        "memory",
        "cpu_seconds",
        "wall_seconds",
        "times_begun",
        "peak_memory_gb",
        "read_gb",
    )
    return (f"{said['contacts']:,}", *(str(said[name]) for name in (*names, "tables_gb")))


def _exponents(exponents: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """A row for each two sizes that are compared, a column for each phase."""
    compared: dict[tuple[str, ...], dict[str, str]] = {}
    for each in exponents:
        sizes = (str(each[_PERSONS]), f"{each['from']:,}", f"{each['to']:,}")
        compared.setdefault(sizes, {})[each["phase"]] = f"{each['exponent']:.2f}"
    return [(*sizes, *(phases.get(phase, "") for phase in PHASES)) for sizes, phases in compared.items()]
