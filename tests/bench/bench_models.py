"""CPU and memory of the models over 36 months: whole, and month by month as a network goes on, beside SQL by hand.

    python tests/bench/bench_models.py [CONTACTS …]        a million when nothing is said

A year of months comes one after the other. After each, what has closed enters the ledger, as with a release, and the
next build counts what is due. dbt's own share, the same command with nothing new, is printed and subtracted. By hand:
persons, spines, reach, coverage, shares of settings, transitions, origins, moves and flows by every allowed grain.

Add here: another question of the same kind.
Keep out: assertions on time; making rows (network_rows.py) and the other way of asking (by_hand.py).
"""

import multiprocessing
import resource
import sys
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import mean

import by_hand
import model_build
import network_rows
from measured import peak_mb, spent

from warehouse import database, vault
from warehouse.settings import DEMO_AS_OF, PROJECT_ROOT, Settings, settings
from warehouse.vault import Vault
from warehouse.whole_months import months_after

MILLION = 1_000_000
FIRST_MONTH = date(2021, 1, 1)
FIRST_NEW = network_rows.MONTHS - 12
EVERYTHING = ["+path:models/published/protected"]
OF_HAND = [f"+protected_{name}" for name in ("reach", "indicator", "share", "transition", "origin", "move", "flow")]
BARS = {
    "whole, against by hand": 1.0,
    "one new month, mean of twelve, against whole": 0.06,
    "December, against whole": 0.2,
}
CLOSE = """
insert into raw.closed_cell by name
select table_name, cell, countries, period_type, period_start, persons, status, first_published, restated_in,
    counted_on, fed_by
from {table} where status in ('shown', 'few', 'gap') and cell not in (select known.cell from raw.closed_cell as known)
"""


def main() -> None:
    for contacts in [int(text) for text in sys.argv[1:]] or [MILLION]:
        with tempfile.TemporaryDirectory(prefix="crossings-bench-") as folder:
            _tell(contacts, *_measured(contacts, Path(folder)))


def _measured(contacts: int, folder: Path) -> tuple[dict[str, float], dict[str, float]]:
    real = settings()
    here = Settings(folder / "home", PROJECT_ROOT, DEMO_AS_OF, real.host, 1, 2, folder / "keys.json")
    here.home.mkdir()
    vault.init_demo(here)
    keys = vault.load(here)
    network_rows.declare(here, keys)
    network_rows.add(here, keys, contacts, (0, FIRST_NEW))
    _build(here, keys, FIRST_NEW - 1, EVERYTHING)
    own = _build(here, keys, FIRST_NEW - 1, EVERYTHING)
    months = {}
    for month in range(FIRST_NEW, network_rows.MONTHS):
        network_rows.add(here, keys, contacts, (month, month + 1))
        months[months_after(FIRST_MONTH, month)] = _build(here, keys, month, EVERYTHING) - own
    last = network_rows.MONTHS - 1
    with database.writer(here, keys) as con:
        con.execute("delete from raw.closed_cell")
    whole = _build(here, keys, last, EVERYTHING, whole=True, closes=False) - own
    # Nothing has closed, so that the same command would count all of it again: dbt's share is that of all tables.
    whole_of_hand = _build(here, keys, last, OF_HAND, whole=True, closes=False) - own
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024  # of all builds so far
    hand, hand_peak = _by_hand(here)
    [december] = [spent_on for month, spent_on in months.items() if month.month == 12]
    seconds = {
        "dbt's own": own,
        "whole: all tables": whole,
        "whole: the tables of the questions by hand": whole_of_hand,
        "by hand": hand,
        **{f"one new month: {month:%Y-%m}": spent_on for month, spent_on in months.items()},
        "peak, MB": peak,
        "peak by hand, MB": hand_peak,
    }
    figures = (whole_of_hand / hand, mean(months.values()) / whole, december / whole)
    return seconds, dict(zip(BARS, figures, strict=True))


def _build(
    here: Settings, keys: Vault, month: int, select: list[str], *, whole: bool = False, closes: bool = True
) -> float:
    """CPU seconds of dbt, on the day on which that month has closed."""
    today = replace(here, as_of=months_after(FIRST_MONTH, month + 2) + timedelta(days=17))
    built = model_build.build(today, keys, "--select", *select, *model_build.WITHOUT_TESTS, is_whole=whole)
    if closes:
        with database.writer(here, keys) as con:
            tables = con.execute("select table_name from duckdb_tables() where schema_name = 'protected'").fetchall()
            for (table,) in tables:
                con.execute(CLOSE.format(table=f"protected.{table}"))
    return built.cpu_seconds


def _by_hand(here: Settings) -> tuple[float, float]:
    """CPU seconds and the largest memory of the same questions by hand, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found: tuple[float, float] = pool.apply(_ask, (here,))
    return found


def _ask(here: Settings) -> tuple[float, float]:
    with database.reader(here, vault.load(here)) as con:
        con.execute("set threads = 2; set enable_progress_bar = false")
        asked = list(by_hand.statements(here.dbt_project / "seeds"))
        taken = spent(lambda: [con.execute(one).fetchall() for one in asked])
    return taken, peak_mb()


def _tell(contacts: int, seconds: dict[str, float], ratios: dict[str, float]) -> None:
    print(f"Models over {network_rows.MONTHS} months, {contacts:,} contacts")
    for what, number in seconds.items():
        print(f"  {what:<45} {number:10.1f}")
    for what, ratio in ratios.items():
        print(f"  {what:<45} {ratio:10.2f} x   (wanted: at most {BARS[what]} x)")


if __name__ == "__main__":
    sys.exit(main())
