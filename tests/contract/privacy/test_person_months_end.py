"""Person-months that are old enough go altogether, but not before a release has closed the numbers of their periods."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from erase_network import ANNA, FI, OTHERS, files
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse
from old_network import PARTNERS, SOURCE, deliver, landed_rows, link
from verdicts import passed

from warehouse.errors import CrossingsError
from warehouse.intake.landing import ledger, person_months, withdrawn_partners
from warehouse.intake.rebuild import rebuild
from warehouse.privacy import expire
from warehouse.settings import Settings


@pytest.fixture
def old_settings(warehouse: Warehouse) -> Settings:
    """Before 1 March everything goes."""
    return replace(warehouse.settings, keep_rows_months=3, keep_person_months_months=4)


def release(warehouse: Warehouse, name: str, rows: list[tuple[str, str, str, str]]) -> None:
    """A published release that shows these periods: country, period type, its first day, status."""
    settings = warehouse.settings
    folder: Path = settings.published / name / "regional"
    folder.mkdir(parents=True)
    with duckdb.connect(folder / "warehouse.duckdb") as con:
        con.execute("create schema published")
        con.execute(
            "create table published.pub_reach "
            "(country_code varchar, period_type varchar, period_start date, status varchar)"
        )
        con.executemany("insert into published.pub_reach values (?, ?, ?, ?)", rows)
    cells = [
        ["pub_reach", f"{number}", country, period_type, date.fromisoformat(first_day), None, status]
        for number, (country, period_type, first_day, status) in enumerate(rows)
        if status != "open"
    ]
    fed = {"ru_a": ledger.Fed("RU", may_be_named=False)}
    named = [dict.fromkeys(ledger.CELLS.names) | dict(zip(ledger.CELLS.names, cell, strict=False)) for cell in cells]
    book = ledger.Book(pa.Table.from_pylist(named, ledger.CELLS), fed, name)
    ledger.write(ledger.proposal(settings), warehouse.vault, book)
    settings.current.symlink_to(name)
    passed(settings, name, warehouse.vault)
    ledger.settle(settings, warehouse.vault)


def finnish(warehouse: Warehouse, **changes: Any) -> None:
    """One partner in Finland, with contacts of February."""
    warehouse.declare(**FI | {"delivery": SOURCE("fi_near")["delivery"]} | changes)
    rows = files((ANNA, *OTHERS), 2)["fi_near"]
    warehouse.deliver("20230201_20230228.csv", rows, partner="fi_near")
    warehouse.take("fi_near")
    link(warehouse)


@pytest.mark.parametrize(
    ("shown", "missing"),
    [
        ([], r"RU month 2023-02 \(no release shows the country\)"),
        ([("RU", "month", "2023-02-01", "open")], r"RU month 2023-02 \(still open\)"),
        ([("FI", "month", "2023-02-01", "shown")], r"RU month 2023-02 \(no release shows the country\)"),
        ([("RU", "month", "2023-03-01", "shown")], r"RU month 2023-02 \(no published release has closed it"),
        (
            [("RU", "month", "2023-02-01", "few"), ("RU", "fiscal_year", "2022-10-01", "open")],
            r"RU fiscal year 2022-10 \(still open\)",
        ),
    ],
)
def test_what_no_release_has_closed_is_kept_and_named(
    warehouse: Warehouse, old_settings: Settings, shown: list[tuple[str, str, str, str]], missing: str
) -> None:
    deliver(warehouse, 21, months=(2, 4))
    expire.reduce(old_settings, warehouse.vault)
    state = warehouse.state()
    if shown:
        release(warehouse, "2023-05-01-aaa", shown)

    with pytest.raises(CrossingsError, match=missing) as refusal:
        expire.remove(old_settings, warehouse.vault)

    assert refusal.value.exit_code == 1
    assert warehouse.state() == state


def test_what_is_closed_goes_from_landing_and_database_and_the_reports_stay(
    warehouse: Warehouse, old_settings: Settings
) -> None:
    deliver(warehouse, 22)
    expire.reduce(old_settings, warehouse.vault)
    shown = [("RU", kind, str(expire.beginning(kind, date(2023, 2, 1))), "shown") for kind in ("month", "year")]
    release(warehouse, "2024-05-01-aaa", shown)
    reports = warehouse.rows("select delivery_id, span_start, status, rows_accepted from raw.delivery order by all")
    newer = warehouse.rows("select * from raw.contact where contact_date >= '2023-03-01' order by all")

    assert expire.remove(old_settings, warehouse.vault)

    assert min(one["contact_date"] for one in landed_rows(warehouse)) >= date(2023, 3, 1)
    assert warehouse.rows("select * from raw.contact order by all") == newer
    letters = {path.name[:12] for path in old_settings.letters.glob("**/*.age")}
    over = [(delivery,) for delivery, start, *_ in reports if start < date(2023, 3, 1)]
    assert letters != set()
    assert {delivery[:12] for (delivery,) in over} & letters == set()
    again = warehouse.rows("select delivery_id, span_start, status, rows_accepted from raw.delivery order by all")
    assert again == reports
    state = warehouse.state()
    assert not expire.remove(old_settings, warehouse.vault)
    rebuild(old_settings, warehouse.vault)
    assert warehouse.state() == state


def test_what_is_known_of_files_stays_and_where_in_them_goes(warehouse: Warehouse, old_settings: Settings) -> None:
    february = {"Дата контакта": "12.02.2023"}
    rows = [row(1, **february), row(2, **february, Город="?"), row(3, **february, Город="?"), row(4, **february)]
    warehouse.deliver("20230201_20230228.csv", csv_bytes(rows), partner="ru_a")
    warehouse.take("ru_a")
    link(warehouse)
    expire.reduce(old_settings, warehouse.vault)
    release(
        warehouse, "2024-05-01-aaa", [("RU", "month", "2023-02-01", "shown"), ("RU", "year", "2023-01-01", "shown")]
    )
    told = "select distinct delivery_id, rule from raw.refusal"
    before, where = warehouse.rows(told), "select row_no, column_name from raw.refusal order by all"
    assert len(before) == 1
    assert warehouse.rows(where) == [(3, "city"), (4, "city")]

    assert expire.remove(old_settings, warehouse.vault)

    assert landed_rows(warehouse) == []
    assert warehouse.rows(told) == before
    assert warehouse.rows(where) == [(0, None)]


def test_a_release_on_disk_is_not_enough_without_the_ledger(warehouse: Warehouse, old_settings: Settings) -> None:
    deliver(warehouse, 21, months=(2, 4))
    expire.reduce(old_settings, warehouse.vault)
    release(warehouse, "2023-05-01-aaa", [("RU", "month", "2023-02-01", "shown")])
    withdrawn_partners.withdraw(old_settings, warehouse.vault, {"ru_a"})

    with pytest.raises(CrossingsError, match="RU month 2023-02"):
        expire.remove(old_settings, warehouse.vault)


def test_a_closed_gap_is_closed_and_keeps_nothing(warehouse: Warehouse, old_settings: Settings) -> None:
    deliver(warehouse, 21, months=(1, 2, 4))
    expire.reduce(old_settings, warehouse.vault)
    release(
        warehouse,
        "2023-05-01-aaa",
        [("RU", "month", "2023-01-01", "shown"), ("RU", "month", "2023-02-01", "gap")],
    )
    assert expire.remove(old_settings, warehouse.vault)
    assert min(one["contact_date"] for one in landed_rows(warehouse)) >= date(2023, 4, 1)


def test_a_country_that_waits_is_named_and_keeps_no_other(warehouse: Warehouse, old_settings: Settings) -> None:
    deliver(warehouse, 21, months=(2, 4))
    finnish(warehouse)
    expire.reduce(old_settings, warehouse.vault)
    release(
        warehouse, "2023-05-01-aaa", [("RU", "month", "2023-02-01", "shown"), ("FI", "month", "2023-02-01", "open")]
    )
    reports = "select delivery_id, status, rows_accepted from raw.delivery order by all"
    before = warehouse.rows(reports)

    with pytest.raises(CrossingsError, match=r"of FI stay: of 1 period.*FI month 2023-02 \(still open\)"):
        expire.remove(old_settings, warehouse.vault)

    old = "select distinct country from raw.contact where contact_date < '2023-03-01'"
    assert warehouse.rows(old) == [("FI",)]
    assert {one["country"] for one in landed_rows(warehouse) if one["contact_date"] < date(2023, 3, 1)} == {"FI"}
    assert warehouse.rows(reports) == before
    assert person_months.removed(old_settings, warehouse.vault) == {"ru_a", "ru_b", "ru_c"}
    state = warehouse.state()
    with pytest.raises(CrossingsError, match="of FI stay"):
        expire.remove(old_settings, warehouse.vault)
    assert warehouse.state() == state


def test_a_partner_that_is_not_shown_waits_for_no_release(warehouse: Warehouse, old_settings: Settings) -> None:
    deliver(warehouse, 21, months=(2, 4))
    finnish(warehouse, safe_to_show=False)
    expire.reduce(old_settings, warehouse.vault)

    with pytest.raises(CrossingsError, match="of RU stay"):
        expire.remove(old_settings, warehouse.vault)

    assert {one["country"] for one in landed_rows(warehouse) if one["contact_date"] < date(2023, 3, 1)} == {"RU"}


def test_days_before_the_first_partner_began_are_in_no_period_and_do_not_wait(
    warehouse: Warehouse, old_settings: Settings
) -> None:
    deliver(warehouse, 21, months=(2, 4))
    for code, alias in PARTNERS.items():
        warehouse.declare(code=code, alias=alias, active_from="2023-03-01", **SOURCE(code))
    expire.reduce(old_settings, warehouse.vault)
    assert expire.remove(old_settings, warehouse.vault)
    assert min(one["contact_date"] for one in landed_rows(warehouse)) >= date(2023, 3, 1)


def test_what_retention_has_done_is_told_and_not_what_is_due(warehouse: Warehouse, old_settings: Settings) -> None:
    deliver(warehouse, 24, months=(2, 4))
    keys = warehouse.vault
    assert person_months.reduced_until(old_settings, keys) == date.min
    expire.reduce(old_settings, keys)
    assert person_months.reduced_until(old_settings, keys) == old_settings.rows_until
    assert person_months.removed(old_settings, keys) == set()
    shown = [("RU", kind, str(expire.beginning(kind, date(2023, 2, 1))), "shown") for kind in ("month", "year")]
    release(warehouse, "2024-05-01-aaa", shown)
    assert expire.remove(old_settings, keys)
    assert person_months.removed(old_settings, keys) == {"ru_a", "ru_b", "ru_c"}


def test_the_dry_run_tells_months_and_no_count_below_five(warehouse: Warehouse, old_settings: Settings) -> None:
    deliver(warehouse, 23)
    [(february,)] = warehouse.rows("select count(*) from raw.contact where contact_date < '2023-03-01'")
    warehouse.rows("delete from raw.contact where contact_date >= '2023-03-04' and contact_date < '2023-04-01'")
    warehouse.rows("delete from raw.contact where contact_date >= '2023-03-01' and contact_date < '2023-03-03'")
    [(march,)] = warehouse.rows("select count(*) from raw.contact where month(contact_date) = 3")

    due = expire.due(old_settings, warehouse.vault)

    assert due.removed == {date(2023, 2, 1): february}
    assert due.reduced == ({date(2023, 3, 1): march if march >= 5 else None} if march else {})
    assert due.unpublished == [(("RU", "month", date(2023, 2, 1)), expire.NEVER_SHOWN)]


def test_a_late_resend_of_an_old_month_stays_as_it_came_until_the_next_run(warehouse: Warehouse) -> None:
    deliver(warehouse, 24, months=(2,))
    expire.reduce(warehouse.settings, warehouse.vault)
    deliver(warehouse, 25, months=(2,))
    assert warehouse.rows("select count(channel) > 0 from raw.contact") == [(True,)]

    assert expire.reduce(warehouse.settings, warehouse.vault)

    link(warehouse)
    assert warehouse.rows("select count(channel) from raw.contact") == [(0,)]
    assert not expire.reduce(warehouse.settings, warehouse.vault)


@pytest.mark.parametrize(
    ("late", "rule"),
    [
        ("20230201_20230214_v9", "part_of_person_months"),
        ("20230210_20230310_v9", "part_of_person_months"),
        ("20230201_20230228_v9", None),
        ("20230101_20230430_v9", None),
        ("20230201_20230214_v1", None),  # older than what is there: it replaces nothing
    ],
)
def test_a_late_delivery_replaces_person_months_whole_or_is_refused(
    warehouse: Warehouse, late: str, rule: str | None
) -> None:
    rows = [row(number, **{"Дата контакта": f"{number:02}.02.2023"}) for number in (3, 17, 24)]
    warehouse.deliver("20230201_20230228_v2.csv", csv_bytes(rows), partner="ru_a")
    warehouse.take("ru_a")
    link(warehouse)
    expire.reduce(warehouse.settings, warehouse.vault)

    warehouse.deliver(f"{late}.csv", csv_bytes([row(30, **{"Дата контакта": "12.02.2023"})]), partner="ru_a")
    warehouse.take("ru_a")

    told = warehouse.rows("select rule from raw.delivery where version <> 2")
    assert told == [(rule,)]
    whole = late.endswith("v9") and rule is None
    assert warehouse.rows("select count(*), count(channel) from raw.contact") == [(1, 1) if whole else (3, 0)]
