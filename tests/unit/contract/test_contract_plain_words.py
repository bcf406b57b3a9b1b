"""What is said to a partner names nothing that it has not got, and a cause that it can look for."""

import pytest
from intake_files import attributes, csv_bytes, declaration, prepared, row

from warehouse.contract.declaration import mistakes
from warehouse.contract.findings import Problem
from warehouse.intake.letters import letter
from warehouse.settings import settings

TOOL = ("sealing tool", "запечат", "запечатув", "sinetöint", "sheetpack", "sealed code", "sinetöity koodi")
# Rules that only a partner who seals, signs or sends by a way that must be sealed can meet.
OF_SEALING = {
    *("match_keys_gone", "token_incomplete", "not_sealed", "sealed_here", "sealed_for_another", "archive_protected"),
    *("signature_missing", "signature_wrong", "request_unsigned"),
}


SAID = [("unsealed", rule) for rule in sorted(letter.rule_codes() - OF_SEALING)]
SAID += [("none", rule) for rule in sorted(letter.rule_codes() - OF_SEALING - {"bad_token"})]  # it has no codes


@pytest.mark.parametrize(("mode", "rule"), SAID)
def test_a_partner_that_does_not_seal_is_told_nothing_of_the_sealing_tool(mode: str, rule: str) -> None:
    columns = declaration().columns | ({"client_code": ["Код"]} if mode == "unsealed" else {})
    partner = declaration(tokens={"mode": mode, "recipe": "demo-1"}, columns=columns)
    for language in ("en", "ru", "uk", "fi"):
        problem = Problem("ru_test", rule, row_no=2, column="client_code")
        said = f"{letter.message(problem, partner, language)} {letter.remedy(problem, partner, language)}".lower()
        assert [word for word in TOOL if word in said] == []


def test_a_partner_that_seals_is_told_of_it() -> None:
    said = letter.remedy(Problem("ru_test", "bad_token", column="t1_ru_full"), declaration(), "en")
    assert "sealing tool" in said


def test_utf_8_is_never_said_to_look_like_utf_8() -> None:
    partner = declaration(file={"format": "csv", "encoding": "utf-8", "delimiter": ";", "date_format": "%d.%m.%Y"})
    rows = [row(number) for number in range(6)]
    twice = csv_bytes(rows, "utf-8").decode("cp1251", "replace").encode()
    odd = csv_bytes(rows[:4], "utf-8") + csv_bytes(rows[4:], "cp1251").split(b"\r\n", 1)[1]
    for data, row_no in ((twice, None), (odd, 6)):
        (problem,) = prepared(data, partner).manifest.problems
        assert (problem.row_no, problem.detail) == (row_no, None)
        assert "utf-8" not in letter.message(problem, partner, "en").lower()


@pytest.mark.parametrize("header", ["Город", "ГОРОД ", "t1_ru_m1", " "])
def test_a_column_that_is_read_or_has_no_header_cannot_be_dropped_unread(header: str) -> None:
    found = mistakes.mistakes(attributes(unread_notes={"drop": [header, "Примечание"]}), settings())
    assert [key for key, _, _ in found] == ["unread_notes.drop"]


def test_notes_that_nobody_reads_can_be_dropped_and_quiet_months_named() -> None:
    delivery = attributes()["delivery"] | {"quiet_months": ["2023-08"]}
    good = attributes(unread_notes={"drop": ["Примечание"]}, delivery=delivery)
    assert mistakes.mistakes(good, settings()) == []
    assert declaration(unread_notes={"drop": ["x"]}).reading_digest != declaration().reading_digest
    wrong = attributes(delivery=delivery | {"quiet_months": ["August"]})
    assert [key for key, _, _ in mistakes.mistakes(wrong, settings())] == ["delivery.quiet_months.0"]


def test_the_letter_says_in_how_many_rows_notes_were_dropped() -> None:
    partner = declaration(unread_notes={"drop": ["Заметки"]})
    rows = [row(number, Заметки=f"звонить 8-921-555-01-{number:02}") for number in range(5)]
    manifest = prepared(csv_bytes(rows), partner).manifest
    said = letter.compose(manifest, partner)
    assert (manifest.rows_accepted, manifest.repaired) == (5, {"notes_dropped": 5})
    assert ("The notes of 5 rows were dropped unread" in said, "555-01" in said) == (True, False)
