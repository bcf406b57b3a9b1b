"""What is kept of old contacts: one row for each person, partner, month, city and set of settings. And what is not.

Add here: a column of the contact contract, in exactly one of the groups; a test says so.
Keep out: which contacts are old enough (expire.py).
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

from warehouse.contract import contact_fields
from warehouse.contract.keying.second_keying import PREFIX
from warehouse.contract.manifest import Manifest
from warehouse.errors import ConfigError
from warehouse.intake.landing import land, person_months
from warehouse.intake.load.load import COUNT
from warehouse.privacy import rewrite_database
from warehouse.settings import Settings
from warehouse.tokens.first_keying import FULL
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


def planned(settings: Settings, vault: Vault) -> Plan | None:
    """The plan that a killed run left."""
    path = _path(settings)
    if not path.exists():
        return None
    rows = pa.parquet.read_table(pa.BufferReader(land.unseal(path.read_bytes(), vault)))
    said = rows.schema.metadata
    named = frozenset(said[_DELIVERIES].decode().split())
    return Plan(date.fromisoformat(said[_UNTIL].decode()), named, rows)


def keep_plan(settings: Settings, vault: Vault, plan: Plan) -> None:
    named = {_UNTIL: plan.until.isoformat().encode(), _DELIVERIES: " ".join(sorted(plan.deliveries)).encode()}
    sink = pa.BufferOutputStream()
    pa.parquet.write_table(plan.rows.replace_schema_metadata(named), sink, compression="zstd")
    land.write_whole(_path(settings), land.seal(bytes(sink.getvalue()), vault))


def drop_plan(settings: Settings) -> None:
    _path(settings).unlink(missing_ok=True)
    if _path(settings).parent.is_dir():
        _path(settings).parent.rmdir()


def make_plan(con: duckdb.DuckDBPyConnection, until: date, manifests: list[Manifest], due: list[Manifest]) -> Plan:
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
    if not rewrite_database.is_known(con):
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


# The same in all contacts of a person-month; the key by which they become one. Tokens and record keys belong to it.
SAME = ("token_kind", "link_ok", "country", "region", "city", "settings")
ATTRIBUTES = ("gender", *contact_fields.AGES, "birth_year_band", "origin_country", "origin_kind", "migrant_kind")
# True when it is true of any of the contacts.
ANY = contact_fields.BOOLEANS
# Finer than a month, or about one occasion, or about others: gone. Which tables are counted by it is said in
# intake/landing/person_months.py.
GONE = (
    "source_uid",
    "channel",
    "finds_clients",
    "previous_place",
    "next_place",
    "move_reason",
    "intended_stay",
    "injects_drugs",
    *contact_fields.AMOUNTS,
    "referral_kind",
    "referral_completed_date",
    "referral_country",
    "violation_kind",
    "perpetrator_group",
)
# Contacts without a code are not persons: they are counted by partner, month, city and settings, and nothing else.
OF_NOBODY = {name: f"'{contact_fields.WHEN_EMPTY[name]}'" for name in ("gender", "origin_kind", "migrant_kind")}
OF_NOBODY |= dict.fromkeys((*contact_fields.AGES, "birth_year_band", "origin_country"), "null") | dict.fromkeys(
    ANY, "false"
)
_OLDER = {"age_band": "'not_recorded'"}  # of landing objects from before ages were intervals


def reduced(con: duckdb.DuckDBPyConnection, rows: pa.Table, plan: Plan, delivery_id: str) -> pa.Table:
    """A landing object without contacts before the plan's day. Rows that are person-months already stay as they are."""
    if COUNT not in rows.column_names:
        rows = rows.append_column(COUNT, pa.nulls(rows.num_rows, pa.int32()))
    for name, table in (("landed", rows), ("planned", plan.of(delivery_id))):
        con.register(name, table)
    try:
        # By name and not with the connection's catalogue: these are Arrow tables of this moment.
        return con.execute(_sql(rows, plan.until)).to_arrow_table().cast(rows.schema)
    finally:
        for name in ("landed", "planned"):
            con.unregister(name)


def is_reduced(rows: pa.Table, until: date) -> bool:
    """Whether every row before a day is a person-month."""
    old = rows.filter(pc.less(rows["contact_date"], pa.scalar(until)))
    return old.num_rows == 0 or (COUNT in rows.column_names and old[COUNT].null_count == 0)


def without(rows: pa.Table, until: date) -> pa.Table:
    """A landing object without anything before a day."""
    return rows.filter(pc.greater_equal(rows["contact_date"], pa.scalar(until)))


def _sql(rows: pa.Table, until: date) -> str:
    """Kept rows take the numbers of the rows they were made of, in an order that tells nothing: by month and token.

    Of one person's rows of one day the order stays: attributes are learnt by (date, partner, row).
    """
    tokens = [name for name in rows.column_names if name.startswith(PREFIX)]
    full = [name for name in tokens if name.endswith(f"_{FULL}")]
    is_somebody = " or ".join(f"{name} is not null" for name in full) or "false"
    columns = ", ".join(f"{_kept(name)} as {name}" for name in rows.column_names)
    # A person's rows stand together, by the first of her tokens, also where she has several.
    first = "".join(f", min({name}) over person as first_{name}" for name in tokens)
    by_token = "".join(f"first_{name}, " for name in tokens)
    # A field that the contract gained since is in no landing object of before.
    any_of = "".join(f", bool_or({name}) as any_{name}" for name in ANY if name in rows.column_names)
    return f"""
    with old as (
        select * from landed where contact_date < date '{until}' and {COUNT} is null
    ),
    freed as (
        select row_no as freed_no, row_number() over (order by row_no) as turn from old
    ),
    month as (
        select planned.kept_row_no, planned.new_date, planned.person_no, count(*) as contacts{any_of}
        from planned
        inner join old on planned.row_no = old.row_no
        group by planned.kept_row_no, planned.new_date, planned.person_no
    ),
    moved as (
        select
            old.*, month.* exclude (kept_row_no), ({is_somebody}) as is_somebody,
            date_trunc('month', month.new_date) as month_start{first}
        from month
        inner join old on month.kept_row_no = old.row_no
        window person as (partition by date_trunc('month', month.new_date), month.person_no)
    ),
    kept as (
        select
            *,
            row_number() over (
                order by
                    month_start, {by_token} new_date,
                    case when person_no is null then city end, case when person_no is null then settings end, row_no
            ) as turn
        from moved
    )
    select {columns} from kept inner join freed on kept.turn = freed.turn
    union all
    select * from landed where contact_date >= date '{until}' or {COUNT} is not null
    order by row_no
    """


def _kept(name: str) -> str:
    said = {"row_no": "freed.freed_no", "contact_date": "kept.new_date", COUNT: "cast(kept.contacts as integer)"}
    if name in said:
        return said[name]
    if name in GONE:
        return "null"
    own = f"kept.any_{name}" if name in ANY else f"kept.{name}"
    of_nobody = (OF_NOBODY | _OLDER).get(name)
    return f"case when kept.is_somebody then {own} else {of_nobody} end" if of_nobody else own
