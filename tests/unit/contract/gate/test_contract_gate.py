"""The gate: an allow-list of columns first, then a look into every column, read or not."""

from intake_files import csv_bytes, declaration, prepared, row, rules, text_bytes

from warehouse.contract.letter_words import spreadsheet_letter
from warehouse.intake.letters import letter

PHONES = [f"+7 921 123-45-{number:02}" for number in range(10, 20)]


def test_a_harmless_unknown_column_is_not_read_and_is_named_by_its_place() -> None:
    outcome = prepared(csv_bytes([row(1, Погода="ясно")]))
    assert outcome.manifest.status == "pending"
    assert outcome.manifest.unread_columns == [len(row()) + 1]
    assert outcome.accepted is not None
    assert "ясно" not in repr(outcome.accepted.to_pylist())


def test_every_missing_column_is_named_at_once() -> None:
    headers = [header for header in row() if header not in ("Город", "Пол")]
    assert rules(prepared(text_bytes([headers]))) == [
        (None, "city", "missing_column"),
        (None, "gender", "missing_column"),
    ]


def test_where_a_column_is_missing_the_letter_names_those_that_nobody_knows_by_their_letters() -> None:
    """One of them may be the missing one, renamed. Its header is not said: it may be a cell of a row."""
    headers = [header if header != "Город" else "Населённый пункт" for header in row()]
    manifest = prepared(text_bytes([headers])).manifest
    assert manifest.unread_columns == [headers.index("Населённый пункт") + 1]
    text = letter.compose(manifest, declaration())
    assert f"were not read and not kept: {spreadsheet_letter(manifest.unread_columns[0])}." in text
    assert "Населённый" not in text


def test_a_column_of_phone_numbers_refuses_the_whole_file_with_column_rule_and_count() -> None:
    rows = [row(number, Примечание=phone) for number, phone in enumerate(PHONES)]
    outcome = prepared(csv_bytes(rows))
    assert outcome.manifest.status == "refused"
    assert outcome.accepted is None
    assert [(p.column, p.rule, p.count) for p in outcome.manifest.problems] == [(f"#{len(row()) + 1}", "phone", 10)]


def test_the_labels_a_contract_expects_are_no_leak() -> None:
    labels = {f"Вечером на углу у вокзала номер {number} слово{number}": "street" for number in range(9)}
    values = declaration().values | {"settings": labels}
    rows = [row(number, **{"Место работы": label}) for number, label in enumerate(labels)]
    assert prepared(csv_bytes(rows), declaration(values=values)).manifest.status == "pending"


def test_an_optional_column_may_be_missing() -> None:
    headers = [header for header in row() if header != "Пол"]
    assert prepared(text_bytes([headers]), declaration(optional=["gender"])).manifest.status == "pending"


def test_two_columns_for_one_field_refuse_the_file() -> None:
    assert rules(prepared(csv_bytes([row(1, Дата="01.03.2023")]))) == [(None, "contact_date", "column_twice")]


def test_a_file_without_headers_is_refused_without_quoting_its_first_row() -> None:
    outcome = prepared(text_bytes([list(row(1).values()), list(row(2).values())]))
    assert rules(outcome) == [(None, None, "header_not_found")]
    assert "Санкт" not in repr(outcome.manifest)
