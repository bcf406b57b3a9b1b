"""Wrappers: age, zip and gzip in any order; what is inside is the delivery, and bombs stay packed."""

import gzip
import io
import zipfile

import pyrage
import pytest
from intake_files import KEYING, MARCH, THEN, accepted, csv_bytes, declaration, prepared, row, rules, xlsx_bytes

from warehouse.contract.envelope import unwrap
from warehouse.contract.envelope.arrived import Arrived
from warehouse.contract.prepare import Prepared, prepare, unpacked
from warehouse.networks.home import DEMO

KEY = pyrage.x25519.Identity.generate()
DATA = csv_bytes([row(1), row(2)])


def zipped(*members: tuple[str, bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return memory.getvalue()


def sealed(data: bytes, *, armored: bool = False) -> bytes:
    return bytes(pyrage.encrypt(data, [KEY.to_public()], armored=armored))


def taken(data: bytes, name: str = MARCH, *, must_be_sealed: bool = False) -> Prepared:
    opened = unpacked(Arrived(data, name, THEN, must_be_sealed), declaration(), [KEY])
    return opened if isinstance(opened, Prepared) else prepare(opened, declaration(), DEMO, KEYING)


WRAPPED = {
    "zip": zipped(("x.csv", DATA)),
    "zip of a folder, as a Macintosh makes it": zipped(
        ("out/", b""), ("out/x.csv", DATA), ("__MACOSX/x.csv", b"y"), ("out/.DS_Store", b"z")
    ),
    "gzip": gzip.compress(DATA),
    "age": sealed(DATA),
    "age in letters": sealed(DATA, armored=True),
    "age of a zip": sealed(zipped(("x.csv", DATA))),
    "zip of an age": zipped(("x.csv.age", sealed(DATA))),
    "zip of an age of a gzip": zipped(("x", sealed(gzip.compress(DATA)))),
}


@pytest.mark.parametrize("kind", list(WRAPPED))
def test_the_file_inside_is_the_delivery(kind: str) -> None:
    plain, outcome = taken(DATA), taken(WRAPPED[kind])
    assert accepted(outcome) == accepted(plain)
    assert outcome.manifest.delivery_id == plain.manifest.delivery_id, "sealing anew makes no new delivery"


def test_the_name_inside_may_say_the_period() -> None:
    assert len(accepted(taken(zipped(("export-2023-03.csv", DATA)), name="from Tuesday.zip"))) == 2


def test_a_workbook_is_a_zip_and_no_wrapper() -> None:
    partner = declaration(file={"format": "xlsx", "date_format": "%d.%m.%Y"})
    assert len(accepted(prepared(xlsx_bytes([row(1)]), partner))) == 1
    assert len(accepted(prepared(zipped(("x.xlsx", xlsx_bytes([row(1)]))), partner))) == 1


def _encrypted_zip() -> bytes:
    data = bytearray(zipped(("x.csv", DATA)))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _packed_otherwise(method: int) -> bytes:
    """A zip packed by bzip2 or LZMA, with a hole in what is packed."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", method) as archive:
        archive.writestr("x.csv", DATA * 20)
    data = bytearray(memory.getvalue())
    data[60:90] = bytes(30)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (zipped(("a.csv", DATA), ("b.csv", DATA)), "archive_several"),
        (zipped(), "empty_file"),
        (_encrypted_zip(), "archive_protected"),
        (zipped(("x.csv", b"0" * 60_000_000)), "archive_too_large"),
        (gzip.compress(b"0" * 60_000_000), "archive_too_large"),
        (_packed_otherwise(zipfile.ZIP_LZMA), "unreadable"),
        (_packed_otherwise(zipfile.ZIP_BZIP2), "unreadable"),
        (gzip.compress(DATA)[:-20], "unreadable"),
        (gzip.compress(DATA) + b"more", "unreadable"),
        (zipped(("x.csv", DATA))[:-30], "wrong_format"),
        (bytes(pyrage.encrypt(DATA, [pyrage.x25519.Identity.generate().to_public()])), "sealed_for_another"),
        (sealed(DATA)[:-9], "sealed_for_another"),
        (zipped(("1", zipped(("2", zipped(("3", zipped(("4", DATA)))))))), "wrapped_too_deep"),
    ],
)
def test_what_cannot_be_unwrapped_is_refused_by_rule(data: bytes, rule: str) -> None:
    assert rules(taken(data)) == [(None, None, rule)]


def test_what_lies_in_the_drop_folder_must_be_sealed() -> None:
    assert rules(taken(DATA, must_be_sealed=True)) == [(None, None, "not_sealed")]
    assert rules(taken(zipped(("x.csv.age", sealed(DATA))), must_be_sealed=True)) == [(None, None, "not_sealed")]
    assert len(accepted(taken(sealed(DATA), must_be_sealed=True))) == 2


def test_without_the_key_a_sealed_file_is_told_as_that() -> None:
    assert rules(prepared(sealed(DATA))) == [(None, None, "sealed_here")]


def test_limits_are_for_bombs_and_not_for_large_partners() -> None:
    assert unwrap.RATIO >= 50


def test_a_failure_of_our_own_is_told_without_the_files_content(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(DATA.decode("cp1251"))

    monkeypatch.setattr(unwrap, "_opened", fail)
    outcome = taken(DATA)
    assert [rule for _, _, rule in rules(outcome)] == ["internal_error"]
    assert "Дата" not in repr(outcome)
    assert not outcome.is_lasting, "the file is read again when the program is mended"


def test_what_is_received_is_not_in_its_description() -> None:
    arrived = Arrived(DATA, "Мария Кузнецова.csv", THEN)
    assert "Мария" not in repr(arrived)
    assert "2023" not in repr(arrived).replace("datetime.datetime(2023", "")
