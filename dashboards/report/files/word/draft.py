"""A report as a Word document: the template with its fields filled, and the pieces where it has places for them.

Add here: what else a document must say of itself.
Keep out: how pieces look (blocks.py), and an earlier draft (keep.py).
"""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

from babel.core import get_global
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Emu

from dashboards.report.document import Figure
from dashboards.report.files import pieces
from dashboards.report.files.prepared import Prepared
from dashboards.report.files.word import fields, markup, package, template
from dashboards.report.files.word.blocks import Blocks, Placed
from warehouse.definitions.languages import LOCALES

Element = Any  # of lxml, whose elements python-docx gives classes of its own
_BODY_PARTS = ("front", "contents", "body")


class Draft:
    """A report on its way into a document."""

    def __init__(self, made: Prepared, document: Document) -> None:
        self.made, self.report, self.document = made, made.report, document
        self._styles = {style.name: style.style_id for style in document.styles}
        section = document.sections[0]
        self._width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        self.blocks = Blocks(made.report.words, self._styles.__getitem__, self._placed, Emu(self._width).twips)

    def elements(self, part: str) -> list[Element]:
        """What stands in the place of a field of the template."""
        all_pieces = list(pieces.pieces(self.report))
        if part == "contents":
            return elements([self.blocks.contents([each for each in all_pieces if each.kind == "chapter"])])
        wanted = [each for each in all_pieces if (each.kind in ("title", "subtitle", "notice")) == (part == "front")]
        return elements(text for each in wanted for text in self.blocks.markup(each))

    def finish(self) -> bytes:
        """Properties, language, the JSON; then the file."""
        report, document = self.report, self.document
        about = document.core_properties
        day = datetime.combine(self.made.mark.day, time())  # Word's days have no time zone
        about.title, about.subject, about.keywords = report.title[:255], report.subtitle[:255], str(self.made.mark)
        about.created = about.modified = day
        about.author, about.last_modified_by, about.comments = "Crossings", "", report.notice[:255]
        about.language, about.revision = language(report.asked.language), 1
        _speak(document, language(report.asked.language))
        package.embed(document, self.made.lineage)
        written = io.BytesIO()
        document.save(written)
        return package.settled(written.getvalue())

    def _placed(self, figure: Figure) -> Placed:
        drawing = self.made.drawings[figure.id]
        relation, _ = self.document.part.get_or_add_image(io.BytesIO(drawing.png))
        wide, high = (Emu(round(length * 914400)) for length in drawing.inches)
        scale = min(1.0, self._width / wide) if self._width > 0 else 1.0
        return relation, (round(wide * scale), round(high * scale))


def write(made: Prepared, file: Path) -> bytes:
    """A new draft on the template of `file`. Raises ConfigError for one that lacks something."""
    on = template.read(file)
    places = {name: fields.place(name) for name in (*template.PARTS, *template.TEXTS)}
    template.fill(on, places, file)
    draft = Draft(made, on.docx)
    for element in list(on.docx.element.body):  # python-docx's own paragraphs are those from before the fields
        text = "".join(element.xpath(".//w:t/text()")).strip()
        for name in template.PARTS:
            if text == places[name]:
                put_in_place(element, draft.elements(name))
    fields.fill(on.docx, texts(made))
    return draft.finish()


def texts(made: Prepared) -> dict[str, str]:
    """What stands in a template's fields."""
    report = made.report
    return {
        "title": report.title,
        "subtitle": report.subtitle,
        "footer": report.footer,
        "page": report.words["page"],
        "release": report.asked.release_id,
    }


def put_in_place(old: Element, new: Sequence[Element]) -> None:
    for element in new:
        old.addprevious(element)
    old.getparent().remove(old)


def elements(texts: Iterable[str]) -> list[Element]:
    root = parse_xml(f"<w:body {markup.SPACES}>{''.join(texts)}</w:body>")
    found = list(root)
    for element in found:
        root.remove(element)
    return found


def language(code: str) -> str:
    """As Word names it, like ru-RU: without a country it checks no spelling."""
    parts = LOCALES[code].split("_")
    if len(parts) == 1:
        parts = str(get_global("likely_subtags").get(parts[0], parts[0])).split("_")
    return f"{parts[0]}-{parts[-1]}" if len(parts) > 1 else parts[0]


def _speak(document: Document, code: str) -> None:
    """The language of all that says no other. A template's own is replaced."""
    root = document.styles.element
    for old in root.findall(f".//{qn('w:lang')}"):
        old.getparent().remove(old)
    defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:val"), code)
        spoken.set(qn("w:eastAsia"), code)
        defaults.append(spoken)
