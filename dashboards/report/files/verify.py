"""Is a file still what its release says? It is read, the report is made again, and the two are compared.

Add here: another kind of file, with its reader.
Keep out: how a report is made again (whoever calls hands that in), and how faults are told to people.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboards.report.files import compare, pieces
from dashboards.report.files.compare import Fault
from dashboards.report.files.html import reader as html_reader
from dashboards.report.files.mark import Mark, read
from dashboards.report.files.pdf import paper, text
from dashboards.report.files.pdf import reader as pdf_reader
from dashboards.report.files.pieces import Own, Piece
from dashboards.report.files.prepared import Prepared
from dashboards.report.files.word import reader as word_reader
from warehouse.errors import ConfigError

# Makes the report of a mark again.
Remake = Callable[[Mark], Prepared]
_MOST_UNLIKE = 0.15  # of a picture that another program has packed anew; two charts of a report differ by 0.6 and more


@dataclass(frozen=True)
class Outcome:
    """`own`: words of the analyst's, which are never wrong; `filled`: the places in which she wrote."""

    mark: Mark
    faults: tuple[Fault, ...]
    own: tuple[Own, ...]
    filled: tuple[str, ...]


def verify(file: Path, content: bytes, remake: Remake) -> Outcome:
    """`remake` makes the report of a mark again; it raises where the release is of another network, or gone.

    Raises ConfigError for a file that is no report, or that cannot be read.
    """
    try:
        check = _KINDS[file.suffix.lower()]
    except KeyError:
        raise ConfigError(f"{file.name} is no report: it should end in {', '.join(_KINDS)}.") from None
    return check(file.name, content, remake)


def _word(name: str, content: bytes, remake: Remake) -> Outcome:
    parts = word_reader.open_parts(content, name)
    mark = word_reader.marked(parts, name)
    made = remake(mark)
    report = made.report
    reading = word_reader.reading(parts, name)
    digests = {figure: drawing.digest for figure, drawing in made.drawings.items()}
    faults = compare.faults(list(pieces.pieces(report)), pieces.clean(report.footer), reading, digests)
    return Outcome(mark, tuple(faults), reading.own, reading.filled)


def _html(name: str, content: bytes, remake: Remake) -> Outcome:
    page = html_reader.parsed(content, name)
    mark = html_reader.marked(page, name)
    made = remake(mark)
    report = made.report
    reading = html_reader.reading(page)
    digests = {figure: html_reader.picture_of(drawing.svg) for figure, drawing in made.drawings.items()}
    faults = compare.faults(list(pieces.pieces(report)), pieces.clean(report.footer), reading, digests)
    return Outcome(mark, tuple(faults), reading.own, reading.filled)


def _pdf(name: str, content: bytes, remake: Remake) -> Outcome:
    document = text.opened(content, name)
    mark = read(text.keywords(document), name)
    made = remake(mark)
    report = made.report
    expected = list(pieces.pieces(report))
    pages = text.page_texts(document)
    lines = {text.bare(line.text) for line in pdf_reader.lines_of(expected)}
    words = text.words(pages, (report.title, report.footer, report.words["page"]), lines)
    found = pdf_reader.compared(expected, report.words["contents"], words)
    footer = text.bare(report.footer)
    if footer and not any(footer in text.bare("".join(page)) for page in pages):
        found.faults.append(Fault("footer", "is gone or altered"))
    found.faults += _pictures(
        expected, text.pictures(document), _as_paper(made), is_ours="report.json" in text.attachments(document)
    )
    return Outcome(mark, tuple(found.faults), tuple(found.own), tuple(found.filled))


def _as_paper(made: Prepared) -> list[text.Picture]:
    return text.pictures(text.opened(paper.write(made), "the report made again"))


def _pictures(
    expected: Sequence[Piece], there: list[text.Picture], right: list[text.Picture], *, is_ours: bool
) -> list[Fault]:
    """Ours are compared dot by dot; those that another program packed anew, by their look. Hers may stand between."""
    names = [piece.id for piece in expected if piece.kind == "figure"]
    out, start = [], 0
    for name, picture in zip(names, right, strict=True):
        places = [number for number in range(start, len(there)) if _is_same(picture, there[number], is_ours=is_ours)]
        if places:
            start = places[0] + 1
        else:
            out.append(Fault(name, "the picture is gone or another one"))
    return out


def _is_same(right: text.Picture, there: text.Picture, *, is_ours: bool) -> bool:
    if is_ours:
        return right.shape == there.shape and bool((right == there).all())
    return text.unlikeness(right, there) < _MOST_UNLIKE


_KINDS: Mapping[str, Callable[[str, bytes, Remake], Outcome]] = {".docx": _word, ".html": _html, ".pdf": _pdf}
