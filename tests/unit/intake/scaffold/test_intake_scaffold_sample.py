"""What a sample tells of itself: kind, encoding, dialect, header line, dates."""

import json

import pytest
from intake_files import xlsx_bytes
from scaffold_samples import REGISTER, form_with_repeats, register

from warehouse.intake.scaffold import SampleError, look
from warehouse.intake.scaffold.form import formats


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "windows-1251", "koi8-r", "cp866", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_the_encoding_of_a_register_is_recognised(encoding: str) -> None:
    sample = look(register(encoding=encoding))
    assert sample.headers == REGISTER[0]
    assert sample.encoding == encoding.removesuffix("-sig")


def test_finnish_in_a_western_encoding_is_not_taken_for_cyrillic() -> None:
    rows = ["Päivä;Kaupunki;Työmuoto", *["3.4.2023;Jyväskylä;etsivä työ", "14.4.2023;Hämeenlinna;päiväkeskus"] * 3]
    assert look("\n".join(rows).encode("latin-1")).encoding in ("windows-1252", "iso-8859-1")


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_recognised(delimiter: str) -> None:
    rows = [[cell.replace(",", " ") for cell in line] for line in REGISTER]
    assert look(register(*rows, delimiter=delimiter)).delimiter == delimiter


def test_commas_within_quoted_cells_are_no_delimiters() -> None:
    data = 'Дата;Город;Пол\n"01.02.2023";"a,b,c,d";"Ж"\n"02.02.2023";"a,b,c,d";"М"\n'.encode()
    assert look(data).delimiter == ";"


def test_single_quotes_and_decimal_commas_are_recognised() -> None:
    rows = "".join(f"'{day}.02.2023';'СПб';'1,{day}'\n" for day in range(10, 16))
    sample = look(f"Дата;Город;Вес\n{rows}".encode())
    assert (sample.quote, sample.decimal) == ("'", ",")


def test_a_title_above_the_header_is_passed_over() -> None:
    sample = look(register(above="Отчёт за март 2023 года;;;;;;;\r\n;;;;;;;\r\n"))
    assert sample.headers == REGISTER[0]
    assert sample.header_row == 3


def test_a_header_in_two_lines_is_joined_as_deliveries_join_it() -> None:
    data = "Дата;Город;Услуги;;\n;;Презервативы;Лубриканты;Шприцы\n01.02.2023;СПб;1;0;0\n".encode()
    assert look(data).headers == ["Дата", "Город", "Услуги/Презервативы", "Услуги/Лубриканты", "Услуги/Шприцы"]


@pytest.mark.parametrize("word", ["Итого", "Разом", "Yhteensä", "Total:"])
def test_a_totals_row_is_no_contact(word: str) -> None:
    sample = look(register(*REGISTER, [word, "", "", "", "3", "", "2", ""], encoding="utf-8"))
    assert len(sample.columns[0]) == len(REGISTER) - 1


def test_a_workbook_is_read_like_a_table() -> None:
    sample = look(xlsx_bytes([dict(zip(REGISTER[0], line, strict=True)) for line in REGISTER[1:]]))
    assert (sample.format, sample.layout, sample.headers) == ("xlsx", "table", REGISTER[0])


def test_a_form_export_is_known_by_its_technical_columns() -> None:
    sample = look(xlsx_bytes([{"visit/date": "2023-02-01", "visit/city": "Turku", "_uuid": "u", "_index": "1"}]))
    assert sample.layout == "kobo"


def test_a_form_in_json_has_its_groups_flattened_and_its_repeats_named() -> None:
    record = {"_uuid": "u", "visit": {"date": "2023-02-01"}, "person": [{"person/age": "30"}], "_tags": []}
    sample = look(json.dumps({"results": [record]}).encode())
    assert (sample.layout, sample.headers, list(sample.repeats)) == (
        "kobo",
        ["_uuid", "visit/date", "person/age"],
        ["person"],
    )


def test_repeat_groups_of_a_workbook_are_named_and_their_columns_stand_beside_the_others() -> None:
    sample = look(form_with_repeats())
    assert (sample.layout, sample.sheet, sample.repeats) == ("kobo", "Outreach", ["person", "given"])
    assert {"visit/date", "person/gender", "person/given/what"} <= set(sample.headers)


def test_events_written_one_answer_a_row_become_one_row_an_event() -> None:
    data = b"event,orgUnit,occurredAt,dataElement,value\nE1,O1,2023-02-01,Sex,F\nE1,O1,2023-02-01,Age,30\n"
    sample = look(data)
    assert (sample.layout, sample.headers) == ("dhis2", ["event", "orgUnit", "occurredAt", "Sex", "Age"])
    assert sample.columns[3:] == [["F"], ["30"]]


def test_events_in_json_are_recognised() -> None:
    event = {"event": "E1", "occurredAt": "2023-02-01", "dataValues": [{"dataElement": "Sex", "value": "F"}]}
    assert look(json.dumps({"events": [event]}).encode()).headers == ["event", "occurredAt", "Sex"]


@pytest.mark.parametrize(
    "data", [b"", b"  \n", b"{broken", b"[1, 2]", b"PK\x03\x04 no workbook", b"age-encryption.org/v1\n", b"1;2\n3;4\n"]
)
def test_what_is_no_sample_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(SampleError, match=r"\. \w|that we know"):
        look(data)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["31.01.2023", "02.03.2023"], ("%d.%m.%Y",)),
        (["01/31/2023"], ("%m/%d/%Y",)),
        (["31.01.23"], ("%d.%m.%y",)),
        (["2023-01-02", "2023-01-02T10:00:00Z"], ("%Y-%m-%d",)),
        (["2023/01/02 4:55:12 PM GMT+2"], ("%Y/%m/%d",)),
        (["20230102"], ("%Y%m%d",)),
        (["Mar 4, 2023 10:22:05 AM"], ("%b %d, %Y",)),
        (["4 марта 2023"], ("%d %b %Y",)),
        (["31.01.2023", "31/01/2023"], ("%d.%m.%Y", "%d/%m/%Y")),
        (["31.01.2023 14:05", ""], ("%d.%m.%Y",)),
    ],
)
def test_dates_that_can_only_be_read_in_one_way(texts: list[str], expected: tuple[str, ...]) -> None:
    found = formats(texts)
    assert (found.formats, found.either) == (expected, None)


@pytest.mark.parametrize("texts", [["01/02/2023", "12/11/2023"], ["31/01/2023", "01/31/2023"], ["01.02.2023"]])
def test_day_and_month_are_never_guessed(texts: list[str]) -> None:
    found = formats(texts)
    assert found.formats == ()
    assert found.either is not None
