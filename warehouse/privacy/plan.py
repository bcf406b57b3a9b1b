"""The plan of a reduction: which contacts become one person-month. Made once, kept sealed until it is carried out.

    landing/retention/plan.age

While landing is half reduced, the order of one person's contacts over several partners can be told from no place any
more. So it is told before the first object is written anew, and a run that was killed goes on with the same plan.

Add here: what must be decided over all partners at once.
Keep out: what is kept of a row (person_month.py).
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from warehouse.contract.manifest import Manifest
from warehouse.errors import ConfigError
from warehouse.intake.landing import land, person_months
from warehouse.privacy import links
from warehouse.settings import Settings
from warehouse.vault import Vault

_SQL = Path(__file__).with_name("plan.sql")
_FOLDER, _NAME = "retention", "plan.age"
_UNTIL, _DELIVERIES = b"until", b"deliveries"
_LINKED = """
select
    token.delivery_id,
    token.row_no,
    dense_rank() over (order by token.delivery_id, token.row_no) - 1 as row_node,
    dense_rank() over (order by token.scope, coalesce(person.person_id, token.token)) - 1 as person_node
from raw.contact_token as token
left join intermediate.int_person_token as person on token.scope = person.scope and token.token = person.token
where token.contact_date < $until
"""


@dataclass(frozen=True)
class Plan:
    """For contacts of these deliveries before `until`. A contact of theirs that it does not name was superseded."""

    until: date
    deliveries: frozenset[str]
    rows: pa.Table  # delivery_id, row_no, kept_row_no, new_date, person_no

    def of(self, delivery_id: str) -> pa.Table:
        return self.rows.filter(pc.equal(self.rows["delivery_id"], delivery_id)).drop_columns("delivery_id")


def kept(settings: Settings, vault: Vault) -> Plan | None:
    """The plan that a killed run left."""
    path = _path(settings)
    if not path.exists():
        return None
    rows = pa.parquet.read_table(pa.BufferReader(land.unseal(path.read_bytes(), vault)))
    said = rows.schema.metadata
    named = frozenset(said[_DELIVERIES].decode().split())
    return Plan(date.fromisoformat(said[_UNTIL].decode()), named, rows)


def keep(settings: Settings, vault: Vault, plan: Plan) -> None:
    named = {_UNTIL: plan.until.isoformat().encode(), _DELIVERIES: " ".join(sorted(plan.deliveries)).encode()}
    sink = pa.BufferOutputStream()
    pa.parquet.write_table(plan.rows.replace_schema_metadata(named), sink, compression="zstd")
    land.write_whole(_path(settings), land.seal(bytes(sink.getvalue()), vault))


def drop(settings: Settings) -> None:
    _path(settings).unlink(missing_ok=True)
    if _path(settings).parent.is_dir():
        _path(settings).parent.rmdir()


def make(con: duckdb.DuckDBPyConnection, until: date, manifests: list[Manifest], due: list[Manifest]) -> Plan:
    """Raises ConfigError while nothing says which codes are one person: the build does."""
    _know(con, manifests)
    _link(con, until)
    person_months.own(con, until)
    for statement in con.extract_statements(_SQL.read_text()):
        con.execute(statement, {"until": until} if "$until" in statement.query else None)
    named = frozenset(manifest.delivery_id for manifest in due)
    con.register("due", pa.table({"delivery_id": pa.array(sorted(named), pa.string())}))
    rows = con.execute("select * from plan where delivery_id in (select delivery_id from due)").to_arrow_table()
    con.unregister("due")
    return Plan(until, named, rows)


def _know(con: duckdb.DuckDBPyConnection, manifests: list[Manifest]) -> None:
    days = [manifest.reduced_before or date.min for manifest in manifests]
    named = [manifest.delivery_id for manifest in manifests]
    con.register("arriving", pa.table({"delivery_id": pa.array(named, pa.string()), "reduced_before": pa.array(days)}))
    con.execute("create or replace temp table known as from arriving")
    con.unregister("arriving")


def _link(con: duckdb.DuckDBPyConnection, until: date) -> None:
    """`linked`: rows of one person, by any of her codes in any scope. The number is of this run alone.

    A moment of a person is one day, in whichever scopes her row has codes; so the order is that over all of them.
    """
    if not links.is_known(con):
        raise ConfigError(
            "Nothing says yet which codes are one person: the last build is missing. `crossings rebuild` makes it; "
            "then run the same command again."
        )
    found = con.execute(_LINKED, {"until": until}).to_arrow_table()
    rows, people = found["row_node"].to_numpy(), found["person_node"].to_numpy()
    size = int(rows.max()) + 1 if rows.size else 0
    count = size + (int(people.max()) + 1 if people.size else 0)
    edges = coo_array((np.ones(rows.size, dtype=np.int8), (rows, people + size)), shape=(count, count))
    _, label = connected_components(edges, directed=False)
    numbered = found.select(["delivery_id", "row_no"]).append_column("person_no", pa.array(label[rows], pa.int64()))
    con.register("arriving", numbered)
    con.execute("create or replace temp table linked as select distinct * from arriving")
    con.unregister("arriving")


def _path(settings: Settings) -> Path:
    return settings.landing / _FOLDER / _NAME
