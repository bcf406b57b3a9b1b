"""The page of the soak: three years in the pipeline, from the figures of the last full one.

Add here: what else a record of a month says and a reader wants to know.
Keep out: how it is run (tests/soak), and figures that nobody measured.
"""

import json
from pathlib import Path
from typing import Any

from page import page, table

RESULT = Path(__file__).resolve().parents[1] / "tests" / "soak" / "result.json"
EARLY, LATE, BAR = 6, 36, 1.3
Record = dict[str, Any]

_WHAT = """\
A network of eight invented partners in four countries lives through three years, month by month, in the real
pipeline: commands declare it, partners write files, some seal them with the partner-side tool, and `crossings run` is
given the day on which it runs. What goes wrong in real networks goes wrong here: late files, months sent again with
other rows, partners that send nothing for a while, the same file twice, a partner that joins, one that is stopped,
one that begins to seal and sends its history anew, persons who are erased, keys that are changed, a city that is
added, an export with another layout, the yearly restatement, and runs that are killed without warning."""

_HOW = """\
```
make soak
```

It takes one to two hours on two cores. A line is printed after each month. It can be stopped at any time: the same
command goes on with the month in which it was stopped. The folder is `build/soak`, or the one that `SOAK_HOME` names;
for a new soak remove it or name another one. At the end the figures are in `tests/soak/result.json`, and `make docs`
writes this page anew.

`make soak PLAN=quick` puts all kinds of trouble into ten months, for whoever changes the pipeline. A short form with
three partners and eight months is in `make test-all` (`tests/integration/test_soak_short.py`)."""

_CHECKS = """\
After each month:

* There is a release of that day, and its verdict is passed on exactly its bytes.
* Every closed cell of every audience says what it said when it was first published. Only a yearly restatement may
  change some. A file beside the warehouse remembers them, so that this does not rest on the warehouse's own ledger.
* Persons by country and month, persons by partner and month, and moves from city to city are, before disclosure
  control, exactly those of the simulator, for all months until then. Late, changed, resealed and erased rows are
  counted there as they should be.

At the end, all marts and published tables are made again from what has landed (`crossings rebuild`), and have the
same hash."""

_LIMITS = """\
* The people are easy to recognise: no slip of the pen, no two people with one code. How well others are found is
  [measured elsewhere](benchmarks.md#linkage).
* A file has a few hundred rows. What more rows cost is in the [benchmarks](benchmarks.md).
* CPU seconds are those of all programs that the month started, the simulator itself left out. Other programs on the
  same machine make them up to twice as many. So a fixed piece of work, the *yardstick*, is done every half minute
  beside each month; its mean CPU seconds say how fast the machine was. Memory is that of the largest single process.
* Dashboards were not running, and nobody read meanwhile."""


def soak() -> str:
    parts = [_WHAT, "## Run it", _HOW, "## What is checked", _CHECKS]
    if RESULT.exists():
        parts += list(_figures(json.loads(RESULT.read_text(encoding="utf-8"))))
    return page("Three years in one hour", *parts, "## What it does not say", _LIMITS)


def _figures(said: Record) -> list[str]:
    months: list[Record] = said["months"]
    by_number = {one["month"]: one for one in months}
    parts = ["## The last full one", _summary(said, months)]
    if EARLY in by_number and LATE in by_number:
        parts.append(_bar(by_number[EARLY], by_number[LATE]))
    parts += list(said.get("notes", []))
    heads = (
        "month", "day of the run", "files", "rows in them", "CPU seconds of the month", "of these the run itself",
        "yardstick, CPU seconds", "largest memory, MB", "closed cells so far", "restated",
        "figures compared with the truth", "what happened",
    )  # fmt: skip
    return [*parts, table(heads, [_row(one) for one in months])]


def _summary(said: Record, months: list[Record]) -> str:
    rebuild = said.get("rebuild")
    end = (
        f"The rebuild at the end took {rebuild['cpu_seconds']:.0f} CPU seconds and gave the same hash."
        if rebuild
        else "The rebuild at the end has not been run."
    )
    files, rows = (sum(one[name] for one in months) for name in ("files", "rows"))
    return (
        f"{len(months)} of {LATE} months were released and passed all checks: {files} files, {rows:,} rows, "
        f"{months[-1]['closed_cells']:,} closed cells in all audiences. {end} "
        f"Measured on {said['cores']} cores with Python {said['python']} and DuckDB {said['duckdb']}."
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


def _row(one: Record) -> list[str]:
    events = "; ".join(one["events"]) or "ordinary"
    if one["was_stopped"]:
        events += " (stopped and gone on: its CPU seconds are those since then)"
    return [
        str(one["month"]), one["day"], str(one["files"]), f"{one['rows']:,}", f"{one['cpu_seconds']:.0f}",
        f"{one['run_cpu_seconds']:.0f}", _yardstick(one), f"{one['peak_mb']:,}", f"{one['closed_cells']:,}",
        f"{one['closed_cells_restated']:,}", f"{one['figures_compared']:,}", events,
    ]  # fmt: skip


def _yardstick(one: Record) -> str:
    found = one.get("yardstick_cpu_seconds")
    return "" if found is None else f"{found:.2f}"
