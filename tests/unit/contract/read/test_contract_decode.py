"""Encodings: read as agreed or refused. Letters never become other letters."""

import pytest

from warehouse.contract.read import decode
from warehouse.contract.read.decode import decoded, looks_like

TEXT = "Дата;Город;Пол;Презервативы;Место\n05.03.2023;Иркутск;Ж;да;Трасса\n06.03.2023;Санкт-Петербург;М;нет;Гостиница\n"
ENCODINGS = ("windows-1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic", "utf-8", "utf-8-sig", "utf-16")
SAME = ({"koi8-r", "koi8-u"}, {"utf-8", "utf-8-sig"})


@pytest.mark.parametrize("written", ENCODINGS)
@pytest.mark.parametrize("agreed", ENCODINGS)
def test_a_text_is_read_in_its_own_encoding_and_refused_in_any_other(written: str, agreed: str) -> None:
    found = decoded(TEXT.encode(written), agreed)
    is_same = written == agreed or {written, agreed} in SAME
    assert found == (TEXT.encode() if is_same else None)


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_in_the_agreed_order_only(order: str) -> None:
    other = "utf-16-be" if order == "utf-16-le" else "utf-16-le"
    assert decoded(TEXT.encode(order), order) == TEXT.encode()
    assert decoded(TEXT.encode(order), other) is None


@pytest.mark.parametrize("written", ["windows-1251", "koi8-r", "cp866", "utf-8", "utf-16"])
def test_the_encoding_is_named_when_a_file_is_refused(written: str) -> None:
    assert looks_like(TEXT.encode(written)) == written


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-u", "shift_jis", "big5hkscs"])
def test_where_a_piece_ends_changes_no_letter(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Дата;Город\r\n01.01.2023;Иркутск\r\n" * 9
    monkeypatch.setattr(decode, "PIECE", 7)
    assert decoded(text.encode(encoding), encoding) == text.encode()
    assert decoded(text.encode("shift_jis") + b"\x81", "shift_jis") is None
