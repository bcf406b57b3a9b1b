"""Pages of what was measured: sizes, three years, faults, one server, DuckDB 2; each from the note of its last run.

Add here: what else a note says and a reader wants to know. A new fault or measurement is drawn as it comes.
Keep out: how it is measured (tests/scale, tests/soak, tests/faults, tests/ops, tests/duckdb2), and figures that nobody
measured.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from page import page, table

TESTS = Path(__file__).resolve().parents[1] / "tests"


def _note(path: str) -> dict[str, Any]:
    note: dict[str, Any] = json.loads((TESTS / path).read_text(encoding="utf-8"))
    return note


_OPERATIONS = (
    "Figures of tests that use real servers: PostgreSQL, Redis and nginx of Debian's packages. "
    "`RESULTS=write make test-ops` measures them again. Seconds hang on the machine; what was lost, missed or answered "
    "wrongly must not."
)


def operations() -> str:
    results = [_note(f"ops/results/{path.name}") for path in sorted((TESTS / "ops" / "results").glob("*.json"))]
    parts = [_OPERATIONS]
    for result in sorted(results, key=lambda each: (each["place"], each["title"])):
        about = f"{result['what']} Measured on {result['measured_on']}: {result['machine']}."
        parts += [f"## {result['title']}", about, table(tuple(result["heads"]), [tuple(row) for row in result["rows"]])]
    return page("One server in use, measured", *parts)


_FAULTS = "Faults, and what became of them"
_FAULT = (
    "Each fault is a repeatable test: `make test-faults` tries all of them, at points drawn by lot from a seed. After "
    "it the same work is done once more, and what it leaves is compared with what an unbroken run leaves: rows of the "
    "tables, bytes of a release, letters, packages. Meanwhile people see the earlier release, and whoever runs the "
    "work is told in words what happened and how to go on."
)
_FAULT_NOTES = (
    "With `RESULTS=write` the outcomes take the place of those in `tests/faults/result.json`, of which `make docs` "
    "makes this page; a test that fails has none there. "
    "`FAULTS_SEED` draws another lot. A full disk is a small file system in memory, which needs root to be mounted."
)


def faults() -> str:
    result = _note("faults/result.json")
    if not result["faults"]:
        return page(_FAULTS, _FAULT, _FAULT_NOTES, "Not run as a whole yet: no outcome is noted.")
    rows = [(each["fault"], f"{each['points']:,}", each["outcome"], each["on"]) for each in result["faults"]]
    seeds = ", ".join(sorted({str(each["seed"]) for each in result["faults"]}))
    return page(
        _FAULTS,
        _FAULT,
        _FAULT_NOTES,
        table(("fault", "points", "outcome", "tried on"), rows),
        f"Seed {seeds}, {result['machine']}.",
    )


_DUCKDB2 = (
    "The line 1.5 of DuckDB, which the lock holds, ends in March 2027. `make duckdb2` builds the same environment with "
    "the newest DuckDB 2, makes everything anew with it in a copy of the demo network's home, compares every published "
    "table, and searches the files for readable bytes."
)
_CIPHER = (
    "DuckDB 2 writes an encrypted database only with the cipher of its extension `httpfs`, or with one that its makers "
    "call unsafe. The product refuses the unsafe one. The trial alone uses it, where there is no other, so that "
    "everything else can be tried: on invented data, in a folder that is thrown away."
)


def duckdb2() -> str:
    result = _note("duckdb2/result.json")
    heads = ("question", f"DuckDB {result['version']}", "stands in the way")
    answers = result["answers"]
    rows = [(each["question"], each["answer"], "yes" if each["stands_in_the_way"] else "") for each in answers]
    blocked = sum(each["stands_in_the_way"] for each in answers)
    verdict = f"{blocked} answers stand in the way." if blocked else "Nothing stands in the way: the pins can move."
    return page(
        "Ready for DuckDB 2", _DUCKDB2, _CIPHER, table(heads, rows), f"{verdict} Tried on {result['tried_on']}."
    )


_EXPONENT = 1.05
_PHASES = {
    "rows": "rows made, as Parquet",
    "load": "35 months into the raw tables",
    "whole": "whole build, all models",
    "month": "one new month",
    "restated": "an old month restated",
    "release": "release, its files, disclosure test",
}
_SCALE = """\
An invented network of any size (`tests/bench/network_rows.py`: 33 partners in eleven cities, 36 months,
with as many persons for a hundred contacts as the first column says) is built, gets a new month, then an old month once
more with changes, and is released. DuckDB may take 8 GB of memory, and dbt builds one model at a time
(`CROSSINGS_DBT_THREADS=1`). No dashboards run beside it. What was measured in another way, or did not come to its end:
[Benchmarks](benchmarks.md#limits-of-one-machine)."""
_SCALE_RUN = """\
```
make scale SIZES="1000000 10000000"
```

Each phase is a process of its own, and one that is done is not done again: what was stopped goes on with the same
command. `SCALE_HOME` names the folder; too little memory or disk is said before anything starts. With
`--without-copies` (`python tests/scale/scale.py SIZE --without-copies`) half the disk is enough, and what was stopped
cannot go on. At the end the figures are in `tests/scale/result.json`, and `make docs` writes this page anew."""


def scale() -> str:
    result = _note("scale/result.json")
    parts = [_SCALE, "## How to run it", _SCALE_RUN]
    measured = [row for size in result["sizes"] for row in _size(size)]
    parts += ["## What each phase costs", table(_SCALE_HEADS, measured), "## How it grows"]
    grown = table(("persons for a hundred", "from", "to", *_PHASES.values()), _exponents(result["exponents"]))
    parts += [_GROWTH, grown] if result["exponents"] else [_ONE_SIZE]
    if beside := [_beside(each) for each in result["beside"]]:
        parts += ["## Beside PostgreSQL", _POSTGRES, table(_BESIDE_HEADS, beside)]
    if on_spark := [_on_spark(each) for each in result["beside_spark"]]:
        parts += ["## On Apache Spark", _SPARK, table(_SPARK_HEADS, on_spark)]
    return page("More contacts on one machine", *parts)


_PERSONS = "persons_of_a_hundred_contacts"
_SCALE_HEADS = (
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
    f"With an exponent of 1 twice the contacts take twice the CPU seconds. Wanted: at most {_EXPONENT} for what reads "
    "all contacts."
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


def _size(size: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """A row for each phase; the first also says which network it was, when and on what it was measured."""
    network = f"{size['contacts']:,} ({size[_PERSONS]})"
    measured = f"{size['measured_on']}: {size['machine']}"
    columns = ("cpu_seconds", "wall_seconds", "peak_memory_gb", "peak_spill_gb", "database_gb")
    for name, phase in size["phases"].items():
        figures = [str(phase[column]) for column in columns] if phase else ["no figure"] * len(columns)
        yield network, _PHASES[name], *figures, measured
        network = measured = ""


def _beside(compared: dict[str, Any]) -> tuple[str, ...]:
    theirs, ours = compared["postgres"], compared["duckdb"]
    return (
        f"{compared['contacts']:,}",
        str(compared[_PERSONS]),
        str(compared["questions"]),
        str(compared["answered_otherwise"]),
        str(compared["postgres_load"]["cpu_seconds"]),
        f"{theirs['cpu_seconds']} ({theirs['wall_seconds']:.0f})",
        str(compared["postgres_gb"]),
        f"{ours['cpu_seconds']} ({ours['wall_seconds']:.0f})",
        f"{theirs['cpu_seconds'] / ours['cpu_seconds']:.1f}",
    )


def _on_spark(compared: dict[str, Any]) -> tuple[str, ...]:
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
    return (f"{compared['contacts']:,}", *(str(compared[name]) for name in (*names, "tables_gb")))


def _exponents(exponents: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """A row for each two sizes that are compared, a column for each phase."""
    exponents_of: dict[tuple[str, ...], dict[str, str]] = {}
    for each in exponents:
        sizes = (str(each[_PERSONS]), f"{each['from']:,}", f"{each['to']:,}")
        exponents_of.setdefault(sizes, {})[each["phase"]] = f"{each['exponent']:.2f}"
    return [(*sizes, *(phases.get(phase, "") for phase in _PHASES)) for sizes, phases in exponents_of.items()]


EARLY, LATE, BAR = 6, 36, 1.3
Record = dict[str, Any]

_SOAK = """\
A network of eight invented partners in four countries lives through three years, month by month, in the real
pipeline: commands declare it, partners write files, some seal them with the partner-side tool, and `crossings run` is
given the day on which it runs. What goes wrong in real networks goes wrong here: late files, months sent again with
other rows, partners that send nothing for a while, the same file twice, a partner that joins, one that is stopped,
one that begins to seal and sends its history anew, persons who are erased, keys that are changed, a city that is
added, an export with another layout, the yearly restatement, and runs that are killed without warning."""

_SOAK_RUN = """\
```
make soak
```

It takes one to two hours on two cores. A line is printed after each month. It can be stopped at any time: the same
command goes on with the month in which it was stopped. The folder is `build/soak`, or the one that `SOAK_HOME` names;
for a new soak remove it or name another one. At the end the figures are in `tests/soak/result.json`, and `make docs`
writes this page anew.

`make soak PLAN=quick` puts all kinds of trouble into ten months, for whoever changes the pipeline. A short form with
three partners and eight months is in `make test-all` (`tests/integration/test_soak_short.py`)."""

_SOAK_CHECKS = """\
After each month:

* There is a release of that day, and its verdict is passed on exactly its bytes.
* Every closed cell of every audience says what it said when it was first published. Only a yearly restatement may
  change some. A file beside the warehouse remembers them, so that this does not rest on the warehouse's own ledger.
* Persons by country and month, persons by partner and month, and moves from city to city are, before disclosure
  control, exactly those of the simulator, for all months until then. Late, changed, resealed and erased rows are
  counted there as they should be.

At the end, all marts and published tables are made again from what has landed (`crossings rebuild`), and have the
same hash."""

_SOAK_LIMITS = """\
* The people are easy to recognise: no slip of the pen, no two people with one code. How well others are found is
  [measured elsewhere](benchmarks.md#linkage).
* A file has a few hundred rows. What more rows cost is in the [benchmarks](benchmarks.md).
* CPU seconds are those of all programs that the month started, the simulator itself left out. Other programs on the
  same machine make them up to twice as many. So a fixed piece of work, the *yardstick*, is done every half minute
  beside each month; its mean CPU seconds say how fast the machine was. Memory is that of the largest single process.
* Dashboards were not running, and nobody read meanwhile."""


def soak() -> str:
    parts = [_SOAK, "## Run it", _SOAK_RUN, "## What is checked", _SOAK_CHECKS]
    if (TESTS / "soak" / "result.json").exists():
        parts += list(_figures(_note("soak/result.json")))
    return page("Three years in one hour", *parts, "## What it does not say", _SOAK_LIMITS)


def _figures(result: Record) -> list[str]:
    months: list[Record] = result["months"]
    by_number = {month["month"]: month for month in months}
    parts = ["## The last full one", _summary(result, months)]
    if EARLY in by_number and LATE in by_number:
        parts.append(_bar(by_number[EARLY], by_number[LATE]))
    parts += list(result.get("notes", []))
    heads = (
        "month", "day of the run", "files", "rows in them", "CPU seconds of the month", "of these the run itself",
        "yardstick, CPU seconds", "largest memory, MB", "closed cells so far", "restated",
        "figures compared with the truth", "what happened",
    )  # fmt: skip
    return [*parts, table(heads, [_month(month) for month in months])]


def _summary(result: Record, months: list[Record]) -> str:
    rebuild = result.get("rebuild")
    end = (
        f"The rebuild at the end took {rebuild['cpu_seconds']:.0f} CPU seconds and gave the same hash."
        if rebuild
        else "The rebuild at the end has not been run."
    )
    files, rows = (sum(month[name] for month in months) for name in ("files", "rows"))
    return (
        f"{len(months)} of {LATE} months were released and passed all checks: {files} files, {rows:,} rows, "
        f"{months[-1]['closed_cells']:,} closed cells in all audiences. {end} "
        f"Measured on {result['cores']} cores with Python {result['python']} and DuckDB {result['duckdb']}."
    )


def _bar(early: Record, late: Record) -> str:
    ratio = late["run_cpu_seconds"] / early["run_cpu_seconds"]
    same = ratio * early["yardstick_cpu_seconds"] / late["yardstick_cpu_seconds"]
    met = "met" if same <= BAR else "**not met**"
    return (
        f"Months {EARLY} and {LATE} are ordinary ones with the same news: {early['files']} and {late['files']} files, "
        f"{early['rows']} and {late['rows']} rows. CPU of the run: {early['run_cpu_seconds']:.0f} and "
        f"{late['run_cpu_seconds']:.0f} seconds, {ratio:.2f} ×; by the yardstick, on a machine that is equally fast in "
        f"both months, **{same:.2f} ×** (wanted: at most {BAR}; {met}). Largest memory: {early['peak_mb']} and "
        f"{late['peak_mb']} MB."
    )


def _month(month: Record) -> list[str]:
    events = "; ".join(month["events"]) or "ordinary"
    if month["was_stopped"]:
        events += " (stopped and gone on: its CPU seconds are those since then)"
    return [
        str(month["month"]), month["day"], str(month["files"]), f"{month['rows']:,}", f"{month['cpu_seconds']:.0f}",
        f"{month['run_cpu_seconds']:.0f}", _yardstick(month), f"{month['peak_mb']:,}", f"{month['closed_cells']:,}",
        f"{month['closed_cells_restated']:,}", f"{month['figures_compared']:,}", events,
    ]  # fmt: skip


def _yardstick(month: Record) -> str:
    seconds = month.get("yardstick_cpu_seconds")
    return "" if seconds is None else f"{seconds:.2f}"
