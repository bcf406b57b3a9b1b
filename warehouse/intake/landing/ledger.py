"""The ledger of closed cells: what was published once stays as it was published, whatever comes or goes of the rows.

    landing/closed/cells.age    Parquet: every cell that closed in a published release, and the partners that fed it
    landing/closed/next.age     the same of the release that was built last, until it is published

Protected numbers, as every reader has them, and sealed with them the true ones. In landing, since no rows bring them
back: some came late, some are gone. Once a year they may be computed anew (`restate`), where at least T persons have
entered or left them: the next release that is published brings the cells that changed, and what they said before stays
beside them.

Add here: another thing that a closed cell must say for ever.
Keep out: which cells closed (warehouse/release/closing.py), what becomes of them (dbt/macros/kept_cells.sql), tables of
them (warehouse/intake/load/closed_cells.py), and why a number is taken back (withdrawn_partners.py, under_fire.py).

Every step can be killed and repeated: objects are written whole.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet

from warehouse import verdict
from warehouse.errors import ConfigError
from warehouse.intake.landing import closed_sets, land
from warehouse.settings import Settings
from warehouse.vault import Vault

FOLDER = "closed"
CELL_KEY = 2  # how the perturbation table is asked: 2, with a keyed hash of the sum of record keys
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
        ("restated_in", pa.string()),
        ("fed_by", pa.string()),  # partners, joined with '|'; none where nobody is in it, empty where nobody can say
        ("replaced", pa.string()),  # JSON: [restated_in, status, persons] of each value before a restatement, in order
        ("counted_on", pa.date32()),  # the day whose reports it is made of
        # What the disclosure test must know of a closed cell, as it was counted that day. Never published.
        ("true_count", pa.int64()),  # persons before disclosure control; none in ledgers of earlier versions
        ("key_sum", pa.int64()),  # sum of their record keys
        ("partner_counts", pa.string()),  # persons of each partner in it, in ascending order, joined with '|'
    ]
)
_KEY = ["table_name", "cell"]
TRUE = ("true_count", "key_sum", "partner_counts")


@dataclass(frozen=True)
class Fed:
    """A partner whose rows may be in published numbers: its country, and whether it was to be named."""

    country: str
    may_be_named: bool


@dataclass(frozen=True)
class Book:
    """Cells, the partners they may come from, and for a proposal the release that they are of.

    restating: the day of the restatement that is pending; in a proposal, of the one that it was built under.
    restated: the days of those that were published.
    under_fire: lines of rollups.csv that the cells were held against (under_fire.py).
    """

    cells: pa.Table = field(default_factory=CELLS.empty_table)
    partners: Mapping[str, Fed] = field(default_factory=dict)
    release_id: str = ""
    restating: str = ""
    restated: tuple[str, ...] = ()
    under_fire: tuple[tuple[str, str, str], ...] = ()


def path(settings: Settings) -> Path:
    return settings.landing / FOLDER / ("cells" + land.OBJECT)


def proposal(settings: Settings) -> Path:
    return settings.landing / FOLDER / ("next" + land.OBJECT)


def read(file: Path, vault: Vault) -> Book:
    """What an object holds; nothing where there is none."""
    if not file.exists():
        return Book()
    table = pa.parquet.read_table(pa.BufferReader(land.unseal(file.read_bytes(), vault)))
    header = json.loads(table.schema.metadata[b"book"])
    if header.get("cell_key") != CELL_KEY:
        raise ConfigError(
            "The ledger of closed cells was written by an earlier version, which made random changes in another way. "
            "Numbers of both beside each other would tell more than either. Begin a new home: point CROSSINGS_HOME at "
            "an empty folder, copy `network/` into it and have the partners' files delivered again."
        )
    cells = pa.concat_tables([CELLS.empty_table(), table.replace_schema_metadata(None)], promote_options="default")
    return Book(
        cells,
        {code: Fed(**fed) for code, fed in header["partners"].items()},
        header["release_id"],
        header["restating"],
        tuple(header["restated"]),
        tuple((place, since, until) for place, since, until in header["under_fire"]),
    )


def write(file: Path, vault: Vault, book: Book) -> None:
    """The caller holds the one-writer lock: pieces that lie there are those of writers that were killed."""
    for part in file.parent.glob(f"{file.name}.*.part"):
        part.unlink()
    header = {
        "cell_key": CELL_KEY,
        "release_id": book.release_id,
        "partners": {code: vars(fed) for code, fed in book.partners.items()},
        "restating": book.restating,
        "restated": book.restated,
        "under_fire": book.under_fire,
    }
    table = book.cells.sort_by([(name, "ascending") for name in _KEY])
    sink = pa.BufferOutputStream()
    table = table.replace_schema_metadata({"book": json.dumps(header)})
    pa.parquet.write_table(table, sink, compression="zstd")
    land.write_whole(file, land.seal(bytes(sink.getvalue()), vault))


def restate(settings: Settings, vault: Vault, day: date) -> None:
    """The next release that is published computes closed cells anew that may change. The caller holds the lock.

    Raises ConfigError where this year already has a restatement, published or pending, or where nothing is closed.
    """
    settle(settings, vault)
    book = read(path(settings), vault)
    if not book.cells.num_rows:
        raise ConfigError("No cell is closed yet, so there is nothing to restate. `crossings run` makes a release.")
    if book.restating:
        raise ConfigError(f"The restatement of {book.restating} is pending. `crossings run` publishes it.")
    if done := [restated_on for restated_on in book.restated if restated_on[:4] == str(day.year)]:
        raise ConfigError(
            f"{day.year} has its restatement, of {done[0]}. Closed cells change once a year at most: two restatements "
            "of the same cells would show who came between. Wait for the next year."
        )
    write(path(settings), vault, replace(book, restating=day.isoformat()))


def settle(settings: Settings, vault: Vault) -> None:
    """The cells of the release that people see are closed for good. The caller holds the one-writer lock.

    A release that was built and never published closes nothing. A cell that is there already stays as it is.
    """
    coming = read(proposal(settings), vault)
    if not coming.release_id or not settings.current.exists() or settings.current.resolve().name != coming.release_id:
        return
    if verdict.why_not(settings, coming.release_id, vault.verdict_key.public_key()):
        return  # somebody moved the link by hand, and the dashboards show none of it
    book = read(path(settings), vault)
    is_restated = bool(book.restating) and coming.restating == book.restating
    if is_restated:
        cells = _restated(book.cells, coming.cells, book.restating)
    else:
        new = coming.cells.join(book.cells.select(_KEY), _KEY, join_type="left anti").select(CELLS.names)
        cells = pa.concat_tables([book.cells, new])
    partners = {**book.partners, **coming.partners}
    if (
        cells.num_rows > book.cells.num_rows
        or is_restated
        or partners != book.partners
        or coming.under_fire != book.under_fire
    ):
        pending = "" if is_restated else book.restating
        done = (*book.restated, book.restating) if is_restated else book.restated
        write(path(settings), vault, Book(cells, partners, "", pending, done, coming.under_fire))
    closed_sets.settle(settings, vault)
    proposal(settings).unlink()


def _restated(before: pa.Table, coming: pa.Table, day: str) -> pa.Table:
    """The coming cells, with what they replaced; and those of before that no table has any more.

    Who fed a number, and how many persons it stands for, is said of the rows that it was computed from. Where it
    stayed, those of today tell nothing; where it changed, the former number is still published beside it, and both
    count. The day is said by whoever counted: a number that stayed is of today where those that it is divided by, or
    added to, were counted anew.
    """
    columns = ", ".join(f"coming.{name}" for name in CELLS.names if name not in ("replaced", "fed_by", *TRUE))
    true = ", ".join(f"case when is_kept then before.{name} else coming.{name} end as {name}" for name in TRUE)
    with duckdb.connect() as con:
        con.register("before", before)
        con.register("coming", coming)
        return (
            con.execute(
                f"""
            select {columns}, {true},
                case
                    when before.cell is null then coming.fed_by
                    when is_kept then before.fed_by
                    else array_to_string(list_sort(list_filter(list_distinct(
                        string_split(before.fed_by || '|' || coming.fed_by, '|')
                    ), x -> x <> '')), '|')
                end as fed_by,
                cast(case
                    when before.cell is null then null
                    when is_kept then before.replaced
                    else cast(list_append(
                        coalesce(cast(before.replaced as json[]), []),
                        json_array($day, before.status, before.persons)
                    ) as json)
                end as varchar) as replaced
            from coming
            left join before using (table_name, cell)
            cross join lateral (
                select coming.status = before.status and coming.persons is not distinct from before.persons as is_kept
            ) as compared
            union all by name
            select * from before anti join coming using (table_name, cell)
            """,
                {"day": day},
            )
            .to_arrow_table()
            .select(CELLS.names)
            .cast(CELLS)
        )
