"""Reading: strictly by the contract; what is not as agreed is refused as a whole, without a word of its content."""

from intake_files import csv_bytes, header_only, prepared, row, rules

CANARY = "Канарейка"


def test_a_workbook_of_the_old_kind_under_a_csv_contract_is_refused() -> None:
    assert rules(prepared(b"\xd0\xcf\x11\xe0rest")) == [(None, None, "wrong_format")]


def test_another_encoding_is_explained_by_its_name() -> None:
    (problem,) = prepared(csv_bytes([row(1)], "utf-8")).manifest.problems
    assert (problem.rule, problem.detail) == ("wrong_encoding", "utf-8")


def test_a_header_without_rows_is_an_empty_delivery_and_each_month_has_its_own() -> None:
    march, april = prepared(header_only()), prepared(header_only(), name="export-2023-04.csv")
    assert (march.manifest.status, march.manifest.rows_received) == ("pending", 0)
    assert march.manifest.delivery_id != april.manifest.delivery_id


def test_a_name_that_does_not_tell_the_span_refuses_the_file_and_is_not_repeated() -> None:
    outcome = prepared(csv_bytes([row(1)]), name=f"{CANARY}.csv")
    assert rules(outcome) == [(None, None, "span_unknown")]
    assert CANARY not in repr(outcome.manifest)
