"""The glossary: every term of the warehouse, what it means, where it is at home, in four languages.

Add here: nothing for a new term; it is a few lines of warehouse/definitions/glossary.yaml.
Keep out: meanings. They are said there.
"""

from pathlib import Path

from page import page, table

from warehouse import yaml_text
from warehouse.definitions.languages import LANGUAGES, NAMES

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "warehouse" / "definitions" / "glossary.yaml"
OTHERS = LANGUAGES[1:]
HEADS = ("term", "meaning", "where", *(NAMES[each] for each in OTHERS))
_WHAT = """\
The words of this warehouse, as its pages, letters, dashboards and code use them. "Where" is the page or the file in
which the term is at home."""


def glossary() -> str:
    terms: dict[str, dict[str, str]] = yaml_text.read(SOURCE.read_text(encoding="utf-8"))
    rows = [
        (f"**{term}**", one["meaning"], _link(one["where"]), *(one[each] for each in OTHERS))
        for term, one in terms.items()
    ]
    return page("Glossary", _WHAT, table(HEADS, rows))


def _link(where: str) -> str:
    """A page is a link; a file of code is its path."""
    return f"[{Path(where).stem}](../{where.removeprefix('docs/')})" if where.startswith("docs/") else f"`{where}`"
