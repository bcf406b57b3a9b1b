"""Long runs of blank lines vanish, and every row keeps the number that it has in a spreadsheet."""

import pytest

from warehouse.contract.read.delimited import LONG_GAP, without_gaps

ENDS = ("\n", "\r\n", "\r")


def numbered(text: str, quote: str | None = '"') -> tuple[int, list[int]]:
    """How many signs are left, and which lines the records "x…" had been before."""
    body, gaps = without_gaps(text.encode(), 0, ";", quote)
    lines = bytes(body).decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(body), [gaps.row(at) for at, line in enumerate(lines, 1) if line.startswith("x")]


@pytest.mark.parametrize("end", ENDS)
def test_rows_keep_their_numbers_behind_gaps(end: str) -> None:
    gap = end * 3 * LONG_GAP
    text = f"x1{end}x2{end}{gap}x3{end}{end}x4{end}{gap}x5{end}{gap}"
    size, rows = numbered(text)
    assert (size < 40, rows) == (True, [1, 2, 3 + 3 * LONG_GAP, 5 + 3 * LONG_GAP, 6 + 6 * LONG_GAP])


def test_a_gap_at_the_beginning_and_lines_of_blanks() -> None:
    assert numbered("\n" * LONG_GAP + "x\n")[1] == [LONG_GAP + 1]
    size, rows = numbered("x1\n" + " \t \n" * LONG_GAP + "x2\n")
    assert (size < 40, rows) == (True, [1, LONG_GAP + 2])


def test_blanks_that_begin_a_row_stay_its_own() -> None:
    body, _ = without_gaps(b"x\n" + b"\n" * LONG_GAP + b"   y;z\n", 0, ";", '"')
    assert bytes(body) == b"x\n   y;z\n"


def test_line_ends_within_a_quoted_cell_are_no_gap_and_end_no_record() -> None:
    text = '"a\n' + "\n" * LONG_GAP + 'b"\n'
    assert bytes(without_gaps(text.encode(), 0, ";", '"')[0]) == text.encode()
    quoted = '"a\nb";1\n' + "\n" * LONG_GAP + "x\n"
    body, gaps = without_gaps(quoted.encode(), 0, ";", '"')
    assert (bytes(body), gaps.row(2)) == (b'"a\nb";1\nx\n', LONG_GAP + 2)


def test_short_gaps_and_other_text_stay_as_they_are() -> None:
    text = b"x\n" + b"\n" * (LONG_GAP // 2) + b"y\n"
    body, gaps = without_gaps(text, 0, ";", '"')
    assert (bytes(body), gaps.row(7)) == (text, 7)
