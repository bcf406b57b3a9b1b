"""Texts of the report wherever a template has a field for one: title, release, footer; in heads, feet, on a cover.

Each stands in a small content control of its own, so that a new draft finds and renews it.
Add here: nothing for a new field; template.py lists them. Keep out: the pieces of a report (blocks.py).
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from dashboards.report.files.word import markup

Element = Any
FIELD = "f:"
_OPEN, _CLOSE = "\ue010", "\ue011"
_PLACE = re.compile(f"({_OPEN}[a-z]+{_CLOSE})")
_EDGES = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def place(name: str) -> str:
    """What docxtpl puts in for a field, until it is filled."""
    return f"{_OPEN}{name}{_CLOSE}"


def fill(document: Document, values: Mapping[str, str]) -> None:
    """Each place becomes a control with its text."""
    for root in _roots(document):
        for text in list(root.iter(qn("w:t"))):
            if text.text and _PLACE.search(text.text):
                _split(text, values)


def renew(document: Document, values: Mapping[str, str]) -> None:
    """The texts of an earlier draft's controls, anew. What she has written into one is no longer there."""
    for root in _roots(document):
        for control in list(root.iter(qn("w:sdt"))):
            tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
            name = "" if tag is None else tag.get(qn("w:val"), "")
            run = next(control.iter(qn("w:r")), None)
            if name.startswith(FIELD) and name.removeprefix(FIELD) in values and run is not None:
                control.getparent().replace(control, _control(run, name.removeprefix(FIELD), values))


def _roots(document: Document) -> Iterator[Element]:
    yield document.element
    for relation in document.part.rels.values():
        if relation.reltype in _EDGES:
            yield relation.target_part.element


def _split(text: Element, values: Mapping[str, str]) -> None:
    """One run becomes several: what stood before, the control, what stood behind."""
    run = text.getparent()
    for part in _PLACE.split(text.text):
        name = part.strip(f"{_OPEN}{_CLOSE}")
        if part.startswith(_OPEN):
            run.addprevious(_control(run, name, values))
        elif part:
            run.addprevious(_run(run, part))
    text.getparent().remove(text)
    if not [each for each in run if each.tag != qn("w:rPr")]:
        run.getparent().remove(run)


def _control(run: Element, name: str, values: Mapping[str, str]) -> Element:
    about = f'<w:sdtPr><w:tag w:val="{FIELD}{name}"/><w:lock w:val="sdtContentLocked"/></w:sdtPr>'
    control = parse_xml(f"<w:sdt {markup.SPACES}>{about}<w:sdtContent/></w:sdt>")
    control[-1].append(_run(run, values[name]))
    return control


def _run(like: Element, text: str) -> Element:
    """A run with the look of another."""
    new = parse_xml(f'<w:r {markup.SPACES}><w:t xml:space="preserve">{markup.said(text)}</w:t></w:r>')
    look = like.find(qn("w:rPr"))
    if look is not None:
        new.insert(0, deepcopy(look))
    return new
