"""The files themselves: real dialects, deterministic, nothing in them that names a person."""

import re
import zipfile
from collections import Counter
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import numpy as np
import phonenumbers
import pytest
from boring_reader import PHONES, declared, sheet
from python_calamine import CalamineWorkbook

from warehouse.networks.demo import Truth, codes, generate
from warehouse.networks.demo.form import fill_form
from warehouse.networks.demo.network import PARTNERS
from warehouse.networks.demo.world import World, simulate


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_seed_gives_the_same_bytes(tiny: Path, tmp_path: Path) -> None:
    generate(tmp_path / "again", contacts=5_000)
    assert _digests(tmp_path / "again") == _digests(tiny)


def test_another_seed_gives_other_people() -> None:
    one, other = (fill_form(simulate(5_000, seed), PARTNERS[0]) for seed in (5, 6))
    month = np.arange(20)
    assert one.file_bytes(month, 0) != other.file_bytes(month, 0)


def test_every_file_name_says_its_span_and_version(network: Path, truth: Truth) -> None:
    for row in truth.table("deliveries").to_pylist():
        match = re.search(declared(row["partner_code"])["delivery"]["name_pattern"], row["file_name"])
        assert match
        assert f"{match['year']}-{match['month']}" == row["month"]
        assert int(match["version"] or 1) == row["version"]
        path = network / row["partner_code"] / row["file_name"]
        assert sha256(path.read_bytes()).hexdigest() == row["delivery_id"]
        assert datetime.fromtimestamp(path.stat().st_mtime, UTC) == row["source_at"]


def test_no_file_lies_there_that_the_truth_does_not_know(network: Path, truth: Truth) -> None:
    told = {(row["partner_code"], row["file_name"]) for row in truth.table("deliveries").to_pylist()}
    there = {(path.parent.name, path.name) for p in PARTNERS for path in (network / p.slug).iterdir()}
    assert there == told


def test_russian_files_are_semicolon_csv_in_windows_1251(network: Path) -> None:
    data = (network / "ru_neva" / "neva_2022-02.csv").read_bytes()
    lines = data.decode("windows-1251").split("\r\n")
    assert lines[0].startswith("Дата контакта;Номер записи;")
    assert re.fullmatch(r"\d\d\.02\.2022", lines[1].split(";")[0])
    assert lines[-1] == ""
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")


def test_ukrainian_files_are_workbooks_with_real_dates_or_text(network: Path) -> None:
    kinds = {}
    for slug, name in (("ua_dnipro", "zvit_2022_02.xlsx"), ("ua_halych", "halych 02.2022.xlsx")):
        headers, rows = sheet(network / slug / name, declared(slug)["file"])
        assert headers[:4] == ["Дата контакту", "Номер запису", "Згода на код", "Місто"]
        kinds[slug] = rows[0][0]
    assert isinstance(kinds["ua_dnipro"], date)
    assert re.fullmatch(r"\d\d\.02\.2022", kinds["ua_halych"])


def test_finnish_files_look_like_kobo_exports(network: Path) -> None:
    headers, rows = sheet(network / "fi_lake" / "kohtaamiset-2022-02.xlsx", declared("fi_lake")["file"])
    assert {"_uuid", "_submission_time", "kohtaaminen/date", "tyopaikka/street"} <= set(headers)
    assert {row[headers.index("tyopaikka/street")] for row in rows} == {0.0, 1.0}
    assert re.fullmatch(r"2022-02-\d\d", rows[0][headers.index("kohtaaminen/date")])


def test_a_form_may_change_its_headers_in_the_new_year(network: Path) -> None:
    before, after = (
        sheet(network / "ru_baikal" / f"baikal_{year}-12.csv", declared("ru_baikal")["file"])[0]
        for year in (2022, 2023)
    )
    assert "Где встретились" in before
    assert "Форма работы" in after


def test_tokens_come_for_every_scope_of_the_partner_except_for_anonymous_contacts(network: Path) -> None:
    headers, rows = sheet(network / "fi_north" / "contacts-2023-07.xlsx", declared("fi_north")["file"])
    tokens = [
        headers.index(f"t1_{scope}_{label}") for scope in ("fi", "fi_ru", "fi_ua") for label in ("full", "m1", "m2")
    ]
    linkable = headers.index("contact/code_consent")
    for row in rows:
        assert all(re.fullmatch(r"[0-9a-f]{64}", row[at]) if row[linkable] else row[at] == "" for at in tokens)


def test_one_contact_in_a_hundred_is_anonymous(world: World) -> None:
    assert 0.006 < world.contacts.is_anonymous.mean() < 0.014


def test_no_name_and_no_code_stands_in_any_file(network: Path, world: World) -> None:
    words = [name.encode() for name in codes.NAMES]
    some = codes.codes_of(world.people, world.contacts.person[:50], world.variant[:50])
    words += [code.encode() for triple in some for code in triple]
    pattern = re.compile(b"|".join(words))
    for path in network.rglob("*"):
        if path.is_file():
            assert not pattern.search(_content(path)), path


def _content(path: Path) -> bytes:
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as parts:
        return b"\n".join(parts.read(name) for name in parts.namelist())


def test_phone_numbers_stand_in_one_file_only_and_look_real(network: Path) -> None:
    with_phones = []
    for path in (network / "ru_baikal").iterdir():
        headers, rows = sheet(path, declared("ru_baikal")["file"])
        if PHONES in headers:
            with_phones.append(path.name)
            numbers = [phonenumbers.parse(row[headers.index(PHONES)], "RU") for row in rows]
            assert all(phonenumbers.is_valid_number(number) for number in numbers)
    assert with_phones == ["baikal_2023-05.csv"]


def test_the_resent_file_has_the_same_bytes_under_another_name(network: Path, truth: Truth) -> None:
    count = Counter(row["delivery_id"] for row in truth.table("deliveries").to_pylist())
    assert [number for number in count.values() if number > 1] == [2]
    folder = network / "ru_neva"
    assert (folder / "neva_2022-09.csv").read_bytes() == (folder / "neva_povtorno_2022-09.csv").read_bytes()


def test_an_empty_delivery_has_a_header_and_nothing_else(network: Path) -> None:
    headers, rows = sheet(network / "ru_ob" / "ob-2023-01.csv", declared("ru_ob")["file"])
    assert headers[0] == "Дата"
    assert rows == []


def test_workbooks_hold_the_sheet_their_declaration_names(network: Path) -> None:
    assert CalamineWorkbook.from_path(network / "ua_dnipro" / "zvit_2023_01.xlsx").sheet_names == ["Контакти"]
