"""Reading: strictly by the contract; what is not as agreed is refused as a whole, without a word of its content."""

import pytest
from intake_files import accepted, csv_bytes, declaration, header_only, prepared, row, rules, text_bytes, xlsx_bytes

from warehouse.contract.declaration.declaration import Declaration

CANARY = "Канарейка"


def csv_partner(**file: str) -> Declaration:
    return declaration(file=declaration().file.model_dump() | file)


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-8", "utf-8-sig", "koi8-r", "cp866", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_every_encoding_and_delimiter_that_is_agreed_is_read(encoding: str, delimiter: str) -> None:
    data = csv_bytes([row(1, **{"Место работы": "Улица"}), row(2, **{"Место работы": "Сауна"})], encoding, delimiter)
    outcome = prepared(data, csv_partner(encoding=encoding.removesuffix("-sig"), delimiter=delimiter))
    assert [one["settings"] for one in accepted(outcome)] == ["street", "sauna"]


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "empty_file"),
        (b" \r\n\r\n", "empty_file"),
        (b"PK\x03\x04rest", "wrong_format"),
        (b"\xd0\xcf\x11\xe0rest", "wrong_format"),
        (b"a;b\0c\n", "wrong_format"),
        ("Дата контакта;Город\n".encode(), "wrong_encoding"),
        ("Дата контакта;Город\n".encode("utf-16"), "wrong_encoding"),
        (b"\x98;x\n", "wrong_encoding"),
        (b";".join([b"x"] * 1200) + b"\n", "too_many_columns"),
    ],
)
def test_bytes_that_are_not_as_agreed_are_refused_by_rule(data: bytes, rule: str) -> None:
    assert [found for _, _, found in rules(prepared(data))] == [rule]


def test_another_encoding_is_explained_by_its_name() -> None:
    (problem,) = prepared(csv_bytes([row(1)], "utf-8")).manifest.problems
    assert (problem.rule, problem.detail) == ("wrong_encoding", "utf-8")


def test_text_where_a_workbook_is_agreed_is_refused() -> None:
    assert rules(prepared(csv_bytes([row(1)]), csv_partner(format="xlsx"), "x-2023-03.xlsx")) == [
        (None, None, "wrong_format")
    ]


def test_rows_are_numbered_as_a_spreadsheet_does_whatever_is_blank_or_ragged() -> None:
    headers = list(row())
    lines = [headers, list(row(1).values()), [], list(row(2).values()), [CANARY, "x"], [""] * len(headers)]
    lines += [list(row(3, **{"Дата контакта": CANARY}).values()), list(row(4).values())]
    outcome = prepared(text_bytes(lines))
    assert [one["row_no"] for one in accepted(outcome)] == [2, 4, 8]
    assert rules(outcome) == [(5, None, "ragged_row"), (7, "contact_date", "bad_date")]
    assert outcome.manifest.rows_received == 5


def test_a_quoted_cell_may_hold_the_delimiter_and_a_line_break() -> None:
    one = row(1, Погода='"ясно; тепло\nвечером"')
    assert prepared(csv_bytes([one, row(2)])).manifest.rows_accepted == 2


def test_a_lost_quotation_mark_refuses_the_file_instead_of_swallowing_rows() -> None:
    rows = [row(1), row(2, Погода='"ясно'), *(row(number) for number in range(3, 8)), row(8, Погода='"тепло')]
    assert [rule for _, _, rule in rules(prepared(csv_bytes(rows)))] == ["broken_quotes"]


def test_a_quotation_mark_that_is_never_closed_refuses_the_file() -> None:
    rows = [row(1, Погода=""), row(2, Погода='"ясно'), row(3, Погода="")]
    assert [rule for _, _, rule in rules(prepared(csv_bytes(rows)))] == ["broken_quotes"]


def test_a_header_without_rows_is_an_empty_delivery_and_each_month_has_its_own() -> None:
    march, april = prepared(header_only()), prepared(header_only(), name="export-2023-04.csv")
    assert (march.manifest.status, march.manifest.rows_received) == ("pending", 0)
    assert march.manifest.delivery_id != april.manifest.delivery_id


def test_a_name_that_does_not_tell_the_span_refuses_the_file_and_is_not_repeated() -> None:
    outcome = prepared(csv_bytes([row(1)]), name=f"{CANARY}.csv")
    assert rules(outcome) == [(None, None, "span_unknown")]
    assert CANARY not in repr(outcome.manifest)


def test_a_workbook_under_a_csv_contract_is_refused() -> None:
    assert rules(prepared(xlsx_bytes([{"a": 1}]))) == [(None, None, "wrong_format")]
