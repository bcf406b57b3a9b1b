"""What stands in a Word document: the pieces of a report in its content controls, and the analyst's words between them.

What a reader of the document does not see is not there: deleted words of tracked changes, hidden and struck-out ones.
Add here: another way in which Word hides words.
Keep out: whether the pieces are right (files/verify.py).
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from dashboards.report.files.mark import Mark, read
from dashboards.report.files.pieces import Own, Reading, Seen, clean
from dashboards.report.files.word.blocks import GENERATED, HERS
from warehouse.errors import ConfigError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WORD_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_GONE = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}sdtPr", f"{W}pPr", f"{W}rPr"}
_UNSEEN = tuple(f"{W}{name}" for name in ("vanish", "strike", "dstrike", "webHidden"))
_MOST = 200_000_000  # bytes, unpacked
_OFF = ("0", "false", "off")
Node = Any  # of lxml, which has no types


def open_parts(content: bytes, file: str) -> dict[str, bytes]:
    """Every part by its name. Raises ConfigError for what is no Word document, or unpacks to far more than one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(about.file_size for about in package.infolist()) > _MOST:
                raise ConfigError(f"{file} unpacks to more than {_MOST // 1_000_000} MB. It was not read.")
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        parts = {}
    if "word/document.xml" not in parts:
        raise ConfigError(f"{file} is no Word document, or it is damaged. Open it in Word and save it again as .docx.")
    return parts


def marked(parts: Mapping[str, bytes], file: str) -> Mark:
    core = parts.get("docProps/core.xml", b"")
    return read(
        "".join(
            parsed(core, file).itertext(
                "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"
            )
        )
        if core
        else "",
        file,
    )


def reading(parts: Mapping[str, bytes], file: str) -> Reading:
    body = parsed(parts["word/document.xml"], file).find(f"{W}body")
    into = _Into()
    if body is not None:
        into.take(body)
    footers = [
        clean(" ".join(_visible(parsed(content, file))))
        for name, content in sorted(parts.items())
        if name.startswith("word/footer")
    ]
    return Reading(tuple(into.seen), tuple(into.own), tuple(into.filled), tuple(footers))


def parsed(xml: bytes, file: str) -> Node:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        raise ConfigError(f"{file} is damaged: a part of it is no XML. Open it in Word and save it again.") from None


@dataclass
class _Into:
    seen: list[Seen] = field(default_factory=list)
    own: list[Own] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)

    def take(self, node: Node) -> None:
        for each in node:
            tag = tag_of(each)
            if tag.startswith(GENERATED):
                self.seen.append(self._piece(each, tag.removeprefix(GENERATED)))
            elif tag.startswith(HERS):
                self._slot(each, tag.removeprefix(HERS))
            elif each.tag == f"{W}p":
                self._hers(each)
            elif each.tag not in _GONE and not is_contents(each):
                self.take(each)

    def _hers(self, node: Node) -> None:
        text = clean("".join(_visible(node)))
        if text or any(node.iter(f"{_DRAWING}blip")):
            self.own.append(Own(self.seen[-1].id if self.seen else "", text))
        self.take_within(node)

    def take_within(self, node: Node) -> None:
        """Pieces that stand in a paragraph's text box."""
        for control in node.iter(f"{W}sdt"):
            if (tag := tag_of(control)).startswith(GENERATED):
                self.seen.append(self._piece(control, tag.removeprefix(GENERATED)))

    def _slot(self, node: Node, name: str) -> None:
        lines = tuple(lines_of(node))
        self.seen.append(Seen(name, lines))
        if is_filled(node):
            self.filled.append(name)
            self.own += [Own(name, line) for line in lines if line]

    def _piece(self, node: Node, name: str) -> Seen:
        words = tuple(clean(about.get("descr", "")) for about in node.iter(f"{_WORD_DRAWING}docPr"))
        return Seen(name, tuple(lines_of(node)), words)


def tag_of(node: Node) -> str:
    """The tag of a content control; '' for anything else."""
    if node.tag != f"{W}sdt":
        return ""
    tag = node.find(f"{W}sdtPr/{W}tag")
    return "" if tag is None else tag.get(f"{W}val", "")


def is_contents(node: Node) -> bool:
    """Whether it is Word's table of contents."""
    return node.tag == f"{W}sdt" and node.find(f"{W}sdtPr/{W}docPartObj") is not None


def is_filled(node: Node) -> bool:
    """Whether she has written in a place for her words: Word takes the mark of the prompts away then."""
    return node.find(f"{W}sdtPr/{W}showingPlcHdr") is None and any(lines_of(node))


def lines_of(node: Node) -> Iterator[str]:
    """Each paragraph with words, and each cell of a table even without."""
    for paragraph in node.iter(f"{W}p"):
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        if cell is None:
            if text := clean("".join(_visible(paragraph))):
                yield text
        elif paragraph is cell.find(f".//{W}p"):
            yield clean(" ".join("".join(_visible(each)) for each in cell.iter(f"{W}p")))


def _visible(node: Node) -> Iterator[str]:
    for each in node:
        if each.tag in _GONE or (each.tag == f"{W}r" and _is_unseen(each)):
            continue
        if each.tag == f"{W}t":
            yield each.text or ""
        elif each.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "
        elif each.tag == f"{W}noBreakHyphen":
            yield "\u2011"
        elif each.tag == f"{W}sym":
            yield "\ufffd"
        else:
            yield from _visible(each)


def _is_unseen(run: Node) -> bool:
    look = run.find(f"{W}rPr")
    return look is not None and any(each.tag in _UNSEEN and each.get(f"{W}val") not in _OFF for each in look)
