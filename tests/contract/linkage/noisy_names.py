"""Names for invented people, as unequally common as real ones, and how each partner spells them.

Add here: another script or spelling that a partner may write in.
Keep out: slips of the hand (noisy_typing.py) and whose name it is (noisy_people.py).
"""

import random
import re
from dataclasses import dataclass
from functools import cache

from warehouse.tokens import romanisation
from warehouse.tokens.canonical import classes, romanisations

WOMEN, MEN = "f", "m"
LEVELLED = 3  # the n-th name is as common as 1/(n+3): the first one in fifteen, half of all people have the first 25
RARE_SHARE = 0.05  # of names are in no class
RARE_NAMES = 400
_ONSETS = ["б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х", "ч", "ш"]
_VOWELS = ["а", "е", "и", "о", "у", "я"]
_ENDINGS = {WOMEN: ("ия", "на", "ра", "ла", "ша"), MEN: ("ий", "ан", "ор", "ик", "ат")}


@dataclass(frozen=True)
class Name:
    """One name: its Russian and its Ukrainian spelling. Latin letters are made of one of the two."""

    ru: str
    uk: str


def pool(rng: random.Random, kind: str) -> tuple[list[Name], list[float]]:
    """Names of one kind, and how common each is. Which name is the most common is drawn anew each time."""
    known = [name for name in map(_of_class, (one for one in classes() if one.kind == kind)) if name]
    rng.shuffle(known)
    rare = sorted({_rare(rng, kind) for _ in range(RARE_NAMES)} - {name.ru for name in known})
    weights = [1 / (at + LEVELLED) for at in range(len(known))]
    weights = [weight / sum(weights) * (1 - RARE_SHARE) for weight in weights]
    return known + [Name(word, _in_ukrainian(word)) for word in rare], weights + [RARE_SHARE / len(rare)] * len(rare)


def spelled(name: Name, script: str, tongue: str) -> str:
    """As a partner writes it: in Russian, in Ukrainian, or in Latin letters from what she calls herself."""
    if script in ("ru", "uk"):
        return name.ru if script == "ru" else name.uk
    return _romanised(name.ru if tongue == "ru" else name.uk, script, tongue)


@cache
def _romanised(word: str, script: str, tongue: str) -> str:
    standard = {"english": {"ru": "icao", "uk": "kmu"}, "finnish": {"ru": "sfs_ru", "uk": "sfs_uk"}}[script][tongue]
    bare = re.sub("['’]", "", word.lower())
    if standard not in romanisation.standards_for(bare):
        return romanisations(bare)[0].capitalize()
    return romanisation.romanised(bare, standard).capitalize()


# Letters as Soviet passports had them, in French, and as people write who learnt German or Polish. The last is known to
# no part of the sealing tool.
_LETTERS = dict(zip("абвгґдеёзиійклмнопрстуфцыьэєї", [*"abvggdeeziiiklmnoprstufcy", "", "e", "e", "i"], strict=True))
_HISSED = "жхчшщюя"
CUSTOMS = {
    "french": dict(zip(_HISSED, ["j", "kh", "tch", "ch", "chtch", "iou", "ia"], strict=True)) | {"у": "ou", "ц": "ts"},
    "german": dict(zip(_HISSED, ["sch", "ch", "tsch", "sch", "schtsch", "ju", "ja"], strict=True))
    | {"з": "s", "в": "w", "ц": "z", "й": "j"},
    "polish": dict(zip(_HISSED, ["ż", "ch", "cz", "sz", "szcz", "iu", "ia"], strict=True)) | {"в": "w", "й": "j"},
}


def otherwise(rng: random.Random, name: Name) -> str:
    """A name in Latin letters by any custom, from either language."""
    word = re.sub("['’]", "", rng.choice((name.ru, name.uk)).lower())
    made = romanisations(word) + ["".join((_LETTERS | own)[letter] for letter in word) for own in CUSTOMS.values()]
    return rng.choice(made).capitalize()


_STEMS = {"Павел": "Павл", "Лев": "Льв", "Пётр": "Петр", "Яков": "Яковль", "Илья": "Иль", "Никита": "Никит"}
_STEMS |= {"Лука": "Лук", "Яків": "Яков", "Федір": "Федор", "Ілля": "Ілл", "Микита": "Микит", "Антін": "Антон"}


def patronymic(name: Name, script: str, tongue: str, gender: str) -> str:
    """What children of a man are called after him, as a partner spells it."""
    ru, uk = _russian(name.ru, gender == "man"), _ukrainian(name.uk, gender == "man")
    return spelled(Name(ru, uk), script, tongue)


def _russian(father: str, is_man: bool) -> str:
    stem, ending = _STEMS.get(father, father), "ич" if is_man else "на"
    if father in ("Илья", "Никита", "Лука"):
        return stem + ("ич" if is_man else "ична" if father == "Никита" else "инична")
    if stem.endswith("ий"):
        soft = "и" if re.search("[бвгджзклмнпрстфхцчшщ]{2}ий$", stem) else "ь"
        return f"{stem[:-2]}{soft}ев{ending}"
    if stem[-1] in "йь":
        return f"{stem[:-1]}ев{ending}"
    return f"{stem.rstrip('ао')}ов{ending}"


def _ukrainian(father: str, is_man: bool) -> str:
    stem = _STEMS.get(father, father)
    if father in ("Микола", "Сергій") or stem.endswith("й"):
        stem = stem.removesuffix("й")
        return stem + ("йович" if is_man else "ївна")
    return stem.rstrip("ьоа") + ("ович" if is_man else "івна")


def _of_class(one: object) -> Name | None:
    """The first Cyrillic spelling of a class is Russian. The Ukrainian one has a letter of its own, or is the next."""
    cyrillic = [word for word in one.spellings if re.fullmatch("[А-ЯЁІЇЄҐ][а-яёіїєґ']+", word)]  # type: ignore[attr-defined]
    if not cyrillic:
        return None
    first, *others = cyrillic
    own = [word for word in others if re.search("[іїєґІЇЄҐ]", word)]
    others = own + [word for word in others if word != first.replace("ё", "е")] + others
    return Name(first, others[0] if others else first)


def _rare(rng: random.Random, kind: str) -> str:
    syllables = "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(rng.choice((1, 2))))
    return (syllables + rng.choice(_ONSETS) + rng.choice(_ENDINGS[kind])).capitalize()


def _in_ukrainian(word: str) -> str:
    """The sound kept: и is і after what is soft there, э and ы have other letters."""
    return word.replace("ия", "ія").replace("ий", "ій").replace("ы", "и").replace("э", "е").replace("ё", "ьо")
