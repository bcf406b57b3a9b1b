"""A report as one page: its style and its pictures are inside, it fetches nothing and runs nothing.

Each piece is an element with its identity. Light, dark and print come from the sheet of all our pages.
Add here: another thing that a page says. Keep out: how a page looks (page.css), and what stands in it (page.html.j2).
"""

import json
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboards.report.files import pieces
from dashboards.report.files.prepared import Prepared
from warehouse.style import colours
from warehouse.style.sheet import sheet

HERE = Path(__file__).parent
_POINTS = 72  # an inch of a drawing
_DRAWN = {"ink": colours.INK[0], "soft": colours.SOFT_INK[0], "line": colours.LINE[0]}


def write(made: Prepared) -> bytes:
    """The page as UTF-8."""
    report = made.report
    page = _environment().get_template("page.html.j2").render(
        report=report,
        mark=str(made.mark),
        words=report.words,
        style=sheet() + _own_rules(),
        pieces=list(pieces.pieces(report)),
        drawings={name: drawing.svg for name, drawing in made.drawings.items()},
        lineage=_in_a_script(made.lineage),
    )  # fmt: skip
    return f"{page.rstrip()}\n".encode()


def _own_rules() -> str:
    """Drawings have the light colours by value; rules of the dark page find them by these."""
    rules = (HERE / "page.css").read_text(encoding="utf-8")
    for name, colour in _DRAWN.items():
        rules = rules.replace(f"drawn-{name}", colour)
    return rules


def _in_a_script(text: str) -> str:
    """JSON that cannot end the element it stands in."""
    return json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["short"] = pieces.short
    environment.filters["clean"] = pieces.clean
    environment.filters["columns"] = pieces.columns
    return environment
