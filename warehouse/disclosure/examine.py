"""The disclosure test of a release on disk, judged by the working database; its report is left beside that database.

Add here: where another input of the test lies.
Keep out: the attacks (attacks.py), and whether a release may be flipped (the graph).
"""

from pathlib import Path

from warehouse import database
from warehouse.disclosure import attacks
from warehouse.disclosure import truth as truth_of
from warehouse.disclosure.catalogue import catalogue
from warehouse.disclosure.report import Report
from warehouse.disclosure.suppression import cells_to_suppress
from warehouse.errors import ReleaseRefused
from warehouse.intake import land
from warehouse.release import folder, releases
from warehouse.settings import Settings
from warehouse.vault import Vault

_DATABASE = "warehouse.duckdb"


def examine(settings: Settings, vault: Vault, release_id: str, budget: attacks.Budget | None = None) -> Report:
    """Try to recover small groups from a release and all others that are still there, and write what was found.

    The report lies in `working/`: disclosure-test.json and .txt, and the names of cells sealed. Raises ReleaseRefused
    where there is no such release, or no true cells to judge by; Locked and Sealed as the database does.
    """
    files, earlier = _found(settings, release_id)
    with database.reader(settings, vault) as con:
        truth = truth_of.read(con, catalogue().grains)
    report = attacks.run(release_id, files, earlier, truth, budget)
    report.write(settings.working, lambda data: land.seal(data, vault))
    return report


def leaking_cells(settings: Settings, vault: Vault, release_id: str) -> list[str]:
    """Cells that a release which nobody sees yet must not show: what subtraction finds, without linear programs.

    Nothing is written. Empty where nothing was recovered, or where hiding cells would not help. Raises as `examine`.
    """
    files, earlier = _found(settings, release_id)
    with database.reader(settings, vault) as con:
        truth = truth_of.read(con, catalogue().grains)
        closed = {cell for (cell,) in con.execute("select cell from raw.closed_cell").fetchall()}
    test = attacks.prepared(files, truth, attacks.Budget(problems=0))
    recovered = [name for _, _, name in attacks.tried(test, release_id, earlier).recovered]
    return cells_to_suppress(test.cells, test.rows, recovered, closed)


def _found(settings: Settings, release_id: str) -> tuple[attacks.Files, dict[str, attacks.Files]]:
    """The files of a release, and of all others. Raises ReleaseRefused where it has none."""
    files = _files(folder(settings, release_id))
    if not files:
        raise ReleaseRefused(
            f"There is no release {release_id}. `crossings release list` shows those that are there; "
            "`crossings run` builds one."
        )
    return files, {name: _files(settings.published / name) for name in releases(settings) if name != release_id}


def _files(folder: Path) -> dict[str, Path]:
    return {path.parent.name: path for path in sorted(folder.glob(f"*/{_DATABASE}"))}
