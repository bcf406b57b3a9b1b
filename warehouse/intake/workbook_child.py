"""The child process that opens a workbook: limits first, then the parser, then columns on standard output.

Add here: how a cell of a workbook becomes text.
Keep out: imports of this project. It runs alone and isolated, with an empty environment, and says nothing
of its errors: a parser's message may quote what is in a cell.

Output: 8 bytes length, a JSON head (headers, distinct texts per column), then int32 indices, column after column.
"""

import datetime
import json
import resource
import sys
from array import array
from typing import Any

MAX_CELLS = 60_000_000


def main() -> None:
    memory, seconds, sheet = int(sys.argv[1]) << 20, int(sys.argv[2]), sys.argv[3]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        head, indices = _columns(sys.stdin.buffer.read(), sheet)
    except MemoryError:
        head, indices = {"rule": "workbook_too_large"}, []
    except Exception:  # noqa: BLE001 - whatever the parser meets, the parent learns one word of it
        head, indices = {"rule": "unreadable"}, []
    packed = json.dumps(head, ensure_ascii=False).encode("utf-8", "replace")
    out = sys.stdout.buffer
    out.write(len(packed).to_bytes(8, "big") + packed)
    for column in indices:
        out.write(column.tobytes())


def _columns(data: bytes, sheet: str) -> tuple[dict[str, Any], list["array[int]"]]:
    import io

    from python_calamine import CalamineWorkbook  # after the limits: the parser must live within them

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    if not book.sheet_names or (sheet and sheet not in book.sheet_names):
        return {"rule": "no_such_sheet"}, []
    page = book.get_sheet_by_name(sheet or book.sheet_names[0])
    if page.start is None:
        return {"rule": "empty_file"}, []
    if page.height * page.width > MAX_CELLS:
        return {"rule": "workbook_too_large"}, []
    return _encoded(page)


def _encoded(page: Any) -> tuple[dict[str, Any], list["array[int]"]]:
    rows = iter(page.to_python(skip_empty_area=True))
    headers = [_text(cell) for cell in next(rows)]
    seen: list[dict[Any, int]] = [{} for _ in headers]
    indices = [array("i") for _ in headers]
    count = 0
    for row in rows:
        count += 1
        for cell, known, column in zip(row, seen, indices, strict=True):
            column.append(known.setdefault(cell, len(known)))
    distinct = [[_text(cell) for cell in known] for known in seen]
    head = {"headers": headers, "first_row": page.start[0] + 2, "rows": count, "columns": distinct}
    return head, indices


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime.datetime):
        is_day = cell.time() == datetime.time(0)
        return cell.date().isoformat() if is_day else cell.isoformat()
    return str(cell).strip()


if __name__ == "__main__":
    main()
