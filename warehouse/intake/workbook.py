"""Read a workbook in a child process that may fail in any way: memory, time, abort. The parent only sees a rule.

Add here: limits, and what a failure of the child means.
Keep out: the parsing itself (workbook_child.py) and anything that decides about content.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

CHILD = Path(__file__).with_name("workbook_child.py")
MEMORY_MB = 1500
SECONDS = 60
RULES = frozenset({"no_such_sheet", "unreadable", "workbook_too_large", "empty_file"})


class WorkbookError(Exception):
    """The workbook cannot be read; `rule` says why."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


@dataclass(frozen=True)
class Book:
    """One sheet: headers, text columns, and the spreadsheet's number of the first data row."""

    headers: list[str]
    columns: list[pa.DictionaryArray]
    first_row: int
    rows: int


def read(data: bytes, sheet: str | None) -> Book:
    """The named (or first) sheet. Raises WorkbookError; never lets the child's output or message through."""
    command = [sys.executable, "-I", str(CHILD), str(MEMORY_MB), str(SECONDS), sheet or ""]
    # No environment: a child that runs foreign input has no use for keys or passwords.
    environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=SECONDS * 2,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise WorkbookError("workbook_too_large") from None
    if done.returncode != 0 or len(done.stdout) < 8:
        raise WorkbookError("workbook_too_large")
    return _unpacked(memoryview(done.stdout))


def _unpacked(output: memoryview) -> Book:
    length = int.from_bytes(output[:8], "big")
    head = json.loads(bytes(output[8 : 8 + length]))
    if "rule" in head:
        raise WorkbookError(head["rule"] if head["rule"] in RULES else "unreadable")
    columns = []
    rows = head["rows"]
    for position, distinct in enumerate(head["columns"]):
        start = 8 + length + position * rows * 4
        indices = pa.Array.from_buffers(pa.int32(), rows, [None, pa.py_buffer(output[start : start + rows * 4])])
        columns.append(pa.DictionaryArray.from_arrays(indices, pa.array(distinct, pa.string())))
    return Book(head["headers"], columns, head["first_row"], rows)
