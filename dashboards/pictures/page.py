"""A dashboard put together as one page that asks nobody for anything (page.html): for a phone, paper, a picture.

Pictures are in the page itself, fonts are the reader's own, there is no script and no link to elsewhere.
Add here: what a part of a page needs. Keep out: what it holds (boards.py, tables.py, browser.py), and CSS (style.css).
"""

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dashboards.pictures import formats
from dashboards.pictures.boards import Board, Chart, Tab, Text
from dashboards.pictures.release import Release
from dashboards.pictures.tables import Table, tables
from dashboards.pictures.words import phrase
from warehouse.style.colours import SOFT_INK
from warehouse.style.sheet import FONT, sheet

_OWN_STYLE = Path(__file__).with_name("style.css")
_OPENED = re.compile(r"<details>.*?</details>", re.DOTALL)
# A link out of the page would be a reference to elsewhere; its words stay.
REFERENCES = ("link_open", "link_close", "image")
_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    keep_trailing_newline=True,
)


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
        return self._page("phone")

    def for_paper(self) -> str:
        return self._page("paper")

    def as_a_picture(self) -> str:
        """The tabs as they stand on a desk, one below the other."""
        return self._page("screen")

    def running_head(self) -> str:
        """On each page of paper."""
        notice = f" · {self._say('invented')}" if self.release.invented else ""
        return _margin(f"<b>{escape(self.board.title)}</b> · {escape(self._about())}{escape(notice)}")

    def running_foot(self) -> str:
        number = '<span class="pageNumber"></span> / <span class="totalPages"></span>'
        return _margin(f"{escape(self._say('page'))} {number} · {escape(self._say('protection'))}")

    def _page(self, form: str) -> str:
        return _PAGES.get_template("page.html").render(
            **vars(self) | self._named(),
            form=form,
            css=sheet() + _OWN_STYLE.read_text(encoding="utf-8"),
            about=self._about(),
            invented=self.release.invented,
            say=self._say,
            cells=_cells,
            tables=self._tables,
            base64=lambda png: base64.b64encode(png).decode(),
        )

    def _tables(self, chart: Chart) -> Iterator[Table]:
        return tables(chart, self.drawn.answers.get(chart.key, []), self.language)

    def _about(self) -> str:
        named = self._named()
        return f"{self._say('release')} {named['release']} · {self._say('data_as_of')} {named['day']}"

    def _named(self) -> dict[str, str]:
        return {"release": self.release.name, "day": formats.day(self.release.day, self.language)}

    def _say(self, name: str, **values: object) -> str:
        return phrase(name, self.language, **values)


def _cells(tab: Tab) -> Iterator[str | Chart]:
    """A text as HTML, a chart as it is. What a footnote opens stands above its chart here."""
    for cell in tab.cells:
        yield _rendered(_OPENED.sub("", cell.markdown).strip()) if isinstance(cell, Text) else cell


def _margin(text: str) -> str:
    style = f"font: 7pt {FONT}; color: {SOFT_INK[0]}; width: 100%; padding: 0 0.5in"
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
