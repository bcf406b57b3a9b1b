"""Entered lists: whatever way a history is written, the same people; every mistake at once, and no value in any."""

from pathlib import Path

import pytest
from published_captures import DIABETES, KAMPALA, REFERENCE

from warehouse.errors import DeliveryRefused
from warehouse.estimators.entered import figures, grid, histories
from warehouse.estimators.histories import Histories

KAMPALA_CSV = (REFERENCE / "kampala_2017.csv").read_text()


def entered(tmp_path: Path, content: str | bytes) -> grid.Grid:
    path = tmp_path / "entered.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return grid.read(path)


def read(tmp_path: Path, content: str | bytes) -> Histories:
    return histories.histories(entered(tmp_path, content))


def same_people(found: Histories, expected: Histories) -> bool:
    def filled(one: Histories) -> dict[tuple[int, ...], int]:
        return {cell: count for cell, count in one.counts.items() if count}

    return filled(found) == filled(expected)


def anything(tmp_path: Path, content: str | bytes) -> object:
    found = entered(tmp_path, content)
    if figures.is_two_lists(found):
        return figures.two_lists(found)
    return figures.multipliers(found) if figures.is_multiplier(found) else histories.histories(found)


def refusal(tmp_path: Path, content: str | bytes) -> str:
    with pytest.raises(DeliveryRefused) as told:
        anything(tmp_path, content)
    assert told.value.exit_code == 4
    return str(told.value)


KAMPALA_ROWS = list(KAMPALA.counts.items())
WRITTEN = {
    "as shipped": KAMPALA_CSV,
    "with BOM": b"\xef\xbb\xbf" + KAMPALA_CSV.encode(),
    "semicolons": KAMPALA_CSV.replace(",", ";"),
    "tabs": KAMPALA_CSV.replace(",", "\t"),
    "windows lines": KAMPALA_CSV.replace("\n", "\r\n"),
    "a comment, blank lines, empty columns": "# three captures\n\n" + KAMPALA_CSV.replace("\n", ",,\n") + ",,,,,\n",
    "other names": KAMPALA_CSV.replace("c1,c2,c3,n", "Drop in,Outreach,Mobile,Количество"),
    "a count of another name": KAMPALA_CSV.replace("c1,c2,c3,n", "A,B,C,how many"),
    "count first": "count,x,y,z\n" + "\n".join(f"{n},{a},{b},{c}" for (a, b, c), n in KAMPALA_ROWS),
    "lists called 1, 2, 3": KAMPALA_CSV.replace("c1,c2,c3,n", "1,2,3,n"),
    "lists called like figures": KAMPALA_CSV.replace("c1,c2,c3,n", "M,P,n1,n"),
    "decimals of a data frame": "\n".join(
        ["c1,c2,c3,n", *(f"{a}.0,{b}.0,{c}.0,{n}.0" for (a, b, c), n in KAMPALA_ROWS)]
    ),
    "yes and no": "\n".join(
        ["c1,c2,c3,n", *(",".join(["yes" if x else "no" for x in cell] + [str(n)]) for cell, n in KAMPALA_ROWS)]
    ),
    "strings": "\n".join(["history,n", *(f"{a}{b}{c},{n}" for (a, b, c), n in KAMPALA_ROWS)]),
    "strings of another name": "\n".join(["met by,persons", *(f"{a}{b}{c},{n}" for (a, b, c), n in KAMPALA_ROWS)]),
    "strings with marks": "\n".join(["history;n", *(f"'{a}-{b}-{c};{n}" for (a, b, c), n in KAMPALA_ROWS)]),
    "people on no list asked for": KAMPALA_CSV + "0,0,0,?\n",
    "nobody on no list": KAMPALA_CSV + "0,0,0,0\n",
    "a row a person": "\n".join(["c1,c2,c3", *(f"{a},{b},{c}" for (a, b, c), n in KAMPALA_ROWS for _ in range(n))]),
}


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
def test_the_same_people_are_read_however_they_are_written(tmp_path, written):
    assert same_people(read(tmp_path, written), KAMPALA)


def test_lists_keep_their_names_and_four_lists_are_read(tmp_path):
    rows = "\n".join(",".join(map(str, [*cell, count])) for cell, count in DIABETES.counts.items())

    found = read(tmp_path, "clinic,hospital,prescription,strips,n\n" + rows)

    assert found.lists == DIABETES.lists
    assert same_people(found, DIABETES)


def test_histories_that_are_absent_or_zero_are_the_same(tmp_path):
    absent = read(tmp_path, "a,b,c,n\n1,1,0,5\n1,0,1,4\n0,1,1,6\n")
    zero = read(tmp_path, "a,b,c,n\n1,1,0,5\n1,0,1,4\n0,1,1,6\n1,1,1,0\n1,0,0,0\n")

    assert same_people(absent, zero)


def test_every_mistake_is_told_at_once_by_row_column_rule_and_remedy(tmp_path):
    told = refusal(tmp_path, "c1,c2,n\n1,2,7771\n0,1,-7772\n1,0,7773.5\n1,1,\n1,1,7774\n0,0,7775\nmaybe,1,7776\n")

    assert told.startswith("7 mistake(s)")
    for place in ("row 2, column 2 (c2)", "row 3, column 3 (n)", "row 4, column 3 (n)", "row 5, column 3 (n)"):
        assert place in told
    assert "row 6: The history has a row already. Add up the two rows." in told
    assert "row 7: Nobody can have counted people on no list." in told
    assert "row 8, column 1 (c1): A list says 0 or 1." in told


MISTAKEN = {
    "c1,c2,n\n1,1,7771x\n": "not a whole number",
    "c1,c2,n\n1,1,7771\n1,1,7772\n": "has a row already",
    "n1,n2,m\n7771,7772,7773\n": "More people are on both lists",
    "n1,n2,m\n7771,-7772,3\n": "not negative",
    "n1,n2\n7771,7772\n": "There is no column m",
    "M,p,se\n7771,77.71,0.1\n": "between 0 and 1",
    "M,p,n\n7771,secret7772,10\n": "not a number",
    "M,p\n7771,0.2\n": "neither a column se nor a column n",
    "M,p,se\n7771,0.2,0\n": "more than zero",
    "M,p,n\n7771,0.2,0\n": "no respondents",
    "M,p,se,n\n7771,0.2,,\n": "neither se nor n",
    "1,1,7771\n1,0,7772\n0,1,7773\n": "not a header",
    "secret,60,45,7771\nsecret,61,45,7772\n": "not a header",
    "history,n\n11,7771\n101,7772\n": "not all the same length",
    "history,n,secret\n11,7771,secret7772\n": "Remove it",
    "c1,c2,n,more\n1,1,7771,0\n1,0,7772,7773\n": "A list says 0 or 1",
    "c1,c2,n,more\n1,1,7771,7772\n1,0,7772,7773\n": "No row of this column says 0 or 1",
    "c1,c2,a,b\n1,1,7771,7772\n": "2 columns could be the number",
    "c1,c2,n\n1,1,0\n": "nobody on any list",
    "c1,c2,n\n1,0,7771\n": "Nobody is on the list at position 2",
    "c1,c2\n1,1\n1,0\n": "no column with the number of people",
    "c1,c1,n\n1,1,7771\n": "Two columns have this name",
    "c1,c2,n\n1,1\n": "not as many cells",
    "c1,c2,n\n": "no rows below the header",
    "": "It is empty",
    "c1,c2,n\n1,1,99999999999\n": "not a whole number",
}


@pytest.mark.parametrize(("content", "rule"), MISTAKEN.items(), ids=MISTAKEN.values())
def test_a_mistake_is_told_without_the_value(tmp_path, content, rule):
    told = refusal(tmp_path, content)

    assert rule in told
    assert "777" not in told
    assert "secret77" not in told
    assert "99999" not in told


@pytest.mark.parametrize("content", ["c1,c2,n\n1,1,5\n".encode("utf-16"), "c1,c2,ñ\n1,1,5\n".encode("latin-1")])
def test_another_encoding_is_refused_with_the_remedy(tmp_path, content):
    assert "CSV UTF-8" in refusal(tmp_path, content)


def test_figures_of_two_lists_may_have_many_rows_and_a_label(tmp_path):
    found = figures.two_lists(entered(tmp_path, "place;n1;n2;both\nA;60;45;3\nB;60;45;0\n"))

    assert [(label, one.point and round(one.point, 1), one.said[:6]) for label, one in found] == [
        ("A", 700.5, "lower "),
        ("B", None, "cannot"),
    ]


@pytest.mark.parametrize(
    "content", ["M,p,se\n1000,0.25,0.02\n", "m;P;SE\n1000;0,25;0,02\n", "M,p,se,n\n1000,25%,2 %,\n"]
)
def test_a_multiplier_is_read_with_either_decimal_mark_or_per_cent(tmp_path, content):
    [(_, found)] = figures.multipliers(entered(tmp_path, content))

    assert found.point == pytest.approx(4000)
    assert found.se == pytest.approx(320)


def test_of_very_many_mistakes_the_first_are_told_and_how_many_more_there_are(tmp_path):
    told = refusal(tmp_path, "c1,c2,n\n" + "1,1,7771x\n" * 60)

    assert told.startswith("119 mistake(s)")  # sixty numbers that are none, and fifty-nine rows a second time
    assert told.endswith("… and 79 more.")
