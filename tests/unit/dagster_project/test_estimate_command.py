"""`crossings estimate`: every figure with its interval and label, in words or as JSON, and no warehouse needed."""

import json

import pytest

from warehouse.settings import PROJECT_ROOT

KAMPALA = str(PROJECT_ROOT / "warehouse" / "reference" / "kampala_2017.csv")


def test_the_shipped_list_is_told_to_the_printed_digit(crossings, capsys):
    assert crossings("estimate", KAMPALA) == 0

    said = capsys.readouterr().out
    for figure in ("2,688", "5,191.3", "146.3", "229.6", "8,267.9", "623.1", "6,176.5", "962", "965", "1,417"):
        assert figure in said, figure
    assert "lower bound" in said
    assert "holds only if" in said
    assert "rejected at 5 %" in said


def test_json_holds_the_same_and_nothing_else(crossings, capsys):
    assert crossings("estimate", KAMPALA, "--json") == 0

    told = json.loads(capsys.readouterr().out)
    assert told["observed"] == 2688
    assert told["models"]["chosen"] == "c1:c2 + c1:c3"
    assert {round(one["point"], 1) for one in told["estimates"]} >= {6176.5, 8267.9}
    assert all(one["assumptions"] and one["label"] and one["n_lists"] for one in told["estimates"])
    independence = next(one for one in told["models"]["shown"] if one["model"] == "independence")
    assert (round(independence["aic"], 1), independence["df"]) == (289.5, 3)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("place,n1,n2,m\nHelsinki,60,45,3\n", "700.5"),
        ("place,n1,n2,m\nHelsinki,60,45,0\n", "cannot be estimated: nobody is on both lists"),
        ("M;p;n\n1000;0,25;400\n", "4,000.0"),
        ("only,n\n1,50\n", "cannot be estimated: one list"),
        ("a,b,c,n\n1,0,0,5\n0,1,0,6\n0,0,1,7\n", "cannot be estimated: nobody is on two lists"),
    ],
)
def test_other_kinds_of_files_and_reasons_are_answers(crossings, capsys, tmp_path, content, said):
    (tmp_path / "list.csv").write_text(content)

    assert crossings("estimate", str(tmp_path / "list.csv")) == 0
    assert said in " ".join(capsys.readouterr().out.split())
    assert crossings("estimate", str(tmp_path / "list.csv"), "--json") == 0
    json.loads(capsys.readouterr().out)


def test_mistakes_end_with_four_and_no_value_is_repeated(crossings, capsys, tmp_path):
    (tmp_path / "list.csv").write_text("c1,c2,n\n1,5551,5552\n1,1,-5553\n")

    assert crossings("estimate", str(tmp_path / "list.csv")) == 4

    told = capsys.readouterr().err
    assert "2 mistake(s)" in told
    assert "555" not in told


def test_a_file_that_is_not_there_ends_with_two(crossings, tmp_path):
    assert crossings("estimate", str(tmp_path / "none.csv")) == 2
