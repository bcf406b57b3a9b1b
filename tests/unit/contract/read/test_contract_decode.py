"""Encodings: read as agreed or refused. Letters never become other letters."""

import pytest
from intake_files import accepted, csv_bytes, declaration, prepared, row, rules

from warehouse.contract.read import decode
from warehouse.contract.read.decode import decoded, looks_like

TEXT = "Дата;Город;Пол;Презервативы;Место\n05.03.2023;Иркутск;Ж;да;Трасса\n06.03.2023;Санкт-Петербург;М;нет;Гостиница\n"
UKRAINIAN = (
    "Дата;Місто;Стать;Послуги\n05.03.2023;Київ;жінка;так\n06.03.2023;Львів;чоловік;ні\n07.03.2023;Ґалаґан;її;є\n"
)
ENCODINGS = ("windows-1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic", "utf-8", "utf-8-sig", "utf-16")
SAME = ({"koi8-r", "koi8-u"}, {"utf-8", "utf-8-sig"})


@pytest.mark.parametrize("written", ENCODINGS)
@pytest.mark.parametrize("agreed", ENCODINGS)
def test_a_text_is_read_in_its_own_encoding_and_refused_in_any_other(written: str, agreed: str) -> None:
    found = decoded(TEXT.encode(written), agreed)
    is_same = written == agreed or {written, agreed} in SAME
    assert found == (TEXT.encode() if is_same else None)


def test_ukrainian_letters_tell_koi8_u_from_koi8_r() -> None:
    assert decoded(UKRAINIAN.encode("koi8-u"), "koi8-u") == UKRAINIAN.encode()
    assert decoded(UKRAINIAN.encode("koi8-u"), "koi8-r") is None


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_in_the_agreed_order_only(order: str) -> None:
    other = "utf-16-be" if order == "utf-16-le" else "utf-16-le"
    assert decoded(TEXT.encode(order), order) == TEXT.encode()
    assert decoded(TEXT.encode(order), other) is None


def test_letters_that_were_encoded_twice_are_refused() -> None:
    twice = TEXT.encode().decode("cp1251", errors="ignore").encode()
    assert decoded(twice, "utf-8") is None


def test_single_words_in_capitals_are_no_reason_to_doubt() -> None:
    for text in ("d;c\n1;АБ\n", "d;c\n1;Ж\n2;М\n", "d;c\n" + "1;ЫЪЩЭ\n" * 3, "d\nFÖRSTÅ ÄÖ\n"):
        assert decoded(text.encode(), "utf-8") == text.encode()
    assert decoded("d;c\n1;АБ15\n2;ОЛ12\n".encode("cp1251"), "windows-1251") is not None


@pytest.mark.parametrize("written", ["windows-1251", "koi8-r", "cp866", "utf-8", "utf-16"])
def test_the_encoding_is_named_when_a_file_is_refused(written: str) -> None:
    assert looks_like(TEXT.encode(written)) == written


def test_codes_typed_in_another_encoding_never_become_other_persons() -> None:
    """The headers are Latin, so only the letters of the codes can tell."""
    columns = {**declaration().model_dump()["columns"], "contact_date": ["date"], "client_code": ["code"]}
    columns |= {"city": ["city"], "channel": ["channel"]}
    unsealed = {"mode": "unsealed", "recipe": "letters"}
    needed = {name: columns[name] for name in ("contact_date", "client_code", "city", "channel")}
    partner = declaration(tokens=unsealed, columns=needed, separators={}, booleans={}, optional=[])
    codes = ["АННА", "ОЛЕНА", "МАРИЯ", "СВЕТА", "ИРИНА", "КАТЯ", "НАТАША", "ОЛЬГА"]
    rows = [
        {"date": "05.03.2023", "city": "ru_spb", "channel": "phone", "code": f"{code}{number:02}"}
        for number, code in enumerate(codes)
    ]
    assert len(accepted(prepared(csv_bytes(rows), partner))) == len(codes)
    assert [rule for _, _, rule in rules(prepared(csv_bytes(rows, "koi8-r"), partner))] == ["wrong_encoding"]


def test_a_letter_that_was_lost_before_refuses_its_row() -> None:
    outcome = prepared(csv_bytes([row(1), row(2, Город="Ирк\ufffdтск"), row(3)], "utf-8"), _utf_8())
    assert rules(outcome) == [(3, "city", "unreadable_cell")]


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-u", "shift_jis", "big5hkscs"])
def test_where_a_piece_ends_changes_no_letter(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Дата;Город\r\n01.01.2023;Иркутск\r\n" * 9
    monkeypatch.setattr(decode, "PIECE", 7)
    assert decoded(text.encode(encoding), encoding) == text.encode()
    assert decoded(text.encode("shift_jis") + b"\x81", "shift_jis") is None


def _utf_8() -> object:
    return declaration(file={"format": "csv", "encoding": "utf-8", "delimiter": ";", "date_format": "%d.%m.%Y"})
