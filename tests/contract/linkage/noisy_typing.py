"""What a partner types of a person, and the slips of its hand.

Add here: another slip, with how often it happens and to what.
Keep out: who the people are (noisy_people.py), and what the warehouse makes of the text.

A slip happens to a row, whatever is typed in it: a partner that seals types names and a birth date, another one types a
code. The same slip hits both texts of the row, so that the two ways can be compared.
"""

import random
from dataclasses import dataclass, replace
from datetime import date

from noisy_names import Name, otherwise, patronymic, spelled
from noisy_people import Identity

from warehouse.tokens.recipe import SEX_DIGITS, SEX_UNKNOWN

# Of the rows; each drawn apart from the others.
WRONG_DIGIT, SWAPPED, LOOK_ALIKE, CASE_OR_DASH = 0.008, 0.004, 0.012, 0.006
ALIAS = 0.02  # of (person, partner): all of the partner's rows say another name
# What people do in good faith: shares of (person, partner), where all rows have it, and of single rows. In this order:
# own and mother's name in each other's field; day and month; a patronymic for the father's name; other Latin letters.
OF_A_PARTNER = (0.02, 0.012, 0.015, 0.04)
OF_A_ROW = (0.004, 0.003, 0.002, 0.004)
_LATIN, _CYRILLIC = "ABEKMHOPCTXaeopcxy", "АВЕКМНОРСТХаеорсху"
_OTHER_KEYBOARD = dict(zip(_LATIN + _CYRILLIC, _CYRILLIC + _LATIN, strict=True))
_NAMES = ("own", "mother", "father")


@dataclass(frozen=True)
class Typed:
    """What stands in one row about who it is: names and a date, and the code where the partner has only that."""

    own: str
    mother: str
    father: str
    gender: str
    born: date
    code: str


def typed(who: Identity, script: str, alias: Name | None) -> Typed:
    """Without a slip."""
    own, mother, father = (spelled(name, script, who.tongue) for name in (alias or who.own, who.mother, who.father))
    letters = "".join(name[:2] for name in (own, mother, father)).upper()
    sex = SEX_DIGITS.get(who.gender, SEX_UNKNOWN)
    return Typed(own, mother, father, who.gender, who.born, f"{letters}{sex}{who.born:%d%m%y}")


def with_slips(rng: random.Random, right: Typed, met_on: date) -> Typed:
    """The row as it was typed: mostly `right` itself."""
    row = right
    if rng.random() < WRONG_DIGIT:
        row = _wrong_digit(rng, row, met_on)
    for share, slip in ((SWAPPED, _swap), (LOOK_ALIKE, _look_alike), (CASE_OR_DASH, _case_or_dash)):
        if rng.random() < share:
            row = slip(rng, row)
    return row


def as_people_do(
    rng: random.Random, who: Identity, script: str, right: Typed, shares: tuple[float, float, float, float]
) -> Typed:
    """Each by itself. The code is left as it is: no partner of these networks types one."""
    names, dates, fathers, customs = (rng.random() < share for share in shares)
    row = right
    if customs and script in ("english", "finnish"):
        row = replace(row, mother=otherwise(rng, who.mother), father=otherwise(rng, who.father))
        row = replace(row, own=otherwise(rng, who.own)) if row.own == spelled(who.own, script, who.tongue) else row
    if fathers:
        row = replace(row, father=patronymic(who.father, script, who.tongue, who.gender))
    if names:
        row = replace(row, own=row.mother, mother=row.own)
    if dates and row.born.day <= 12:
        row = replace(row, born=row.born.replace(day=row.born.month, month=row.born.day))
    return row


def _wrong_digit(rng: random.Random, row: Typed, met_on: date) -> Typed:
    """One digit of the birth date; the form takes only a day that exists, of an adult."""
    right = f"{row.born:%d%m%y}"
    while True:
        at = rng.randrange(len(right))
        text = right[:at] + rng.choice("0123456789") + right[at + 1 :]
        born = _possible(text, met_on)
        if born and born != row.born:
            return replace(row, born=born, code=row.code[:-6] + text)


def _possible(text: str, met_on: date) -> date | None:
    year = int(text[4:]) + (2000 if int(text[4:]) < 10 else 1900)
    try:
        born = date(year, int(text[2:4]), int(text[:2]))
    except ValueError:
        return None
    return born if year >= 1930 and born.replace(year=year + 18, day=min(born.day, 28)) < met_on else None


def _swap(rng: random.Random, row: Typed) -> Typed:
    """Two neighbours change places: in one of the names or in the date; in the code anywhere."""
    code = _swapped(rng, row.code)
    part = rng.choice((*_NAMES, "born"))
    if part in _NAMES:
        return replace(row, code=code, **{part: _swapped(rng, getattr(row, part))})
    digits = f"{row.born:%d%m%y}"
    dates = [_possible(one, date.max) for one in (_swapped_at(digits, at) for at in range(5)) if one != digits]
    return replace(row, code=code, born=rng.choice([one for one in dates if one] or [row.born]))


def _swapped(rng: random.Random, text: str) -> str:
    places = [at for at in range(len(text) - 1) if text[at] != text[at + 1]]
    return _swapped_at(text, rng.choice(places)) if places else text


def _swapped_at(text: str, at: int) -> str:
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _look_alike(rng: random.Random, row: Typed) -> Typed:
    """One letter typed on the other keyboard."""
    part = rng.choice(_NAMES)
    return replace(row, code=_on_both(rng, row.code), **{part: _on_both(rng, getattr(row, part))})


def _on_both(rng: random.Random, text: str) -> str:
    places = [at for at, letter in enumerate(text) if letter in _OTHER_KEYBOARD]
    if not places:
        return text
    at = rng.choice(places)
    return text[:at] + _OTHER_KEYBOARD[text[at]] + text[at + 1 :]


def _case_or_dash(rng: random.Random, row: Typed) -> Typed:
    """Small or capital letters, or a dash or blank: inside the code, at the end of the name."""
    part = rng.choice(_NAMES)
    name = getattr(row, part)
    at = rng.randrange(1, len(row.code))
    code, changed = rng.choice(
        [
            (row.code.lower(), name.upper()),
            (row.code.capitalize(), name.lower()),
            (row.code[:at] + "-" + row.code[at:], f"{name}-"),
            (row.code[:at] + " " + row.code[at:], f" {name} "),
        ]
    )
    return replace(row, code=code, **{part: changed})
