"""The ledger of closed cells: what was published once stays as it was published, whatever comes or goes of the rows.

    landing/closed/cells.age    Parquet: every cell that closed in a published release; and whose partners fed them
    landing/closed/next.age     the same of the release that was built last, until it is published

Protected numbers, as every reader has them. In landing, since no rows bring them back: some came late, some are gone.

Add here: another reason for which a published number must be taken back.
Keep out: which cells closed (warehouse/release/closing.py), and what becomes of them (dbt/macros/kept_cells.sql).

Every step can be killed and repeated: objects are written whole, and the table is filled from them before each build.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from warehouse.intake import land
from warehouse.intake.declaration import Declaration
from warehouse.settings import Settings
from warehouse.vault import Vault

FOLDER, EVERYWHERE = "closed", "all"
CELLS = pa.schema(
    [
        ("table_name", pa.string()),
        ("cell", pa.string()),
        ("countries", pa.string()),
        ("period_type", pa.string()),
        ("period_start", pa.date32()),
        ("persons", pa.int64()),
        ("status", pa.string()),
        ("first_published", pa.date32()),
    ]
)
_KEY = ["table_name", "cell"]


@dataclass(frozen=True)
class Fed:
    """A partner whose rows may be in published numbers: its country, and whether it was to be named."""

    country: str
    may_be_named: bool


@dataclass(frozen=True)
class Book:
    """Cells, the partners they may come from, and for a proposal the release that they are of."""

    cells: pa.Table = field(default_factory=CELLS.empty_table)
    partners: Mapping[str, Fed] = field(default_factory=dict)
    release_id: str = ""


def path(settings: Settings) -> Path:
    return settings.landing / FOLDER / ("cells" + land.OBJECT)


def proposal(settings: Settings) -> Path:
    return settings.landing / FOLDER / ("next" + land.OBJECT)


def read(file: Path, vault: Vault) -> Book:
    """What an object holds; nothing where there is none."""
    if not file.exists():
        return Book()
    table = pa.parquet.read_table(pa.BufferReader(land.unseal(file.read_bytes(), vault)))
    said = json.loads(table.schema.metadata[b"book"])
    partners = {code: Fed(**fed) for code, fed in said["partners"].items()}
    return Book(table.replace_schema_metadata(None), partners, said["release_id"])


def write(file: Path, vault: Vault, book: Book) -> None:
    """The caller holds the one-writer lock."""
    said = {"release_id": book.release_id, "partners": {code: vars(fed) for code, fed in book.partners.items()}}
    table = book.cells.sort_by([(name, "ascending") for name in _KEY])
    sink = pa.BufferOutputStream()
    table = table.replace_schema_metadata({"book": json.dumps(said)})
    pa.parquet.write_table(table, sink, compression="zstd")
    land.write_whole(file, land.seal(bytes(sink.getvalue()), vault))


def settle(settings: Settings, vault: Vault) -> None:
    """The cells of the release that people see are closed for good. The caller holds the one-writer lock.

    A release that was built and never published closes nothing. A cell that is there already stays as it is.
    """
    coming = read(proposal(settings), vault)
    if not coming.release_id or not settings.current.exists() or settings.current.resolve().name != coming.release_id:
        return
    book = read(path(settings), vault)
    new = coming.cells.join(book.cells.select(_KEY), _KEY, join_type="left anti").select(CELLS.names)
    partners = {**book.partners, **coming.partners}
    if new.num_rows or partners != book.partners:
        write(path(settings), vault, Book(pa.concat_tables([book.cells, new]), partners))
    proposal(settings).unlink()


def load(con: duckdb.DuckDBPyConnection, settings: Settings, vault: Vault, declared: Iterable[Declaration]) -> None:
    """raw.closed_cell as landing says it, without what may not be shown any more. Before each build."""
    settle(settings, vault)
    if gone := taken_back(read(path(settings), vault), declared):
        withdraw(settings, vault, gone)
    fill(con, settings, vault)


def fill(con: duckdb.DuckDBPyConnection, settings: Settings, vault: Vault) -> None:
    con.execute("delete from raw.closed_cell")
    con.register("closed_cells", read(path(settings), vault).cells)
    con.execute(f"insert into raw.closed_cell select {', '.join(CELLS.names)} from closed_cells")
    con.unregister("closed_cells")


def taken_back(book: Book, declared: Iterable[Declaration]) -> set[str]:
    """Partners that fed the ledger, and that are not safe to show any more, not to be named any more, or gone.

    Held against the ledger's own list, not against what the database knew: a database may have been lost meanwhile.
    """
    now = {one.code: one for one in declared if one.safe_to_show}
    return {
        code
        for code, fed in book.partners.items()
        if code not in now or (fed.may_be_named and not now[code].may_be_named)
    }


def withdraw(settings: Settings, vault: Vault, codes: set[str]) -> None:
    """Every cell of these partners' countries goes, and every one that may hold such a country: moves between two.

    The ledger does not know which partners a cell came from, so all cells go that could come from these. They are
    computed anew from what is there, and close again with the next release. The caller holds the one-writer lock.
    """
    settle(settings, vault)
    proposal(settings).unlink(missing_ok=True)
    book = read(path(settings), vault)
    countries = {fed.country for code, fed in book.partners.items() if code in codes}
    if not countries:
        return
    of_them = [bool({*said.split("|")} & {*countries, EVERYWHERE}) for said in book.cells["countries"].to_pylist()]
    left = book.cells.filter(pc.invert(pa.array(of_them, pa.bool_())))
    others = {code: fed for code, fed in book.partners.items() if code not in codes}
    write(path(settings), vault, Book(left, others))
