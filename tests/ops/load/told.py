"""What came of a load as rows of tables, printed and kept for the page of figures.

Add here: another column. Keep out: measuring (readers.py, limited.py, kills.py).
"""

from collections import Counter
from collections.abc import Sequence
from statistics import median

from limited import MIB, Room
from readers import TOO_MANY, Answer, Log

KINDS = ("login form", "login", "page", "chart", "other")
HEADS = ("kind of request", "requests", "errors", "429 of a limit", "median", "95 of 100 within")


def answers(log: Log) -> list[tuple[object, ...]]:
    rows = [_row(kind, [answer for answer in log.answers if answer.kind == kind]) for kind in KINDS]
    return [*(row for row in rows if row[1]), _row("all", log.answers)]


def failed(log: Log) -> list[tuple[object, ...]]:
    """What was not answered as it should, and how often."""
    wrong = Counter(
        (answer.asked, answer.outcome) for answer in log.answers if answer.outcome not in ("ok", str(TOO_MANY))
    )
    return [(asked, outcome, count) for (asked, outcome), count in wrong.most_common(20)]


def _row(kind: str, of_kind: Sequence[Answer]) -> tuple[object, ...]:
    times = sorted(one.seconds for one in of_kind if one.outcome == "ok")
    errors: dict[str, int] = {}
    for one in of_kind:
        if one.outcome != "ok":
            errors[one.outcome] = errors.get(one.outcome, 0) + 1
    refused = errors.pop(str(TOO_MANY), 0)
    said = ", ".join(f"{count} × {what}" for what, count in sorted(errors.items())) or "0"
    middle, most = (f"{median(times):.2f} s", f"{times[int(0.95 * (len(times) - 1))]:.2f} s") if times else ("–", "–")
    return kind, len(of_kind), said, refused, middle, most


def memory(room: Room) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [
        (name, f"{taken / MIB:.0f} MiB")
        for name, taken in sorted(room.peaks.items(), key=lambda item: -item[1])
        if taken
    ]
    rows.append(("all together, at one moment", f"{room.peak_of_all / MIB:.0f} MiB"))
    if (most := room.peak_with_files()) is not None:
        rows.append((f"with pages of files, under a limit of {room.limit / MIB:.0f} MiB", f"{most / MIB:.0f} MiB"))
        rows.append(("processes ended for want of memory", room.refusals()))
    return rows


def shown(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    print(f"\n{title}")
    cells = [list(map(str, row)) for row in (heads, *rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(heads))]
    for row in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
