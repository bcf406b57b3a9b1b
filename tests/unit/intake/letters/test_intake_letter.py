"""Letters: row, column, rule and remedy in the partner's language, and never a value."""

from dataclasses import replace
from pathlib import Path

import pytest
from intake_files import csv_bytes, declaration, header_only, prepared, row

from warehouse.contract.findings import Problem
from warehouse.contract.prepare import Prepared
from warehouse.intake.letters import letter
from warehouse.intake.receive.receive import check
from warehouse.settings import settings

LANGUAGES = ("ru", "uk", "fi", "en")
CANARY = "Канарейка7"


def composed(outcome: Prepared, language: str = "en") -> str:
    return letter.compose(outcome.manifest, declaration(language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_names_row_column_and_remedy_in_the_partners_language(language: str) -> None:
    outcome = prepared(csv_bytes([row(1), row(2, **{"Дата контакта": CANARY}), row(3, Город=CANARY)]))
    text = composed(outcome, language)
    rule = letter.catalogue()["rules"]["bad_date"]
    assert f"| 3 | Дата контакта | {rule['message'][language]} |" in text
    assert "05.03.2024" in text
    assert letter.catalogue()["phrases"]["outside"][language] in text
    assert CANARY not in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ru", ["Получена 21 строка.", "Принято 19 строк.", "Отклонены 2 строки.", "19 человек."]),
        ("uk", ["Отримано 21 рядок.", "Прийнято 19 рядків.", "Відхилено 2 рядки.", "19 людей."]),
        ("fi", ["21 riviä vastaanotettiin.", "19 riviä hyväksyttiin.", "2 riviä hylättiin.", "19 henkilöä."]),
        ("en", ["21 rows were received.", "19 rows were accepted.", "2 rows were refused.", "19 persons."]),
    ],
)
def test_a_letter_leads_from_rows_to_people_with_the_plurals_of_its_language(language: str, said: list[str]) -> None:
    outcome = prepared(csv_bytes([row(number, Город="?" if number < 3 else "Иркутск") for number in range(1, 22)]))
    text = composed(outcome, language)
    assert [one for one in said if one not in text] == []
    assert letter.catalogue()["phrases"]["persons_same"][language] in text


def test_codes_that_are_one_person_are_told_by_how_many_persons_are_left() -> None:
    manifest = replace(prepared(csv_bytes([row(1)])).manifest, persons_by_code=1234, persons_joined=1221)
    text = letter.compose(manifest, declaration(language="ru"))
    assert "1\u00a0234 человека." in text
    assert "остаётся 1\u00a0221 человек." in text


def test_what_was_repaired_is_told_in_words() -> None:
    manifest = replace(prepared(csv_bytes([row(1)])).manifest, repaired={"totals_rows": 1, "deleted_events": 5})
    text = letter.compose(manifest, declaration(language="ru"))
    assert "Пропущена 1 строка итогов: это не контакт." in text
    assert "Пропущено 5 событий, помеченных в DHIS2 как удалённые." in text


def test_a_repair_without_words_spoils_no_letter() -> None:
    manifest = replace(prepared(csv_bytes([row(1)])).manifest, repaired={"a_word_of_tomorrow": 3})
    assert "3 rows were put right while they were read." in letter.compose(manifest, declaration())


def test_many_rows_with_one_fault_are_grouped() -> None:
    outcome = prepared(csv_bytes([row(number, Город="?") for number in range(30)] + [row(n) for n in range(40, 80)]))
    text = composed(outcome)
    assert text.count(letter.catalogue()["rules"]["unknown_label"]["message"]["en"]) == 1
    assert "2, 3, 4," in text
    assert "and 10 more" in text


def test_a_word_that_is_not_on_the_list_is_answered_with_the_list() -> None:
    text = composed(prepared(csv_bytes([row(1, Пол="?"), row(2, Презервативы="?"), row(3), row(4)])))
    assert "The list: Ж, М." in text
    assert "The list: да, 1, нет, 0. If the column says how many were given out, tell us" in text
    assert text.count("how many were given out") == 1


@pytest.mark.parametrize(
    ("layout", "said"), [("table", "Excel"), ("kobo", "KoboToolbox"), ("dhis2", "DHIS2 (Capture)")]
)
def test_a_remedy_names_the_steps_of_the_program_that_the_file_comes_from(layout: str, said: str) -> None:
    partner = declaration(file={"format": "csv", "layout": layout, "encoding": "utf-8", "delimiter": ","})
    assert said in letter.remedy(Problem("ru_test", "missing_value", 3, "city"), partner)


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
    with_child = prepared(csv_bytes([row(1), row(2, Возраст="15")]))
    without = prepared(csv_bytes([row(1)]))
    for form in ("md", "html"):
        made = [
            letter.forms(letter.content(one.manifest, declaration()))[form].decode() for one in (with_child, without)
        ]
        ids = [one.manifest.delivery_id[:12] for one in (with_child, without)]
        assert made[0].replace(ids[0], "") == made[1].replace(ids[1], "")


def test_a_letter_without_faults_says_so() -> None:
    assert "There is nothing to mend." in composed(prepared(csv_bytes([row(1)])))


def test_an_empty_month_is_told_as_a_report_of_zero() -> None:
    assert "counts as a report of zero" in composed(prepared(header_only()))


def test_a_refused_delivery_speaks_of_no_persons() -> None:
    outcome = prepared(csv_bytes([row(number, Город="?") for number in range(9)] + [row(10)]))
    assert outcome.manifest.status == "refused"
    assert "persons" not in composed(outcome)


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


def test_checking_a_file_gives_the_same_letter_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "export-2023-03.csv"
    path.write_bytes(csv_bytes([row(1), row(2, Город=CANARY)]))
    receipt = check(path, declaration(), settings())
    assert (receipt.rows_accepted, receipt.rows_refused) == (1, 1)
    assert receipt.letter == composed(prepared(path.read_bytes()))
    assert list(tmp_path.iterdir()) == [path]
    assert CANARY not in repr(receipt)


@pytest.mark.parametrize(
    ("language", "said"),
    [("ru", "исправьте имя"), ("uk", "виправте назву"), ("fi", "korjaa nimi"), ("en", "correct the name")],
)
def test_a_whole_file_under_the_name_of_another_month_is_told_to_be_renamed(language: str, said: str) -> None:
    outcome = prepared(csv_bytes([row(1), row(2)]), name="export-2023-04.csv")
    assert outcome.manifest.rule == "too_many_refused"
    assert said in composed(outcome, language)
