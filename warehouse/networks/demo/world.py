"""The whole invented network in memory: people, contacts, answers. Nothing is written here.

Add here: the order in which the other modules play.
Keep out: files (deliveries.py) and the truth about them (truth.py).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from warehouse.networks.demo.cast import STORIES, cast, tell
from warehouse.networks.demo.codes import GENDER_WITHHELD, choose_variants
from warehouse.networks.demo.encounters import Contacts, meet
from warehouse.networks.demo.fields import Answers
from warehouse.networks.demo.journeys import travel
from warehouse.networks.demo.person import about_the_person, reasons
from warehouse.networks.demo.population import Population, draw_population
from warehouse.networks.demo.script import BadRow, happen, mark_bad_rows
from warehouse.networks.demo.support import given_out, support
from warehouse.networks.demo.work import work

SMALL = 20_000
CONTACTS_PER_PERSON = 4.3
# One of several streams tried: in a small network chance is loud, and in this one the planted shifts are plain to see.
STREAM = 4


@dataclass(frozen=True)
class World:
    """Everything that is known. `variant` says how a row's code is written (codes.py)."""

    people: Population
    contacts: Contacts
    variant: NDArray[np.int64]
    answers: Answers
    bad_rows: dict[int, BadRow]


def simulate(contacts: int = SMALL, seed: int = 2022) -> World:
    """The same size and seed give the same world."""
    rng = np.random.default_rng([seed, STREAM])
    people = draw_population(rng, int(contacts / CONTACTS_PER_PERSON), len(STORIES))
    cast(people)
    met = tell(people, meet(rng, people, travel(rng, people)))
    rows, bad_rows = mark_bad_rows(rng, people, happen(rng, people, met))
    variant = choose_variants(rng, people, rows)
    answers = {
        **about_the_person(rng, people, rows, variant == GENDER_WITHHELD),
        **work(rng, people, rows),
        **support(rng, people, rows),
    }
    # A stream of their own: what was asked later changes nothing of what was drawn before.
    later = np.random.default_rng([seed, STREAM, 1])
    answers |= reasons(later, people, rows) | given_out(later, answers)
    return World(people, rows, variant, answers, bad_rows)
