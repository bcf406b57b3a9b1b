"""What stands behind one published cell: its numbers, the deliveries of its place and period, and why it is as it is.

For whoever holds the keys. Numbers are read from the release that is shown, never from the working database, so that
nothing is said that is not published. Which of the rules hid a cell is not said: that would tell a number below the
threshold from one above it.

Add here: another fact about a published cell that a person who doubts a number asks for.
Keep out: its deliveries (deliveries_behind.py), how it is told (the command), and anything about a person.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from warehouse import database
from warehouse.definitions.contracts import contracts
from warehouse.errors import ConfigError
from warehouse.first_row import first_row
from warehouse.release import deliveries_behind
from warehouse.release.deliveries_behind import Delivery
from warehouse.release.written_periods import Period
from warehouse.settings import Settings
from warehouse.vault import Vault

Con = duckdb.DuckDBPyConnection
# Every protected table has these; its other columns are its dimensions.
_OF_ANY_CELL = {
    "table_name", "cell", "countries", "pattern_id", "period_type", "period_start", "persons", "status",
    "status_label", "first_published", "restated_in", "counted_on", "fed_by", "status_before", "persons_before",
}  # fmt: skip


@dataclass(frozen=True)
class Explained:
    """A cell of the release that is shown. `closes_on`: when it is due to close by the rule of today. `counted_on`: the
    day whose reports its number is made of; none where the ledger has no such cell, or did not note it yet."""

    release: str
    table: str
    period: Period
    dimensions: Mapping[str, str]
    published: Mapping[str, Any]
    status: str
    first_published: date | None
    restated: Sequence[Mapping[str, Any]]
    closes_on: date
    counted_on: date | None
    threshold: int
    deliveries: Sequence[Delivery]
    missing: Mapping[str, Sequence[date]]


def explain(settings: Settings, vault: Vault, table: str, asked: Period, wanted: Mapping[str, str]) -> Explained:
    """Raises ConfigError with every choice there is where no such table, dimension or cell is published."""
    if not settings.current.is_symlink():
        raise ConfigError("There is no release yet, so there is no published number. `crossings run` makes one.")
    folder = settings.current.resolve()
    with database.reader(settings, vault) as con:
        cells, dimensions = _relation(con, table)
        further = _further(table, dimensions)
        if unknown := sorted(wanted.keys() - {*dimensions, *further}):
            raise ConfigError(
                f"{table} has no dimension {', '.join(unknown)}. It has: {', '.join([*dimensions, *further])}. "
                "What is not named is 'all'."
            )
        wanted = _region_of_city(con, dimensions, wanted)
        chosen = {name: wanted.get(name, "all") for name in dimensions}
        row = chosen | {name: wanted[name] for name in further if name in wanted}
        published = _published(folder / "regional" / "warehouse.duckdb", table, asked, row, further)
        cell = _one(con, cells, asked, chosen)
        months = deliveries_behind.months_of(con, asked)
        partners = deliveries_behind.partners_at(con, chosen, cell["countries"])
        return Explained(
            folder.name, table, asked, row, published["numbers"], published["status"], published["first_published"],
            published["restated"](cell["cell"]), cell["closes_on"], cell["counted_on"], cell["threshold"],
            deliveries_behind.deliveries(con, partners, months), deliveries_behind.missing(con, partners, months),
        )  # fmt: skip


def _region_of_city(con: Con, dimensions: Sequence[str], wanted: Mapping[str, str]) -> Mapping[str, str]:
    """A city lies in one region, which need not be said."""
    if "region_code" in wanted or "region_code" not in dimensions or "city_code" not in wanted:
        return wanted
    region = first_row(
        con.execute("select region_code from crossings.network.place where place_code = ?", [wanted["city_code"]])
    )
    return {**wanted, "region_code": region[0]} if region else wanted


def _relation(con: Con, table: str) -> tuple[str, list[str]]:
    """The protected table behind a published one, and its dimensions in their order."""
    columns: dict[str, list[str]] = {}
    for name, column in con.execute(
        "select table_name, column_name from duckdb_columns() "
        "where database_name = 'crossings' and schema_name = 'protected' order by table_name, column_index"
    ).fetchall():
        columns.setdefault(name, []).append(column)
    behind = {}
    for name, names in columns.items():
        if "pattern_id" in names and (
            row := first_row(con.execute(f"select table_name from crossings.protected.{name} limit 1"))
        ):
            behind[row[0]] = (name, [column for column in names if column not in _OF_ANY_CELL])
    if table not in behind:
        raise ConfigError(
            f"{table} has no cells of its own. A cell of these can be explained: "
            f"{', '.join(sorted(behind))}. All other published tables are computed from them; "
            "docs/reference/published-tables.md says from which."
        )
    return behind[table]


def _further(table: str, dimensions: Sequence[str]) -> list[str]:
    """By what a release tells several rows of one cell apart, like the two scopes of a coverage."""
    return [name for name in contracts()[table].key if name not in ("period_type", "period_start", *dimensions)]


def _published(
    file: Any, table: str, asked: Period, chosen: Mapping[str, str], further: Sequence[str]
) -> dict[str, Any]:
    """The row of the release, and what its restatements say of a cell."""
    with duckdb.connect(str(file), read_only=True) as con:
        columns = [name for (name,) in con.execute(
            "select column_name from information_schema.columns where table_schema = 'published' and table_name = ? "
            "order by ordinal_position", [table]
        ).fetchall()]  # fmt: skip
        keys = {"period_type": asked.kind, "period_start": asked.start, **chosen}
        keys = {name: value for name, value in keys.items() if name in columns}
        rows = con.execute(
            f"select * from published.{table} where {' and '.join(f'{name} = ?' for name in keys)}", list(keys.values())
        ).fetchall()
        if not rows:
            raise ConfigError(_no_such_cell(con, table, dict.fromkeys(further) | keys))
        if len(rows) > 1:
            raise ConfigError(_several([dict(zip(columns, row, strict=True)) for row in rows], further))
        row = dict(zip(columns, rows[0], strict=True))
        revisions = con.execute(
            "select cell, restated_in, status_before, persons_before, status, persons from published.pub_revisions "
            "where table_name = ? order by restated_in", [table]
        ).fetchall()  # fmt: skip
    names = ("restated_in", "status_before", "persons_before", "status", "persons")
    return {
        "numbers": {name: value for name, value in row.items() if name not in keys},
        "status": row.get("status") or "shown",
        "first_published": row.get("first_published"),
        "restated": lambda cell: [dict(zip(names, rest, strict=True)) for of, *rest in revisions if of == cell],
    }


def _no_such_cell(con: Con, table: str, keys: Mapping[str, object]) -> str:
    """The values that the release has in dimensions in which it has not the one that was asked for; in all dimensions
    where each value by itself is there. Those values are published."""
    choices = {
        name: [value for (value,) in con.execute(f"select distinct {name} from published.{table}").fetchall()]
        for name in keys
        if name not in ("period_type", "period_start")
    }
    unknown = {name: values for name, values in choices.items() if keys[name] and keys[name] not in values}
    return (
        f"The release has no such cell. {table} has, by dimension, {_listed(unknown or choices)}. Not every "
        "combination and period is an allowed grain."
    )


def _several(rows: list[dict[str, Any]], further: Sequence[str]) -> str:
    """Only by what the rows that answer differ."""
    values_of = {name: [row[name] for row in rows] for name in further}
    apart = {name: values for name, values in values_of.items() if len(set(values)) > 1}
    return f"More than one row of the release answers to that. Say also one of {_listed(apart)}."


def _listed(choices: Mapping[str, Iterable[object]]) -> str:
    texts = {name: sorted(map(str, set(values))) for name, values in choices.items()}
    return "; ".join(f"{name}: {', '.join(values[:30])}" for name, values in texts.items())


def _one(con: Con, relation: str, asked: Period, chosen: Mapping[str, str]) -> dict[str, Any]:
    """What the working database knows of the cell beside its number: its name, whose it is, when it is due to close,
    and by which day the ledger has it as closed."""
    keys = {"period_type": asked.kind, "period_start": asked.start, **chosen}
    row = first_row(
        con.execute(
            f"""
        with calendar as (
            select period_type, period_start, min(period_end) as period_end
            from crossings.intermediate.int_period_month group by period_type, period_start
        )
        select cell.cell, cell.countries, allowed.threshold,
            cast(case when allowed.periods_ahead = 1
                then cast(calendar.period_end + to_months(cast(
                    date_diff('month', calendar.period_start, calendar.period_end) as integer)) as date)
                else calendar.period_end end + cast(allowed.delay_days as integer) as date),
            closed.counted_on
        from crossings.protected.{relation} as cell
        inner join crossings.declared.allowed_grain as allowed on cell.pattern_id = allowed.pattern_id
        left join calendar on cell.period_type = calendar.period_type and cell.period_start = calendar.period_start
        left join crossings.raw.closed_cell as closed on cell.table_name = closed.table_name and cell.cell = closed.cell
        where {" and ".join(f"cell.{name} = ?" for name in keys)}
        """,
            list(keys.values()),
        )
    )
    if row is None:
        raise ConfigError(
            "The working database no longer has this cell: its grain or its place is not declared any more."
        )
    return dict(zip(("cell", "countries", "threshold", "closes_on", "counted_on"), row, strict=True))
