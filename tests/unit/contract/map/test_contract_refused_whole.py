"""A file that is refused as a whole: its first findings are told, and how many there are of each kind."""

import json

from intake_files import csv_bytes, prepared, row, rules

from warehouse.contract.findings import MOST_TOLD, Problem, shortened

PAIRS = 3_000


def test_of_each_kind_the_first_thousand_are_told_and_the_last_stands_for_the_others() -> None:
    found = [Problem("p", "bad_date", row_no=number, column="contact_date") for number in range(MOST_TOLD + 7)]
    found += [Problem("p", "bad_date", row_no=1, column="birth_date"), Problem("p", "wrong_encoding")]
    told = shortened(found)
    dates = [one for one in told if one.column == "contact_date"]
    assert [date.row_no for date in dates] == list(range(MOST_TOLD))
    assert [date.count for date in dates[-2:]] == [1, 8]
    assert told[MOST_TOLD:] == found[-2:]
    assert shortened(found[:MOST_TOLD]) == found[:MOST_TOLD]


def test_lines_without_end_that_are_no_rows_make_no_findings_without_end() -> None:
    outcome = prepared(csv_bytes([row()]) + b";;x\r\n" * PAIRS)
    assert outcome.manifest.rows_refused == PAIRS + 1, "with the good one: the file is refused as a whole"
    assert len(rules(outcome)) == MOST_TOLD + 1
    assert sum(problem.count for problem in outcome.manifest.problems[1:]) == PAIRS
    assert len(outcome.manifest.to_json()) < 300_000


def test_a_manifest_is_read_back_as_it_was_written() -> None:
    manifest = prepared(csv_bytes([row(), row(2, Город="?")])).manifest
    assert type(manifest).from_json(manifest.to_json()) == manifest
    assert json.loads(manifest.to_json())["problems"][0]["rule"] == manifest.problems[0].rule
