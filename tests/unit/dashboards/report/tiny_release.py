"""A published file made in a test, with every table of its audience, a draft that reads it, and what a chapter says.

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
from dashboards.report.document import Paragraph
from warehouse.audiences import find
from warehouse.definitions.contracts import contracts

NOW, BEFORE = date(2023, 1, 1), date(2022, 1, 1)
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

    def shares(self, values: dict[date, float], kind: str = "quarter") -> None:
        """Of people whose place of work is known, those indoors, by the first day of the period."""
        for start, value in values.items():
            self.put("pub_setting_share", period_type=kind, period_start=start, country_code="FI", **WHOLE_NETWORK,
                     reporters="all", setting_group="indoor", persons=round(400 * value), base_persons=400,
                     share=value, share_low=value - 0.05, share_high=value + 0.05)  # fmt: skip

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


def rules_of(draft: Draft, chapter: Any) -> list[str]:
    return [each.rule for block in chapter.blocks(draft) if isinstance(block, Paragraph) for each in block.sentences]


def text_of(draft: Draft, chapter: Any) -> str:
    return " ".join(block.text for block in chapter.blocks(draft) if isinstance(block, Paragraph))
