"""Numbers that people see as codes: 123 in the format 00000 is 00123 on the screen, and only the format says so.

Add here: another sign of number formats that stands for itself on the screen.
Keep out: dates, shares and decimals: the parser reads those, or they are no codes. And imports of this project: this
runs in the child process (open_workbook.py), which is alone.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

Cell = tuple[int, int]  # row and column, from 0
STYLES = "xl/styles.xml"
# One sign of a format: a text in quotes, an escaped sign, a digit that is always shown, or a sign that shows itself.
_SIGN = re.compile(r'"([^"]*)"|\\(.)|(0)|([-() :/])')
_LOCALE = re.compile(r"\[[^\]]*\]")  # or a colour
_NUMBER = re.compile(rb"<c\s([^>]*)>\s*<v>(\d{1,15})(?:\.0+)?</v>")
_STYLE, _TYPE, _PLACE = re.compile(rb'\bs="(\d+)"'), re.compile(rb'\bt="(?!n")'), re.compile(rb'\br="([A-Z]+)(\d+)"')


def shown(styles: bytes, sheet: bytes) -> Iterator[tuple[Cell, str]]:
    """The cells of a sheet whose number looks otherwise than it is, and how it looks."""
    forms = _forms(styles)
    if not forms:
        return
    for found in _NUMBER.finditer(sheet):
        style, place = _STYLE.search(found[1]), _PLACE.search(found[1])
        if style and place and int(style[1]) in forms and not _TYPE.search(found[1]):
            yield _cell(place), _filled(forms[int(style[1])], found[2].decode())


def _forms(styles: bytes) -> dict[int, list[str]]:
    """Style of a cell → its format, for the formats that are a code's."""
    book = ElementTree.fromstring(styles)  # noqa: S314 - in a child with limits of memory and time
    own = {_said(one, "numFmtId"): _said(one, "formatCode") for one in book.iter() if _local(one) == "numFmt"}
    cells = next((one for one in book if _local(one) == "cellXfs"), ())
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


def _cell(place: re.Match[bytes]) -> Cell:
    column = 0
    for letter in place[1]:
        column = column * 26 + letter - 64
    return int(place[2]) - 1, column - 1


def _said(element: Any, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
