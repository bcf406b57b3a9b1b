"""The child process that opens a workbook: limits first, then the parser, then columns on standard output.

Add here: how a cell of a workbook becomes text.
Keep out: imports of this project. It runs alone and isolated, with an empty environment, and says nothing
of its errors: a parser's message may quote what is in a cell.

Input: the workbook. Arguments: megabytes, seconds, the sheets wanted as a JSON list (empty: every visible one), and the
folder of the parsers.
Output: 8 bytes length, a JSON head (per sheet: name, rows, distinct texts per column …), then int32 indices, column
after column, sheet after sheet.
"""

import contextlib
import datetime
import io
import json
import re
import sys
from array import array
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))  # isolated, it would not find its neighbour
sys.path.append(sys.argv[4])
import broken_cells  # type: ignore[import-not-found]
import intact  # type: ignore[import-not-found]
import spans  # type: ignore[import-not-found]

MAX_CELLS = 60_000_000
MAX_COLUMNS = 1100  # a few more than intake allows, so that it can say so
HEAD_ROWS = 40
LOST: str = broken_cells.LOST
EXACT = 1e15


class Refusal(Exception):
    """The rule that says why this workbook is not read."""


def main() -> None:
    memory, seconds, wanted = int(sys.argv[1]) << 20, int(sys.argv[2]), json.loads(sys.argv[3])
    _limit(memory, seconds)
    try:
        sheets, indices = _sheets(sys.stdin.buffer.read(), wanted)
        head: dict[str, Any] = {"sheets": sheets}
    except Refusal as refusal:
        head, indices = {"rule": str(refusal)}, []
    except broken_cells.Unplaced:
        head, indices = {"rule": "unplaced_cells"}, []
    except MemoryError:
        head, indices = {"rule": "workbook_too_large"}, []
    except Exception:  # noqa: BLE001 - whatever the parser meets, the parent learns one word of it
        head, indices = {"rule": "unreadable"}, []
    packed = json.dumps(head, ensure_ascii=False).encode("utf-8", "replace")
    out = sys.stdout.buffer
    out.write(len(packed).to_bytes(8, "big") + packed)
    for column in indices:
        out.write(column.tobytes())


def _limit(memory: int, seconds: int) -> None:
    """Windows has no such limits, and macOS none of memory: there the parent's clock alone ends a child. A warehouse
    runs on neither; a partner's laptop may, and opens its own file."""
    if sys.platform == "win32":
        return
    import resource

    if sys.platform != "darwin":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    # Not zero: that is not looked at where the system pipes core dumps into a program. One byte stops both kinds.
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    core = 1 if most == resource.RLIM_INFINITY else min(1, most)
    resource.setrlimit(resource.RLIMIT_CORE, (core, core))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _sheets(data: bytes, wanted: list[str]) -> tuple[list[dict[str, Any]], list["array[int]"]]:
    from python_calamine import CalamineWorkbook, PasswordError  # after the limits: it must live within them

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise Refusal("workbook_protected") from None
    there = [sheet.name for sheet in book.sheets_metadata if _is_cells(sheet)]
    visible = [sheet.name for sheet in book.sheets_metadata if _is_cells(sheet) and _is_visible(sheet)]
    if not there:
        raise Refusal("unreadable")
    # Sheet names are at most 31 signs long: a longer wish is met by the name it was cut to.
    names = [_cut(name, there) for name in wanted] or there
    if not (wanted or visible) or set(names) - set(there):
        raise Refusal("no_such_sheet")
    intact.check(data, broken_cells.parts(data, names))
    heads, indices, cells = [], [], 0
    for name in names:
        page = book.get_sheet_by_name(name)
        if page.start is None:
            if wanted:
                heads.append(
                    {"name": name, "first_row": 1, "rows": 0, "head": [], "columns": [], "merged": [], "visible": True}
                )
            continue
        cells += page.height * page.width
        if cells > MAX_CELLS:
            raise Refusal("workbook_too_large")
        spanned, empty = spans.of_ods(data, name)
        head, columns = _encoded(page, broken_cells.cells(data, name) | dict.fromkeys(empty, LOST))
        head["merged"] += [list(one) for one in spanned]
        heads.append(head | {"name": name, "visible": name in visible})
        indices += columns
    if not heads:
        raise Refusal("empty_file")
    return heads, indices


def _cut(wanted: str, there: list[str]) -> str:
    """A sheet's name as a workbook can hold it."""
    spelled = re.sub(r"[\[\]:*?/\\]", "", wanted)[:31].casefold()
    return wanted if wanted in there else next((name for name in there if name.casefold() == spelled), wanted)


def _is_cells(sheet: Any) -> bool:
    return str(sheet.typ).endswith("WorkSheet")


def _is_visible(sheet: Any) -> bool:
    return str(sheet.visible).endswith("Visible")


def _encoded(page: Any, otherwise: dict[tuple[int, int], str]) -> tuple[dict[str, Any], list["array[int]"]]:
    """Every row of the page, from its first filled one on: the parent finds the header among them."""
    width = min(page.width, MAX_COLUMNS)
    seen: list[dict[Any, int]] = [{} for _ in range(width)]
    indices = [array("i") for _ in range(width)]
    head, count = [], 0
    rows = page.to_python(skip_empty_area=True)
    for (at_row, at_column), text in otherwise.items():  # beyond the filled area a whole row may be lost
        if at_row >= page.start[0] + len(rows) or at_column >= page.start[1] + page.width:
            raise broken_cells.Unplaced
        rows[at_row - page.start[0]][at_column - page.start[1]] = text
    for row in rows:
        if count < HEAD_ROWS:
            head.append([_text(cell) for cell in row[:width]])
        count += 1
        for cell, known, column in zip(row, seen, indices, strict=False):
            column.append(known.setdefault(cell, len(known)))
    distinct = [[_text(cell) for cell in known] for known in seen]
    merged = [[*start, *end] for start, end in _merged(page)]
    told = {"first_row": page.start[0] + 1, "first_column": page.start[1], "rows": count, "head": head}
    return told | {"columns": distinct, "merged": merged}, indices


def _merged(page: Any) -> list[Any]:
    """Ranges of merged cells; formats for which the parser does not know them have none."""
    with contextlib.suppress(Exception):
        return list(page.merged_cell_ranges or [])
    return []


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        if abs(cell) >= EXACT:
            return LOST  # a spreadsheet keeps fifteen digits, and the others became noughts
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime.datetime):
        is_day = cell.time() == datetime.time(0)
        return cell.date().isoformat() if is_day else cell.isoformat()
    return str(cell).strip()


if __name__ == "__main__":
    main()
