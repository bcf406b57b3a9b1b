"""Linear programs find what subtraction does not, never more than is certain, and always hold the truth."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.disclosure.inference import atoms, programs
from warehouse.disclosure.inference.atoms import Block
from warehouse.disclosure.inference.bounds import tighten
from warehouse.disclosure.inference.rows import Relation, rows
from warehouse.disclosure.statements.cells import UNKNOWN

EXACT = np.zeros(6, dtype=np.int64)


def test_three_sums_of_pairs_give_each_cell_away_though_no_single_one_does():
    """x + y = 5, x + z = 6, y + z = 7: subtraction leaves a choice, the three together leave none."""
    related = [Relation("one", 0, (3, 4)), Relation("one", 1, (3, 5)), Relation("one", 2, (4, 5))]
    made = rows(related, EXACT)
    low, high = np.array([5, 6, 7, 0, 0, 0]), np.array([5, 6, 7, UNKNOWN, UNKNOWN, UNKNOWN])
    alone = tighten(made, low, high)
    assert (alone.low[3], alone.high[3]) == (0, 4)
    chosen = programs.Neighbours(made, 6).around(3)
    assert [programs.bound(made, chosen, [cell], low, high)[:2] for cell in (3, 4, 5)] == [(2, 2), (3, 3), (4, 4)]


def test_a_cell_that_may_be_empty_is_not_asked_for_its_largest():
    made = rows([Relation("one", 0, (1, 2))], EXACT[:3])
    assert programs.bound(made, [0], [1], np.array([4, 0, 0]), np.array([4, UNKNOWN, UNKNOWN])) == (0, UNKNOWN, 1)


def test_contradictory_rows_tell_nothing():
    made = rows([Relation("inside", 0, (1,))], EXACT[:2])
    assert programs.bound(made, [0], [1], np.array([2, 9]), np.array([3, 9]))[:2] == (0, UNKNOWN)


def test_persons_in_several_settings_follow_from_exact_sums_of_two():
    """18 people outdoors or indoors, 10 and 10: two of them in both."""
    block = Block(
        2,
        1,
        ((0, 3, frozenset([0])), (1, 1, frozenset([0])), (2, 2, frozenset([0])), (3, 3, frozenset([0]))),
        frozenset([3]),
    )
    members = atoms.matrix(block)
    assert atoms.bound(members, [3], [18, 10, 10, 0], [18, 10, 10, UNKNOWN])[:2] == (2, 2)
    assert atoms.bound(members, [3], [13, 5, 5, 0], [23, 15, 15, UNKNOWN])[:2] == (0, UNKNOWN)


# Two overlapping settings, two genders: what each cell holds of the six atoms.
CELLS = tuple(
    (number, bits, frozenset(classes))
    for number, (bits, classes) in enumerate(product((3, 1, 2), ((0, 1), (0,), (1,))))
)
SMALL = Block(2, 2, CELLS)
WORLDS = np.array(list(product(range(4), repeat=SMALL.atoms)))


@given(
    world=st.lists(st.integers(0, 3), min_size=SMALL.atoms, max_size=SMALL.atoms),
    noise=st.lists(st.integers(-2, 2), min_size=len(CELLS), max_size=len(CELLS)),
    hidden=st.sets(st.integers(0, len(CELLS) - 1), min_size=1),
)
@settings(max_examples=60, deadline=None)
def test_bounds_hold_every_world_that_fits_what_is_published(world, noise, hidden):
    """Every world of up to three persons in each atom, one by one, is the oracle."""
    members = atoms.matrix(SMALL)
    true = (members @ np.array(world)).astype(int)
    low = [0 if cell in hidden else max(0, true[cell] + noise[cell] - 2) for cell in range(len(CELLS))]
    high = [UNKNOWN if cell in hidden else true[cell] + noise[cell] + 2 for cell in range(len(CELLS))]
    counts = (members @ WORLDS.T).T
    fitting = counts[((counts >= low) & (counts <= high)).all(axis=1)]
    for cell in sorted(hidden):
        least, most, _ = atoms.bound(members, [cell], low, high)
        assert least <= fitting[:, cell].min() <= true[cell] <= fitting[:, cell].max() <= most


@given(
    people=st.lists(st.tuples(st.sets(st.integers(0, 2), min_size=1), st.integers(0, 2)), max_size=40),
    noise=st.integers(0, 5),
    hidden=st.sets(st.integers(0, 15), max_size=10),
    seed=st.randoms(use_true_random=False),
)
@settings(max_examples=60, deadline=None)
def test_the_truth_is_within_the_bounds_of_any_small_network(people, noise, hidden, seed):
    """Settings overlap, genders do not; cells are all combinations with their margins."""
    cells = list(product((None, 0, 1, 2), (None, 0, 1, 2)))
    true = np.array(
        [sum((s is None or s in mine) and g in (None, gender) for mine, gender in people) for s, g in cells]
    )
    shown = np.array([0 if cell in hidden else max(1, true[cell] + seed.randint(-noise, noise)) for cell in range(16)])
    related = [
        Relation("cover", cells.index((None, g)), tuple(cells.index((s, g)) for s in range(3))) for g in (None, 0, 1, 2)
    ]
    related += [
        Relation("one", cells.index((s, None)), tuple(cells.index((s, g)) for g in range(3))) for s in (None, 0, 1, 2)
    ]
    low = np.where(shown == 0, 0, np.minimum(true, np.maximum(0, shown - noise)))
    high = np.where(shown == 0, UNKNOWN, np.maximum(true, shown + noise))
    made = rows(related, np.zeros(16, dtype=np.int64))
    found = tighten(made, low, high)
    assert ((found.low <= true) & (true <= found.high)).all()
    around = programs.Neighbours(made, 16)
    for cell in hidden:
        least, most, _ = programs.bound(made, around.around(cell), [cell], found.low, found.high)
        assert least <= true[cell] <= most


@pytest.mark.parametrize(("overlapping", "exclusive", "is_small"), [(8, 16, True), (9, 1, False), (8, 17, False)])
def test_blocks_with_too_many_atoms_are_not_built(overlapping, exclusive, is_small):
    assert Block(overlapping, exclusive, ()).is_small() is is_small
