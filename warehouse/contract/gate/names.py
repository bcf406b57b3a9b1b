"""Names of people among the texts of a column: given names, patronymics, surnames with initials.

Add here: another shape in which registers write a person's name.
Keep out: the decision about a file (gate.py), and values: the answer is a count.

A single name among other words is noise; places and choices are often two capitalised words. So a text counts when it
holds a given name or a patronymic, or a surname with initials, and a column when several different texts do.
"""

import re
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.letter_patterns import spelled

GIVEN = frozenset(Path(__file__).with_name("given_names.txt").read_text(encoding="utf-8").casefold().split())
SAMPLE = 2000
FEWEST, FEWEST_ALONE = 3, 5
_PATRONYMIC = spelled(
    r"\p{Lu}\pL+(?:вна|ична|вич|ьич|ївна|йович|оглы|кызы|ovna|evna|ovich|evich|ovych|ivna)(?:$|[^\pL])"
)
_INITIALS = spelled(r"^\p{Lu}[\pL-]+ \p{Lu}\. ?(?:\p{Lu}\.)?$|^\p{Lu}\. ?(?:\p{Lu}\. ?)?\p{Lu}[\pL-]+$")
_PAIR = re.compile(r"([^\W\d_]+) ([^\W\d_]+)")
_TWO_CAPITALISED = spelled(r"\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+")
_CAPITALISED = spelled(r"^\p{Lu}[\pL'’-]+(?: \p{Lu}[\pL'’.-]*){0,3}$")


def hits(texts: pa.Array) -> int:
    """How many distinct texts hold a person's name, or 0 where that is no more than chance."""
    certain = pc.or_(
        pc.match_substring_regex(texts, rf"(?:^|\s){_PATRONYMIC}"), pc.match_substring_regex(texts, _INITIALS)
    )
    sure = int(pc.sum(certain).as_py() or 0)
    if sure >= FEWEST:
        return sure
    shaped = texts.filter(pc.match_substring_regex(texts, _CAPITALISED)).slice(0, SAMPLE).to_pylist()
    whole = [text for text in shaped if " " in text]
    full = sum(_has_given(text) for text in whole)
    if full >= FEWEST and full * 2 >= len(whole):
        return full
    within = texts.filter(pc.match_substring_regex(texts, _TWO_CAPITALISED)).slice(0, SAMPLE).to_pylist()
    told = sum(map(_names_somebody, within))
    if told >= FEWEST and told * 2 >= len(within):
        return told
    alone = [text for text in shaped if " " not in text]
    given = sum(_has_given(text) for text in alone)
    return given if given >= FEWEST_ALONE and given * 2 >= len(alone) else 0


def _names_somebody(text: str) -> bool:
    """Whether a given name stands beside another capitalised word."""
    pairs = [
        pair for pair in _PAIR.findall(text) + _PAIR.findall(text.partition(" ")[2]) if all(map(_is_capital, pair))
    ]
    return any(word.casefold() in GIVEN for pair in pairs for word in pair)


def _is_capital(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower()


def _has_given(text: str) -> bool:
    return any(word in GIVEN for word in re.split(r"[ -]", text.casefold()))
