"""Detectors of what identifies a person, each with the share of random values it would take for one.

What a country's identifying numbers look like stands in its file (warehouse/definitions/countries).
Add here: an identifier of no country that partners may send by mistake, with its random rate measured on random input.
Keep out: the decision about a file (gate.py), and values: a detector answers with counts.

Finnish phone patterns match three quarters of short digit strings and every yyyymmdd, one in ten ten-digit numbers is a
valid INN: so a hit means nothing, and a column with many more hits than chance means a leak.
"""

import importlib
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import phonenumbers
import pyarrow as pa
import pyarrow.compute as pc
import stdnum.ua.rntrc

from warehouse.contract.fold import fold, spelled
from warehouse.contract.read.days import months_of_all_languages
from warehouse.definitions.countries import Phone, known

SAMPLE = 2000
CHANCE = 1e-3
# How SurveyCTO writes times: no sentence, whatever the number of its words.
_WORDY = spelled(r"\pL{2,}\S*(\s+\S+){3,}")
_MOMENT_IN_WORDS = spelled(r"^\pL{3,9}\.? \d{1,2}, \d{4},? \d{1,2}:\d{2}(:\d{2})?( [AaPp][Mm])?$")
_DATE_LIKE = re.compile(r"^\d{4}[-./]\d{1,2}[-./]\d{1,2}|^\d{1,2}[-./]\d{1,2}[-./]\d{4}")


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


def _is_snils(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    if len(digits) != 11 or len(set(digits[:9])) == 1:
        return False
    control = sum(int(digit) * weight for digit, weight in zip(digits, range(9, 0, -1), strict=False)) % 101
    return control % 100 == int(digits[9:])


def _is_rntrc(text: str) -> bool:
    """The first five digits of a Ukrainian taxpayer number are the birth date: days since 1899-12-31."""
    return bool(stdnum.ua.rntrc.is_valid(text)) and 5000 < int(text[:5]) < 43000


_OWN = {"own.snils": _is_snils, "own.rntrc": _is_rntrc}


def _checked_by(checker: str) -> Callable[[str], bool]:
    if checker in _OWN:
        return _OWN[checker]
    module = importlib.import_module(f"stdnum.{checker}")
    return lambda text: bool(module.is_valid(text))


def _is_coordinate(text: str) -> bool:
    """Where the network works: no latitude and no longitude is below nineteen, and averages and amounts often are."""
    return 19 <= abs(float(text.replace(",", "."))) <= 180


_EVERYWHERE = (
    Detector("email", r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}", lambda _: True, 1e-4),
    Detector("messenger", r"(?i)(t\.me|wa\.me|vk\.com|instagram\.com|facebook\.com)/\w", lambda _: True, 1e-4),
    Detector("messenger", r"(?:^|\s)@[A-Za-z]\w{4,31}\b", lambda _: True, 1e-4),
    Detector("phone", r"\+\d[\d\s().-]{7,18}\d", _is_international_phone, 5e-4),
)
_PLACES = (
    Detector("coordinates", r"-?\d{1,2}[.,]\d{4,15}[\s,;]+-?\d{1,3}[.,]\d{4,15}", lambda _: True, 5e-4),
    # Nearly every such number must be a place, so the rate is not one of chance: six distinct ones are a column.
    Detector("coordinates", r"^-?\d{1,3}[.,]\d{4,15}$", _is_coordinate, 0.3),
)


@cache
def detectors(countries: frozenset[str]) -> tuple[Detector, ...]:
    """What is looked for in the files of a network of these countries: people carry numbers of all of them."""
    said = {code: country for code, country in sorted(known().items()) if code in countries}
    numbers = [
        Detector(each.rule, each.shape, _checked_by(each.checker), each.random_rate, each.may_be_serial)
        for country in said.values()
        for each in country.identifiers
    ]
    phones = {code: country.phone for code, country in said.items() if country.phone}
    return (*_EVERYWHERE, *(_phones(phones) if phones else ()), *numbers, *_PLACES)


def _phones(phones: Mapping[str, Phone]) -> tuple[Detector, ...]:
    """National numbers in a cell of their own, and mobile numbers within a text."""

    def is_national(text: str) -> bool:
        digits = re.sub(r"\D", "", text)
        return not _DATE_LIKE.match(text) and any(
            re.fullmatch(phone.national, digits) and _is_phone(digits, (code,)) for code, phone in phones.items()
        )

    beginnings = "|".join(phone.in_text for phone in phones.values())
    in_text = rf"(?:^|\D)(?:{beginnings})[\s).-]*\d{{3}}[\s.-]*\d{{2}}[\s.-]*\d{{2}}(?:\D|$)"
    return (
        Detector("phone", r"^\(?\d[\d().\s-]{7,18}\d$", is_national, 0.15, serials_too=False),
        Detector("phone", spelled(rf"\pL.*{in_text}|{in_text}.*\s\pL"), lambda text: " " in text, 0.03),
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


GIVEN = frozenset(Path(__file__).with_name("given_names.txt").read_text(encoding="utf-8").casefold().split())
FEWEST, FEWEST_ALONE = 3, 5
_PATRONYMIC = spelled(
    r"\p{Lu}\pL+(?:вна|ична|вич|ьич|ївна|йович|оглы|кызы|ovna|evna|ovich|evich|ovych|ivna)(?:$|[^\pL])"
)
_INITIALS = spelled(r"^\p{Lu}[\pL-]+ \p{Lu}\. ?(?:\p{Lu}\.)?$|^\p{Lu}\. ?(?:\p{Lu}\. ?)?\p{Lu}[\pL-]+$")
_PAIR = re.compile(r"([^\W\d_]+) ([^\W\d_]+)")
_TWO_CAPITALISED = spelled(r"\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+")
_CAPITALISED = spelled(r"^\p{Lu}[\pL'’-]+(?: \p{Lu}[\pL'’.-]*){0,3}$")


def person_names(texts: pa.Array) -> int:
    """How many distinct texts hold a person's name, or 0 where that is no more than chance.

    A single name among other words is noise; places and choices are often two capitalised words. So a text counts when
    it holds a given name or a patronymic, or a surname with initials, and a column when several different texts do.
    """
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
    pairs = _PAIR.findall(text) + _PAIR.findall(text.partition(" ")[2])
    capitalised = [pair for pair in pairs if all(word[:1].isupper() and word[1:].islower() for word in pair)]
    return any(word.casefold() in GIVEN for pair in capitalised for word in pair)


def _has_given(text: str) -> bool:
    return any(word in GIVEN for word in re.split(r"[ -]", text.casefold()))


# Headers that promise a particular of a person: a filled column under one of them is a leak, whatever is in it.
IDENTIFYING_HEADERS = frozenset(
    map(fold, Path(__file__).with_name("identifying_headers.txt").read_text(encoding="utf-8").splitlines())
)
# In a header, the person whose particular it is.
_WHOSE = frozenset(
    map(fold, Path(__file__).with_name("whose_particulars.txt").read_text(encoding="utf-8").splitlines())
)


def promises_a_person(header: str) -> bool:
    """Whether a header names a particular of a person, whoever of the people in the form it is."""
    last = re.split(r"[/.]", header.strip(" :*?."))[-1]
    words = re.findall(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?", last)
    bare = " ".join(word for word in words if fold(word) not in _WHOSE)
    return not {fold(header.strip(" :*")), fold(last), fold(bare), fold(bare.rstrip("."))}.isdisjoint(
        IDENTIFYING_HEADERS
    )
