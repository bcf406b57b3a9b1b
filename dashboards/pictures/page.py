"""A dashboard put together as one page that asks nobody for anything: for a phone, for paper, for a picture.

Pictures are in the page itself, fonts are the reader's own, there is no script and no link to elsewhere.
Add here: another part of a page. Keep out: what it holds (boards.py, tables.py, browser.py), how it looks (*.css).
"""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dashboards.pictures import formats
from dashboards.pictures.boards import Board, Chart, Tab, Text
from dashboards.pictures.release import Release
from dashboards.pictures.tables import Table, tables
from dashboards.pictures.words import phrase

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
# A link out of the page would be a reference to elsewhere; its words stay.
REFERENCES = ("link_open", "link_close", "image")


@dataclass(frozen=True)
class Drawn:
    """What was seen of a dashboard: pictures and answers by chart, or a picture of each tab."""

    charts: Mapping[int, bytes] = field(default_factory=dict)
    answers: Mapping[int, list[dict[str, Any]]] = field(default_factory=dict)
    panels: tuple[bytes, ...] = ()
    cut: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Composer:
    """One dashboard of one release in one language."""

    board: Board
    release: Release
    language: str
    drawn: Drawn

    def for_a_phone(self) -> str:
        return self._page(self._contents(), *self._sections(is_paper=False), styles=("style",))

    def for_paper(self) -> str:
        return self._page(*self._sections(is_paper=True), styles=("style", "paper"))

    def as_a_picture(self) -> str:
        """The tabs as they stand on a desk, one below the other."""
        seen = zip(self.board.tabs, self.drawn.panels, self.drawn.cut, strict=True)
        parts = [
            f"<section><h2>{escape(tab.title)}</h2>{_picture(panel, tab.title)}{self._cut(titles)}</section>"
            for tab, panel, titles in seen
        ]
        return self._page(*parts, styles=("style", "screen"))

    def running_head(self) -> str:
        """On each page of paper."""
        notice = f" · {self._say('invented')}" if self.release.invented else ""
        return _margin(f"<b>{escape(self.board.title)}</b> · {escape(self._about())}{escape(notice)}")

    def running_foot(self) -> str:
        number = '<span class="pageNumber"></span> / <span class="totalPages"></span>'
        return _margin(f"{escape(self._say('page'))} {number} · {escape(self._say('protection'))}")

    def _page(self, *parts: str, styles: tuple[str, ...]) -> str:
        css = "".join(Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8") for name in styles)
        title = f"{self.board.title} · {self._about()}"
        return (
            f'<!doctype html>\n<html lang="{self.language}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
            f"<title>{escape(title)}</title>\n<style>\n{css}</style>\n</head>\n<body>\n<main>\n"
            + "\n".join((self._head(), *parts, self._foot()))
            + "\n</main>\n</body>\n</html>\n"
        )

    def _head(self) -> str:
        lines = [f"<h1>{escape(self.board.title)}</h1>", _paragraph(self.board.description)]
        if self.release.invented:
            lines.append(_paragraph(self._say("invented"), "notice"))
        lines.append(_paragraph(self._about(), "meta"))
        if self.board.filters:
            lines.append(_paragraph(f"{self._say('filters')}: {'; '.join(self.board.filters)}", "meta"))
        return f"<header>{''.join(lines)}</header>"

    def _contents(self) -> str:
        links = "".join(
            f'<a href="#tab-{number}">{escape(tab.title)}</a>' for number, tab in enumerate(self.board.tabs, start=1)
        )
        label = escape(self._say("tabs"))
        return f'<nav aria-label="{label}">{links}</nav>'

    def _foot(self) -> str:
        said = (phrase("source", self.language, **self._named()), self._say("protection"), self._say("dash"))
        return f"<footer>{''.join(map(_paragraph, said))}</footer>"

    def _sections(self, *, is_paper: bool) -> Iterator[str]:
        for number, tab in enumerate(self.board.tabs, start=1):
            cells = "".join(self._cells(tab, is_paper=is_paper))
            head = f'<h2 id="tab-{number}">{escape(tab.title)}</h2>'
            yield f'<section aria-labelledby="tab-{number}">{head}{cells}</section>'

    def _cells(self, tab: Tab, *, is_paper: bool) -> Iterator[str]:
        said = ""
        for cell in tab.cells:
            if isinstance(cell, Text):
                # A footnote begins with what its chart says, which stands above the chart here.
                yield f'<div class="text">{_rendered(cell.markdown.removeprefix(said).strip())}</div>'
                said = ""
            else:
                yield self._article(cell, is_paper=is_paper)
                said = cell.text

    def _article(self, chart: Chart, *, is_paper: bool) -> str:
        parts = [f"<h3>{escape(chart.title)}</h3>", _paragraph(chart.text, "said")]
        if chart.key in self.drawn.charts:
            parts.append(_picture(self.drawn.charts[chart.key], chart.text or chart.title))
        if chart.is_in_rows:
            parts.append(self._numbers(chart))
        elif chart.key in self.drawn.answers and not is_paper:
            # Paper has no room for a table of what a picture shows; a phone folds it away.
            parts.append(f"<details><summary>{self._say('numbers')}</summary>{self._numbers(chart)}</details>")
        kind = "rows" if chart.is_in_rows else "drawn"
        return f'<article class="{kind}">{"".join(parts)}</article>'

    def _numbers(self, chart: Chart) -> str:
        answer = self.drawn.answers.get(chart.key, [])
        return "".join(self._table(table, chart) for table in tables(chart, answer, self.language))

    def _table(self, table: Table, chart: Chart) -> str:
        if not table.rows:
            return _paragraph(self._say("no_rows"))
        heads = "".join(
            f'<th scope="col"{_aligned(is_number)}>{escape(head)}</th>'
            for head, is_number in zip(table.heads, table.numeric, strict=True)
        )
        body = "".join(f"<tr>{''.join(_row(row, table.numeric))}</tr>" for row in table.rows)
        more = phrase("more_rows", self.language, shown=len(table.rows), all=table.count) if table.is_cut else ""
        label = f'role="region" tabindex="0" aria-label="{escape(chart.title)}"'
        return (
            f'<div class="scroll" {label}><table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
            + _paragraph(more)
        )

    def _cut(self, titles: tuple[str, ...]) -> str:
        return _paragraph(phrase("cut", self.language, titles="; ".join(titles)), "meta") if titles else ""

    def _about(self) -> str:
        named = self._named()
        return f"{self._say('release')} {named['release']} · {self._say('data_as_of')} {named['day']}"

    def _named(self) -> dict[str, str]:
        return {"release": self.release.name, "day": formats.day(self.release.day, self.language)}

    def _say(self, name: str) -> str:
        return phrase(name, self.language)


def _row(row: tuple[str, ...], numeric: tuple[bool, ...]) -> Iterator[str]:
    """The first cell heads its row, unless it is a number or stands alone."""
    for place, (value, is_number) in enumerate(zip(row, numeric, strict=True)):
        if place == 0 and not is_number and len(row) > 1:
            yield f'<th scope="row">{escape(value)}</th>'
        else:
            yield f"<td{_aligned(is_number)}>{escape(value)}</td>"


def _aligned(is_number: bool) -> str:  # noqa: FBT001 - one flag, one class
    return ' class="n"' if is_number else ""


def _picture(png: bytes, alternative: str) -> str:
    return f'<img alt="{escape(alternative)}" src="data:image/png;base64,{base64.b64encode(png).decode()}">'


def _paragraph(text: str, kind: str = "") -> str:
    style = f' class="{kind}"' if kind else ""
    return f"<p{style}>{escape(text)}</p>" if text else ""


def _margin(text: str) -> str:
    style = "font: 7pt 'DejaVu Sans', Helvetica, Arial, sans-serif; color: #333; width: 100%; padding: 0 0.5in"
    return f'<div style="{style}">{text}</div>'


def _rendered(markdown: str) -> str:
    """What a dashboard says in Markdown. Its HTML stays text, its links lose their targets, its heads go below ours."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(markdown)
    for token in tokens:
        token.children = _without_references(token.children)
        if token.type.startswith("heading"):
            token.tag = "h3"
    return str(reader.renderer.render(tokens, reader.options, {}))


def _without_references(children: list[Token] | None) -> list[Token] | None:
    return children and [child for child in children if child.type not in REFERENCES]
