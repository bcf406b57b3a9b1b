"""The forms of a letter: a page and a workbook that hide nothing, run nothing, fetch nothing and rest encrypted."""

import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import pyrage
import pytest
from intake_files import attributes, csv_bytes, declaration, prepared, row
from python_calamine import CalamineWorkbook

from warehouse.contract.declaration.mistakes import mistakes
from warehouse.contract.findings import Problem
from warehouse.formula_cells import DANGEROUS
from warehouse.intake.letters import letter
from warehouse.intake.letters.letter_content import LINES
from warehouse.intake.letters.letter_history import Told
from warehouse.settings import Settings, settings
from warehouse.vault import Vault

CANARY = "Канарейка7"


def faulty(count: int = 3) -> letter.Letter:
    rows = [row(number, Город=f"{CANARY}{number}") for number in range(1, count + 1)] + [row(n) for n in range(50, 60)]
    return letter.content(prepared(csv_bytes(rows)).manifest, declaration())


@pytest.mark.parametrize("language", ["ru", "uk", "fi", "en"])
def test_the_page_is_whole_in_itself_and_says_its_language(language: str) -> None:
    page = letter.html(letter.content(prepared(csv_bytes([row(1)])).manifest, declaration(language=language)))
    assert f'<html lang="{language}">' in page
    assert re.findall(r"https?:|//\w|<script|<link|<img|\bsrc=|\bhref=|@import|url\(", page) == []
    assert "default-src 'none'" in page
    assert "@media print" in page
    assert 'name="viewport"' in page


def test_every_element_of_the_page_is_closed() -> None:
    class Balance(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open: list[str] = []

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.open += [] if tag == "meta" else [tag]

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

    balance = Balance()
    balance.feed(letter.html(faulty()))
    assert balance.open == []


def test_what_a_contract_says_is_never_markup() -> None:
    columns = declaration().columns | {"city": ["<b>Город</b>", "Город"]}
    manifest = prepared(csv_bytes([row(1, Город="?"), row(2)])).manifest
    page = letter.html(letter.content(manifest, declaration(columns=columns, alias='"<i>')))
    assert "&lt;b&gt;Город&lt;/b&gt;" in page
    assert "<b>" not in page
    assert "<i>" not in page


def test_a_sign_that_parts_cells_does_not_part_a_header() -> None:
    columns = declaration().columns | {"city": ["Город|место"]}
    manifest = replace(prepared(csv_bytes([row(1)])).manifest, problems=[Problem("ru_test", "bad_date", 2, "city")])
    line = next(line for line in letter.compose(manifest, declaration(columns=columns)).splitlines() if "Город" in line)
    assert line.count("|") == 5


def test_the_workbook_has_the_letter_and_a_line_for_each_refused_row() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(letter.xlsx(faulty())))
    assert book.sheet_names == ["Letter", "Rows to mend"]
    said = [cell for line in book.get_sheet_by_index(0).to_python() for cell in line if cell]
    assert said[0] == "Delivery letter for RU-T: March 2023"
    lines = book.get_sheet_by_index(1).to_python()
    assert lines[0] == ["Row", "Column", "Rule", "What", "How to mend it"]
    assert [line[:3] for line in lines[1:]] == [[float(n), "Город", "unknown_label"] for n in (2, 3, 4)]
    assert "Data Validation" in str(lines[1][4])


def test_numbers_of_the_comparison_are_numbers_in_the_workbook() -> None:
    manifest = prepared(csv_bytes([row(1)])).manifest
    before = [Told(manifest.span_start.replace(month=2), manifest.span_start.replace(month=2, day=28), 1234, None)]  # type: ignore[union-attr]
    book = CalamineWorkbook.from_filelike(io.BytesIO(letter.xlsx(letter.content(manifest, declaration(), before))))
    assert 1234.0 in [cell for line in book.get_sheet_by_index(0).to_python() for cell in line]


@pytest.mark.parametrize("sign", DANGEROUS)
def test_no_cell_of_the_workbook_is_a_formula(sign: str) -> None:
    columns = declaration().columns | {"city": [f"{sign}1+1", "Город"]}
    manifest = prepared(csv_bytes([row(1, Город="?"), row(2)])).manifest
    made = letter.xlsx(letter.content(manifest, declaration(columns=columns, alias=f"{sign}cmd")))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        sheets = "".join(archive.read(name).decode() for name in archive.namelist() if "worksheets/" in name)
        assert "<f>" not in sheets
        assert "vba" not in " ".join(archive.namelist())
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    cells = [cell for at in (0, 1) for line in book.get_sheet_by_index(at).to_python() for cell in line]
    assert f"'{sign}1+1".strip() in [str(cell).strip() for cell in cells]
    assert [cell for cell in cells if isinstance(cell, str) and cell.startswith(DANGEROUS)] == []


def test_a_file_with_endless_faults_still_gives_a_workbook_that_opens() -> None:
    manifest = prepared(csv_bytes([row(1)])).manifest
    many = [Problem("ru_test", "bad_date", number, "contact_date") for number in range(2, LINES + 12)]
    made = letter.content(replace(manifest, problems=many), declaration())
    assert (len(made.lines), made.lines[-1].what) == (LINES + 1, "and 10 more")


def test_no_form_holds_a_value_a_header_or_the_time_it_was_made() -> None:
    rows = [row(1, Город=CANARY), row(2, **{CANARY: "x"}), row(3)]
    outcome = prepared(csv_bytes(rows), name=f"{CANARY}-2023-03.csv")
    made = letter.forms(letter.content(outcome.manifest, declaration()))
    assert made == letter.forms(letter.content(outcome.manifest, declaration()))
    with zipfile.ZipFile(io.BytesIO(made["xlsx"])) as archive:
        stored = b"".join(archive.read(name) for name in archive.namelist())
    for data in (made["md"], made["html"], stored):
        assert CANARY.encode() not in data


def test_a_letter_rests_encrypted_in_each_form_and_the_latest_is_found(home: Settings, vault: Vault) -> None:
    assert letter.latest(home, vault, "ru_test") is None
    manifest = prepared(csv_bytes([row(1)])).manifest
    text = letter.write(home, vault, manifest, declaration())
    kept = sorted(path for path in home.letters.rglob("*") if path.is_file())
    assert [path.name for path in kept] == [
        f"{manifest.delivery_id[:12]}.{form}.age" for form in ("html", "md", "xlsx")
    ]
    for path in kept:
        assert path.read_bytes().startswith(b"age-encryption.org/")
        assert path.stat().st_mode & 0o077 == 0
    assert letter.latest(home, vault, "ru_test") == text


def test_a_key_with_a_lost_sign_is_a_mistake_of_the_declaration() -> None:
    key = str(pyrage.x25519.Identity.generate().to_public())
    assert mistakes(attributes(letter_key=key), settings()) == []
    assert [where for where, _, _ in mistakes(attributes(letter_key=key[:-1]), settings())] == ["letter_key"]


def test_a_partner_with_a_key_finds_its_letter_sealed_to_that_key(home: Settings, vault: Vault) -> None:
    identity = pyrage.x25519.Identity.generate()
    partner = declaration(letter_key=str(identity.to_public()))
    manifest = prepared(csv_bytes([row(1)])).manifest
    letter.write(home, vault, manifest, partner)
    sent = sorted((home.letters / "ru_test" / "outbox").iterdir())
    assert [path.suffixes for path in sent] == [[".html", ".age"], [".xlsx", ".age"]]
    page = pyrage.decrypt(sent[0].read_bytes(), [identity]).decode()
    assert page == letter.html(letter.content(manifest, partner))
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sent[0].read_bytes(), [pyrage.x25519.Identity.from_str(vault.landing_identity)])
