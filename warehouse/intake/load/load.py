"""What landing has, as tables: a line of each delivery when it is known, its rows where somebody asks for them.

Add here: another table that a delivery fills.
Keep out: anything that is not in landing already: a load can be killed at any moment and repeated. Whose rows they are
and where they go is said by who asks: `raw` once they are accepted (admit.py), memory while they wait (waiting.py).
"""

from collections.abc import Mapping

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.contact_fields import STORED, when_not_asked
from warehouse.contract.keying.second_keying import PREFIX, as_numbers
from warehouse.contract.manifest import Manifest
from warehouse.contract.map.map import type_of
from warehouse.first_row import first_row
from warehouse.intake.landing import land
from warehouse.settings import Settings
from warehouse.tokens.first_keying import FULL, LABELS
from warehouse.vault import Vault

Con = duckdb.DuckDBPyConnection
COUNT = "contact_count"  # in landing only where retention has been


def load_landed(con: Con, settings: Settings, vault: Vault, partner: str) -> list[str]:
    """Load what landing knows and the database does not, or knows otherwise. Gives back the deliveries it loaded."""
    rows = con.execute("select delivery_id, status from raw.delivery where partner_code = ?", [partner]).fetchall()
    status: dict[str, str] = dict(rows)
    loaded, landed = [], land.landed(settings, partner)
    with transaction(con):
        for forgotten in {delivery_id for delivery_id, verdict in status.items() if verdict == "refused"} - landed:
            # Of this partner alone: another one may have sent the same content.
            for table in ("raw.refusal", "raw.delivery"):
                con.execute(f"delete from {table} where delivery_id = ? and partner_code = ?", [forgotten, partner])
    for delivery_id in sorted(landed):
        if status.get(delivery_id) in ("pending", "accepted"):
            continue
        manifest = land.read_manifest(settings, vault, partner, delivery_id)
        if delivery_id not in status or manifest.status != "refused" or not _is_told(con, manifest):
            with transaction(con):
                load_one(con, manifest)
                if manifest.repeats:  # its content is counted once, by its last reading
                    mark = land.outside_mark(vault, manifest.content)
                    con.execute("delete from raw.outside_scope where mark = ?", [mark])
            loaded.append(delivery_id)
    with transaction(con):
        load_outside(con, settings, vault)
    return loaded


def _is_told(con: Con, manifest: Manifest) -> bool:
    """Whether the database has the refusal as landing has it. A file that is read again may be refused otherwise."""
    refusal = con.execute(
        "select rule, rows_received from raw.delivery where delivery_id = ? and partner_code = ?",
        [manifest.delivery_id, manifest.partner_code],
    )
    return first_row(refusal) == (manifest.rule, manifest.rows_received)


def load_one(con: Con, manifest: Manifest) -> None:
    """One delivery: its line and its refusals. The caller holds a transaction.

    Content that is taken is this partner's, and no other one's refusal stands any more.
    """
    is_taken = manifest.status != "refused"
    for table in ("raw.delivery", "raw.refusal"):
        con.execute(
            f"delete from {table} where delivery_id = ? and (partner_code = ? or ?)",
            [manifest.delivery_id, manifest.partner_code, is_taken],
        )
    con.execute(
        "insert into raw.delivery values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            manifest.delivery_id,
            manifest.partner_code,
            manifest.span_start,
            manifest.span_end,
            manifest.version,
            manifest.source_at.replace(tzinfo=None),
            manifest.rows_received,
            manifest.rows_accepted,
            manifest.rows_refused,
            "refused" if manifest.status == "refused" else "pending",
            manifest.rule,
            manifest.counted_from,
            any(manifest.repaired.values()),
        ],
    )
    _insert_refusals(con, manifest)


def load_outside(con: Con, settings: Settings, vault: Vault) -> None:
    """The pooled counts that are not in the database yet."""
    known = {mark for (mark,) in con.execute("select mark from raw.outside_scope").fetchall()}
    new = list(land.outside_counts(settings, vault, known))
    if new:
        con.executemany("insert into raw.outside_scope values (?, ?)", new)


def transaction(con: Con) -> "_Transaction":
    return _Transaction(con)


class _Transaction:
    """Commit on leaving, roll back on any error."""

    def __init__(self, con: Con) -> None:
        self._con = con

    def __enter__(self) -> None:
        self._con.begin()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._con.commit()
        else:
            self._con.rollback()


def insert(con: Con, table: str, rows: pa.Table, constants: Mapping[str, str]) -> None:
    """Insert an Arrow table by column name, with constant columns beside it."""
    con.register("arriving", rows)
    try:
        extra = "".join(f", ? as {name}" for name in constants)
        con.execute(f"insert into {table} by name select *{extra} from arriving", list(constants.values()))
    finally:
        con.unregister("arriving")


def insert_rows(con: Con, schema: str, manifest: Manifest, rows: pa.Table) -> None:
    """Rows of a landing object and their tokens into `contact` and `contact_token` there."""
    whose = {"delivery_id": manifest.delivery_id, "partner_code": manifest.partner_code}
    insert(con, f"{schema}.contact", _contacts(rows), whose)
    for scope in scopes(rows):
        insert(con, f"{schema}.contact_token", _tokens(rows, scope), whose | {"scope": scope})


def _contacts(rows: pa.Table) -> pa.Table:
    """A row is one contact, unless retention made it a person-month of several."""
    single = pa.repeat(pa.scalar(1, pa.int32()), rows.num_rows)
    several = pc.coalesce(rows[COUNT], single) if COUNT in rows.column_names else single
    return _of_today(rows).select(["row_no", *STORED]).append_column(COUNT, several)


def _of_today(rows: pa.Table) -> pa.Table:
    """A landing object of an older contract: fields that did not exist then were not asked."""
    for name in [name for name in STORED if name not in rows.column_names]:
        rows = rows.append_column(name, pa.repeat(pa.scalar(when_not_asked(name), type_of(name)), rows.num_rows))
    return rows


def scopes(rows: pa.Table) -> list[str]:
    """The linkage scopes in which rows of a landing object have tokens."""
    end = f"_{FULL}"
    return [
        name.removeprefix(PREFIX).removesuffix(end)
        for name in rows.column_names
        if name.startswith(PREFIX) and name.endswith(end)
    ]


def _tokens(rows: pa.Table, scope: str) -> pa.Table:
    names = {label: f"{PREFIX}{scope}_{label}" for label in LABELS if f"{PREFIX}{scope}_{label}" in rows.column_names}
    coded = rows.filter(pc.is_valid(rows[names[FULL]]))
    numbers = {label: as_numbers(coded[name].combine_chunks()) for label, name in names.items()}
    numbers["token"] = numbers.pop(FULL)
    beside = {name: coded[name] for name in ("row_no", "contact_date", "birth_year_band")}
    return pa.table(beside | numbers)


def _insert_refusals(con: Con, manifest: Manifest) -> None:
    if not manifest.problems:
        return
    table = pa.table(
        {
            "row_no": pa.array([problem.row_no or 0 for problem in manifest.problems], pa.int32()),
            "column_name": pa.array([problem.column for problem in manifest.problems], pa.string()),
            "rule": pa.array([problem.rule for problem in manifest.problems], pa.string()),
        }
    )
    insert(con, "raw.refusal", table, {"delivery_id": manifest.delivery_id, "partner_code": manifest.partner_code})
