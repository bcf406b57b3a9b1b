"""The words of coded columns, and which codes they mean. The only place where texts of cells are looked at as words.

Add here: another kind of coded column.
Keep out: identifiers, dates, codes of persons and ages: their texts are never asked about and never written.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from warehouse.contract import ages, contact_fields
from warehouse.contract.fold import fold
from warehouse.contract.gate import identifiers
from warehouse.intake.scaffold.ask import SKIP, Answers, Question
from warehouse.intake.scaffold.vocabulary import key, words
from warehouse.networks import home

CODED = frozenset(
    ("age_band", *contact_fields.CHOICES, *contact_fields.SETS, *contact_fields.PLACES, *contact_fields.COUNTRIES)
)
SEPARATORS = (";", ",", "|", "/", "+", "\n", " ")
IGNORE = "ignore"  # a word that means nothing to the contract; one that is skipped refuses its row
MOST_WORDS, MOST_PLACES = 40, 120
_NEVER_ASKED = frozenset({"age_band"})  # a band is known by its form, or an age
_NO_WORD = re.compile(r"\d{5,}|@|.{81,}", re.DOTALL)
_NUMBER = re.compile(r"^\d+([.,]\d+)?$")


@dataclass
class Coded:
    """What was found out about one coded column."""

    meanings: dict[str, str] = field(default_factory=dict)  # word → code
    open: list[str] = field(default_factory=list)
    separator: str | None = None
    is_no_list: bool = False  # too many different words, or some that identify persons


def read(name: str, texts: list[str], root: Path) -> Coded:
    """The words of one column, with those codes that we know."""
    known = words(name, root)
    separator = _separator(texts, known) if name in contact_fields.SETS else None
    coded = Coded(separator=separator)
    parts = list(dict.fromkeys(part for text in texts for part in _parts(text, separator)))
    unknown = [part for part in parts if key(part) not in known]
    most = MOST_PLACES if name in (*contact_fields.PLACES, *contact_fields.COUNTRIES) else MOST_WORDS
    coded.is_no_list = len(parts) > most or any(map(_NO_WORD.search, unknown)) or _identifies(unknown)
    for part in parts:
        if code := known.get(key(part)):
            coded.meanings.setdefault(part, code)
    coded.open = [] if coded.is_no_list or name in _NEVER_ASKED else unknown
    return coded


def _parts(text: str, separator: str | None) -> list[str]:
    return [part.strip() for part in (text.split(separator) if separator else [text]) if part.strip()]


def _separator(texts: list[str], known: Mapping[str, str]) -> str | None:
    """The sign by which most texts fall into words that we know; none where they are such words already."""

    def share(separator: str | None) -> float:
        parts = [part for text in texts for part in _parts(text, separator)]
        return sum(key(part) in known for part in parts) / max(1, len(parts))

    used = [sign for sign in SEPARATORS if any(sign in text for text in texts)]
    best = max(used, key=share, default=None)
    return best if best is not None and share(best) > share(None) else None


def _identifies(texts: list[str]) -> bool:
    array = pa.array(texts, pa.string())
    return any(detector.hits(array) for detector in identifiers.detectors(frozenset(home.in_force().countries)))


def asked(name: str, column: str, coded: Coded, answers: Answers, allowed: frozenset[str]) -> int:
    """Ask for the meanings that we do not know. Gives back how many words stay without one."""
    choices = (*sorted(allowed), SKIP)
    left = 0
    # A person's answers go before what we take a word for, and hold for words that only later files have.
    answered = [word for word in answers.keys("words", name) if word not in coded.open]
    for word in answered:
        coded.meanings.pop(word, None)
    before = coded.meanings
    coded.meanings = {}
    for word in [*answered, *coded.open]:
        path, text = ("words", name, word), f"Column {column}, {name}: what does «{word}» mean"
        answer = answers.ask(Question(path, text, choices, SKIP))
        if answer not in (None, SKIP):
            coded.meanings[word] = _code(answer, allowed)
        elif word in coded.open:
            left += 1
    coded.meanings |= before
    return left


def _code(answer: object, allowed: frozenset[str]) -> str:
    """YAML reads a bare true or yes as a truth."""
    if not isinstance(answer, bool):
        return str(answer)
    return ("yes" if answer else "no") if "yes" in allowed else str(answer).lower()


def needed(meanings: Mapping[str, str], allowed: frozenset[str]) -> dict[str, str]:
    """What has to be written: codes are understood as they are, and the first of equal spellings is enough."""
    written: dict[str, str] = {}
    seen: set[str] = set()
    for word, code in meanings.items():
        if code in allowed and fold(word) not in seen and fold(word) != fold(code):
            written[word] = code
        seen.add(fold(word))
    return written


def are_counts(texts: Iterable[str]) -> bool:
    """Whether a yes-or-no column holds amounts: 0, 10, 25. No word of ours means more than one."""
    numbers = {text for text in texts if _NUMBER.match(text)}
    return bool(numbers - {"0", "1"})


def is_no_word(text: str) -> bool:
    """Numbers, addresses and sentences are no words of a list: they are neither shown nor written."""
    return bool(_NO_WORD.search(text))


def ticks(prefix: str, texts: list[str], known: Mapping[str, str], answers: Answers) -> dict[str, Any] | None:
    """How a cell of several services is read: `separator`, `words` and `ignore`; None where no word is known."""
    separator = _separator(texts, known) or ";"
    parts = list(dict.fromkeys(part for text in texts for part in _parts(text, separator)))
    fields = {field for field in contact_fields.BOOLEANS if field.startswith(prefix)}
    meant = {part: f"{prefix}{known[key(part)].removeprefix('svc_')}" for part in parts if key(part) in known}
    meant = {part: field for part, field in meant.items() if field in fields}
    ignored = []
    open_parts = [part for part in parts if part not in meant and not is_no_word(part)][:MOST_WORDS]
    for part in dict.fromkeys([*open_parts, *answers.keys("ticks", prefix)]):
        choices = (*sorted(fields), IGNORE, SKIP)
        answer = answers.ask(Question(("ticks", prefix, part), f"Which field does «{part}» tick", choices, SKIP))
        if answer in (IGNORE, SKIP):
            meant.pop(part, None)
        if answer == IGNORE:
            ignored.append(part)
        elif answer and answer != SKIP:
            meant[part] = str(answer)
    return {"separator": separator, "words": meant} | ({"ignore": ignored} if ignored else {}) if meant else None


def of_age(field: str, texts: list[str], root: Path) -> str:
    """`age` for whole years, `age_band` for groups of them, and what the header says where nothing is filled in."""
    known = words("age_band", root)
    years = sum(text.isdigit() for text in texts)
    bands = sum(key(text) in known or ages.code(text) is not None for text in texts if not text.isdigit())
    return field if bands == years else "age_band" if bands > years else "age"


def looks_like(texts: list[str], root: Path) -> str | None:
    """The coded field whose words most of these texts are. A hint for a person, never a decision."""
    shares: dict[str, float] = {}
    for name in sorted(CODED - {"injects_drugs"}):
        known = words(name, root)
        separator = _separator(texts, known) if name in contact_fields.SETS else None
        parts = {part for text in texts for part in _parts(text, separator)}
        shares[name] = sum(key(part) in known for part in parts) / max(1, len(parts))
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > 0.5 else None
