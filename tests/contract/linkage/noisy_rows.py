"""One invented network from one seed: who was met, and what stands in each row.

Add here: what all ways of making tokens share.
Keep out: tokens (noisy_tokens.py), and how a row is typed (noisy_typing.py).
"""

import random
from dataclasses import dataclass

import numpy as np
from noisy_names import WOMEN, Name, pool
from noisy_people import DRAWN, PAIR, SCRIPT, Identity, Meetings, met, partner
from noisy_typing import ALIAS, OF_A_PARTNER, OF_A_ROW, Typed, as_people_do, typed, with_slips
from numpy.typing import NDArray


@dataclass(frozen=True)
class Written:
    """Rows in the order of their meetings. `record` numbers the distinct texts of a person at a partner."""

    seed: int
    meetings: Meetings
    rows: list[Typed]
    record: NDArray[np.int64]


def written(seed: int, drawn: int = DRAWN, pair: tuple[str, str] = PAIR, *, as_people: bool = False) -> Written:
    """Everything drawn from one seed. `as_people`: fields are exchanged and names written by other customs, too."""
    people, meetings = met(seed, drawn, pair)
    rng = random.Random(seed + 1)
    aliases = pool(rng, WOMEN)
    usual: dict[tuple[int, int], Typed] = {}
    numbers: dict[tuple[int, int, Typed], int] = {}
    rows, record = [], []
    for at, (person, where) in enumerate(zip(meetings.person.tolist(), meetings.partner.tolist(), strict=True)):
        right = usual.get((person, where))
        if right is None:
            right = usual[person, where] = _usual(rng, people[person], where, aliases)
            if as_people:
                right = usual[person, where] = as_people_do(
                    rng, people[person], SCRIPT[partner(where)], right, OF_A_PARTNER
                )
        row = with_slips(rng, right, meetings.date(at))
        if as_people:
            row = as_people_do(rng, people[person], SCRIPT[partner(where)], row, OF_A_ROW)
        rows.append(row)
        record.append(numbers.setdefault((person, where, row), len(numbers)))
    return Written(seed, meetings, rows, np.array(record))


def _usual(rng: random.Random, who: Identity, where: int, aliases: tuple[list[Name], list[float]]) -> Typed:
    alias = rng.choices(*aliases)[0] if rng.random() < ALIAS else None
    return typed(who, SCRIPT[partner(where)], alias)
