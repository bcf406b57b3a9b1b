"""What match keys find and what they confuse, on invented people whose names are as unequally common as real ones."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest

from warehouse.tokens.canonical import NameClass, classes
from warehouse.tokens.first_keying import FULL
from warehouse.tokens.recipe import Person, codes, recipes

PEOPLE, MET_TWICE, WITH_A_SLIP = 4000, 0.3, 0.25


def invented(rng: random.Random) -> Callable[[], dict[str, object]]:
    """People: two name classes of women, one of men, sex, birth date. The n-th name is as common as 1/(n+3)."""
    women, men = ([one for one in classes() if one.kind == kind] for kind in "fm")
    rng.shuffle(women)
    rng.shuffle(men)

    def name(pool: list[NameClass]) -> NameClass:
        return rng.choices(pool, [1 / (at + 3) for at in range(len(pool))])[0]

    return lambda: {
        "mother": name(women),
        "father": name(men),
        "own": name(women),
        "gender": "woman" if rng.random() < 0.9 else "man",
        "born": date(1970, 1, 1) + timedelta(days=rng.randrange(365 * 35)),
    }


def slipped(rng: random.Random, right: dict[str, object], other: dict[str, object]) -> dict[str, object]:
    """One part written as it is not."""
    born, wrong = right["born"], other["born"]
    assert isinstance(born, date)
    assert isinstance(wrong, date)
    born = born.replace(day=min(born.day, 28))
    slips: list[dict[str, object]] = [
        {"mother": other["mother"]}, {"father": other["father"]}, {"gender": None},
        {"born": born.replace(day=min(wrong.day, 28))}, {"born": born.replace(month=wrong.month)},
        {"born": born.replace(year=born.year + rng.choice((-1, 1)))},
    ]  # fmt: skip
    return right | rng.choice(slips)


def linked(recipe: str, seed: int) -> tuple[float, float]:
    """Precision and recall over pairs of records, linked as the warehouse links: in pairs, with its veto of years."""
    rng = random.Random(seed)
    draw = invented(rng)
    written: dict[str, list[int]] = defaultdict(list)  # whole code → people
    band: dict[str, int] = {}
    match: dict[tuple[str, str], set[str]] = defaultdict(set)
    for number in range(PEOPLE):
        right = draw()
        forms = [right]
        if rng.random() < MET_TWICE:
            forms.append(slipped(rng, right, draw()) if rng.random() < WITH_A_SLIP else right)
        for form in forms:
            names = {part: rng.choice(form[part].spellings) for part in ("mother", "father", "own")}  # type: ignore[attr-defined]
            made = codes(recipes()[recipe], Person(names, form["gender"], form["born"]))  # type: ignore[arg-type]
            whole = made.pop(FULL)
            written[whole].append(number)
            band[whole] = form["born"].year // 5  # type: ignore[attr-defined]
            for label, code in made.items():
                match[label, code].add(whole)
    root = {whole: whole for whole in written}

    def of(whole: str) -> str:
        while root[whole] != whole:
            whole = root[whole]
        return whole

    for pair in match.values():
        if len(pair) == 2 and len({band[whole] for whole in pair}) == 1:
            one, other = map(of, pair)
            root[one] = other
    return judged(written, of)


def judged(written: dict[str, list[int]], of: Callable[[str], str]) -> tuple[float, float]:
    persons: dict[str, list[int]] = defaultdict(list)
    for whole, people in written.items():
        persons[of(whole)] += people
    counts = [Counter(people) for people in persons.values()]
    said = sum(count.total() * (count.total() - 1) // 2 for count in counts)
    right = sum(one * (one - 1) // 2 for count in counts for one in count.values())
    records = sorted(number for people in written.values() for number in people)
    return right / said, right / sum(one == other for one, other in pairwise(records))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_with_the_persons_own_name_nearly_all_are_found_and_few_confused(seed: int) -> None:
    precision, recall = linked("uic-own-name-1", seed)
    assert precision >= 0.98
    assert recall >= 0.95


def test_without_it_more_are_confused() -> None:
    assert linked("uic-1", 1)[0] < linked("uic-own-name-1", 1)[0]
