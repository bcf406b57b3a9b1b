"""Long runs of blank lines in delimited text, taken out before it is parsed: a stuck key or a spreadsheet leaves them
by the million, and each would cost the parser a call.

Add here: another filler between rows that is no row.
Keep out: single blank lines (odd_records.py), and anything that holds a letter.
"""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

LONG = 2000  # signs of nothing but blanks and line ends
_DENSE = 16  # below so many bytes a line in the mean, blank lines may be mixed of blanks and line ends


@dataclass(frozen=True)
class Gaps:
    """After which record below the header how many blank records were taken out, all before it included."""

    after: npt.NDArray[np.int64]
    taken: npt.NDArray[np.int64]

    def rows(self, numbers: pa.Array) -> pa.Array:
        """The numbers that records had before."""
        if not len(self.after):
            return numbers
        there = numbers.to_numpy(zero_copy_only=False)
        return pa.array((there + self.taken[np.searchsorted(self.after, there)]).astype(np.int32))

    def row(self, number: int) -> int:
        return int(number + self.taken[np.searchsorted(self.after, number)])


def shortened(text: bytes, start: int, delimiter: str, quote: str | None) -> tuple[memoryview, Gaps]:
    """The text below the header without its long runs of blank lines. What a quoted cell may hold stays."""
    kept: list[bytes] = []
    after: list[int] = []
    taken, records, marks = [0], 0, 0
    begin = seen = start
    for first, last in _runs(text, start, delimiter):
        marks += text.count(quote.encode(), seen, first) if quote else 0
        seen = first
        if marks % 2:
            continue
        kept.append(text[begin:first])
        records += _line_ends(kept[-1], quote)
        after.append(records)
        taken.append(taken[-1] + _line_ends(text[first:last], None))
        begin = last
    whole = memoryview(b"".join([*kept, text[begin:]])) if after else memoryview(text)[start:]
    return whole, Gaps(np.array(after, np.int64), np.array(taken, np.int64))


def _runs(text: bytes, start: int, delimiter: str) -> list[tuple[int, int]]:
    """From behind the line end before each such run to behind its last line end."""
    is_there = any(text.find(end * (LONG // len(end)), start) >= 0 for end in (b"\n", b"\r\n", b"\r"))
    lines = text.count(b"\n") or text.count(b"\r")
    if not is_there and len(text) > _DENSE * lines:
        return []
    blanks = b" \t".replace(delimiter.encode(), b"")
    end_of_line = re.compile(rb"[%s]*(?:\r\n|\n|\r)" % blanks)
    found = []
    for run in re.compile(rb"[\r\n%s]{%d,}+" % (blanks, LONG)).finditer(text, start):
        ended = end_of_line.match(text, run.start())
        first = start if run.start() == start else ended.end() if ended else run.end()
        last = max(text.rfind(b"\n", first, run.end()), text.rfind(b"\r", first, run.end())) + 1
        if last > first:
            found.append((first, last))
    return found


def _line_ends(text: bytes, quote: str | None) -> int:
    """How many records end in a text. Line ends between quotation marks end none."""
    if quote is None or quote.encode() not in text:
        return text.count(b"\n") + text.count(b"\r") - text.count(b"\r\n")
    signs = np.frombuffer(text, np.uint8)
    is_inside = np.logical_xor.accumulate(signs == ord(quote))
    ends = (signs == 10) | ((signs == 13) & (np.append(signs[1:], 0) != 10))
    return int(np.count_nonzero(ends & ~is_inside))
