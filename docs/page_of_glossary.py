"""The glossary: every term of the warehouse, what it means, where it is at home, in four languages, and who says it so.

Add here: nothing for a new term; it is a few lines of warehouse/definitions/glossary.yaml.
Keep out: meanings. They are said there.
"""

from pathlib import Path

from page import page, table

from warehouse.definitions.glossary import terms
from warehouse.definitions.languages import LANGUAGES, NAMES

OTHERS = LANGUAGES[1:]
HEADS = ("term", "meaning", "where", *(NAMES[each] for each in OTHERS))
_WHAT = """\
The words of this warehouse, as its pages, letters, dashboards and code use them. "Where" is the page or the file in
which the term is at home."""
_FIELD = """\
## Who says it so

The words of the field, of outreach and of indicators, as others print them. Where no publisher is named, the words are
our own, and the reason is given. The words of our own software are not in this table."""


def glossary() -> str:
    words = [
        (f"**{term.name}**", term.meaning, _link(term.where), *(term.words[each] for each in OTHERS))
        for term in terms()
    ]
    publishers = [(f"**{term.name}**", *(term.said_by[each] for each in LANGUAGES)) for term in terms() if term.said_by]
    of_the_field = table(("term", *(NAMES[each] for each in LANGUAGES)), publishers)
    return page("Glossary", _WHAT, table(HEADS, words), _FIELD, of_the_field)


def _link(where: str) -> str:
    """A page is a link; a file of code is its path."""
    return f"[{Path(where).stem}](../{where.removeprefix('docs/')})" if where.startswith("docs/") else f"`{where}`"
