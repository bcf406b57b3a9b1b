"""The child process that opens a workbook: limits first, then the parser, then columns on standard output.

Add here: how a cell of a workbook becomes text; another way in which a cell loses its value on the way to the parser.
Keep out: imports of this project. It runs alone and isolated, with an empty environment, and says nothing
of its errors: a parser's message may quote what is in a cell.

Some cells show something else on the partner's screen than the parser reads: errors, formulas that were never
calculated, and numbers in the format of a code. Nor does the parser tell merged cells of OpenDocument, or look at the
sums by which an archive shows damage: it would read a damaged word as another word.

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
import zipfile
from array import array
from collections.abc import Collection, Iterator
from typing import Any
from xml.etree import ElementTree

MAX_CELLS = 60_000_000
MAX_COLUMNS = 1100  # a few more than intake allows, so that it can say so
HEAD_ROWS = 40
EXACT = 1e15
MOST_ROWS = 2_000_000  # an empty tail may repeat to the end of the sheet
# In the place of a value that is lost: no contract word, date or number is read from it, so its row is refused.
LOST = "\ufffd"
BOOK, STYLES, OPEN_DOCUMENT = "xl/workbook.xml", "xl/styles.xml", "content.xml"
Cell = tuple[int, int]  # row and column, from 0
Range = tuple[int, int, int, int]  # first row and column, last row and column, from 0


class Refusal(Exception):
    """The rule that says why this workbook is not read."""


class Unplaced(Exception):
    """A cell without its value is there, but the file does not say where."""


def main() -> None:
    memory, seconds, wanted = int(sys.argv[1]) << 20, int(sys.argv[2]), json.loads(sys.argv[3])
    _limit(memory, seconds)
    sys.path.append(sys.argv[4])
    try:
        sheets, indices = _sheets(sys.stdin.buffer.read(), wanted)
        head: dict[str, Any] = {"sheets": sheets}
    except Refusal as refusal:
        head, indices = {"rule": str(refusal)}, []
    except Unplaced:
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
    _check_sums(data, _parts(data, names))
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
        spanned, empty = _of_ods(data, name)
        head, columns = _encoded(page, _otherwise(data, name) | dict.fromkeys(empty, LOST))
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
            raise Unplaced
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


def _check_sums(data: bytes, read_anyway: Collection[str]) -> None:
    """Raises zipfile.BadZipFile for a damaged part. The parts named are read to their end elsewhere, with their sums.

    Two parts of one name are damage too: each reader takes another one of them.
    """
    if not data.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if len(set(names)) < len(names):
            raise zipfile.BadZipFile
        for name in names:
            if name not in read_anyway:
                with archive.open(name) as part:
                    while part.read(1 << 20):
                        pass


_NAME = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_ERROR = re.compile(rb'<c\s([^>]*\bt="e"[^>]*)>')
_FORMULA = re.compile(rb"<c(\s[^>]*)>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v>([^<]*)</v>)?")
_SINGLE_QUOTES = re.compile(rb"<c\s[^>]*='")
_LOOK = 1_000_000


def _parts(data: bytes, sheets: list[str]) -> list[str]:
    """The parts of an archive that `_otherwise` reads to their end for these sheets."""
    if not data.startswith(b"PK"):
        return []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        places = _places(archive) if BOOK in archive.namelist() else {}
    return [places[sheet] for sheet in sheets if sheet in places] or [OPEN_DOCUMENT]


def _otherwise(data: bytes, sheet: str) -> dict[Cell, str]:
    """Such cells of one sheet, and what is to be read in them. OpenDocument spells errors out, so it has none."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _of_xlsx(archive, sheet) if BOOK in archive.namelist() else {}
    return dict.fromkeys(_of_xls(data, sheet), LOST)


def _of_xlsx(archive: zipfile.ZipFile, sheet: str) -> dict[Cell, str]:
    book, places = archive.read(BOOK), _places(archive)
    if sheet not in places:
        raise Unplaced
    text = archive.read(places[sheet])
    if b"<![CDATA[" in text:
        raise Unplaced  # the parser passes over what stands in it
    styles = archive.read(STYLES) if STYLES in archive.namelist() else b""
    return dict(_codes_shown(styles, text) if styles else ()) | dict.fromkeys(_lost(book, text), LOST)


def _lost(book: bytes, text: bytes) -> Iterator[Cell]:
    # A program that only writes workbooks leaves every formula to be calculated on opening.
    is_never_calculated = re.search(rb"""fullCalcOnLoad=["'](?:1|true)["']""", book) is not None
    if b"<c " not in text[:_LOOK] or _SINGLE_QUOTES.search(text[:_LOOK]):
        yield from _spelled_otherwise(text, is_never_calculated=is_never_calculated)
        return
    for found in _ERROR.finditer(text):
        yield _place(found[1])
    if b"<f" in text:
        for found in _FORMULA.finditer(text):
            is_text = b't="str"' in found[1] and found[2] is not None
            if b't="e"' not in found[1] and (is_never_calculated or not (found[2] or is_text)):
                yield _place(found[1])


def _spelled_otherwise(text: bytes, *, is_never_calculated: bool) -> Iterator[Cell]:
    """The same by an XML parser, for programs that write prefixes or other marks: slower, and right for all."""
    for _, element in ElementTree.iterparse(io.BytesIO(text)):  # noqa: S314 - as above
        if _local(element.tag) != "c":
            continue
        parts = {_local(part.tag): part.text for part in element}
        is_error = element.get("t") == "e"
        is_empty = not parts.get("v") and (element.get("t") != "str" or "v" not in parts)
        if is_error or ("f" in parts and (is_never_calculated or is_empty)):
            yield _place(f' r="{element.get("r")}"'.encode())
        element.clear()


def _places(archive: zipfile.ZipFile) -> dict[str, str]:
    """Where in the file each sheet is. Strict and transitional files name the relation in different spaces."""
    relations = {
        value: str(each.get("name"))
        for each in ElementTree.fromstring(archive.read(BOOK)).iter()  # noqa: S314 - a child with limits
        if _local(each.tag) == "sheet"
        for name, value in each.attrib.items()
        if name.endswith("}id")
    }
    there, found = set(archive.namelist()), {}
    for each in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels")):  # noqa: S314 - as above
        target = str(each.get("Target"))
        name = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if each.get("Id") in relations and name in there:
            found[relations[str(each.get("Id"))]] = name
    return found


def _of_xls(data: bytes, sheet: str) -> Iterator[Cell]:
    import xlrd  # only here: for the old format alone

    page: Any = xlrd.open_workbook(file_contents=data, on_demand=True, logfile=io.StringIO()).sheet_by_name(sheet)
    for row in range(page.nrows):
        for column, kind in enumerate(page.row_types(row)):
            if kind == xlrd.XL_CELL_ERROR:
                yield row, column


# One sign of a format: a text in quotes, an escaped sign, a digit that is always shown, or a sign that shows itself.
_SIGN = re.compile(r'"([^"]*)"|\\(.)|(0)|([-() :/])')
_LOCALE = re.compile(r"\[[^\]]*\]")  # or a colour
_NUMBER = re.compile(rb"<c\s([^>]*)>\s*<v>(\d{1,15})(?:\.0+)?</v>")
_STYLE, _TYPE = re.compile(rb'\bs="(\d+)"'), re.compile(rb'\bt="(?!n")')


def _codes_shown(styles: bytes, sheet: bytes) -> Iterator[tuple[Cell, str]]:
    """The cells of a sheet whose number looks otherwise than it is, and how it looks."""
    forms = _forms(styles)
    if not forms:
        return
    for found in _NUMBER.finditer(sheet):
        style, is_placed = _STYLE.search(found[1]), _NAME.search(found[1])
        if style and is_placed and int(style[1]) in forms and not _TYPE.search(found[1]):
            yield _place(found[1]), _filled(forms[int(style[1])], found[2].decode())


def _forms(styles: bytes) -> dict[int, list[str]]:
    """Style of a cell → its format, for the formats that are a code's."""
    book = ElementTree.fromstring(styles)  # noqa: S314 - in a child with limits of memory and time
    own = {_said(one, "numFmtId"): _said(one, "formatCode") for one in book.iter() if _local(one.tag) == "numFmt"}
    cells = next((one for one in book if _local(one.tag) == "cellXfs"), ())
    of_styles = {number: own.get(_said(one, "numFmtId"), "") for number, one in enumerate(cells)}
    parsed = {number: _parsed(form.split(";")[0]) for number, form in of_styles.items()}
    return {number: form for number, form in parsed.items() if form}


def _parsed(form: str) -> list[str]:
    """The signs of a format, "" for a digit. Nothing where it is no code's: fewer than two digits, or other signs."""
    form, signs, at = _LOCALE.sub("", form), [], 0
    while at < len(form):
        found = _SIGN.match(form, at)
        if found is None:
            return []
        signs += [""] if found[3] else list(found[1] or found[2] or found[4] or "")
        at = found.end()
    return signs if signs.count("") > 1 else []


def _filled(form: list[str], digits: str) -> str:
    """The digits in their places, from the right; what is too many stands before the first place."""
    places = form.count("")
    digits = digits.zfill(places)
    spare, rest = digits[: len(digits) - places], iter(digits[len(digits) - places :])
    signs = [sign or next(rest) for sign in form]
    signs[form.index("")] = spare + signs[form.index("")]
    return "".join(signs)


def _of_ods(data: bytes, sheet: str) -> tuple[list[Range], list[tuple[int, int]]]:
    """Merged ranges and uncalculated formulas of one sheet. Nothing for other kinds of files."""
    if not data.startswith(b"PK"):
        return [], []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if OPEN_DOCUMENT not in archive.namelist():
            return [], []
        text = archive.read(OPEN_DOCUMENT)
    if b"-spanned" not in text and b":formula=" not in text:
        return [], []
    merged: list[Range] = []
    broken: list[tuple[int, int]] = []
    row, is_wanted = 0, False
    for event, element in ElementTree.iterparse(io.BytesIO(text), ("start", "end")):  # noqa: S314 - limits of the child
        kind = _local(element.tag)
        if event == "start" and kind == "table":
            row, is_wanted = 0, _said(element, "name") == sheet
        elif event == "end" and kind == "table-row":
            if is_wanted:
                _look(element, row, merged, broken)
            row = min(MOST_ROWS, row + int(_said(element, "number-rows-repeated", "1")))
            element.clear()
    return merged, broken


def _look(line: Any, row: int, merged: list[Range], broken: list[tuple[int, int]]) -> None:
    column = 0
    for cell in line:
        if _local(cell.tag) not in ("table-cell", "covered-table-cell"):
            continue
        down, across = int(_said(cell, "number-rows-spanned", "1")), int(_said(cell, "number-columns-spanned", "1"))
        if down > 1 or across > 1:
            merged.append((row, column, row + down - 1, column + across - 1))
        if _said(cell, "formula") and not _said(cell, "value-type"):
            broken.append((row, column))
        column += int(_said(cell, "number-columns-repeated", "1"))


def _place(attributes: bytes) -> Cell:
    found = _NAME.search(attributes)
    if found is None:
        raise Unplaced
    column = 0
    for letter in found[1]:
        column = column * 26 + letter - 64
    return int(found[2]) - 1, column - 1


def _said(element: Any, name: str, otherwise: str = "") -> str:
    return next((value for key, value in element.attrib.items() if _local(key) == name), otherwise)


def _local(tag: Any) -> str:
    return str(tag).rpartition("}")[2]


if __name__ == "__main__":
    main()
