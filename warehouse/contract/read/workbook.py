"""Read a workbook in a child process that may fail in any way: memory, time, abort. The parent only sees a rule.

Add here: limits, and what a failure of the child means.
Keep out: the parsing itself (open_workbook.py) and anything that decides about content.
"""

import io
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa

from warehouse.contract.envelope.unwrap import BROKEN_ZIP

CHILD = Path(__file__).with_name("open_workbook.py")
OLE = b"\xd0\xcf\x11\xe0"
# A child may use this much, and more for a large file: a year of a large partner is no bomb, and no bomb is large.
MEMORY_MB, MEMORY_PER_MB = 320, 60
_NEEDED = ("PATH", "SYSTEMROOT")  # without the second, no Python starts on Windows
SECONDS, SECONDS_PER_MB, GRACE_SECONDS = 6, 1.5, 3
# The seconds are of CPU, and the child ends by itself after them. On a busy machine it waits for its turn many times as
# long, and a file that was given up for that would wait until its declaration is changed.
PATIENCE = 8
LARGEST_INSIDE, RATIO, RATIO_FROM = 1_500_000_000, 150, 20_000_000
RULES = frozenset(
    ["no_such_sheet", "unreadable", "workbook_too_large", "empty_file", "workbook_protected", "unplaced_cells"]
)


class WorkbookError(Exception):
    """The workbook cannot be read; `rule` says why."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


@dataclass(frozen=True)
class Page:
    """One sheet as it stands, header and all: its first rows as texts, every column encoded."""

    name: str = field(repr=False)
    head: list[list[str]] = field(repr=False)
    columns: list[pa.DictionaryArray] = field(repr=False)
    first_row: int  # the spreadsheet's number of the first row here
    rows: int
    is_visible: bool
    merged: list[tuple[int, int, int, int]]  # first row and column, last row and column, from 0 in `columns`


def read(data: bytes, wanted: list[str]) -> list[Page]:
    """The wanted sheets, or every one that holds anything. Raises WorkbookError."""
    _look_before(data)
    megabytes = len(data) / 1_000_000
    memory, seconds = int(MEMORY_MB + MEMORY_PER_MB * megabytes), int(SECONDS + SECONDS_PER_MB * megabytes)
    command = [sys.executable, "-I", str(CHILD), str(memory), str(seconds), json.dumps(wanted), _parsers()]
    # No environment: a child that runs foreign input has no use for keys or passwords.
    environment = {name: os.environ[name] for name in _NEEDED if name in os.environ} | {"LANG": "C.UTF-8"}
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=PATIENCE * seconds + GRACE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise WorkbookError("workbook_too_large") from None
    if done.returncode != 0 or len(done.stdout) < 8:
        raise WorkbookError("workbook_too_large")
    return _unpacked(memoryview(done.stdout))


@cache
def _parsers() -> str:
    """Where the parsers are: packed into one file, the tool has them elsewhere than its Python looks."""
    found = find_spec("python_calamine")
    return str(Path(found.origin).parents[1]) if found and found.origin else ""


def _look_before(data: bytes) -> None:
    """What can be known without parsing: passwords, macros, and sizes that no register has."""
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise WorkbookError("workbook_protected")
        if any(name.encode("utf-16-le") in data for name in ("_VBA_PROJECT", "VBA_PROJECT_CUR")):
            raise WorkbookError("workbook_macros")
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            manifest = _manifest(archive)
    except BROKEN_ZIP:
        raise WorkbookError("unreadable") from None
    names = [member.filename for member in members]
    if any(member.flag_bits & 1 for member in members) or b"encryption-data" in manifest:
        raise WorkbookError("workbook_protected")
    if any(name.endswith(("vbaProject.bin", "macrosheets/")) or name.startswith(_MACROS) for name in names):
        raise WorkbookError("workbook_macros")
    inside = sum(member.file_size for member in members)
    if inside > LARGEST_INSIDE or (inside > RATIO_FROM and inside > RATIO * len(data)):
        raise WorkbookError("workbook_too_large")


_MACROS = ("xl/macrosheets/", "Basic/", "Scripts/")


def _manifest(archive: zipfile.ZipFile) -> bytes:
    """An OpenDocument file says in its manifest that it is encrypted."""
    name = "META-INF/manifest.xml"
    if name not in archive.namelist():
        return b""
    with archive.open(name) as stream:
        return stream.read(1_000_000)


def _unpacked(output: memoryview) -> list[Page]:
    length = int.from_bytes(output[:8], "big")
    head = json.loads(bytes(output[8 : 8 + length]))
    if "rule" in head:
        raise WorkbookError(head["rule"] if head["rule"] in RULES else "unreadable")
    pages, start = [], 8 + length
    for told in head["sheets"]:
        columns, rows = [], told["rows"]
        for distinct in told["columns"]:
            indices = pa.Array.from_buffers(pa.int32(), rows, [None, pa.py_buffer(output[start : start + rows * 4])])
            columns.append(pa.DictionaryArray.from_arrays(indices, pa.array(distinct, pa.string())))
            start += rows * 4
        pages.append(Page(told["name"], told["head"], columns, told["first_row"], rows, told["visible"], _merged(told)))
    return pages


def _merged(told: dict[str, object]) -> list[tuple[int, int, int, int]]:
    """Ranges counted from the first filled cell, as the columns are."""
    row, column = int(str(told["first_row"])) - 1, int(str(told.get("first_column", 0)))
    ranges: list[list[int]] = told["merged"]  # type: ignore[assignment]
    return [(r0 - row, c0 - column, r1 - row, c1 - column) for r0, c0, r1, c1 in ranges]
