"""The report names cells in one sealed file alone, and what cannot be examined stops a release, too."""

import json

import pytest

from warehouse.disclosure.report import CELLS, JSON, TEXT, Attack, Report

CELL = ("pub_reach", "reach_03", "reach_03|quarter|2023-01-01|FI|all|all|all|man|all|all")


def test_cells_are_named_in_the_sealed_file_alone(tmp_path):
    report = Report("r", 1, 10, [Attack("subtraction of margins", 5, [CELL])])
    report.write(tmp_path, lambda data: b"sealed" + data[::-1])
    assert CELL[2] in (tmp_path / CELLS).read_bytes()[:5:-1].decode()
    assert [path.stat().st_mode & 0o77 for path in tmp_path.iterdir()] == [0, 0, 0]
    plain = [(tmp_path / name).read_text() for name in (JSON, TEXT)] + [str(report.failures())]
    assert not [text for text in plain if "man|" in text or "2023" in text]
    assert "  pub_reach, reach_03: 1 by subtraction of margins" in plain[1]
    assert report.failures() == [("subtraction of margins", "pub_reach, reach_03", 1)]
    assert json.loads(plain[0])["recovered"] == [
        {"attack": "subtraction of margins", "where": "pub_reach, reach_03", "cells": 1}
    ]


def test_a_test_that_recovers_nothing_leaves_no_names_of_the_one_before(tmp_path):
    (tmp_path / CELLS).touch()
    Report("r", 1, 10, [Attack("a", 5)]).write(tmp_path, bytes)
    assert sorted(path.name for path in tmp_path.iterdir()) == [JSON, TEXT]


@pytest.mark.parametrize(
    ("attack", "not_examined", "is_passed"),
    [
        (Attack("a", 5), [], True),
        (Attack("a", 5, [CELL]), [], False),
        (Attack("a", 5), [("pub_new", "table")], False),
    ],
)
def test_a_recovery_and_what_is_not_examined_stop_a_release(attack, not_examined, is_passed):
    report = Report("r", 1, 10, [attack], not_examined)
    assert report.is_passed is is_passed
    assert bool(report.failures()) is not is_passed


def test_a_group_that_two_attacks_recover_counts_once():
    assert Report("r", 1, 10, [Attack("a", 5, [CELL]), Attack("b", 5, [CELL])]).recovered == [CELL]


def test_a_test_that_the_clock_cut_says_so():
    assert "cut by the clock" in "\n".join(Report("r", 1, 10, is_cut=True).lines())
