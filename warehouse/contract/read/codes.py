"""What stands in the place of a client code and is none: a word for "nobody", a filler, what a spreadsheet made of it.

Add here: another text that many persons would share, so that they would become one.
Keep out: recipes of codes. A code that only breaks its recipe is still one person's.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from warehouse.contract.fold import fold
from warehouse.contract.read.days import month_words

SHORTEST, LONGEST = 4, 100
FEWEST, MOST = 5, 0.8
_WORDS = frozenset(map(fold, Path(__file__).with_name("not_codes.txt").read_text(encoding="utf-8").splitlines()))
_LETTERS_OF_WORDS = frozenset(re.sub(r"\W+", "", word) for word in _WORDS)
_NOTES = (_LETTERS_OF_WORDS - {""}) | frozenset(
    fold(word)
    for word in ("повторно", "повторна", "первично", "снова", "старая", "стара", "знову", "again", "old", "repeat",
                 "returning", "taas", "vanha", "uudelleen")
)  # fmt: skip
_MADE_BY_A_SPREADSHEET = re.compile(
    r"^#|^\d([.,]\d+)?E[+-]?\d+$|^\d{4}-\d\d-\d\d|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$"
    r"|^\d{1,2}\.\d{1,2}\.$|^\d{1,2}:\d\d(:\d\d)?$|^\d+[.,]0+$",
    re.IGNORECASE,
)
# 01-Mar, 1.maalis, бер.01: a day and a month, or a month and a year, as spreadsheets write them.
_DAY_OR_YEAR, _JOIN = r"(?:\d{1,2}|(?:19|20)\d\d)", r"[-./ ]"
_LIKE_A_DAY = re.compile(
    rf"^(?:{_DAY_OR_YEAR}{_JOIN}\.? ?)?(?P<month>[^\W\d_]{{3,}})(?:\.?{_JOIN}{_DAY_OR_YEAR}){{0,2}}$"
)
_MONTHS = month_words()
# Who has no code, and is told apart by a number or a letter: аноним 1, анонім №3, nimetön-2, 4 anonymous.
_ANONYMOUS = frozenset(
    re.sub(r"\W+", "", fold(word))
    for word in ("аноним", "анонимно", "анонимный", "анонимная", "анонимный клиент", "анонимная клиентка", "анон",
                 "безымянная", "безымянный", "анонім", "анонімно", "анонімний", "анонімна", "анонімний клієнт",
                 "анонімна клієнтка", "безіменна", "безіменний", "anonymous", "anonym", "anon", "anonymous client",
                 "nameless", "anonyymi", "nimetön", "anonyymi asiakas", "nimetön asiakas")
)  # fmt: skip
_NUMBERED = re.compile(r"^[\W\d_]*(?P<word>\D+?)(?:(?:[\W_]+NO?\.?)?[\W_]*\d+|[\W_]+[^\W\d_])?[\W_]*$")
# A code with something behind it: in brackets, a word that is no part of codes, a sign.
_NOTE = re.compile(
    r"^(?P<code>.*\d.*?)\s*(?:[(\[{](?P<inside>[^()\[\]{}]*)[)\]}]?|[\s,;:/–—-]+(?P<word>[^\W\d_]+)|(?P<sign>[*!+~^\"]+))$"
)
_FILLER = re.compile(r"^(.)\1*$|^[X0]+$")
_SEALED = re.compile(r"^[0-9a-f]{64}$", re.IGNORECASE)
_LOST = ("?", "\ufffd")


def codes_of(texts: Iterable[str]) -> set[str]:
    """Those of a column's distinct texts, in small letters, that can be one person's.

    Where nearly all codes have digits, one without is a word for nobody that this list does not know.
    """
    texts = list(texts)
    days = days_among(texts) | notes_among(texts)
    found = {text.lower() for text in texts if text and text not in days and is_code(text.lower())}
    with_digits = {text for text in found if any(map(str.isdigit, text))}
    is_rule = len(found) >= FEWEST and len(with_digits) >= MOST * len(found)
    return with_digits if is_rule else found


def days_among(texts: Iterable[str]) -> set[str]:
    """Codes that a spreadsheet made into days. Where more codes look alike and are no month, it is the partner's way:
    МАР-02 among АНН-01 and ОЛЬ-03.
    """
    alike: dict[str, tuple[list[str], int]] = {}
    for text in texts:
        if (found := _LIKE_A_DAY.match(text)) and any(map(str.isdigit, text)):
            shape = _shape(text, found["month"])
            named, others = alike.get(shape, ([], 0))
            is_month = found["month"].casefold() in _MONTHS
            alike[shape] = ([*named, text], others) if is_month else (named, others + 1)
    return {text for named, others in alike.values() if others <= len(named) for text in named}


def is_anonymous(text: str) -> bool:
    """Whether a text says that the contact is anonymous: it is nobody's code, however it goes on."""
    return (
        len(text) <= LONGEST
        and (found := _NUMBERED.match(fold(text))) is not None
        and _letters(found["word"]) in _ANONYMOUS
    )


def notes_among(texts: Iterable[str]) -> set[str]:
    """Codes with a note behind them. Where most codes end like that, it is the partner's way, unless the words of the
    notes are known: ЖШ-07-Щ (нова) is ЖШ-07-Щ.
    """
    texts = list(texts)
    short = [text for text in texts if len(text) <= LONGEST]
    found = {text: note for text in short if (note := _NOTE.match(text)) and is_code(note["code"].lower())}
    known = {text for text, note in found.items() if _letters(fold(note["inside"] or note["word"] or "")) in _NOTES}
    others = {text for text, note in found.items() if note["word"] is None} - known
    return known | (others if 2 * len(others) < len(texts) else set())


def _letters(folded: str) -> str:
    return re.sub(r"[\W\d_]+", "", folded)


def _shape(text: str, month: str) -> str:
    """How a text is written, without its letters and digits: capitals, signs, order."""
    style = "A" if month.isupper() else "a" if month.islower() else "Aa"
    return re.sub(r"\d+", "0", text.replace(month, style))


def is_code(text: str) -> bool:
    """Whether an unsealed client code can be one person's."""
    if any(sign in text for sign in _LOST) or _MADE_BY_A_SPREADSHEET.match(text) or _SEALED.match(text):
        return False
    letters = re.sub(r"[\W_]+", "", fold(text))
    if not SHORTEST <= len(letters) <= LONGEST or letters in _LETTERS_OF_WORDS:
        return False
    return _FILLER.match(letters.replace("O", "0")) is None
