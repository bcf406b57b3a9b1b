"""A new draft around the words of an earlier one: what the analyst wrote stays, what was generated is made anew.

The earlier document stays the document, with its styles, pictures, notes and lists. In it each generated piece gives
place to the new one; her paragraphs stay behind the piece that they stood behind, and what she wrote in a place for her
words stays in it. Where a piece is gone from the report, her words come to the end, under a heading: none is lost.

Add here: another thing that she may have put in.
Keep out: how new pieces look (blocks.py), and whether the old ones were altered (files/verify.py).
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from dashboards.report.files.prepared import Prepared
from dashboards.report.files.word import fields, markup, reader, template
from dashboards.report.files.word.blocks import GENERATED, HERS
from dashboards.report.files.word.draft import Draft, elements, texts
from warehouse.errors import ConfigError

Element = Any
_CONTENTS = "t:contents"
# What makes a paragraph without letters somebody's: a picture, a break, a formula, a note.
_NOT_EMPTY = ("drawing", "pict", "object", "sectPr", "br", "footnoteReference", "endnoteReference", "commentReference")


@dataclass(frozen=True)
class Kept:
    """How many paragraphs and places with her words were carried over; how many of them have lost their place."""

    paragraphs: int = 0
    places: int = 0
    moved: int = 0

    @property
    def has_words(self) -> bool:
        return bool(self.paragraphs or self.places)


@dataclass
class _Hers:
    """Her elements behind each tag ('' at the beginning), and her places by tag, in the order of the document."""

    behind: dict[str, list[Element]] = field(default_factory=dict)
    places: dict[str, Element] = field(default_factory=dict)


def write(made: Prepared, earlier: Path, file: Path) -> tuple[bytes, Kept]:
    """The draft anew. Raises ConfigError where the earlier one cannot be read, or lacks a style of a template."""
    content = _read(earlier)
    reader.marked(reader.open_parts(content, earlier.name), earlier.name)
    document = Document(io.BytesIO(content))
    _require_styles(document, earlier, file)
    draft = Draft(made, document)
    hers = _hers(document.element.body)
    kept = _laid(document.element.body, draft, hers)
    fields.renew(document, texts(made))
    _forget_pictures(document)
    return draft.finish(), kept


def _read(earlier: Path) -> bytes:
    try:
        return earlier.read_bytes()
    except OSError as error:
        raise ConfigError(f"The earlier draft {earlier} cannot be read ({error.strerror}).") from None


def _require_styles(document: DocumentObject, earlier: Path, file: Path) -> None:
    if missing := template.missing_styles(document):
        raise ConfigError(
            f"{earlier} lacks styles of a report, and nothing was written: {'; '.join(missing)}. Copy them from "
            f"{file} in Word (Organizer), or begin a new draft with --new."
        )


def _hers(body: Element) -> _Hers:
    found = _Hers()
    last = ""
    for element in body:
        if tag := _tag(element):
            last = tag
            if tag.startswith(HERS) and reader.is_filled(element):
                found.places[tag] = element
        elif element.tag != qn("w:sectPr") and _is_somebodys(element):
            found.behind.setdefault(last, []).append(element)
    return found


def _tag(element: Element) -> str:
    """The tag of a piece of ours; '' for anything else."""
    if reader.is_contents(element):
        return _CONTENTS
    tag = reader.tag_of(element)
    return tag if tag.startswith((GENERATED, HERS)) else ""


def _is_somebodys(element: Element) -> bool:
    if element.tag != qn("w:p"):
        return element.tag in (qn("w:tbl"), qn("w:sdt"))
    has_words = any((text.text or "").strip() for text in element.iter(qn("w:t"), qn("w:delText")))
    return has_words or any(next(element.iter(qn(f"w:{name}")), None) is not None for name in _NOT_EMPTY)


def _laid(body: Element, draft: Draft, hers: _Hers) -> Kept:
    """Empty the body, then put the new pieces in their order, with her words between."""
    paragraphs, places = sum(map(len, hers.behind.values())), len(hers.places)
    section = body.find(qn("w:sectPr"))
    for element in list(body):
        body.remove(element)
    body.extend(hers.behind.pop("", []))
    for piece, lines in _pieces(draft):
        body.append(hers.places.pop(_tag(piece), piece))
        # Her paragraphs take the place of the empty line that stands behind a piece.
        body.extend(hers.behind.pop(_tag(piece), lines))
    lost = [
        *hers.places.values(),
        *(element for elements_behind in hers.behind.values() for element in elements_behind),
    ]
    if lost:
        body.extend([*elements([_heading(draft)]), *lost])
    if section is not None:
        body.append(section)
    return Kept(paragraphs, places, len(lost))


def _pieces(draft: Draft) -> Iterator[tuple[Element, list[Element]]]:
    """Each new piece, and the empty lines behind it."""
    found: list[tuple[Element, list[Element]]] = []
    for part in template.PARTS:
        for element in draft.elements(part):
            if _tag(element):
                found.append((element, []))
            else:
                found[-1][1].append(element)
    yield from found


def _heading(draft: Draft) -> str:
    """Not locked: it is hers like what follows, and she may take it away."""
    return markup.paragraph(draft.blocks.style("Heading 1"), markup.run(draft.report.words["your-words"]))


def _forget_pictures(document: DocumentObject) -> None:
    """Those of the earlier draft's figures, which nothing shows any more."""
    used = set(document.element.xpath("//@r:embed | //@r:id | //@r:link"))
    relations = document.part.rels
    for name, relation in list(relations.items()):
        if relation.reltype == RELATIONSHIP_TYPE.IMAGE and name not in used:
            del relations[name]
