"""What stands in the place of a client code and is none: a word for "nobody", a filler, what a spreadsheet made of it.

Add here: another text that many persons would share, so that they would become one.
Keep out: recipes of codes. A code that only breaks its recipe is still one person's.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from warehouse.intake.fold import fold

SHORTEST, LONGEST = 4, 100
FEWEST, MOST = 5, 0.8
_WORDS = frozenset(map(fold, Path(__file__).with_name("not_codes.txt").read_text(encoding="utf-8").splitlines()))
_LETTERS_OF_WORDS = frozenset(re.sub(r"\W+", "", word) for word in _WORDS)
_MONTHS = "янв|фев|мар|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру"
_MADE_BY_A_SPREADSHEET = re.compile(
    rf"^#|^\d([.,]\d+)?E[+-]?\d+$|^\d{{4}}-\d\d-\d\d|^\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}$"
    rf"|^\d{{1,2}}\.({_MONTHS})$|^({_MONTHS})\.\d{{2}}$",
    re.IGNORECASE,
)
_FILLER = re.compile(r"^(.)\1*$|^[X0]+$")
_SEALED = re.compile(r"^[0-9a-f]{64}$", re.IGNORECASE)
_LOST = ("?", "\ufffd")


def codes_of(texts: Iterable[str]) -> set[str]:
    """Those of a column's distinct texts, in small letters, that can be one person's.

    Where nearly all codes have digits, one without is a word for nobody that this list does not know.
    """
    found = {text for text in map(str.lower, texts) if text and is_code(text)}
    with_digits = {text for text in found if any(map(str.isdigit, text))}
    is_rule = len(found) >= FEWEST and len(with_digits) >= MOST * len(found)
    return with_digits if is_rule else found


def is_code(text: str) -> bool:
    """Whether an unsealed client code can be one person's."""
    if any(sign in text for sign in _LOST) or _MADE_BY_A_SPREADSHEET.match(text) or _SEALED.match(text):
        return False
    letters = re.sub(r"[\W_]+", "", fold(text))
    if not SHORTEST <= len(letters) <= LONGEST or letters in _LETTERS_OF_WORDS:
        return False
    return _FILLER.match(letters.replace("O", "0")) is None
