"""What intake says about a delivery: problems, receipts, and the refusal that carries them.

Add here: a fact about a delivery that people act on.
Keep out: any value of a row, and any text of a header or file name that the contract does not itself contain.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

Span = tuple[date, date]


@dataclass(frozen=True)
class Problem:
    """One finding. `column` is a contract field, or '#N' for the N-th column where the contract does not know it.

    `row_no` is the row as a spreadsheet shows it (the header is row 1); None where the whole file is meant.
    `detail` is a word of intake itself (the name of an encoding), never one of the file.
    """

    partner: str
    rule: str
    row_no: int | None = None
    column: str | None = None
    count: int = 1
    detail: str | None = None


# So many findings of one rule in one column are told of a file that is refused as a whole. Nobody mends more by hand,
# and a file of a megabyte can hold half a million.
MOST_TOLD = 1000


def shortened(problems: Iterable[Problem]) -> list[Problem]:
    """The first findings of each rule in each column; the last one that is kept stands for all that follow it."""
    kept: list[Problem] = []
    told: Counter[tuple[str, str | None]] = Counter()
    last: dict[tuple[str, str | None], int] = {}
    for problem in problems:
        kind = problem.rule, problem.column
        told[kind] += problem.count
        if kind not in last or told[kind] <= MOST_TOLD:
            last[kind] = len(kept)
            kept.append(problem)
        else:
            end = last[kind]
            kept[end] = replace(kept[end], count=kept[end].count + problem.count)
    return kept


@dataclass(frozen=True)
class Receipt:
    """What became of one received file."""

    delivery_id: str
    partner_code: str
    status: str  # pending | refused
    span: Span | None
    rows_received: int
    rows_accepted: int
    rows_refused: int
    rule: str | None = None
    problems: list[Problem] = field(default_factory=list)
    letter: str = field(default="", repr=False)


class FileRefused(Exception):
    """The whole file is refused. Caught inside intake: it becomes a receipt and a letter, never a traceback.

    `unread`: positions of columns that the contract does not know, counted from 1.
    """

    def __init__(self, *problems: Problem, unread: Iterable[int] = ()) -> None:
        super().__init__(", ".join(sorted({problem.rule for problem in problems})))
        self.problems = list(problems)
        self.unread = list(unread)

    @property
    def rule(self) -> str:
        return self.problems[0].rule
