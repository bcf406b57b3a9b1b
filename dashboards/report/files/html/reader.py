"""What stands in a page: the pieces of a report by the names that their elements bear, and what somebody wrote between.

What is hidden is not there: an element with `hidden` or with a style of its own. Ours have neither.
Add here: another way in which a page hides words. Keep out: whether the pieces are right (files/compare.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from lxml import etree, html

from dashboards.report.files.mark import Mark, read
from dashboards.report.files.pieces import Own, Reading, Seen, clean
from warehouse.errors import ConfigError

Node = Any  # of lxml, which has no types
_NO_TEXT = ("script", "style", "head", "title", "svg")
_BROKEN = "\n"


def parsed(content: bytes, file: str) -> Node:
    """Raises ConfigError for what is no page in UTF-8."""
    try:
        return html.document_fromstring(content.decode("utf-8-sig"), parser=html.HTMLParser(no_network=True))
    except (UnicodeDecodeError, etree.ParserError, ValueError):
        raise ConfigError(f"{file} is no page in UTF-8, or it is empty. Take the file that was written.") from None


def marked(page: Node, file: str) -> Mark:
    return read(" ".join(page.xpath("//meta[@name='keywords']/@content")), file)


def reading(page: Node) -> Reading:
    into = _Into()
    for body in page.iter("body"):
        into.take(body)
    return Reading(tuple(into.seen), tuple(into.own), tuple(into.filled), tuple(into.footers))


@dataclass
class _Into:
    seen: list[Seen] = field(default_factory=list)
    own: list[Own] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)

    def take(self, node: Node) -> None:
        self._hers(node.text)
        for each in node:
            if isinstance(each.tag, str) and not _is_hidden(each):
                self._element(each)
            self._hers(each.tail)

    def _element(self, each: Node) -> None:
        if name := each.get("data-piece"):
            self.seen.append(_piece(each, name))
        elif name := each.get("data-slot"):
            self._slot(each, name)
        elif each.get("data-footer") is not None:
            self.footers.append(_text(each))
        elif each.get("data-made") is None and each.tag not in _NO_TEXT:
            self.take(each)

    def _hers(self, text: str | None) -> None:
        if text and (said := clean(text)):
            self.own.append(Own(self.seen[-1].id if self.seen else "", said))

    def _slot(self, node: Node, name: str) -> None:
        lines = [_text(each) for each in node] if len(node) else [_text(node)]
        self.seen.append(Seen(name, tuple(lines)))
        hers = [_text(each) for each in node if "prompt" not in each.get("class", "").split()] + [
            clean(node.text or "")
        ]
        if written := [text for text in hers if text]:
            self.filled.append(name)
            self.own += [Own(name, text) for text in written]


def _piece(node: Node, name: str) -> Seen:
    pictures = tuple(picture(each) for each in node.iter("svg"))
    words = tuple(clean(each.get("aria-label", "")) for each in node.iter("div") if each.get("role") == "img")
    return Seen(name, tuple(_lines(node)), pictures, words)


def picture(svg: Node) -> str:
    """The digest of a drawing, however its markup is laid out."""
    parts = [
        repr(
            (
                str(each.tag),
                sorted(each.attrib.items()),
                clean(each.text or ""),
                clean(each.tail or "") if each is not svg else "",
            )
        )
        for each in svg.iter()
    ]
    return sha256("\n".join(parts).encode()).hexdigest()


def picture_of(svg: str) -> str:
    """The same of a drawing that is in no page yet."""
    page = html.document_fromstring(f"<div>{svg}</div>")
    return picture(next(page.iter("svg")))


def _lines(node: Node) -> Iterator[str]:
    """A line for each element that holds text alone: captions, cells (empty ones, too), paragraphs."""
    leaves = [each for each in node.iter("caption", "th", "td", "p", "figcaption") if each is not node]
    if not leaves:
        yield _text(node)
        return
    claimed = "".join(_text(each) for each in leaves)
    yield from (_text(each) for each in leaves)
    # Words beside the elements that are ours.
    if len("".join(_text(node).split())) > len("".join(claimed.split())):
        yield _text(node)


def _text(node: Node) -> str:
    return clean("".join(_visible(node)))


def _visible(node: Node) -> Iterator[str]:
    if _is_hidden(node) or node.tag in _NO_TEXT:
        return
    yield node.text or ""
    for each in node:
        if isinstance(each.tag, str):
            if each.tag in ("p", "td", "th", "tr", "br", "caption", "figcaption", "div"):
                yield _BROKEN
            yield from _visible(each)
        yield each.tail or ""


def _is_hidden(node: Node) -> bool:
    """Also what a style of its own, or struck out, makes unseen: none of ours has one."""
    return (
        node.get("hidden") is not None
        or node.get("style") is not None
        or node.tag in ("s", "del", "strike", "template")
    )
