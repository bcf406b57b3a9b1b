"""Detectors of what identifies a person, each with the share of random values it would take for one.

Add here: another identifier that partners may send by mistake, with its random rate measured on random input.
Keep out: the decision about a file (gate.py), and values: a detector answers with counts.

Finnish phone patterns match three quarters of short digit strings and every yyyymmdd, one in ten ten-digit numbers is a
valid INN: so a hit means nothing, and a column with many more hits than chance means a leak.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import phonenumbers
import pyarrow as pa
import pyarrow.compute as pc
import stdnum.fi.hetu
import stdnum.ru.inn
import stdnum.ua.rntrc

from warehouse.intake.days import months_of_all_languages
from warehouse.intake.shapes import spelled

SAMPLE = 2000
CHANCE = 1e-3
# How SurveyCTO writes times: no sentence, whatever the number of its words.
_WORDY = spelled(r"\pL{2,}\S*(\s+\S+){3,}")
_MOMENT_IN_WORDS = spelled(r"^\pL{3,9}\.? \d{1,2}, \d{4},? \d{1,2}:\d{2}(:\d{2})?( [AaPp][Mm])?$")
_DATE_LIKE = re.compile(r"^\d{4}[-./]\d{1,2}[-./]\d{1,2}|^\d{1,2}[-./]\d{1,2}[-./]\d{4}")
_MOBILE_IN_TEXT = (
    r"(?:^|\D)(?:[78][\s(.-]*9\d{2}|\+?380[\s(.-]*\d{2}|0(?:4\d|50))"
    r"[\s).-]*\d{3}[\s.-]*\d{2}[\s.-]*\d{2}(?:\D|$)"
)


@dataclass(frozen=True)
class Detector:
    """`candidate` (RE2) says which values have the shape, `is_valid` which hold, `random_rate` how often by chance."""

    rule: str
    candidate: str
    is_valid: Callable[[str], bool]
    random_rate: float
    serials_too: bool = True  # whether consecutive numbers are examined as well

    def hits(self, texts: pa.Array) -> int:
        """How many distinct texts are identifiers, or 0 when chance explains them."""
        candidates = texts.filter(pc.match_substring_regex(texts, self.candidate)).slice(0, SAMPLE).to_pylist()
        if not candidates or (not self.serials_too and is_serial(candidates)):
            return 0
        hits = sum(map(self.is_valid, candidates))
        return hits if is_beyond_chance(hits, len(candidates), self.random_rate) else 0


def is_beyond_chance(hits: int, candidates: int, rate: float) -> bool:
    """Whether so many hits are no accident: more than twice the expected, and too improbable."""
    return hits > 2 * rate * candidates and binomial_tail(hits, candidates, rate) < CHANCE


def binomial_tail(hits: int, candidates: int, rate: float) -> float:
    """P(X ≥ hits) for X ~ Binomial(candidates, rate)."""
    total = 0.0
    for k in range(hits, candidates + 1):
        log_ways = math.lgamma(candidates + 1) - math.lgamma(k + 1) - math.lgamma(candidates - k + 1)
        total += math.exp(log_ways + k * math.log(rate) + (candidates - k) * math.log1p(-rate))
    return total


def is_serial(texts: list[str]) -> bool:
    """Whether numbers run on like a register's: dense, or all longer than any identifier."""
    if len(texts) < 3 or not all(text.isdigit() for text in texts):
        return False
    numbers = [int(text) for text in texts]
    return max(numbers) - min(numbers) <= 100 * len(numbers)


def _is_phone(text: str, regions: tuple[str | None, ...]) -> bool:
    for region in regions:
        try:
            if phonenumbers.is_valid_number(phonenumbers.parse(text, region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False


def _is_international_phone(text: str) -> bool:
    found = re.search(r"\+\d[\d\s().-]{7,18}\d", text)
    return found is not None and _is_phone(found.group(), (None,))


def _is_national_phone(text: str) -> bool:
    if _DATE_LIKE.match(text):
        return False
    digits = re.sub(r"\D", "", text)
    if re.fullmatch(r"[78]\d{10}|9\d{9}", digits):
        return _is_phone(digits, ("RU",))
    if re.fullmatch(r"380\d{9}|0[3-9]\d{8}", digits) and _is_phone(digits, ("UA",)):
        return True
    return bool(re.fullmatch(r"(358|0)(4\d|50)\d{6,8}", digits)) and _is_phone(digits, ("FI",))


def _is_hetu(text: str) -> bool:
    return bool(stdnum.fi.hetu.is_valid(text))


def _is_inn(text: str) -> bool:
    return bool(stdnum.ru.inn.is_valid(text))


def _is_snils(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    if len(digits) != 11 or len(set(digits[:9])) == 1:
        return False
    control = sum(int(digit) * weight for digit, weight in zip(digits, range(9, 0, -1), strict=False)) % 101
    return control % 100 == int(digits[9:])


def _is_rntrc(text: str) -> bool:
    """The first five digits of a Ukrainian taxpayer number are the birth date: days since 1899-12-31."""
    return bool(stdnum.ua.rntrc.is_valid(text)) and 5000 < int(text[:5]) < 43000


def _is_coordinate(text: str) -> bool:
    """Where the network works: no latitude and no longitude is below nineteen, and averages and amounts often are."""
    return 19 <= abs(float(text.replace(",", "."))) <= 180


DETECTORS = (
    Detector("email", r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}", lambda _: True, 1e-4),
    Detector("messenger", r"(?i)(t\.me|wa\.me|vk\.com|instagram\.com|facebook\.com)/\w", lambda _: True, 1e-4),
    Detector("messenger", r"(?:^|\s)@[A-Za-z]\w{4,31}\b", lambda _: True, 1e-4),
    Detector("phone", r"\+\d[\d\s().-]{7,18}\d", _is_international_phone, 5e-4),
    Detector("phone", r"^\(?\d[\d().\s-]{7,18}\d$", _is_national_phone, 0.15, serials_too=False),
    Detector("phone", spelled(rf"\pL.*{_MOBILE_IN_TEXT}|{_MOBILE_IN_TEXT}.*\s\pL"), lambda text: " " in text, 0.03),
    Detector("hetu", r"^\d{6}[-+A-Fa-fU-Yu-y]\d{3}[0-9A-Ya-y]$", _is_hetu, 0.03),
    Detector("inn", r"^\d{12}$", _is_inn, 0.01, serials_too=False),
    Detector("inn", r"^\d{10}$", _is_inn, 0.1, serials_too=False),
    Detector("rntrc", r"^\d{10}$", _is_rntrc, 0.1, serials_too=False),
    Detector("snils", r"^\d{3}[- ]?\d{3}[- ]?\d{3}[- ]?\d{2}$", _is_snils, 0.01, serials_too=False),
    Detector("coordinates", r"-?\d{1,2}[.,]\d{4,15}[\s,;]+-?\d{1,3}[.,]\d{4,15}", lambda _: True, 5e-4),
    # Nearly every such number must be a place, so the rate is not one of chance: six distinct ones are a column.
    Detector("coordinates", r"^-?\d{1,3}[.,]\d{4,15}$", _is_coordinate, 0.3),
)

_SHORT_YEAR = re.compile(r"^(\d{1,2}[./-]\d{1,2}[./-])(\d{2})$")
_IN_WORDS = re.compile(r"^(\d{1,2})\.? ([^\W\d_]+)\.? ((?:19|20)\d{2})")
_DATES = (
    (re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4})"), (3, 2, 1)),
    (re.compile(r"^(\d{4})[./-](\d{1,2})[./-](\d{1,2})"), (1, 2, 3)),
    (re.compile(r"^(\d{4})(\d{2})(\d{2})$"), (1, 2, 3)),
)


def birth_dates(texts: pa.Array, before: date) -> int:
    """How many distinct texts are full dates at least ten years before the delivery: dates of birth, when many."""
    shape = (
        r"^\d{1,2}[./-]\d{1,2}[./-]\d{4}|^\d{4}[./-]\d{1,2}[./-]\d{1,2}|^(19|20)\d{6}$"
        r"|^\d{1,2}[./-]\d{1,2}[./-]\d{2}$|" + spelled(r"^\d{1,2}\.? \pL+\.? (19|20)\d{2}")
    )
    candidates = texts.filter(pc.match_substring_regex(texts, shape)).slice(0, SAMPLE).to_pylist()
    days = [day for text in candidates if (day := _as_date(text, before)) is not None]
    hits = sum(date(1900, 1, 1) < day < before.replace(year=before.year - 10, day=1) for day in days)
    return hits if hits >= 2 and hits * 5 >= len(days) else 0


def _as_date(text: str, before: date) -> date | None:
    if short := _SHORT_YEAR.match(text):  # of two centuries, the one that has already been
        century = before.year // 100 - (int(short[2]) > before.year % 100)
        text = f"{short[1]}{century:02}{short[2]}"
    if words := _IN_WORDS.match(text):
        month = months_of_all_languages().get(words[2].casefold())
        text = f"{words[1]}.{month}.{words[3]}" if month else text
    for pattern, (year, month, day) in _DATES:
        if match := pattern.match(text):
            try:
                return date(int(match[year]), int(match[month]), int(match[day]))
            except ValueError:
                return None
    return None


def free_texts(texts: pa.Array) -> int:
    """How many distinct texts read like sentences. Joined labels repeat their words; people's sentences do not."""
    wordy = pc.match_substring_regex(texts, _WORDY)
    is_moment = pc.match_substring_regex(texts, _MOMENT_IN_WORDS)
    long = texts.filter(pc.and_not(wordy, is_moment)).slice(0, SAMPLE).to_pylist()
    if len(long) < 3:
        return 0
    seen: dict[str, int] = {}
    for text in long:
        for word in set(re.findall(r"\w+", text.casefold())):
            seen[word] = seen.get(word, 0) + 1
    return len(long) if sum(count == 1 for count in seen.values()) >= 2 * len(long) else 0
