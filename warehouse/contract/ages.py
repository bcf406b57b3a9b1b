"""Ages as intervals: what partners write becomes the first and the last possible year, no finer than needed.

Add here: another way in which registers write a group of ages in numbers.
Keep out: words of a partner ("over fifty": its declaration), and the age of a person in a year (dbt).

An interval is written `low-high`, or `low+` where it has no end. One that lies within a five-year band is that band:
nothing published is finer, so the age itself is never kept. Whoever may be under 18 is under 18 here (`15-19`,
`under 25`): a row that may be a child's is dropped unwritten, like a child's.
"""

import re

from warehouse.contract.fold import fold

UNDER_AGE, NOT_RECORDED, WIDER = "under_18", "not_recorded", "wider_than_band"
ADULT, OLDEST = 18, 110
LAST_BAND = 50
FIVE_YEARS = ("18-19", *(f"{low}-{low + 4}" for low in range(20, LAST_BAND, 5)), f"{LAST_BAND}+")
WIDE = ("18-24", "25+")
PUBLISHED = (*FIVE_YEARS, *WIDE, WIDER, NOT_RECORDED)

_BETWEEN = re.compile(r"^(\d{1,3}) ?- ?(\d{1,3})$", re.ASCII)
_FROM = re.compile(r"^(?:(\d{1,3}) ?\+|(?:>=|≥|>) ?(\d{1,3}))$", re.ASCII)
_BELOW = re.compile(r"^(?:<=|≤|<) ?(\d{1,3})$", re.ASCII)
_YEAR = re.compile(r"^\d{1,3}$", re.ASCII)


def interval(text: str) -> tuple[int, int | None] | None:
    """First and last possible year of what a register writes in numbers. None where it is no age."""
    folded = fold(text)
    if _YEAR.match(folded):
        return _possible(int(folded), int(folded))
    if found := _BETWEEN.match(folded):
        return _possible(int(found[1]), int(found[2]))
    if found := _FROM.match(folded):
        return _possible(int(found[1] or found[2]), None)
    return _possible(0, int(found[1])) if (found := _BELOW.match(folded)) else None


def code(text: str) -> str | None:
    """The contract's word for an age or a group of ages; None where it is neither."""
    if text in (UNDER_AGE, NOT_RECORDED):
        return text
    found = interval(text)
    return None if found is None else code_of(*found)


def code_of(low: int, high: int | None) -> str:
    """An interval in the contract's words, no finer than the bands that are published."""
    if low < ADULT:
        return UNDER_AGE
    band = band_of(low, high)
    return band if band in FIVE_YEARS else f"{low}+" if high is None else f"{low}-{high}"


def limits(said: str | None) -> tuple[int | None, int | None]:
    """First and last year of a word of the contract: what is stored."""
    found = None if said is None or said in (UNDER_AGE, NOT_RECORDED) else interval(said)
    return (None, None) if found is None else found


def band_of(low: int | None, high: int | None) -> str:
    """The finest published band that holds an interval. The macro age_band says the same, and a test compares them."""
    if low is None:
        return NOT_RECORDED
    last = 1000 if high is None else high
    if low >= LAST_BAND:
        return FIVE_YEARS[-1]
    if low >= ADULT and last < 20:
        return FIVE_YEARS[0]
    if low >= 20 and last < low // 5 * 5 + 5:
        return f"{low // 5 * 5}-{low // 5 * 5 + 4}"
    if low >= ADULT and last < 25:
        return WIDE[0]
    return WIDE[1] if low >= 25 else WIDER


def wide_band(band: str) -> str | None:
    """The wider published band that a five-year band lies in."""
    if band not in FIVE_YEARS:
        return None
    return WIDE[0] if band in FIVE_YEARS[:2] else WIDE[1]


def bands(said: str) -> tuple[str, ...]:
    """Every published band that somebody of this age counts in: her finest, and the wider one around it."""
    band = said if said == UNDER_AGE else band_of(*limits(said))
    around = wide_band(band)
    return (band,) if around is None else (band, around)


def width(said: str) -> int:
    """How little an age says: 0 for a five-year band, 1 for a wider one, 2 for what is in neither."""
    band = bands(said)[0]
    return 0 if band in FIVE_YEARS else 1 if band in WIDE else 2


def _possible(low: int, high: int | None) -> tuple[int, int | None] | None:
    # An age of nobody met at work is a nought, or another word for "unknown".
    is_age = low <= OLDEST if high is None else low <= high <= OLDEST and high > 0
    return (low, high) if is_age else None
