"""A home with small releases of its own making and recipients of all kinds, for tests of what is sent on.

Its tables have the columns of the contracts, and a dozen cells. The network is the demo's places with recipients of
its own.

Add here: another cell, or another way in which a release comes to be.
Keep out: assertions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
from own_network import own_network
from verdicts import made_by_hand

from warehouse import vault
from warehouse.audiences import audiences
from warehouse.definitions.contracts import contracts
from warehouse.release import steps
from warehouse.release.exchange import package
from warehouse.release.exchange.package import Made, Wish
from warehouse.settings import Settings
from warehouse.vault import Vault

FUND, HEALTH = "fund", "health"
RECIPIENTS = (
    "recipient_code,audience,formats,period_types,language,since,ended_on,dataset_code,why\n"
    "fund,donor,dxf2 pudr narrative,quarter year fiscal_year,en,,,DS,a fund\n"
    "health,fi,dxf2 rights,year,fi,2023-01-01,,,a ministry\n"
)
ELEMENTS = (
    "recipient_code,data_element,options,option_combo,table_name,value_column,cells,zero_is_significant,why\n"
    "fund,COV,,,pub_coverage,persons,indicator_code=reached_any; coverage_scope=served_area,0,numerator\n"
    "fund,COV_PCT,,,pub_coverage,coverage_point,indicator_code=reached_any; coverage_scope=served_area,0,share\n"
    "fund,LATE,,,pub_coverage,reporting_completeness,indicator_code=reached_any; coverage_scope=served_area,1,reports\n"
    "fund,LATE_OFF,,,pub_coverage,reporting_completeness,indicator_code=reached_any; coverage_scope=served_area,0,it\n"
    "fund,REACH,SEX=F,C_F,pub_reach,persons,gender=woman,0,by gender\n"
    "fund,REACH,SEX=M,C_M,pub_reach,persons,gender=man,0,by gender\n"
    "fund,REACH,AGE=50_PLUS,C_50,pub_reach,persons,age_band=50+,0,by age\n"
    "health,VIOL,,,pub_violations,persons,,0,any\n"
    "health,VIOL,KIND=UNPAID,C_U,pub_violations,persons,violation_kind=unpaid,0,by kind\n"
    "health,REACH,,,pub_reach,persons,,0,by city\n"
)
ORG_UNITS = (
    "recipient_code,place_code,org_unit,why\n"
    "fund,FI,OU_FI,a country\nfund,UA,OU_UA,a country\n"
    "health,FI,FI_ALL,the country\nhealth,fi_turku,FI_TURKU,a city\n"
)
FILES = {
    "recipients.csv": RECIPIENTS,
    "recipient_elements.csv": ELEMENTS,
    "recipient_org_units.csv": ORG_UNITS,
}
Q1, Q2, YEAR, FISCAL = (
    ("quarter", date(2023, 1, 1)),
    ("quarter", date(2023, 4, 1)),
    ("year", date(2023, 1, 1)),
    ("fiscal_year", date(2022, 10, 1)),
)
DONOR = next(name for name, one in audiences().items() if one.is_outside)
_TABLES = {"pub_coverage", "pub_reach", "pub_violations", "pub_release", "pub_holds"}
DAYS = ("2024-02-20", "2024-03-20", "2024-04-20", "2024-05-20")  # of releases, one after the other
Row = dict[str, Any]


def coverage(when: tuple[str, date], persons: int | None, *, country: str = "FI", **more: Any) -> Row:
    point = 431
    said = {"indicator_code": "reached_any", "coverage_scope": "served_area", "denominator_point": point}
    said |= {"coverage_point": persons / point if persons is not None else None, "denominator_source": "=a source"}
    said |= {"reporting_completeness": 0.9, "target": 0.45, "target_achieved_percent": 87.3}
    return _row("pub_coverage", when, persons, country, **said | more)


def reach(when: tuple[str, date], persons: int | None, *, country: str = "FI", **more: Any) -> Row:
    margins = dict.fromkeys(("setting_group", "gender", "age_band", "origin_code"), "all")
    return _row("pub_reach", when, persons, country, **margins | more)


def violations(when: tuple[str, date], persons: int | None, kind: str = "all", **more: Any) -> Row:
    margins = {"violation_kind": kind, "perpetrator_group": "all", "perpetrator_detail": "all"}
    return _row("pub_violations", when, persons, "FI", **margins | more)


def _row(table: str, when: tuple[str, date], persons: int | None, country: str, **more: Any) -> Row:
    said = {
        "table": table,
        "period_type": when[0],
        "period_start": when[1],
        "country_code": country,
        "persons": persons,
    }
    margins = {} if table == "pub_violations" else {"region_code": "all", "city_code": "all"}
    return said | margins | {"status": "shown" if persons is not None else "few"} | more


def first_rows() -> list[Row]:
    """What the first release says: numbers, a hidden cell, a zero, an open period."""
    return [
        coverage(Q1, 105, persons_low=80, coverage_flag="codes are not sealed: some people may be counted twice"),
        coverage(Q2, 110, reporting_completeness=0.0),
        coverage(YEAR, 215),
        coverage(FISCAL, 180),
        coverage(Q1, 300, country="UA"),
        coverage(("year", date(2024, 1, 1)), None, status="open"),
        reach(YEAR, 150, gender="woman"),
        reach(YEAR, None, gender="man"),
        reach(YEAR, 40, age_band="50+"),
        reach(YEAR, 215),
        reach(("year", date(2022, 1, 1)), 99),
        reach(YEAR, 77, region_code="FI-S", city_code="fi_turku"),
        reach(YEAR, None, country="UA", gender="woman", status="gap"),
        violations(YEAR, 31),
        violations(YEAR, 12, "unpaid"),
    ]


def without(rows: list[Row], **gone: object) -> list[Row]:
    return [row for row in rows if not all(row.get(name) == value for name, value in gone.items())]


def late_rows(rows: list[Row]) -> list[Row]:
    """An open quarter closes, and a quarter that had a number is hidden now."""
    hidden = coverage(Q1, None)
    return [*without(rows, table="pub_coverage", period_start=Q1[1], period_type="quarter", country_code="FI"), hidden,
            coverage(("quarter", date(2023, 7, 1)), 120)]  # fmt: skip


@dataclass(frozen=True)
class Sender:
    """A home, its keys, and what is done with both."""

    settings: Settings
    vault: Vault

    @property
    def network(self) -> Path:
        return self.settings.network

    def write(self, file: str, text: str) -> None:
        (self.network / file).write_text(text, encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        text = (self.network / file).read_text(encoding="utf-8")
        assert old in text
        self.write(file, text.replace(old, new, 1))

    def release(self, day: str, rows: Iterable[Row], *, held: tuple[str, ...] = (), name: str = "0123456789ab") -> str:
        """A published release with these cells, which nobody sees yet."""
        release_id = f"{day}-{name}"
        rows = list(rows)
        for audience in audiences().values():
            folder = self.settings.candidates / release_id / audience.name
            folder.mkdir(parents=True)
            with duckdb.connect(str(folder / "warehouse.duckdb")) as con:
                _fill(con, audience.schema_name, audience.country, rows, day, held)
        return made_by_hand(self.settings, release_id, self.vault)

    def publish(self, day: str, rows: Iterable[Row], **more: Any) -> str:
        """The same, and people see it."""
        release_id = self.release(day, rows, **more)
        clock = datetime.fromisoformat(f"{day}T12:00:00+00:00")
        steps.publish(self.settings, self.vault, release_id, by="test", clock=lambda: clock)
        return release_id

    def make(self, recipient: str, *formats: str, **more: Any) -> dict[str, Made]:
        made = package.make(self.settings, self.vault, replace(Wish(recipient, formats), **more))
        return {one.format: one for one in made}

    def files(self, recipient: str, code: str, **more: Any) -> dict[str, bytes]:
        folder = self.make(recipient, code, **more)[code].folder
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder else {}

    def published(self, audience: str) -> Path:
        return self.settings.current.resolve() / audience / "warehouse.duckdb"


def sender(place: Settings) -> Sender:
    """A home with recipients and without a release."""
    vault.init_demo(place)
    directory = own_network(place.home)
    for file, text in FILES.items():
        (directory / file).write_text(text, encoding="utf-8")
    return Sender(place, vault.load(place))


def _fill(
    con: duckdb.DuckDBPyConnection, schema: str, country: str | None, rows: list[Row], day: str, held: tuple[str, ...]
) -> None:
    con.execute("begin; create schema published")
    # As many tables as the mapping names: all of them would take most of a test's time.
    known = {table: one for table, one in contracts(schema).items() if table in _TABLES}
    for table, contract in known.items():
        columns = ", ".join(f"{column.name} {column.kind}" for column in contract.columns)
        con.execute(f"create table published.{table} ({columns})")
    con.execute("insert into published.pub_release by name select ?::date as as_of, '' as notice", [day])
    for table in held:
        con.execute("insert into published.pub_holds values (?, 'harm', '', '2024-01-01')", [table])
    for row in rows:
        if row["table"] in known and row["table"] not in held and country in (None, row["country_code"]):
            _insert(con, row["table"], {name: value for name, value in row.items() if name != "table"})
    con.execute("commit")


def _insert(con: duckdb.DuckDBPyConnection, table: str, row: Mapping[str, Any]) -> None:
    con.execute(
        f"insert into published.{table} ({', '.join(row)}) values ({', '.join('?' * len(row))})", [*row.values()]
    )
