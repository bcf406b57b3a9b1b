"""CPU and memory of the models over 36 months, whole and with one new month, beside the same questions asked by hand.

    python tests/bench/bench_models.py [CONTACTS …]        a million when nothing is said

The questions: who is one person; spines; reach, coverage, shares of settings, transitions, origins, moves, flows, by
every allowed grain. dbt's own share, the same command with nothing new, is printed and subtracted. Both run on the same
encrypted tables in the same session.

Add here: another question of the same kind.
Keep out: assertions on time; making rows (network_rows.py) and the other way of asking (by_hand.py).
"""

import multiprocessing
import resource
import sys
import tempfile
from pathlib import Path

import by_hand
import model_build
import network_rows
from measured import peak_mb, spent

from warehouse import database, vault
from warehouse.settings import DEMO_AS_OF, PROJECT_ROOT, Settings, settings
from warehouse.vault import Vault

MILLION = 1_000_000
TABLES = ("reach", "indicator", "share", "transition", "origin", "move", "flow")
SPINES = ("int_person_month_coded", "int_person_stay", "int_person_move", "int_person_transition", "fct_person_move")
BARS = {
    "whole pipeline, against by hand": 1.0,
    "one new month: spines, transitions, moves": 0.06,
    "one new month: all": 0.1,
}


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
    last = network_rows.MONTHS - 1
    network_rows.add(here, keys, contacts, (0, last - 1))
    everything = [*(f"+protected_{name}" for name in TABLES), "int_declared_state"]
    linkage = ["+int_changed_person"]
    spines = [f"int_changed_person+,+{name}" for name in SPINES]
    spines += ["+int_place_combination", "--exclude", "int_changed_person"]
    _build(here, keys, everything)
    own = {
        name: _build(here, keys, select)
        for name, select in (("linkage", linkage), ("spines", spines), ("all", everything))
    }
    network_rows.add(here, keys, contacts, (last - 1, last))
    month_all = _build(here, keys, everything) - own["all"]
    # The spines by themselves take the month after it, as a model cannot take the same month twice.
    network_rows.add(here, keys, contacts, (last, last + 1))
    month_linkage = _build(here, keys, linkage, is_last=False) - own["linkage"]
    month_spines = _build(here, keys, spines, is_last=False) - own["spines"]
    whole_linkage = _build(here, keys, linkage, whole=True, is_last=False) - own["linkage"]
    whole_spines = _build(here, keys, spines, whole=True, is_last=False) - own["spines"]
    whole_all = _build(here, keys, everything, whole=True) - own["all"]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024  # of all builds so far
    hand, hand_peak = _by_hand(here)
    seconds = {
        "whole": whole_all,
        "by hand": hand,
        "dbt's own": own["all"],
        "whole: linkage": whole_linkage,
        "whole: spines, transitions, moves": whole_spines,
        "one new month: all": month_all,
        "one new month: linkage": month_linkage,
        "one new month: spines, transitions, moves": month_spines,
        "peak, MB": peak,
        "peak by hand, MB": hand_peak,
    }
    return seconds, {
        "whole pipeline, against by hand": whole_all / hand,
        "one new month: spines, transitions, moves": month_spines / max(whole_spines, 0.1),
        "one new month: all": month_all / whole_all,
    }


def _build(here: Settings, keys: Vault, select: list[str], *, whole: bool = False, is_last: bool = True) -> float:
    """CPU seconds of dbt. `is_last`: the models that were asked for are all that this state needs."""
    asked = ("--select", *select, *model_build.WITHOUT_TESTS)
    built = model_build.build(here, keys, *asked, is_whole=whole, is_last=is_last)
    if not is_last:
        with database.writer(here, keys) as con:
            con.execute("update raw.build_mark set is_finished = true")
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
