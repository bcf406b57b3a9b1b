"""The pieces of a report as Word's content controls, each with its identity as tag.

What was generated is locked: a reader who wants other words writes her own beside. Between two pieces stands an empty
line, the place for her paragraphs. A place for her words is a control that she fills.

Add here: how another kind of piece looks in Word.
Keep out: single elements (markup.py), and the order of pieces (files/pieces.py).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from dashboards.report.document import Figure, Paragraph, Slot, Table
from dashboards.report.files import pieces
from dashboards.report.files.pieces import Columns, Piece
from dashboards.report.files.word import markup

GENERATED, HERS = "c:", "s:"
_LOCKED = '<w:lock w:val="sdtContentLocked"/>'
_KEPT = '<w:lock w:val="sdtLocked"/>'
_NEXT = "<w:keepNext/>"
_DENSE = 7  # points
_SHORT = 14  # rows of a table that is not broken
_STYLES: Mapping[str, str] = {
    "title": "Title",
    "subtitle": "Subtitle",
    "notice": "Report Notice",
    "chapter": "Heading 1",
    "topic": "Heading 2",
    "text": "Report Text",
    "absent": "Report Absent",
    "note": "Report Note",
}
_NO_LINE_BELOW = {"title", "subtitle", "chapter", "topic"}
# Relation of a picture in the document, and its size in English Metric Units.
Placed = tuple[str, tuple[int, int]]


def tag(piece_id: str, kind: str = GENERATED) -> str:
    return kind + pieces.short(piece_id)


@dataclass
class Blocks:
    """`style`: the identity of a style in this document, by its name. `placed`: puts a figure into it."""

    words: Mapping[str, str]
    style: Callable[[str], str]
    placed: Callable[[Figure], Placed]
    width: int  # of the text on a page, in twentieths of a point
    number: int = 0

    def next(self) -> int:
        """Controls, pictures and bookmarks are counted together."""
        self.number += 1
        return self.number

    def markup(self, piece: Piece) -> Iterator[str]:
        """The control of a piece, and the empty line after it."""
        if isinstance(piece.block, Slot):
            yield self._slot(piece)
        else:
            title = piece.lines[0] if piece.kind in _NO_LINE_BELOW else piece.id
            yield markup.control(tag(piece.id), title, self.next(), "".join(self._inside(piece)), more=_LOCKED)
        if piece.kind not in _NO_LINE_BELOW:
            yield self.empty_line()

    def empty_line(self) -> str:
        return markup.paragraph(self.style("Report Own Words"), "")

    def contents(self, chapters: Sequence[Piece]) -> str:
        """A table of contents. Word puts the numbers of pages in when it opens the document."""
        lines = [
            markup.paragraph(
                self.style_or("toc 1"),
                f'<w:hyperlink w:anchor="{_anchor(piece)}" w:history="1">{markup.run(piece.lines[0])}</w:hyperlink>',
            )
            for piece in chapters
        ]
        before, after = _toc_ends()
        first = lines[0].replace("</w:pPr>", f"</w:pPr>{before}", 1) if lines else markup.paragraph("", before)
        last = markup.paragraph(self.style_or("toc 1"), after)
        gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        heading = markup.paragraph(self.style("TOC Heading"), markup.run(self.words["contents"]))
        inside = heading + "".join([first, *lines[1:], last])
        return markup.control("t:contents", self.words["contents"], self.next(), inside, more=gallery)

    def style_or(self, name: str) -> str:
        """A style that a template may lack: Word knows how it looks."""
        try:
            return self.style(name)
        except KeyError:
            return self.style("Report Text")

    def _inside(self, piece: Piece) -> Iterator[str]:
        block = piece.block
        if isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Figure):
            yield from self._figure(block)
        elif isinstance(block, Paragraph):
            runs = markup.run(" ".join(sentence.text for sentence in block.sentences))
            yield markup.paragraph(self.style(_STYLES[piece.kind]), runs)
        else:
            text = markup.run(piece.lines[0])
            if piece.kind == "chapter":
                text = markup.bookmark(_anchor(piece), self.next(), text)
            yield markup.paragraph(self.style(_STYLES[piece.kind]), text)

    def _figure(self, block: Figure) -> Iterator[str]:
        relation, size = self.placed(block)
        drawn = markup.picture(relation, self.next(), size, pieces.clean(block.alternative))
        yield markup.paragraph(self.style("Report Figure"), drawn, _NEXT)
        yield self._caption(block, _NEXT if block.note else "")
        if block.note:
            yield markup.paragraph(self.style("Report Note"), markup.run(block.note))

    def _caption(self, block: Table | Figure, more: str) -> str:
        name = self.words["table" if isinstance(block, Table) else "figure"]
        number = markup.field(f"SEQ {name} \\* ARABIC", markup.run(str(block.number)))
        return markup.paragraph(
            self.style("Caption"), markup.run(f"{name} ") + number + markup.run(f". {block.caption}"), more
        )

    def _table(self, block: Table) -> Iterator[str]:
        yield self._caption(block, _NEXT)
        columns = pieces.columns(block)
        widths = [round(self.width * letters / sum(columns.letters)) for letters in columns.letters]
        row = partial(self._row, columns=columns, widths=widths)
        head = row(block.head, style="Report Head", about="<w:cantSplit/><w:tblHeader/>")
        last = len(block.rows) - 1
        rows = "".join(
            # A short table stays on one page, and the last rows of a long one are not left alone.
            row(cells, style="Report Cell", about="<w:cantSplit/>", more=_NEXT if _stays(place, last) else "")
            for place, cells in enumerate(block.rows)
        )
        look = (
            f"<w:tblPr><w:tblStyle w:val={markup.value(self.style('Report Table'))}/>"
            '<w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
            f'w:noVBand="1"/><w:tblCaption w:val={markup.value(pieces.clean(block.caption))}/></w:tblPr>'
        )
        grid = "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
        yield f"<w:tbl>{look}{grid}{head}{rows}</w:tbl>"
        # Word wants a paragraph after a table within a control; the note is it where there is one.
        yield markup.paragraph(self.style("Report Note"), markup.run(block.note) if block.note else "")

    def _row(
        self, cells: Sequence[str], *, columns: Columns, widths: Sequence[int], style: str, about: str, more: str = ""
    ) -> str:
        look = self.style(style)
        written = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            + markup.paragraph(
                look,
                markup.run(columns.broken(cell), points=_DENSE if columns.is_dense else 0),
                more + ('<w:jc w:val="right"/>' if side == "right" else ""),
            )
            + "</w:tc>"
            for cell, side, width in zip(cells, columns.sides, widths, strict=True)
        )
        return f"<w:tr><w:trPr>{about}</w:trPr>{written}</w:tr>"

    def _slot(self, piece: Piece) -> str:
        prompts = "".join(markup.paragraph(self.style("Report Prompt"), markup.run(prompt)) for prompt in piece.lines)
        more = f"{_KEPT}<w:showingPlcHdr/>"
        title = piece.block.title if isinstance(piece.block, Slot) else piece.id
        return markup.control(tag(piece.id, HERS), title, self.next(), prompts, more=more)


def _stays(place: int, last: int) -> bool:
    """Whether a row stays on the page of the next one."""
    return place < last and (last < _SHORT or place in (0, 1, last - 1))


def _anchor(piece: Piece) -> str:
    return f"_Toc{int(sha256(piece.id.encode()).hexdigest()[:8], 16):010d}"


def _toc_ends() -> tuple[str, str]:
    whole = markup.field('TOC \\o "1-1" \\h \\z \\u', "\0")
    before, after = whole.split("\0")
    return before.replace('w:fldCharType="begin"', 'w:fldCharType="begin" w:dirty="true"'), after
