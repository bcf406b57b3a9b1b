"""A part of a name → what stands for it in every code: its class, or a key for a name that no class holds.

Add here: another way in which a keyboard changes a name without making it another one.
Keep out: names themselves (names.csv; a spelling belongs to one class, a diminutive is a name of its own), and what a
code is made of (recipe.py).

This comes before anything is cut: two letters of Олена and of Елена differ, two letters of their class do not.
"""

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from warehouse.tokens import romanisation

NAMES = Path(__file__).with_name("names.csv")
_LATIN, _CYRILLIC = "abekmhopctxyijs", "авекмнорстхуіјѕ"  # as capitals they look the same
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ`´‘ʹʺ\"″′"))
_STRESS = re.compile("(?<=[аеиоуыэюяіїє])[\u0300\u0301]")
_VOWELS = "AEIO"
LONGEST = 100


@dataclass(frozen=True)
class NameClass:
    """One name in all its spellings. `kind`: f, m, or d for a diminutive."""

    code: str
    kind: str
    spellings: tuple[str, ...]


@cache
def classes() -> tuple[NameClass, ...]:
    with NAMES.open(encoding="utf-8", newline="") as file:
        return tuple(
            NameClass(row["code"], row["kind"], tuple(row["spellings"].split())) for row in csv.DictReader(file)
        )


def folded(word: str) -> str:
    """Lower case, one alphabet, without apostrophes, stress marks and invisible signs. Ё is е."""
    text = unicodedata.normalize("NFKC", word).translate(_INVISIBLE).translate(_APOSTROPHES).lower()
    text = unicodedata.normalize("NFC", _STRESS.sub("", unicodedata.normalize("NFC", text)))
    return _one_alphabet(text).replace("ё", "е")


@lru_cache(maxsize=65536)
def canonical(name: str) -> str:
    """The class or key of a name, A–Z only; several names in one field stand together. '' where there is none."""
    if len(name) > LONGEST:
        return ""
    return "".join(_of_word(word) for word in _words(name))


# The endings of patronymics as keys have them: Ивановна, Сергіївна, Юрьевич; Ильинична, Никитич.
_PATRONYMIC = re.compile("(?:(?P<soft>E)|[OI])V(?:NA|IC)$|(?:IN)?ICNA$|IC$")
_IRREGULAR = {"LV": "LEV", "IAKOVL": "YAKOV", "IAK": "YAKOV"}  # Львовна, Яковлевна, Яківна


@lru_cache(maxsize=65536)
def given_name(name: str) -> str:
    """A name without patronymics. Where nothing else is written, the name of which the patronymic is made."""
    if len(name) > LONGEST:
        return ""
    words = list(_words(name))
    fathers = {word: _father(word) for word in words}
    names = [word for word in words if not fathers[word]]
    return "".join(map(_of_word, names)) or "".join(fathers[word] for word in words)


def _words(name: str) -> Iterator[str]:
    """What blanks and dashes divide. Marks stay with their letters, apostrophes divide nothing."""
    bare = unicodedata.normalize("NFKC", name).translate(_INVISIBLE).translate(_APOSTROPHES)
    return (word for word in re.split(r"[\s\-‐‑–—.,_/\d]+", bare) if word)


def _father(word: str) -> str:
    """The name of whose patronymic it is; '' for what is none."""
    rare = _key(folded(word))
    ending = _PATRONYMIC.search(rare)
    if ending is None or folded(word) in _known() or rare in _by_key():
        return ""
    stem = rare[: ending.start()]
    if name := _fathers().get(stem.rstrip(_VOWELS)):
        return name
    is_rare = "V" in ending[0] and len(stem) > 2
    return stem + ("I" if ending["soft"] else "") if is_rare else ""


@cache
def _fathers() -> Mapping[str, str]:
    """Key of a man's name without its last vowels → class, where only one class has it."""
    stems: dict[str, set[str]] = {}
    for one in classes():
        for spelling in spellings_of(one) if one.kind == "m" else ():
            stems.setdefault(_key(spelling).rstrip(_VOWELS), set()).add(one.code)
    return {stem: next(iter(codes)) for stem, codes in stems.items() if len(codes) == 1} | _IRREGULAR


def _of_word(word: str) -> str:
    text = folded(word)
    known = _known()
    for spelling in (text, _read_as_cyrillic(text)):
        if spelling in known:
            return known[spelling]
    rare = _key(text)
    return _by_key().get(rare, rare)


def _one_alphabet(text: str) -> str:
    """A word typed on two keyboards. Letters that only one alphabet has decide; without any, it is Cyrillic."""
    letters = [letter for letter in text if letter.isalpha()]
    cyrillic = [letter for letter in letters if _is_cyrillic(letter)]
    if not cyrillic or len(cyrillic) == len(letters):
        return text
    decides_latin = any(not _is_cyrillic(letter) and letter not in _LATIN for letter in letters)
    decides_cyrillic = any(letter not in _CYRILLIC for letter in cyrillic)
    return text.translate(_TO_LATIN if decides_latin and not decides_cyrillic else _TO_CYRILLIC)


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u052f"


def _read_as_cyrillic(text: str) -> str:
    """TAMAPA: nothing but letters that both alphabets have."""
    return text.translate(_TO_CYRILLIC) if all(letter in _LATIN for letter in text) else text


def _key(text: str) -> str:
    cyrillic = any(map(_is_cyrillic, text))
    return romanisation.key_of_cyrillic(text) if cyrillic else romanisation.key(text)


def spellings_of(one: NameClass) -> frozenset[str]:
    """The folded spellings that names.csv lists for a class, and its code."""
    return frozenset(map(folded, (*one.spellings, one.code)))


@cache
def _known() -> Mapping[str, str]:
    """Folded spelling → class. What the file lists comes before what standards make of it, and that before customs."""
    listed = {spelling: one.code for one in classes() for spelling in spellings_of(one)}
    return _made(lambda word: romanisation.by_customs(word.translate(_APOSTROPHES))) | _made(romanisations) | listed


def _made(latin: Callable[[str], list[str]]) -> dict[str, str]:
    """Spellings that only one class has."""
    made: dict[str, set[str]] = {}
    for one in classes():
        for spelling in one.spellings:
            for word in latin(spelling.lower()):
                made.setdefault(folded(word), set()).add(one.code)
    return {word: next(iter(codes)) for word, codes in made.items() if len(codes) == 1}


def romanisations(word: str) -> list[str]:
    """A Cyrillic word by each standard that has all its letters; nothing for a Latin one."""
    bare = word.translate(_APOSTROPHES)
    return [romanisation.romanised(bare, standard) for standard in romanisation.standards_for(bare)]


@cache
def _by_key() -> Mapping[str, str]:
    """Key → class, where only one class has it: a spelling that nobody listed."""
    found: dict[str, set[str]] = {}
    for one in classes():
        for spelling in spellings_of(one):
            found.setdefault(_key(spelling), set()).add(one.code)
    return {rare: next(iter(codes)) for rare, codes in found.items() if len(codes) == 1}
