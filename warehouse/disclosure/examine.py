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
from warehouse.errors import ReleaseRefused
from warehouse.intake import land
from warehouse.release import releases
from warehouse.settings import Settings
from warehouse.vault import Vault

_DATABASE = "warehouse.duckdb"


def examine(settings: Settings, vault: Vault, release_id: str, budget: attacks.Budget | None = None) -> Report:
    """Try to recover small groups from a release and all others that are still there, and write what was found.

    The report lies in `working/`: disclosure-test.json and .txt, and the names of cells sealed. Raises ReleaseRefused
    where there is no such release, or no true cells to judge by; Locked and Sealed as the database does.
    """
    files = _files(settings.published / release_id)
    if not files:
        raise ReleaseRefused(
            f"There is no release {release_id}. `crossings release list` shows those that are there; "
            "`crossings run` builds one."
        )
    earlier = {name: _files(settings.published / name) for name in releases(settings) if name != release_id}
    with database.reader(settings, vault) as con:
        truth = truth_of.read(con, catalogue().grains)
    report = attacks.run(release_id, files, earlier, truth, budget)
    report.write(settings.working, lambda data: land.seal(data, vault))
    return report


def _files(folder: Path) -> dict[str, Path]:
    return {path.parent.name: path for path in sorted(folder.glob(f"*/{_DATABASE}"))}
