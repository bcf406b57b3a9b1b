"""Which closed cells a restatement may change: by persons, for all cells together. The oracle is plain Python."""

from collections import Counter
from collections.abc import Iterator, Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.disclosure.hiding.restatement import may_change, small_groups

T = 5
People = frozenset[int]


def boring(changed: Mapping[str, People], thresholds: Mapping[str, int]) -> set[str]:
    """Take the cells one by one; keep one if all groups of persons with the same changed cells are large enough."""
    allowed: list[str] = []
    for cell in sorted(changed, key=lambda each: (-len(changed[each]), each)):
        tried = [*allowed, cell]
        everybody = set().union(*(changed[each] for each in tried))
        groups = Counter(tuple(each for each in tried if person in changed[each]) for person in everybody)
        if changed[cell] and all(size >= max(thresholds[each] for each in cells) for cells, size in groups.items()):
            allowed.append(cell)
    return set(allowed)


cells = st.dictionaries(
    st.sampled_from([f"c{number}" for number in range(8)]), st.frozensets(st.integers(0, 40), max_size=30), max_size=8
)


@settings(max_examples=200, deadline=None)
@given(changed=cells, larger=st.sets(st.integers(0, 7)))
def test_the_rule_is_the_boring_one(changed: dict[str, People], larger: set[int]) -> None:
    thresholds = {cell: 10 if int(cell[1:]) in larger else T for cell in changed}
    allowed = may_change(changed, thresholds)
    assert allowed == boring(changed, thresholds)
    assert small_groups(changed, allowed, T) == []


@pytest.mark.parametrize(("entered", "left", "is_allowed"), [(5, 0, True), (0, 5, True), (3, 2, True), (4, 0, False)])
def test_five_who_entered_or_left_change_a_cell_and_four_do_not(entered: int, left: int, is_allowed: bool) -> None:
    """Three who entered and two who left change its number by one: the persons are counted, not the difference."""
    closed, now = frozenset(range(20)), frozenset(range(left, 20 + entered))
    assert may_change({"cell": closed ^ now}, {"cell": T}) == ({"cell"} if is_allowed else set())


def test_a_cell_that_would_part_three_persons_from_the_others_keeps_its_number() -> None:
    """All seven changed the whole; four of them are women. That the women changed would describe the other three."""
    changed = {"whole": frozenset(range(7)), "women": frozenset(range(4)), "outdoor": frozenset(range(7))}
    assert may_change(changed, dict.fromkeys(changed, T)) == {"whole", "outdoor"}
    ten = {"whole": frozenset(range(12)), "women": frozenset(range(6))}
    assert may_change(ten, {"whole": T, "women": T}) == {"whole", "women"}
    assert may_change(ten, {"whole": 10, "women": T}) == {"whole"}


def test_a_total_is_restated_before_the_parts_of_a_comparison_in_which_more_people_came_and_went() -> None:
    """A partner that became a constant reporter brings ninety people into a part; three of them came late to the total,
    with others, and the part would tell them from these."""
    total, part = "reach_01|quarter|2023-01-01|FI|all|all", "setting_04|quarter|2023-01-01|FI|indoor|constant_now"
    changed = {total: frozenset(range(24)), part: frozenset(range(21, 111))}
    assert may_change(changed, dict.fromkeys(changed, T)) == {total}


ATTRIBUTES = {"gender": 3, "age": 7, "origin": 9, "setting": 4, "city": 6}
YEARS = 3


class Network:
    """Persons with attributes in three years, and the cells of one and two attributes, as published tables do."""

    def __init__(self, seed: int, persons: int = 1500) -> None:
        self.random = np.random.default_rng(seed)
        self.persons = persons
        self.cells: dict[str, set[int]] = {}
        for person in range(persons):
            self.enter(person, [year for year in range(YEARS) if self.random.random() < 0.6])
        self.closed = {cell: set(people) for cell, people in self.cells.items()}

    def enter(self, person: int, years: list[int]) -> None:
        said = [f"{name}={self.random.integers(size)}" for name, size in ATTRIBUTES.items()]
        for year in years:
            pairs = [f"{a}&{b}" for number, a in enumerate(said) for b in said[number + 1 :]]
            for cell in ["all", *said, *pairs]:
                self.cells.setdefault(f"{year}|{cell}", set()).add(person)

    def erase(self, person: int) -> None:
        """From her rows, and her mark from the sets of closed cells."""
        for people in (*self.cells.values(), *self.closed.values()):
            people.discard(person)

    def changed(self) -> dict[str, People]:
        names = self.cells.keys() | self.closed.keys()
        both = {name: frozenset(self.cells.get(name, set()) ^ self.closed.get(name, set())) for name in names}
        return {name: people for name, people in both.items() if people}


def exposed(before: Mapping[str, int], after: Mapping[str, int]) -> set[str]:
    return {cell for cell in before.keys() | after.keys() if before.get(cell, 0) != after.get(cell, 0)}


def test_of_300_persons_erased_one_at_a_time_no_profile_is_exposed() -> None:
    """Each in a year of her own choice, with a restatement after each. By the numbers alone, all of them would be."""
    network = Network(20240220)
    by_number, by_persons = 0, 0
    for person in network.random.choice(network.persons, 300, replace=False).tolist():
        before = {cell: len(people) for cell, people in network.cells.items()}
        is_met = any(person in people for people in network.cells.values())
        network.erase(person)
        by_number += bool(exposed(before, {cell: len(people) for cell, people in network.cells.items()}))
        by_persons += bool(may_change(network.changed(), dict.fromkeys(network.changed(), T)))
        assert is_met or not network.changed()
    assert by_persons == 0
    assert by_number > 270


@pytest.mark.parametrize("seed", range(5))
def test_late_rows_of_many_still_restate_and_the_erased_one_among_them_is_in_no_group(seed: int) -> None:
    network = Network(seed, persons=500)
    erased = network.random.choice(network.persons, 20, replace=False).tolist()
    for person in range(network.persons, network.persons + 60):
        network.enter(person, [int(network.random.integers(YEARS))])
    for person in erased:
        network.erase(person)
    changed = network.changed()
    allowed = may_change(changed, dict.fromkeys(changed, T))
    assert {f"{year}|all" for year in range(YEARS)} <= allowed
    assert small_groups(changed, allowed, T) == []
    assert not set().union(*(changed[cell] for cell in allowed)) & set(erased)
    assert small_groups(changed, changed, T) != [], "without the rule, single persons would be described"


def test_parts_and_their_whole_change_together_or_none_of_them_does() -> None:
    """Forty persons came late, three of them work remotely: the parts of the whole would no longer make it up."""
    family = dict.fromkeys(("recorded", "indoor", "outdoor", "remote"), "shares of March")
    changed = {
        "total": frozenset(range(40)), "recorded": frozenset(range(40)), "indoor": frozenset(range(22)),
        "outdoor": frozenset(range(22, 37)), "remote": frozenset(range(37, 40)),
    }  # fmt: skip
    thresholds = dict.fromkeys(changed, T)
    assert may_change(changed, thresholds) == {"total", "recorded", "indoor"}, "one by one, days are mixed"
    assert may_change(changed, thresholds, family) == {"total"}
    changed["outdoor"] = frozenset(range(22, 40))
    del changed["remote"]
    assert may_change(changed, thresholds, family) == {"total", "recorded", "indoor", "outdoor"}


families = st.dictionaries(st.sampled_from([f"c{number}" for number in range(8)]), st.sampled_from("ab"))


@settings(max_examples=200, deadline=None)
@given(changed=cells, larger=st.sets(st.integers(0, 7)), family=families)
def test_a_family_is_restated_whole_and_describes_no_small_group(
    changed: dict[str, People], larger: set[int], family: dict[str, str]
) -> None:
    thresholds = {cell: 10 if int(cell[1:]) in larger else T for cell in changed}
    allowed = may_change(changed, thresholds, family)
    for cell in allowed:
        assert {each for each in family if changed.get(each) and family[each] == family.get(cell)} <= allowed
        assert len(changed[cell]) >= thresholds[cell]
    assert small_groups(changed, allowed, T) == []


class Shares:
    """A country with three places of work in three months: what is published of it, and on which day it was counted."""

    PARTS = ("indoor", "outdoor", "remote")

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        self.people: dict[str, set[int]] = {}
        self.arrive(int(self.random.integers(80, 300)))
        self.closed = {cell: frozenset(people) for cell, people in self.people.items()}
        self.said = {cell: (len(people), 0) for cell, people in self.people.items()}

    def arrive(self, persons: int) -> None:
        first = max((max(people) for people in self.people.values() if people), default=-1) + 1
        odds = self.random.dirichlet((3.0, 2.0, 0.6))
        for person in range(first, first + persons):
            month, part = self.random.integers(3), self.PARTS[self.random.choice(3, p=odds)]
            for cell in ("whole", part):
                self.people.setdefault(f"m{month}|{cell}", set()).add(person)

    def restate(self, day: int, family: Mapping[str, str]) -> None:
        changed = {
            cell: frozenset(self.people.get(cell, set()) ^ self.closed.get(cell, frozenset())) for cell in self.people
        }
        allowed = may_change(changed, dict.fromkeys(changed, T), family)
        anew = {family.get(cell, cell) for cell in allowed}
        for cell, people in self.people.items():
            if cell in allowed or family.get(cell, cell) in anew:
                self.said[cell], self.closed[cell] = (len(people), day), frozenset(people)

    def sums(self, *, of_one_day: bool) -> Iterator[float]:
        """Of each month of which all shares have a number, their sum."""
        for month in range(3):
            whole, day = self.said.get(f"m{month}|whole", (0, 0))
            if any(f"m{month}|{part}" in self.people.keys() - self.said.keys() for part in self.PARTS):
                continue  # a part that nobody was in when the month closed is hidden
            parts = [self.said.get(f"m{month}|{part}", (0, 0)) for part in self.PARTS]
            if whole and not (of_one_day and any(count and counted != day for count, counted in parts)):
                yield sum(count for count, _ in parts) / whole


@pytest.mark.parametrize("is_together", [True, False])
def test_shares_of_a_partition_sum_to_all_in_every_release_restated_or_not(*, is_together: bool) -> None:
    """Two hundred small networks, each restated twice after late rows. Together no share is lost; one by one days are
    mixed, and where numbers of two days are not divided, nothing wrong is left.
    """
    cells = [f"m{month}|{part}" for month in range(3) for part in ("whole", *Shares.PARTS)]
    family = {cell: cell.split("|")[0] for cell in cells} if is_together else {}
    mixed, restated = 0, 0
    for seed in range(200):
        network = Shares(seed)
        for day in (1, 2):
            network.arrive(int(network.random.integers(5, 80)))
            network.restate(day, family)
            assert all(abs(each - 1) < 1e-9 for each in network.sums(of_one_day=True))
            mixed += sum(abs(each - 1) > 0.02 for each in network.sums(of_one_day=False))
        restated += any(day for _, day in network.said.values())
    assert restated > 100
    assert (mixed == 0) is is_together
