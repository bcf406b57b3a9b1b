"""Drift: what single rows cannot tell from a slip of the pen holds the delivery, and the column is named."""

from typing import Any

import pytest
from intake_files import accepted, csv_bytes, declaration, prepared, row, rules, xlsx_bytes

from warehouse.contract.declaration.declaration import Declaration

YEAR = {"name_pattern": r"(?P<start>\d{4}-\d{2}-\d{2})_(?P<end>\d{4}-\d{2}-\d{2})", "refuse_above": 1.0}
IN_2023 = "x_2023-01-01_2023-12-31.csv"


def partner(**changes: Any) -> Declaration:
    return declaration(**{"delivery": declaration().delivery.model_dump() | {"refuse_above": 1.0}} | changes)


def held(data: bytes, declared: Declaration | None = None, **at: str) -> list[tuple[str | None, str]]:
    """Column and rule of what holds the delivery; nothing of it may have been accepted."""
    outcome = prepared(data, declared or partner(), **at)
    assert outcome.accepted is None
    assert outcome.manifest.rows_accepted == 0
    return [(column, rule) for row_no, column, rule in rules(outcome) if row_no is None]


def test_reordered_and_unknown_extra_columns_are_fine() -> None:
    rows = [dict(reversed(row(number, Extra="x").items())) for number in range(5)]
    assert len(accepted(prepared(csv_bytes(rows)))) == 5


@pytest.mark.parametrize("change", ["Дата встречи", None])
def test_a_renamed_or_dropped_column_holds_the_delivery(change: str | None) -> None:
    data = csv_bytes([row(number) for number in range(5)])
    name = "Дата контакта".encode("cp1251")
    data = data.replace(name, change.encode("cp1251")) if change else data.replace(name, b"x")
    assert held(data) == [("contact_date", "missing_column")]


@pytest.mark.parametrize(
    ("header", "field", "cell"),
    [
        ("Возраст", "age", "1990-1994"),
        ("Возраст", "age", "тридцать"),
        ("Пол", "gender", "1"),
        ("Презервативы", "svc_condoms", "3"),
        ("Дата контакта", "contact_date", "2023/03/05"),
        ("t1_ru_full", "t1_ru_full", "АБ15"),
    ],
)
def test_a_column_of_another_type_holds_the_delivery(header: str, field: str, cell: str) -> None:
    assert held(csv_bytes([row(number, **{header: cell}) for number in range(6)])) == [(field, "column_changed")]


def test_a_renamed_choice_holds_the_delivery_and_a_slip_of_the_pen_does_not() -> None:
    many = [row(number, **{"Форма работы": "На улице" if number < 3 else "Улица"}) for number in range(12)]
    assert held(csv_bytes(many)) == [("channel", "label_changed")]
    few = [row(number, **{"Форма работы": "Улиц" if number < 2 else "Улица"}) for number in range(12)]
    assert [rule for _, _, rule in rules(prepared(csv_bytes(few), partner()))] == ["unknown_label"] * 2


def test_a_column_with_the_other_decimal_mark_holds_the_delivery() -> None:
    assert held(csv_bytes([row(number, Возраст="31,0") for number in range(5)])) == [("age", "decimal_mark")]
    comma = partner(file=declaration().file.model_dump() | {"decimal": ","})
    outcome = prepared(csv_bytes([row(1, Возраст="31,0")]), comma)
    assert [one["age_band"] for one in accepted(outcome)] == ["30-34"]


def test_day_and_month_exchanged_are_seen_by_impossible_values() -> None:
    rows = [row(number, **{"Дата контакта": f"03.{number:02}.2023"}) for number in range(1, 29)]
    assert held(csv_bytes(rows)) == [("contact_date", "date_flipped")]


def test_day_and_month_exchanged_are_seen_by_distribution() -> None:
    """No impossible value: every day is at most the twelfth, in every month of the year."""
    days = [(month, day) for month in range(1, 13) for day in (1, 5, 9)]
    rows = [row(number, **{"Дата контакта": f"{day:02}.{month:02}.2023"}) for number, (month, day) in enumerate(days)]
    assert held(csv_bytes(rows), partner(delivery=YEAR), name=IN_2023) == [("contact_date", "date_flipped")]
    early = [row(number, **{"Дата контакта": f"{number:02}.03.2023"}) for number in range(1, 13)]
    assert len(accepted(prepared(csv_bytes(early)))) == 12, "the first days of one month are nothing odd"


def test_some_rows_exchanged_in_a_long_span_hold_the_delivery() -> None:
    rows = [row(number, **{"Дата контакта": f"{number % 28 + 1:02}.05.2023"}) for number in range(30)]
    rows.append(row(31, **{"Дата контакта": "06.25.2023"}))
    assert held(csv_bytes(rows), partner(delivery=YEAR), name=IN_2023) == [("contact_date", "date_flipped")]


def test_dates_that_a_spreadsheet_took_for_its_own_are_seen_by_their_kind() -> None:
    """Text 05/03 became the third of May; 25/03 stayed a text."""
    from datetime import date

    file = {"format": "xlsx", "date_format": "%d/%m/%Y"}
    cells = [date(2023, day, 3) for day in (1, 3, 5, 7)] + ["25/03/2023", "17/03/2023", "28/03/2023"]
    rows = [row(number) | {"Дата контакта": cell} for number, cell in enumerate(cells)]
    wide = partner(file=file, delivery=YEAR)
    assert held(xlsx_bytes(rows), wide, name="x_2023-01-01_2023-12-31.xlsx") == [("contact_date", "date_flipped")]


def test_an_honest_year_is_not_held() -> None:
    days = [(month, day) for month in range(1, 13) for day in (3, 14, 27)]
    rows = [row(number, **{"Дата контакта": f"{day:02}.{month:02}.2023"}) for number, (month, day) in enumerate(days)]
    assert len(accepted(prepared(csv_bytes(rows), partner(delivery=YEAR), name=IN_2023))) == 36


def test_a_block_pasted_twice_holds_the_delivery_and_equal_contacts_do_not() -> None:
    columns = {name: spelled for name, spelled in declaration().columns.items() if name != "source_uid"}
    without_uid = partner(columns=columns)
    block = [row(number) for number in range(5)]
    assert rules(prepared(csv_bytes(block + block), without_uid))[0] == (7, None, "rows_doubled")
    alike = [row(1, t1_ru_full="", t1_ru_m1="", t1_fi_ru_full="", t1_fi_ru_m1="")] * 8
    assert len(accepted(prepared(csv_bytes(alike), without_uid))) == 8
