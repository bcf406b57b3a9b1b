"""Stopping a partner, without the pipeline: nothing more comes in, and with `--now` nothing of it stays."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse
from old_network import deliver, landed_rows, link

from dagster_project.actions import stopping
from warehouse.errors import ConfigError
from warehouse.intake.landing import cannot_link, land, ledger, stopped
from warehouse.intake.partners import declaration_store
from warehouse.intake.partners.declared import declarations, declared, find
from warehouse.intake.rebuild import rebuild
from warehouse.intake.receive.receive import receive
from warehouse.privacy import stop

NEWER = "20230501_20230531_v1.csv"


def test_pulls_end_and_everything_that_came_stays(warehouse: Warehouse) -> None:
    deliver(warehouse, 31, months=(4,))
    state, before = warehouse.state(), find(warehouse.settings, "ru_a", warehouse.vault)

    stop.end_pulls(warehouse.settings, warehouse.vault, "ru_a")
    warehouse.deliver(NEWER, csv_bytes([row()]), partner="ru_a")

    assert receive(warehouse.settings, warehouse.vault, before) == []
    assert warehouse.state() == state
    now = find(warehouse.settings, "ru_a", warehouse.vault)
    assert now == before.model_copy(update={"active_to": warehouse.settings.as_of})
    stopped_ones = [one for one in ("ru_a", "ru_b") if stopped.is_stopped(warehouse.settings, warehouse.vault, one)]
    assert stopped_ones == ["ru_a"]


def test_the_day_of_a_stop_is_known_to_the_models_apart_from_a_declared_end(warehouse: Warehouse) -> None:
    """One that ended by its declaration still sends its last report; from one that was stopped nothing is fetched."""
    deliver(warehouse, 31, months=(4,))
    settings, keys, asked = warehouse.settings, warehouse.vault, "select active_to, stopped_on from raw.partner where "
    stop.end_pulls(settings, keys, "ru_a")
    rebuild(settings, keys)
    assert warehouse.rows(asked + "partner_code = 'ru_a'") == [(settings.as_of, settings.as_of)]
    assert warehouse.rows(asked + "partner_code = 'ru_b'") == [(None, None)]
    stop.resume_pulls(settings, keys, "ru_a")
    rebuild(settings, keys)
    assert warehouse.rows(asked + "partner_code = 'ru_a'") == [(None, None)]


def test_a_partner_that_is_resumed_is_as_it_was_and_what_came_meanwhile_is_fetched(warehouse: Warehouse) -> None:
    deliver(warehouse, 31, months=(4,))
    settings, keys = warehouse.settings, warehouse.vault
    before = find(settings, "ru_a", keys)
    landed = {code: land.landed(settings, code) for code in land.partners(settings)}
    stop.end_pulls(settings, keys, "ru_a")
    warehouse.deliver(NEWER, csv_bytes([row(1, **{"Дата контакта": "02.05.2023"})]), partner="ru_a")
    assert receive(settings, keys, before) == []

    assert stopping.resume(settings, "ru_a", is_dry=True, is_sure=True) == 0
    assert stopped.is_stopped(settings, keys, "ru_a")
    assert stopping.resume(settings, "ru_a", is_dry=False, is_sure=True) == 0

    assert find(settings, "ru_a", keys) == before
    assert not stopped.is_any(settings)
    assert len(warehouse.take("ru_a")) == 1
    now = {code: land.landed(settings, code) for code in land.partners(settings)}
    assert now | {"ru_a": landed["ru_a"]} == landed
    assert len(now["ru_a"]) == len(landed["ru_a"]) + 1
    state = warehouse.state()
    rebuild(settings, keys)
    assert warehouse.state() == state
    assert stopping.resume(settings, "ru_a", is_dry=False, is_sure=True) == 0  # it is not stopped any more


def test_a_partner_whose_rows_were_deleted_is_not_resumed_and_is_told_why(warehouse: Warehouse) -> None:
    deliver(warehouse, 32, months=(4,))
    settings, keys = warehouse.settings, warehouse.vault
    stop.remove(settings, keys, "ru_b")
    stop.withdraw(settings, keys, "ru_b")
    for declare in (lambda: None, lambda: stop.forget_declaration(settings, "ru_b")):
        declare()
        with pytest.raises(ConfigError, match=r"--now, and that is final: its rows were deleted.* a new code"):
            stopping.resume(settings, "ru_b", is_dry=False, is_sure=True)
        assert stopped.is_stopped(settings, keys, "ru_b")
    with pytest.raises(ConfigError, match="Known partners: ru_a, ru_c"):
        stopping.resume(settings, "nobody", is_dry=False, is_sure=True)


def test_what_was_read_while_its_partner_was_stopped_does_not_land(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is open already when the command in another process comes first to the lock."""
    before = find(warehouse.settings, "ru_a", warehouse.vault)
    warehouse.deliver("20230401_20230430_v1.csv", csv_bytes([row(1, **{"Дата контакта": "02.04.2023"})]), "ru_a")
    real = land.holder

    def holder(*arguments: object) -> str | None:
        raise AssertionError("it got as far as landing")

    from warehouse.intake.receive import receive as receiving

    prepare = receiving.prepare

    def stopped_meanwhile(*arguments: object) -> object:
        stop.end_pulls(warehouse.settings, warehouse.vault, "ru_a")
        return prepare(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(receiving, "prepare", stopped_meanwhile)
    monkeypatch.setattr(land, "holder", holder)

    assert receive(warehouse.settings, warehouse.vault, before) == []

    monkeypatch.setattr(land, "holder", real)
    assert land.partners(warehouse.settings) == []


def test_nothing_of_a_stopped_partner_is_left_and_the_others_are_as_they_were(warehouse: Warehouse) -> None:
    deliver(warehouse, 32, months=(4,))
    others = "select * from raw.contact where partner_code <> 'ru_b' order by all"
    before = warehouse.rows(others)
    assert warehouse.rows("select count(*) > 0 from raw.contact where partner_code = 'ru_b'") == [(True,)]
    hers, theirs = token_of(warehouse, "ru_b"), token_of(warehouse, "ru_a")
    cannot_link.keep(warehouse.settings, warehouse.vault, "aa", [cannot_link.Pair.of("ru", hers, theirs)])
    cannot_link.keep(warehouse.settings, warehouse.vault, "bb", [cannot_link.Pair.of("ru", theirs, b"x" * 32)])
    rebuild(warehouse.settings, warehouse.vault)

    assert stop.remove(warehouse.settings, warehouse.vault, "ru_b")

    assert warehouse.rows(others) == before
    for table in (
        "raw.contact",
        "raw.contact_token",
        "raw.delivery",
        "raw.refusal",
        "raw.partner",
        "raw.partner_city",
        "raw.earlier_reporting",
    ):
        assert warehouse.rows(f"select count(*) from {table} where partner_code = 'ru_b'") == [(0,)]
    assert warehouse.rows("select count(*) from raw.apart") == [(1,)]
    assert rooms(warehouse, "ru_b") == [Path("network/partners/ru_b.yaml")]
    assert hers not in {one.get("key_ru_full") for one in landed_rows(warehouse)}
    assert [declaration.code for declaration in declarations(warehouse.settings, warehouse.vault)] == ["ru_a", "ru_c"]
    assert [one.code for one in declared(warehouse.settings, warehouse.vault)] == ["ru_a", "ru_b", "ru_c"]


def test_no_number_that_it_may_have_fed_is_left_in_the_ledger(warehouse: Warehouse) -> None:
    deliver(warehouse, 34, months=(4,))
    settings, keys = warehouse.settings, warehouse.vault
    cells = [
        [
            "pub_moves",
            countries,
            countries,
            "year",
            date(2023, 1, 1),
            12,
            "shown",
            date(2023, 2, 15),
            None,
            None,
            None,
            None,
        ]
        for countries in ("RU", "FI", "FI|RU", "FI|UA", "all")
    ]
    table = pa.Table.from_pylist([dict(zip(ledger.CELLS.names, cell, strict=False)) for cell in cells], ledger.CELLS)
    ledger.write(ledger.path(settings), keys, ledger.Book(table, {"ru_b": ledger.Fed("RU", may_be_named=False)}))

    assert stop.remove(settings, keys, "ru_b")

    assert warehouse.rows("select cell from raw.closed_cell order by all") == [("FI",), ("FI|UA",)]
    assert ledger.read(ledger.path(settings), keys).cells["cell"].to_pylist() == ["FI", "FI|UA"]


def test_a_second_stop_changes_nothing_and_a_restored_copy_goes_again(warehouse: Warehouse) -> None:
    deliver(warehouse, 33, months=(4,))
    (kept,) = list((warehouse.settings.landing / "ru_b").glob("*.manifest.age"))[:1]
    data = kept.read_bytes()
    assert stop.remove(warehouse.settings, warehouse.vault, "ru_b")
    assert stop.withdraw(warehouse.settings, warehouse.vault, "ru_b") == []
    link(warehouse)
    state = warehouse.state()

    assert not stop.remove(warehouse.settings, warehouse.vault, "ru_b")
    assert warehouse.state() == state

    kept.parent.mkdir()
    kept.write_bytes(data)
    assert stop.remove(warehouse.settings, warehouse.vault, "ru_b")
    assert warehouse.state() == state


def test_the_code_of_a_stopped_partner_is_nowhere_and_cannot_be_taken_again(warehouse: Warehouse) -> None:
    deliver(warehouse, 36, months=(4,))
    settings, keys = warehouse.settings, warehouse.vault
    text = (settings.partners / "ru_b.yaml").read_text()
    assert stop.remove(settings, keys, "ru_b")
    assert stop.withdraw(settings, keys, "ru_b") == []
    assert not stop.is_gone(settings, keys, "ru_b")

    assert stop.forget_declaration(settings, "ru_b")

    assert stop.is_gone(settings, keys, "ru_b")
    assert rooms(warehouse, "ru_b") == []
    assert [declaration.code for declaration in declarations(settings, keys)] == ["ru_a", "ru_c"]
    with pytest.raises(ConfigError, match="was stopped"):
        declaration_store.add(settings, "ru_b", text, keys)


def test_a_code_that_no_declaration_has_is_refused(warehouse: Warehouse) -> None:
    with pytest.raises(ConfigError, match="Known partners: ru_a, ru_b, ru_c"):
        stop.standing(warehouse.settings, warehouse.vault, "nobody")


def test_who_shares_a_network_key_with_it_is_named(warehouse: Warehouse) -> None:
    found = stop.standing(warehouse.settings, warehouse.vault, "ru_a")
    assert found.sharing == {"ru": ["ru_b", "ru_c"], "fi_ru": ["ru_b", "ru_c"]}


def token_of(warehouse: Warehouse, partner: str) -> bytes:
    """A whole token that only this partner has."""
    mine: dict[str, set[bytes]] = {}
    for code in land.partners(warehouse.settings):
        for delivery_id in land.landed(warehouse.settings, code):
            rows = land.read_rows(warehouse.settings, warehouse.vault, code, delivery_id)
            mine.setdefault(code, set()).update(token for token in rows["key_ru_full"].to_pylist() if token)
    own = mine[partner] - set().union(*(tokens for code, tokens in mine.items() if code not in (partner, "ru_c")))
    return min(own)


def rooms(warehouse: Warehouse, code: str) -> list[Path]:
    home = warehouse.settings.home
    return sorted(
        path.relative_to(home) for path in home.rglob(f"*{code}*") if not path.is_relative_to(warehouse.settings.demo)
    )
