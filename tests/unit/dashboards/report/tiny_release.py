"""A published file made in a test, with every table of its audience, and a draft that reads it.

Add here: another row that several tests need. Keep out: assertions.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from dashboards.report.content.draft import Draft
from dashboards.report.content.editions import Edition
from dashboards.report.content.published import opened
from dashboards.report.content.span import EVERYBODY, WHOLE_NETWORK, Span
from dashboards.report.content.wording import Words
from warehouse.audiences import find
from warehouse.definitions.contracts import contracts

YEAR = Span(date(2023, 1, 1), date(2024, 1, 1))
QUARTERS = [date(2023, month, 1) for month in (1, 4, 7, 10)]
COVERED = {**WHOLE_NETWORK, "indicator_code": "reached_any", "coverage_scope": "served_area"}


class Tiny:
    """Tables of one audience in one file. Columns that are not named are empty."""

    def __init__(self, file: Path, audience: str = "regional") -> None:
        self.file, self.audience = file, audience
        with duckdb.connect(str(file)) as con:
            con.execute("create schema published")
            for contract in contracts(find(audience).schema_name).values():
                columns = ", ".join(f"{column.name} {column.kind}" for column in contract.columns)
                con.execute(f"create table published.{contract.table} ({columns})")
        self.put("pub_release", as_of=date(2024, 2, 20), invented=False, notice="")

    def put(self, table: str, **cell: Any) -> None:
        cell.setdefault("status", "shown")
        with duckdb.connect(str(self.file)) as con:
            known = {name for (name, *_) in con.execute(f"describe published.{table}").fetchall()}
            own = {name: value for name, value in cell.items() if name in known}
            places = ", ".join("?" for _ in own)
            con.execute(f"insert into published.{table} ({', '.join(own)}) values ({places})", [*own.values()])

    def reached(self, persons: int | None, start: date, country: str = "FI", **cell: Any) -> None:
        status = "few" if persons is None else "shown"
        kind = cell.pop("period_type", "year")
        row = {**EVERYBODY, "persons": persons, "status": status, **cell}
        self.put("pub_reach", period_type=kind, period_start=start, country_code=country, **row)

    @contextmanager
    def draft(
        self,
        language: str = "en",
        span: Span = YEAR,
        countries: tuple[str, ...] = ("FI",),
        kind: Any = "network",
        before: Any = None,
    ) -> Iterator[Draft]:
        with opened(self.file, self.audience) as published:
            edition = Edition(self.audience, kind, countries)
            yield Draft(published, Words(language), span, edition, "2024-02-20-tiny", before)
