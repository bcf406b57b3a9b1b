"""What a delivery covers and replaces: halves, overlaps, versions, manifests, late months, gaps and resends."""

import gzip
import io
import itertools
import zipfile
from datetime import UTC, datetime, timedelta

import pyrage
import pytest
from intake_files import csv_bytes, header_only, row
from intake_warehouse import Warehouse
from pipeline_home import Home
from span_files import IRKUTSK, PATTERN, contacts, on


@pytest.fixture(autouse=True)
def _names_of_several_kinds(warehouse: Warehouse) -> None:
    warehouse.declare(
        delivery={"name_pattern": PATTERN, "refuse_above": 0.5}, source={"url": "{demo}/ru_test", "pattern": "*.csv*"}
    )


def test_two_halves_of_a_month_stand_side_by_side(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03-h1.csv", on(1, 15))
    warehouse.deliver("x-2023-03-h2.csv", on(16, 31))
    warehouse.take()
    assert contacts(warehouse) == [(1, "spb"), (15, "spb"), (16, "spb"), (31, "spb")]
    warehouse.deliver("x-2023-03-h2_v2.csv", on(20, city=IRKUTSK))
    warehouse.take()
    assert contacts(warehouse) == [(1, "spb"), (15, "spb"), (20, "irkutsk")]


def test_a_whole_month_takes_the_place_of_both_halves_and_a_later_half_of_its_days_alone(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03-h1.csv", on(1, 15))
    warehouse.deliver("x-2023-03-h2.csv", on(16, 31))
    warehouse.deliver("x-2023-03_v2.csv", on(2, 20, city=IRKUTSK))
    warehouse.take()
    assert contacts(warehouse) == [(2, "irkutsk"), (20, "irkutsk")]
    warehouse.deliver("x-2023-03-h1_v3.csv", on(3))
    warehouse.take()
    assert contacts(warehouse) == [(3, "spb"), (20, "irkutsk")]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))), ids=str)
def test_days_of_overlapping_spans_are_replaced_and_not_doubled(warehouse: Warehouse, order: tuple[int, ...]) -> None:
    at = datetime(2023, 5, 1, tzinfo=UTC)
    files = [
        ("20230301_20230320.csv", on(1, 10, 20), at),
        ("20230310_20230325.csv", on(10, 20, 25, city=IRKUTSK), at + timedelta(days=1)),
        ("20230320_20230331.csv", on(20, 31), at + timedelta(days=2)),
    ]
    for number in order:
        name, data, time = files[number]
        warehouse.deliver(name, data, at=time)
        warehouse.take()
    # The third covers the 25th, too, and says that nobody was met.
    assert contacts(warehouse) == [(1, "spb"), (10, "irkutsk"), (20, "spb"), (31, "spb")]


def test_rows_outside_the_span_are_refused_one_by_one(warehouse: Warehouse) -> None:
    rows = [row(day, **{"Дата контакта": text}) for day, text in enumerate(("16.03.2023", "15.03.2023", "01.03.2023"))]
    warehouse.deliver("x-2023-03-h1.csv", csv_bytes(rows))
    (receipt,) = warehouse.take()
    assert (receipt.rows_accepted, receipt.rows_refused) == (2, 1)
    refused = warehouse.rows("select row_no, column_name, rule from raw.refusal")
    assert refused == [(2, "contact_date", "date_outside_span")]
    assert contacts(warehouse) == [(1, "spb"), (15, "spb")]


EARLY, LATE = datetime(2023, 4, 1, tzinfo=UTC), datetime(2023, 4, 9, tzinfo=UTC)


@pytest.mark.parametrize("newer_first", [False, True], ids=["in order", "the newer one first"])
@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (("a-2023-03.csv", EARLY), ("b-2023-03.csv", LATE)),
        (("a-2023-03.csv", LATE), ("b-2023-03_v2.csv", EARLY)),
        (("b-2023-03_v2.csv", LATE), ("a-2023-03_v10.csv", EARLY)),
        (("z-2023-03_v1.csv", EARLY), ("a-2023-03.csv", LATE)),
    ],
    ids=["source time", "version before source time", "versions are numbers", "no version is version one"],
)
def test_version_then_source_time_decide_and_never_arrival(
    warehouse: Warehouse, older: tuple[str, datetime], newer: tuple[str, datetime], newer_first: bool
) -> None:
    sent = [(older, on(1, 2)), (newer, on(3, city=IRKUTSK))]
    for (name, at), data in reversed(sent) if newer_first else sent:
        warehouse.deliver(name, data, at=at)
        warehouse.take()
    assert contacts(warehouse) == [(3, "irkutsk")]
    assert warehouse.rows("select count(*) from raw.delivery where status = 'accepted'") == [(2,)]


def zipped(data: bytes) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("other-2023-04.csv", data)
    return memory.getvalue()


def test_the_same_content_under_other_names_and_in_other_wrappers_changes_nothing(warehouse: Warehouse) -> None:
    data = on(1, 2)
    warehouse.deliver("x-2023-03.csv", data)
    warehouse.take()
    before, letters = warehouse.state(), sorted(warehouse.settings.letters.rglob("*"))
    recipient = pyrage.x25519.Recipient.from_str(warehouse.vault.landing_recipient)
    for number in range(2):  # age seals differently every time
        warehouse.deliver(f"s{number}-2023-03.csv.age", pyrage.encrypt(data, [recipient]), at=LATE)
    warehouse.deliver("other-2023-04.csv", data, at=LATE)
    warehouse.deliver("x-2023-03_v9.csv", data, at=LATE)
    warehouse.deliver("x-2023-04.csv.gz", gzip.compress(data), at=LATE)
    warehouse.deliver("x-2023-03.csv.zip", zipped(data), at=LATE)
    assert warehouse.take() == []
    assert warehouse.state() == before
    assert sorted(warehouse.settings.letters.rglob("*")) == letters


def test_a_month_that_comes_75_days_late_is_loaded(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-06.csv", on(5, month=6))
    warehouse.take()
    due = datetime(2023, 4, 1, tzinfo=UTC)
    warehouse.deliver("x-2023-03.csv", on(1, 2), at=due + timedelta(days=75))
    warehouse.take()
    assert warehouse.rows("select count(*) from raw.contact where month(contact_date) = 3") == [(2,)]
    assert warehouse.rows("select count(*) from raw.touched_person where load_id = 2 and scope = 'ru'") == [(2,)]
    assert warehouse.rows("select source_at::date - span_end from raw.delivery where month(span_end) = 3") == [(76,)]


def test_an_empty_month_is_known_and_a_gap_is_not(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", on(1))
    warehouse.deliver("x-2023-04.csv", header_only())
    warehouse.deliver("x-2023-06.csv", header_only())
    warehouse.take()
    known = warehouse.rows("select month(span_start), rows_received, status from raw.delivery order by 1")
    assert known == [(3, 1, "accepted"), (4, 0, "accepted"), (6, 0, "accepted")]


def test_reporting_tells_late_months_empty_months_and_gaps_apart(built_home: Home) -> None:
    """In the demo network: 75 days late, a month without a contact, a month that never came."""
    late, empty, gap = (
        built_home.rows(
            "select is_received, first_source_at::date - last_day(month_start) from marts.fct_partner_month "
            f"where partner_code = '{code}' and month_start = '{month}-01'"
        )
        for code, month in (("ua_halych", "2022-10"), ("ru_ob", "2023-01"), ("ua_more", "2022-03"))
    )
    assert [late[0][0], empty[0][0], gap] == [1, 1, [(0, None)]]
    assert late[0][1] >= 75 > 20 > empty[0][1]
    told = (
        "select r.partner_alias, r.received, r.on_time from published.pub_reporting as r "
        "inner join raw.partner as p on p.alias = r.partner_alias "
        "where (p.partner_code, r.month_start) in (('ua_halych', '2022-10-01'), ('ua_more', '2022-03-01')) order by all"
    )
    assert [(received, on_time) for _, received, on_time in built_home.rows(told)] == [(1, 0), (0, None)]
