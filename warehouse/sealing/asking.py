"""Ask for the parts of one person's code. What is typed is not shown, twice the same, and never kept.

Add here: another part that a recipe may have.
Keep out: what is made of the parts (recipe.py) and of the person (requests.py). Nothing here prints an answer.
"""

import getpass
import re
import warnings
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.fold import fold_code
from warehouse.contract.read import days
from warehouse.contract.read.codes import is_code
from warehouse.sealing.messages import Say, phrase
from warehouse.sealing.reading import LOST, OLDEST
from warehouse.sealing.refused import Refused
from warehouse.sealing.settings import Settings
from warehouse.tokens.recipe import DATE_PARTS, NAME_PARTS, SEX_DIGITS, SEX_UNKNOWN, Person

Ask = Callable[[str], str]
_PLAIN = "%d.%m.%Y"
_EXAMPLE = date(1980, 12, 31)
_GENDERS = {digit: gender for gender, digit in SEX_DIGITS.items()}
_TRIES = 3


def unseen(question: str) -> str:
    """What a person types without seeing it. Where there is no terminal it would be seen, so nothing is asked."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(question)
    except (getpass.GetPassWarning, EOFError):
        raise Refused("no_terminal") from None


def person(settings: Settings, declaration: Declaration, language: str, say: Say, ask: Ask) -> Person:
    """One person, as a row of the partner's file would give her: by the parts of the recipe."""
    sources = settings.followed.sources
    names = {
        part: _twice(phrase(f"part_{part}", language), language, say, ask) for part in NAME_PARTS if part in sources
    }
    gender, born, code = None, None, ""
    if "sex" in sources:
        digit = _twice(phrase("part_sex", language), language, say, ask)
        if digit not in (*_GENDERS, SEX_UNKNOWN):  # a slip must not pass for "not asked": that is another code
            raise incomplete(["sex"], language)
        gender = _GENDERS.get(digit)
    if sources & set(DATE_PARTS):
        formats = _formats(settings, declaration)
        example = phrase("part_born", language, example=_EXAMPLE.strftime(formats[0]))
        born = _born(_twice(example, language, say, ask), formats, declaration)
    if "code" in sources:
        typed = _twice(phrase("part_code", language), language, say, ask)
        code = fold_code(typed) if is_code(typed) and LOST not in typed else ""
    return Person(names, gender, born, code)


def incomplete(missing: Iterable[str], language: str) -> Refused:
    """Names the parts that make no code, and nothing that was typed."""
    parts = ["born" if part in DATE_PARTS else part for part in missing]
    names = dict.fromkeys(_short(phrase(f"part_{part}", language, example="")) for part in parts)
    return Refused("code_incomplete", parts=", ".join(names))


def _short(part: str) -> str:
    """A question without what explains it."""
    return re.split("[,:]", part)[0]


def _twice(part: str, language: str, say: Say, ask: Ask) -> str:
    """The same answer two times running. Who cannot see what is typed cannot see a slip either."""
    for _ in range(_TRIES):
        first = ask(f"{part}: ").strip()
        if ask(phrase("again", language, part=part)).strip() == first:
            return first
        say(phrase("not_the_same", language))
    raise Refused("code_incomplete", parts=_short(part))


def _formats(settings: Settings, declaration: Declaration) -> list[str]:
    """As in the file, but with whole years: a typed date has no contact to judge its century by."""
    own = settings.birth_date_formats or days.formats(declaration)
    whole = [one.replace("%y", "%Y") for one in own]
    return list(dict.fromkeys([*whole, days.ISO, *([] if any("%m/%d" in one for one in whole) else [_PLAIN])]))


def _born(typed: str, formats: list[str], declaration: Declaration) -> date | None:
    found = days.reader(declaration, formats)(typed) if typed else None
    today = datetime.now(UTC).date()
    return found if found is not None and found <= today and today.year - found.year <= OLDEST else None
