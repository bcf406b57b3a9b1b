"""Deliveries: what is taken in, replaced, refused and told, from the file to the raw tables."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from intake_files import attributes, csv_bytes, header_only, row
from intake_warehouse import Warehouse

from warehouse.contract.keying.second_keying import record_key, token
from warehouse.errors import ConfigError, SourceError
from warehouse.intake.letters import letter
from warehouse.intake.load.admit import admit
from warehouse.intake.rebuild import rebuild

APRIL, JUNE = datetime(2023, 4, 20, tzinfo=UTC), datetime(2023, 6, 20, tzinfo=UTC)
CONTACTS = "select contact_date, city from raw.contact order by all"


def test_a_delivery_waits_in_landing_until_it_is_judged(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(2, Город="?")]))
    (receipt,) = warehouse.receive()
    assert (receipt.status, receipt.rows_accepted, receipt.rows_refused) == ("pending", 1, 1)
    assert warehouse.rows("select count(*) from raw.contact") == [(0,)]
    assert len(warehouse.waiting()) == 1
    warehouse.admit()
    assert warehouse.rows("select count(*) from raw.contact") == [(1,)]
    assert warehouse.waiting("contact_token") == []
    assert warehouse.rows("select status, rows_received, rows_accepted, rows_refused from raw.delivery") == [
        ("accepted", 2, 1, 1)
    ]
    assert warehouse.rows("select row_no, column_name, rule from raw.refusal") == [(3, "city", "unknown_label")]


def test_tokens_are_stored_by_scope_and_label_with_one_record_key_per_whole_code(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(1, Номер="2", **{"Дата контакта": "20.03.2023"})]))
    warehouse.take()
    counts = warehouse.rows(
        "select scope, count(*), count(distinct token), count(distinct m1), count(m2) "
        "from raw.contact_token group by all"
    )
    assert sorted(counts) == [(scope, 2, 1, 1, 0) for scope in ("fi_ru", "ru")]
    whole = token(warehouse.vault.chain[0], "ru", "full", row(1)["t1_ru_full"])
    expected = int.from_bytes(whole[:8], "big", signed=True)
    assert warehouse.rows("select token, record_key from raw.token_key where scope = 'ru'") == [
        (expected, record_key(warehouse.vault.k_noise, whole))
    ]


def test_a_resend_under_any_name_is_a_no_op(warehouse: Warehouse) -> None:
    data = csv_bytes([row(1)])
    warehouse.deliver("x-2023-03.csv", data)
    warehouse.take()
    before = warehouse.state()
    warehouse.deliver("again-2023-03_v7.csv", data, at=APRIL)
    warehouse.deliver("other-2023-04.csv", data, at=APRIL)
    assert warehouse.take() == []
    assert warehouse.state() == before


def test_a_delivery_replaces_its_span_and_nothing_else(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-02.csv", csv_bytes([row(1, **{"Дата контакта": "27.02.2023"})]))
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(2)]))
    warehouse.take()
    warehouse.deliver("x-2023-03_v2.csv", csv_bytes([row(3, Город="Иркутск")]))
    warehouse.take()
    assert [(day.month, city) for day, city in warehouse.rows(CONTACTS)] == [(2, "ru_spb"), (3, "ru_irkutsk")]
    assert warehouse.rows("select count(*) from raw.contact_token where scope = 'ru'") == [(2,)]


def test_an_older_version_that_comes_later_changes_nothing(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03_v2.csv", csv_bytes([row(3, Город="Иркутск")]))
    warehouse.take()
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(2)]), at=APRIL)
    warehouse.take()
    assert [city for _, city in warehouse.rows(CONTACTS)] == ["ru_irkutsk"]
    assert warehouse.rows("select status, count(*) from raw.delivery group by 1") == [("accepted", 2)]


def test_an_empty_month_is_a_delivery_and_clears_the_month(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    warehouse.deliver("x-2023-04.csv", header_only())
    warehouse.deliver("x-2023-05.csv", header_only())
    warehouse.take()
    assert warehouse.rows("select count(*) from raw.delivery where status = 'accepted'") == [(3,)]
    warehouse.deliver("x-2023-03_v2.csv", header_only())
    warehouse.take()
    assert warehouse.rows(CONTACTS) == []


def test_what_a_load_touched_is_written_down(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(2)]))
    warehouse.take()
    warehouse.deliver("x-2023-03_v2.csv", csv_bytes([row(3)]))
    warehouse.take()
    assert warehouse.rows("select distinct month_start from raw.touched_period") == [(date(2023, 3, 1),)]
    per_load = "select load_id, count(*) from raw.touched_person where scope = 'ru' group by 1 order by 1"
    assert [count for _, count in warehouse.rows(per_load)] == [2, 3]


def test_a_refused_delivery_leaves_a_line_and_a_letter_and_no_rows(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(2, Город="?")]))
    (receipt,) = warehouse.receive()
    warehouse.admit(**{f"d{receipt.delivery_id}": "volume_drop"})
    assert warehouse.rows("select status, rule, rows_accepted, rows_refused from raw.delivery") == [
        ("refused", "volume_drop", 0, 2)
    ]
    assert (0, None, "volume_drop") in warehouse.rows("select row_no, column_name, rule from raw.refusal")
    assert warehouse.waiting() == []
    assert [path.name for path in warehouse.settings.landing.rglob("*.age")] == [f"{receipt.delivery_id}.manifest.age"]
    assert "volume_drop" in (letter.latest(warehouse.settings, warehouse.vault, "ru_test") or "")


def test_a_refusal_that_was_killed_before_the_database_knew_it_is_ended_by_the_next_intake(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException): ...

    def die(*_: object) -> None:
        raise Killed

    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(2, Город="?")]))
    (receipt,) = warehouse.receive()
    with monkeypatch.context() as patched:
        patched.setattr("warehouse.intake.load.admit.apply", die)
        with pytest.raises(Killed):
            admit(warehouse.settings, warehouse.vault, "ru_test", {receipt.delivery_id: "volume_drop"})
    assert warehouse.waiting() == []
    warehouse.receive()
    assert warehouse.rows("select status, rule, rows_accepted, rows_refused from raw.delivery") == [
        ("refused", "volume_drop", 0, 2)
    ]
    assert "volume_drop" in (letter.latest(warehouse.settings, warehouse.vault, "ru_test") or "")
    before = warehouse.state()
    warehouse.receive()
    assert warehouse.state() == before


def test_settling_again_that_was_killed_is_done_by_the_next_intake(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]), at=JUNE)
    warehouse.deliver("y-2023-03.csv", csv_bytes([row(2), row(3)]), at=APRIL)
    warehouse.take()
    assert warehouse.rows("select count(*) from raw.contact") == [(1,)]
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))  # its time turns out to be the earliest

    def die(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("warehouse.intake.load.admit.enter", die)
        with pytest.raises(OSError, match="space"):
            warehouse.receive()
    warehouse.take()
    assert warehouse.rows("select count(*) from raw.contact") == [(2,)]
    before = warehouse.state()
    rebuild(warehouse.settings, warehouse.vault)
    assert warehouse.state() == before


def test_a_clock_in_the_future_stands_above_no_correction_and_is_told(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]), at=datetime(2090, 1, 1, tzinfo=UTC))
    (receipt,) = warehouse.take()
    assert "lies in the future" in receipt.letter
    assert ["future" in line for line in warehouse.told] == [True]
    assert [warehouse.take(), warehouse.take(), len(warehouse.told)] == [[], [], 1]
    tomorrow = datetime.now(UTC) + timedelta(hours=20)
    warehouse.deliver("corrected-2023-03.csv", csv_bytes([row(number) for number in range(1, 5)]), at=tomorrow)
    (receipt,) = warehouse.take()
    assert "lies in the future" not in receipt.letter
    assert warehouse.rows("select count(*) from raw.contact") == [(4,)]
    before = warehouse.state()
    rebuild(warehouse.settings, warehouse.vault)
    assert warehouse.state() == before


@pytest.mark.parametrize("is_still_there", [True, False])
def test_what_was_taken_while_our_clock_was_ahead_stands_above_no_correction(
    warehouse: Warehouse, is_still_there: bool
) -> None:
    """Weeks ahead, and then set right: the file, and one that was refused, had a time of the same clock."""
    now = datetime.now(UTC)
    weeks = now + timedelta(days=40)
    ahead = Warehouse(replace(warehouse.settings, as_of=weeks.date()))
    ahead.deliver("x-2023-03.csv", csv_bytes([row(1, Номер="7")]), at=now - timedelta(days=9))
    first = ahead.deliver("first-2023-03.csv", csv_bytes([row(1)]), at=weeks)
    second = ahead.deliver("second-2023-03.csv", csv_bytes([row(1), row(2)]), at=weeks + timedelta(minutes=1))
    refused = ahead.deliver("x-2023-04.csv", csv_bytes([row(1, Город="?")]), at=weeks)
    ahead.take()
    assert warehouse.rows("select count(*) from raw.contact") == [(2,)]
    for path in (first, second, refused) if not is_still_there else (refused,):
        path.unlink()
    warehouse.take()
    assert warehouse.rows("select count(*) from raw.contact") == [(2,)]  # the later one of the two, as before
    late = f"select count(*) from raw.delivery where source_at > '{now + timedelta(days=2):%Y-%m-%d}'"
    assert warehouse.rows(late) == [(0,)]
    before = warehouse.state()
    assert warehouse.take() == []
    assert warehouse.state() == before
    warehouse.deliver("corrected-2023-03.csv", csv_bytes([row(n) for n in range(1, 6)]), at=now - timedelta(days=1))
    warehouse.deliver("x-2023-04_v1.csv", csv_bytes([row(1, **{"Дата контакта": "12.04.2023"})]), at=now)
    warehouse.take()
    assert warehouse.rows("select count(*) from raw.contact") == [(6,)]
    before = warehouse.state()
    rebuild(warehouse.settings, warehouse.vault)
    assert warehouse.state() == before


def test_the_first_file_of_a_clock_ahead_came_after_its_days(warehouse: Warehouse) -> None:
    """Nothing else says when: a correction of any day since then stands above it."""
    path = warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]), at=datetime(2090, 1, 1, tzinfo=UTC))
    Warehouse(replace(warehouse.settings, as_of=date(2090, 1, 1))).take()
    path.unlink()
    warehouse.deliver("corrected-2023-03.csv", csv_bytes([row(number) for number in range(1, 5)]), at=APRIL)
    warehouse.take()
    assert warehouse.rows("select count(*) from raw.contact") == [(4,)]


def test_a_verdict_is_given_once(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    (receipt,) = warehouse.take()
    before = warehouse.state()
    admit(warehouse.settings, warehouse.vault, "ru_test", {receipt.delivery_id: "too_late"})
    assert warehouse.state() == before
    with pytest.raises(ConfigError, match="no delivery"):
        admit(warehouse.settings, warehouse.vault, "ru_test", {"f" * 64: None})


def test_one_bad_file_does_not_stop_the_others(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-02.csv", b"PK\x03\x04")
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    warehouse.deliver("x-2023-04.csv", b"")
    assert sorted(receipt.status for receipt in warehouse.take()) == ["pending", "refused", "refused"]
    assert len(warehouse.rows(CONTACTS)) == 1


def test_a_source_that_fails_half_way_keeps_what_it_gave(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    from warehouse.intake import pull

    warehouse.deliver("x-2023-02.csv", csv_bytes([row(1, **{"Дата контакта": "27.02.2023"})]))
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]), at=APRIL)
    read = pull.Source.read

    def breaks(self: pull.Source, file: pull.SourceFile) -> bytes:
        if "03" in file.name:
            raise SourceError("gone")
        return read(self, file)

    with monkeypatch.context() as patch:
        patch.setattr(pull.Source, "read", breaks)
        with pytest.raises(SourceError):
            warehouse.receive()
    assert len(warehouse.waiting()) == 1
    assert len(warehouse.take()) == 1
    assert len(warehouse.rows(CONTACTS)) == 2


def test_a_refused_file_is_read_again_when_its_name_or_the_declaration_is_mended(warehouse: Warehouse) -> None:
    warehouse.deliver("march.csv", csv_bytes([row(1, Город="Питер")]))
    assert [receipt.rule for receipt in warehouse.receive()] == ["span_unknown"]
    assert warehouse.receive() == []
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1, Город="Питер")]))
    assert [receipt.rule for receipt in warehouse.receive()] == ["too_many_refused"]
    values = attributes()["values"]
    warehouse.declare(values=values | {"city": values["city"] | {"Питер": "ru_spb"}})
    assert [receipt.status for receipt in warehouse.take() if receipt.span] == ["pending"]
    assert len(warehouse.rows(CONTACTS)) == 1
    assert warehouse.rows("select count(*) from raw.refusal") == [(0,)]
    assert warehouse.take() == []


def test_the_content_of_another_partner_is_told_and_not_kept(warehouse: Warehouse) -> None:
    warehouse.declare(code="ru_other", alias="RU-O", source={"url": "{demo}/ru_other", "pattern": "*.csv"})
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    warehouse.take()
    before = warehouse.state()
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]), "ru_other")
    assert [receipt.rule for receipt in warehouse.take("ru_other")] == ["known_elsewhere"]
    assert warehouse.state() == before


def test_a_file_that_was_refused_at_another_partner_is_taken_at_its_own(warehouse: Warehouse) -> None:
    """Put into the wrong folder: the cities of its rows are none of that partner's."""
    warehouse.declare(
        code="ru_other",
        alias="RU-O",
        source={"url": "{demo}/ru_other", "pattern": "*.csv"},
        values=attributes()["values"] | {"city": {"Иркутск": "ru_irkutsk"}},
    )
    data = csv_bytes([row(number) for number in range(1, 9)])
    misplaced = warehouse.deliver("x-2023-03.csv", data, "ru_other")
    assert [receipt.status for receipt in warehouse.take("ru_other")] == ["refused"]
    misplaced.unlink()
    warehouse.deliver("x-2023-03.csv", data)
    assert [receipt.status for receipt in warehouse.take()] == ["pending"]
    counts = "select partner_code, status, rows_accepted from raw.delivery"
    assert warehouse.rows(counts) == [("ru_test", "accepted", 8)]
    assert [warehouse.take("ru_other"), warehouse.take()] == [[], []]
    assert warehouse.rows(counts) == [("ru_test", "accepted", 8)]
    before = warehouse.state()
    rebuild(warehouse.settings, warehouse.vault)
    assert warehouse.state() == before


def test_a_file_that_is_too_large_is_refused_unread_and_told_once(warehouse: Warehouse) -> None:
    warehouse.declare(source=attributes()["source"] | {"max_mb": 0.001})
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(number) for number in range(20)]))
    assert [receipt.rule for receipt in warehouse.receive()] == ["file_too_large"]
    assert warehouse.receive() == []
    assert warehouse.rows("select rule, span_start from raw.delivery") == [("file_too_large", None)]


def test_a_failure_of_our_own_is_told_by_its_place_and_tried_again(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    from warehouse.contract import prepare

    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1, Город="Канарейка")]))
    with monkeypatch.context() as patch:
        patch.setattr(prepare, "mapped", lambda sheet, *_: {}[sheet.columns[2][0].as_py()])
        (receipt,) = warehouse.receive()
    assert receipt.rule == "internal_error"
    assert "Канарейка" not in repr(receipt) + receipt.letter
    assert "KeyError" in receipt.letter
    assert [again.rule for again in warehouse.receive()] == ["too_many_refused"]


def _rows(count: int) -> bytes:
    """Spread over the month."""
    days = [(1 + number * 11) % 30 + 1 for number in range(count)] if count > 2 else [11, 21][:count]
    return csv_bytes(
        [row(n, Номер=str(1000 + n), **{"Дата контакта": f"{day:02}.03.2023"}) for n, day in enumerate(days)]
    )


def _status(warehouse: Warehouse) -> list[tuple[str, str | None]]:
    return [(receipt.status, receipt.rule) for receipt in warehouse.take()]


def test_a_handful_of_late_rows_waits_before_it_replaces_a_month(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", _rows(400))
    warehouse.take()
    late = [row(number, **{"Дата контакта": f"{day:02}.03.2023"}) for number, day in ((1, 4), (2, 15), (3, 26))]
    warehouse.deliver("late-2023-03.csv", csv_bytes(late), at=APRIL)
    (receipt,) = warehouse.take()
    assert (receipt.status, receipt.rule) == ("refused", "replaces_far_more")
    assert "Rows sent before: 400. Rows in this delivery: 3." in receipt.letter
    assert warehouse.rows("select count(*) from raw.contact") == [(400,)]
    warehouse.declare(delivery=attributes()["delivery"] | {"quiet_months": ["2023-03"]})
    (receipt,) = warehouse.take()
    assert receipt.status == "pending"
    assert "Rows sent before: 400. Rows in this delivery: 3." in receipt.letter
    assert warehouse.rows("select count(*) from raw.contact") == [(3,)]


@pytest.mark.parametrize(
    ("before", "now", "rule"),
    [(40, 7, "replaces_far_more"), (40, 8, None), (39, 1, None), (40, 0, "replaces_far_more")],
)
def test_less_than_a_fifth_of_forty_rows_waits(warehouse: Warehouse, before: int, now: int, rule: str | None) -> None:
    warehouse.deliver("x-2023-03.csv", _rows(before))
    warehouse.take()
    warehouse.deliver("x-2023-03_v2.csv", _rows(now) if now else header_only(), at=APRIL)
    assert _status(warehouse) == [("refused" if rule else "pending", rule)]


def test_what_stands_below_a_large_delivery_replaces_nothing_and_does_not_wait(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03_v2.csv", _rows(60))
    warehouse.take()
    warehouse.deliver("x-2023-03.csv", _rows(2), at=APRIL)
    assert _status(warehouse) == [("pending", None)]
    assert warehouse.rows("select count(*) from raw.contact") == [(60,)]


def _month(month: int, days: range, a_day: int) -> bytes:
    numbers = [(day, at) for day in days for at in range(a_day)]
    return csv_bytes(
        [
            row(day * 10 + at, Номер=f"{month}-{day}-{at}", **{"Дата контакта": f"{day:02}.{month:02}.2023"})
            for day, at in numbers
        ]
    )


def test_a_file_cut_at_a_line_end_waits_until_the_partner_says_that_the_month_was_quiet(warehouse: Warehouse) -> None:
    for month in (3, 4, 5):
        warehouse.deliver(f"x-2023-{month:02}.csv", _month(month, range(1, 28), 3))
    warehouse.take()
    warehouse.deliver("x-2023-06.csv", _month(6, range(1, 10), 3))
    warehouse.deliver("x-2023-05_v2.csv", _month(5, range(1, 10), 4))
    receipts = warehouse.take()
    assert [(receipt.status, receipt.rule) for receipt in receipts] == [("refused", "far_fewer_rows")] * 2
    counted = "select month(contact_date), count(*) from raw.contact group by 1 order by 1"
    assert warehouse.rows(counted) == [(3, 81), (4, 81), (5, 81)]
    warehouse.declare(delivery=attributes()["delivery"] | {"quiet_months": ["2023-06"]})
    assert [receipt.status for receipt in warehouse.take()] == ["refused", "pending"]
    assert warehouse.rows(counted) == [(3, 81), (4, 81), (5, 81), (6, 27)]
