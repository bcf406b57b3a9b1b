"""Words and pictures of any PDF: its lines in their order, without what repeats on every page.

Lines are compared without blanks and hyphens, since each program breaks lines where it likes. A minus stays.
Add here: another thing that programs write differently.
Keep out: which words should be there (reader.py).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from dashboards.report.files.pieces import clean
from warehouse.errors import ConfigError

_HYPHEN = "\u2010\u2011\u00ad\ufffe\u0002"  # the last two: pdfium's own, where a word was broken
_MINUS = re.compile(r"(?<![\w-])-(?=\d)")
_DROPPED = re.compile(r"(?<!\d)-|\s|[\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_NUMBER_AT_END = re.compile(r"\s*\d+$")
_EDGE, _OFTEN = 3, 0.6  # lines at head and foot of a page, and on how many pages what repeats must stand
_MOST_PAGES = 2_000
_WIDE, _HIGH = 96, 48  # of a picture when two are compared that are not the same bytes
Picture = NDArray[np.uint8]


def bare(text: str) -> str:
    """What is compared."""
    text = unicodedata.normalize("NFKC", text)
    for each in _HYPHEN:
        text = text.replace(each, "-")
    return _DROPPED.sub("", _MINUS.sub("−", text))


@dataclass(frozen=True)
class Words:
    """All lines of a document, and the same without blanks: `whole`. Places are counted in it."""

    lines: tuple[str, ...]

    @cached_property
    def bare_lines(self) -> tuple[str, ...]:
        return tuple(bare(line) for line in self.lines)

    @cached_property
    def whole(self) -> str:
        return "".join(self.bare_lines)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each line begins."""
        return tuple(accumulate((len(line) for line in self.bare_lines), initial=0))[:-1]

    def between(self, start: int, end: int) -> list[str]:
        """The lines that begin between two places."""
        return [
            line
            for line, short, at in zip(self.lines, self.bare_lines, self.starts, strict=True)
            if start <= at < end and short
        ]


def opened(content: bytes, file: str) -> pypdfium2.PdfDocument:
    """Raises ConfigError for what is no PDF, is locked, or has more pages than any report."""
    try:
        document = pypdfium2.PdfDocument(content)
        if len(document) <= _MOST_PAGES:
            return document
    except pypdfium2.PdfiumError:
        pass
    raise ConfigError(f"{file} cannot be read as a PDF, or it is locked with a password. Save it again without one.")


def keywords(document: pypdfium2.PdfDocument) -> str:
    return " ".join(document.get_metadata_dict().get(name, "") for name in ("Keywords", "Subject", "Title"))


def attachments(document: pypdfium2.PdfDocument) -> list[str]:
    return [document.get_attachment(number).get_name() for number in range(document.count_attachments())]


def page_texts(document: pypdfium2.PdfDocument) -> list[list[str]]:
    """The lines of each page."""
    texts = (page.get_textpage().get_text_range() for page in document)
    return [[line for line in text.replace("\r", "\n").split("\n") if bare(line)] for text in texts]


def words(pages: Sequence[Sequence[str]], repeated: Sequence[str], expected: Collection[str]) -> Words:
    """`repeated`: what stands on each page: title first, footer, the word for page. `expected`: lines of the report."""
    known = {bare(text) for text in repeated}
    known |= {first + second for first in known for second in known}
    known |= {line for line in _often(pages) if line not in expected}
    numbered = sum(f"{number}" in (page[0], page[-1]) for number, page in enumerate(pages, 1) if page)
    is_numbered = numbered >= _OFTEN * len(pages)
    lines: list[str] = []
    for number, page in enumerate(pages, 1):
        lines += _without(page, known, bare(repeated[0]), number, is_numbered=is_numbered)
    return Words(tuple(clean(line) for line in lines))


def _without(
    page: Sequence[str], known: Collection[str], title: str, number: int, *, is_numbered: bool
) -> Sequence[str]:
    """The lines of a page without its head and foot. `is_numbered`: pages bear their number alone in a line."""
    lines = list(page)
    # The title stands on the first page in its own right: there it repeats where it stands twice.
    is_twice = bare("".join(lines)).count(title) > 1
    repeating = set(known) if number > 1 or is_twice else set(known) - {title}
    if is_numbered:
        repeating.add(f"{number}")
    while count := next(
        (count for count in range(1, _EDGE + 1) if _repeating(" ".join(lines[:count])) in repeating), 0
    ):
        del lines[:count]
        if lines and lines[0].strip() == f"{number}":  # a foot whose number stands in a line of its own
            del lines[0]
        repeating -= {title} if number == 1 else set()
    while count := next(
        (count for count in range(1, _EDGE + 1) if _repeating(" ".join(lines[-count:])) in repeating), 0
    ):
        del lines[-count:]
    return lines


def _often(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines at the edges of most pages: heads and feet that a network's own template has."""
    edges = Counter(
        name for page in pages for name in {_repeating(line) for line in (*page[:_EDGE], *page[-_EDGE:])} if name
    )
    yield from (name for name, count in edges.items() if count >= max(_EDGE, _OFTEN * len(pages)))


def _repeating(line: str) -> str:
    """A line without the number of its page; a number alone stays one."""
    return bare(_NUMBER_AT_END.sub("", line.strip()) or line)


def pictures(document: pypdfium2.PdfDocument) -> list[Picture]:
    """Every picture in its order, as it was put in."""
    return [
        each.get_bitmap().to_numpy()[:, :, :3].copy()
        for page in document
        for each in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,), max_depth=4)
        if isinstance(each, pypdfium2.PdfImage)
    ]


def unlikeness(one: Picture, other: Picture) -> float:
    """0 for the same picture, near 1 for two that share nothing. A picture that was scaled or packed anew is near 0."""
    first, second = (_small(picture) for picture in (one, other))
    return float(np.abs(first - second).sum() / max(float((first + second).sum()), 1.0))


def _small(picture: Picture) -> NDArray[np.float64]:
    """Its ink, in a few large cells."""
    ink = 255.0 - picture.reshape(*picture.shape[:2], -1).mean(axis=2)
    rows = np.linspace(0, ink.shape[0], _HIGH + 1).astype(int)[:-1]
    columns = np.linspace(0, ink.shape[1], _WIDE + 1).astype(int)[:-1]
    sums = np.add.reduceat(np.add.reduceat(ink, rows, axis=0), columns, axis=1)
    counts = np.outer(np.diff([*rows, ink.shape[0]]), np.diff([*columns, ink.shape[1]]))
    return np.asarray(sums / np.maximum(counts, 1))
