"""A letter as one page of HTML (letter.html): whole in itself, for the screen, a telephone and paper.

Add here: what the page needs beside the letter.
Keep out: what it says (letter_content.py), scripts, and anything that the page would have to fetch.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from warehouse.intake.letters.letter_content import Letter, shown
from warehouse.style.sheet import sheet

_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    keep_trailing_newline=True,
)


def html(letter: Letter) -> str:
    return _PAGES.get_template("letter.html").render(letter=letter, words=letter.words, shown=shown, sheet=sheet())
