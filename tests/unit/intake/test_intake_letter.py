"""Letters: row, column, rule and remedy in the partner's language, and never a value."""

import re
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from intake_files import csv_bytes, declaration, prepared, row

from warehouse.intake import Problem, check, contract, identifiers, letter
from warehouse.intake.prepare import Prepared
from warehouse.settings import Settings, settings
from warehouse.vault import Vault

LANGUAGES = ("ru", "uk", "fi", "en")
CANARY = "Канарейка7"
INTAKE = Path(letter.__file__).parent


def composed(outcome: Prepared, language: str = "en") -> str:
    return letter.compose(outcome.manifest, declaration(language=language))


def test_every_rule_has_a_message_and_a_remedy_in_every_language() -> None:
    for rule, texts in letter.catalogue()["rules"].items():
        for part in ("message", "remedy"):
            assert set(texts[part]) == set(LANGUAGES), rule
            assert all(text.strip().endswith((".", ")")) for text in texts[part].values()), rule
    assert all(set(texts) == set(LANGUAGES) for texts in letter.catalogue()["phrases"].values())


def test_every_rule_that_intake_can_name_is_in_the_catalogue() -> None:
    sources = "\n".join(path.read_text() for path in INTAKE.glob("*.py"))
    said = r'(?:refuse\(|Problem\([\w.]+, |Error\(|return None, |None, |_incomplete", |rule = )"([a-z]+_[a-z_]+)"'
    named = {rule for rule in re.findall(said, sources) if rule not in contract.FIELDS and rule != "agent_path"}
    named |= set(re.findall(r'add_fault\(.*?, "([a-z_]+)"', sources))
    named |= {detector.rule for detector in identifiers.DETECTORS} | {"birth_date", "free_text"}
    assert len(named) > 20
    assert named <= letter.rule_codes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_names_row_column_and_remedy_in_the_partners_language(language: str) -> None:
    outcome = prepared(csv_bytes([row(1), row(2, **{"Дата контакта": CANARY}), row(3, Город=CANARY)]))
    text = composed(outcome, language)
    rule = letter.catalogue()["rules"]["bad_date"]
    assert f"| 3 | Дата контакта | {rule['message'][language]} |" in text
    assert "05.03.2024" in text
    assert letter.catalogue()["phrases"]["outside"][language] in text
    assert CANARY not in text


def test_many_rows_with_one_fault_are_grouped() -> None:
    outcome = prepared(csv_bytes([row(number, Город="?") for number in range(30)] + [row(n) for n in range(40, 80)]))
    text = composed(outcome)
    assert text.count(letter.catalogue()["rules"]["unknown_label"]["message"]["en"]) == 1
    assert "2, 3, 4," in text
    assert "and 10 more" in text


def test_a_leak_is_told_by_the_letter_of_its_column() -> None:
    rows = [row(number, **{CANARY: f"+7 921 123-45-{number}"}) for number in range(10, 20)]
    text = composed(prepared(csv_bytes(rows)))
    assert "N (a column the contract does not know)" in text
    assert "telephone numbers" in text
    assert CANARY not in text
    assert "921" not in text


def test_a_missing_column_is_told_with_its_accepted_headers() -> None:
    headers = [{name: value for name, value in row(1).items() if name != "Дата контакта"}]
    assert "Дата контакта, Дата" in composed(prepared(csv_bytes(headers)))


def test_rows_out_of_scope_leave_no_number_in_the_letter() -> None:
    with_child = composed(prepared(csv_bytes([row(1), row(2, Возраст="15")])))
    without = composed(prepared(csv_bytes([row(1)])))
    assert with_child.rsplit("Reference", 1)[0] == without.rsplit("Reference", 1)[0]


def test_a_letter_without_faults_says_so() -> None:
    assert "There is nothing to mend." in composed(prepared(csv_bytes([row(1)])))


def test_a_rule_of_the_expectations_is_told_by_its_name() -> None:
    outcome = prepared(csv_bytes([row(1)]))
    manifest = replace(outcome.manifest, problems=[Problem("ru_test", "volume_drop")])
    assert 'check "volume_drop"' in letter.compose(manifest, declaration())


def test_a_problem_is_described_on_one_line_for_the_command_line() -> None:
    line = letter.describe(Problem("ru_test", "bad_date", 7, "contact_date"), declaration())
    assert line.startswith("ru_test: row 7, column Дата контакта [bad_date]: ")


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_are_lettered_as_in_a_spreadsheet(number: int, letters: str) -> None:
    assert letter.spreadsheet_letter(number) == letters


def test_a_letter_rests_encrypted_and_the_latest_is_found(tmp_path: Path) -> None:
    real = settings()
    home = Settings(tmp_path, real.root, real.as_of, real.host, 1, 2, tmp_path / "k")
    vault = Vault("", b"", b"", b"", str(pyrage.x25519.Identity.generate()))
    assert letter.latest(home, vault, "ru_test") is None
    path = letter.save(home, vault, prepared(csv_bytes([row(1)])).manifest, "Письмо")
    assert "Письмо".encode() not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert letter.latest(home, vault, "ru_test") == "Письмо"


def test_checking_a_file_gives_the_same_letter_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "export-2023-03.csv"
    path.write_bytes(csv_bytes([row(1), row(2, Город=CANARY)]))
    receipt = check(path, declaration(), settings())
    assert (receipt.rows_accepted, receipt.rows_refused) == (1, 1)
    assert receipt.letter == composed(prepared(path.read_bytes()))
    assert list(tmp_path.iterdir()) == [path]
    assert CANARY not in repr(receipt)
