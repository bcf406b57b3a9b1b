"""What partners type of invented people, and the codes that the sealing tool makes of it.

Add here: another slip, or another way of spelling.
Keep out: who the people are (people.py).
"""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from people import START, Habits, Truth

from warehouse.sealing import romanisation
from warehouse.sealing.canonical import classes, romanisations
from warehouse.sealing.recipe import Person, Recipe, codes

SCRIPTS = ("ru", "uk", "english", "finnish")
_ALPHABET = "абвгдезиклмнопрстуфхя"


@dataclass(frozen=True)
class Identity:
    own: tuple[str, str]  # in Russian and in Ukrainian
    mother: tuple[str, str]
    father: tuple[str, str]
    gender: str
    born: date
    tongue: str


@dataclass(frozen=True)
class Typed:
    own: str
    mother: str
    father: str
    gender: str
    born: date


def pool(rng, kind, habits):
    known = []
    for one in classes():
        cyr = [w for w in one.spellings if w[0] >= "\u0400"]
        if one.kind == kind and cyr:
            uk = [w for w in cyr[1:] if set(w) & set("іїєґІЇЄҐ")] or cyr[1:] or cyr
            known.append((cyr[0], uk[0]))
    rng.shuffle(known)
    ends = {"f": ("ия", "на", "ра", "ла"), "m": ("ий", "ан", "ор", "ик")}[kind]
    on, vo = "бвгдзклмнпрстфх", "аеиоу"
    rare = sorted(
        {
            (
                "".join(rng.choice(on) + rng.choice(vo) for _ in range(rng.choice((1, 2))))
                + rng.choice(on)
                + rng.choice(ends)
            ).capitalize()
            for _ in range(300)
        }
    )
    weights = [1 / (n + habits.levelled) for n in range(len(known))]
    total = sum(weights)
    weights = [w / total * (1 - habits.unclassed) for w in weights]
    names = known + [(w, w.replace("ия", "ія").replace("ий", "ій")) for w in rare]
    return names, weights + [habits.unclassed / len(rare)] * len(rare)


def identities(rng: random.Random, habits: Habits) -> list[Identity]:
    women, men = pool(rng, "f", habits), pool(rng, "m", habits)
    made: list[Identity] = []
    for _ in range(habits.people):
        gender = rng.choices(("woman", "man", "trans_or_nonbinary"), (86, 10, 4))[0]
        own = rng.choices(*(men if gender == "man" else women))[0]
        born = date(START - 19, 12, 31) - timedelta(days=int(rng.triangular(0, 365 * 35, 365 * 8)))
        if rng.random() < habits.heaped:
            born = date(born.year, 1, 1)
        mother, father = rng.choices(*women)[0], rng.choices(*men)[0]
        if made and rng.random() < habits.sisters:
            kin = rng.choice(made)
            mother, father = kin.mother, kin.father
            born = kin.born if rng.random() < 0.3 else born
        made.append(Identity(own, mother, father, gender, born, rng.choice(("ru", "uk"))))
    return made


def _latin(word, script, tongue):
    standard = {"english": {"ru": "icao", "uk": "kmu"}, "finnish": {"ru": "sfs_ru", "uk": "sfs_uk"}}[script][tongue]
    bare = word.lower().replace("'", "").replace("’", "")
    if standard not in romanisation.standards_for(bare):
        return romanisations(bare)[0]
    return romanisation.romanised(bare, standard)


_cache: dict = {}


def spelled(name, script, tongue):
    if script in ("ru", "uk"):
        return name[script == "uk"]
    key = name, script, tongue
    if key not in _cache:
        _cache[key] = _latin(name[tongue == "uk"], script, tongue)
    return _cache[key]


def _valid(text, fallback):
    try:
        year = int(text[4:])
        return date(year + (2000 if year < 10 else 1900), int(text[2:4]), int(text[:2]))
    except ValueError:
        return fallback


def slip(rng, row: Typed, habits: Habits) -> Typed:
    if rng.random() < habits.digit:
        text = f"{row.born:%d%m%y}"
        for _ in range(20):
            at = rng.randrange(6)
            born = _valid(text[:at] + rng.choice("0123456789") + text[at + 1 :], row.born)
            if born != row.born and 1950 < born.year < START - 17:
                row = replace(row, born=born)
                break
    if rng.random() < habits.swap:
        if rng.random() < 0.4 and row.born.day <= 12 and row.born.day != row.born.month:
            row = replace(row, born=date(row.born.year, row.born.day, row.born.month))
        else:
            part = rng.choice(("own", "mother", "father"))
            word = getattr(row, part)
            at = rng.randrange(max(1, len(word) - 1))
            row = replace(row, **{part: word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]})
    if rng.random() < habits.typo:
        part = rng.choice(("own", "mother", "father"))
        word = getattr(row, part)
        at = rng.randrange(len(word))
        letter = rng.choice(_ALPHABET) if word[0] >= "\u0400" else rng.choice("abdegiklmnoprstuv")
        row = replace(row, **{part: word[:at] + letter + word[at + 1 :]})
    return row


def typed(rng: random.Random, habits: Habits, people: list[Identity], truth: Truth) -> list[Typed]:
    women, men = pool(rng, "f", habits), pool(rng, "m", habits)
    first = habits.cities[0] * habits.partners_of_a_city
    script = {p: rng.choice(SCRIPTS[:2] if p < first else SCRIPTS) for p in set(truth.partner)}
    usual: dict = {}
    rows = []
    for person, partner in zip(truth.person, truth.partner, strict=True):
        right = usual.get((person, partner))
        if right is None:
            who = people[person]
            own = rng.choices(*women)[0] if rng.random() < habits.alias else who.own
            mother = rng.choices(*women)[0] if rng.random() < habits.other_mother else who.mother
            father = rng.choices(*men)[0] if rng.random() < habits.other_father else who.father
            names = (spelled(name, script[partner], who.tongue) for name in (own, mother, father))
            right = usual[person, partner] = Typed(*names, who.gender, who.born)
        rows.append(slip(rng, right, habits))
    return rows


def keyed(recipe: Recipe, rows: list[Typed]) -> list[dict[str, str]]:
    known: dict[Typed, dict[str, str]] = {}
    for row in rows:
        if row not in known:
            names = {"own": row.own, "mother": row.mother, "father": row.father}
            known[row] = codes(recipe, Person(names, row.gender, row.born))
    return [known[row] for row in rows]
