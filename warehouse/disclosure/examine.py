"""The disclosure test of a release on disk, judged by the working database; its report is left beside that database.

Add here: where another input of the test lies.
Keep out: the attacks (attacks), and whether a release may be flipped (the graph).
"""

from collections.abc import Iterable
from itertools import product
from pathlib import Path

import duckdb

from warehouse import database
from warehouse.disclosure.attacks import all_attacks
from warehouse.disclosure.hiding.remedies import Found
from warehouse.disclosure.hiding.suppression import (
    cells_to_suppress,
    of_same_persons,
    tables_to_hold,
)
from warehouse.disclosure.inference.derived import Place
from warehouse.disclosure.report import Report
from warehouse.disclosure.statements import rich_persons
from warehouse.disclosure.statements import truth as truth_of
from warehouse.disclosure.statements.catalogue import catalogue
from warehouse.disclosure.statements.reading import columns_of
from warehouse.errors import ReleaseRefused
from warehouse.intake.landing import land
from warehouse.release import folder, releases
from warehouse.settings import Settings
from warehouse.vault import Vault

_DATABASE = "warehouse.duckdb"


def examine(settings: Settings, vault: Vault, release_id: str, budget: all_attacks.Budget | None = None) -> Report:
    """Try to recover small groups from a release and all others that are still there, and write what was found.

    The report lies in `working/`: disclosure-test.json and .txt, and the names of cells sealed. Raises ReleaseRefused
    where there is no such release, or no true cells to judge by; Locked and Sealed as the database does.
    """
    report, _ = _tried(settings, vault, release_id, budget)
    report.write(settings.working, lambda data: land.seal(data, vault))
    return report


def look(settings: Settings, vault: Vault, release_id: str, budget: all_attacks.Budget | None = None) -> Found:
    """What a release that nobody sees yet must not show: cells to hide, else tables to hold back.

    The same test as `examine`, with its report, but it ends before the linear programs once anything else is found.
    """
    report, test = _tried(settings, vault, release_id, budget, is_hurried=True)
    report.write(settings.working, lambda data: land.seal(data, vault))
    if report.is_passed:
        return Found(is_passed=True)
    recovered = [name for _, _, name in report.recovered]
    # A cell that is restated now may be taken back: it keeps what it said.
    shown_for_good = test.closed - test.truth.changed.keys()
    cells = of_same_persons(test, cells_to_suppress(test.cells, test.rows, recovered, shown_for_good))
    with database.reader(settings, vault) as con:
        cells += _made_of(con, test.leaking)
    return Found(is_passed=False, cells=cells, tables=tables_to_hold(report, test.known))


def says_the_same(settings: Settings, release_id: str, other: str) -> bool:
    """Whether two releases say the same of all cells that have closed to each audience, in every column beside a number
    that is counted or made of counts."""
    return _closed_rows(folder(settings, release_id)) == _closed_rows(folder(settings, other))


def _closed_rows(release: Path) -> dict[str, object]:
    """By audience and table: number and sums of the hashes of its rows that are not open."""
    rows: dict[str, object] = {}
    for audience, path in _files(release).items():
        with duckdb.connect(config={"threads": 1}) as con:
            con.execute(f"attach '{path}' as release (read_only)")
            for table, columns in columns_of(con, "release").items():
                known = catalogue().tables.get(table)
                if known is None or known.counts or known.derived:
                    closed = "where status <> 'open'" if "status" in columns else ""
                    row = f"cast({table} as varchar)"
                    rows[f"{audience}/{table}"] = con.execute(
                        f"select count(*), sum(md5_number_lower({row})), sum(md5_number_upper({row})) "
                        f"from release.published.{table} {closed}"
                    ).fetchone()
    return rows


def _tried(
    settings: Settings, vault: Vault, release_id: str, budget: all_attacks.Budget | None, *, is_hurried: bool = False
) -> tuple[Report, all_attacks.Test]:
    files, earlier = _found(settings, release_id)
    with database.reader(settings, vault) as con:
        truth = truth_of.read(con, catalogue().grains)
        closed = _closed(con)
        test = all_attacks.prepared(files, truth, budget, closed)
        keys = (
            key
            for number, key in enumerate(test.cells.keys)
            if test.cells.shown[number] > 0 and not test.is_closed[number]
        )
        truth.rich = rich_persons.read(con, [(key.grain, str(key)) for key in keys])
    return all_attacks.tried(test, release_id, earlier, is_hurried=is_hurried), test


def _closed(con: duckdb.DuckDBPyConnection) -> set[str]:
    return {cell for (cell,) in con.execute("select cell from raw.closed_cell").fetchall()}


def _made_of(con: duckdb.DuckDBPyConnection, places: Iterable[Place]) -> list[str]:
    """Shown cells that close in this release and that the numbers of these rows can be made of."""
    tables = con.execute(
        "select table_name from duckdb_columns() where database_name = current_database() "
        "and schema_name = 'protected' and column_name = 'fed_by' order by all"
    ).fetchall()
    cells: set[str] = set()
    for (table,), place in product(tables, dict.fromkeys(places)):
        rows = con.execute(
            f"select cell from protected.{table} where table_name = $table and status = 'shown' "
            "and ($country is null or list_contains(string_split(countries, '|'), $country)) "
            "and period_type = $period_type and list_contains($starts, period_start) "
            "and cell not in (select cell from raw.closed_cell)",
            {
                "table": place.table,
                "country": place.country,
                "period_type": place.period_type,
                "starts": list(place.starts),
            },
        ).fetchall()
        cells.update(cell for (cell,) in rows)
    return sorted(cells)


def _found(settings: Settings, release_id: str) -> tuple[all_attacks.Files, dict[str, all_attacks.Files]]:
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
