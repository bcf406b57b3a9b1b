"""The disclosure test: every attack on one release, with a budget of linear programs and a seed.

Add here: another attack, as a function of the Test that returns an Attack.
Keep out: reading files and the working database (statements), and what is told to whom (disclosure/report.py).

Order matters: subtraction is cheap and narrows the bounds from which the linear programs start. The same release,
budget and seed give the same result, unless the clock cut it.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np

from warehouse.definitions.protection import SMALLEST_GROUP
from warehouse.disclosure.attacks import (
    linear_programs,
    membership,
    partners,
    releases,
    squares,
    twins,
)
from warehouse.disclosure.attacks.recovered import named, only_news
from warehouse.disclosure.inference import (
    bounds,
    derived,
)
from warehouse.disclosure.inference import rows as rows_of
from warehouse.disclosure.inference.under_test import (
    PROBLEMS,
    SECONDS,
    SEED,
    Budget,
    Files,
    Test,
    forget_outdated,
)
from warehouse.disclosure.report import Attack, Report
from warehouse.disclosure.statements.catalogue import catalogue
from warehouse.disclosure.statements.cells import (
    UNKNOWN,
    Key,
)
from warehouse.disclosure.statements.knowledge import knowledge
from warehouse.disclosure.statements.truth import Truth


def run(
    release_id: str,
    files: Files,
    earlier: Mapping[str, Files],
    truth: Truth,
    budget: Budget | None = None,
    closed: AbstractSet[str] = frozenset(),
) -> Report:
    """Try every attack on a release. `earlier`: the files of the releases that are still there, by their name.

    `closed`: names of the cells that are in the ledger, as earlier releases have shown them.
    """
    return tried(prepared(files, truth, budget, closed), release_id, earlier)


def prepared(files: Files, truth: Truth, budget: Budget | None = None, closed: AbstractSet[str] = frozenset()) -> Test:
    """What an attacker knows at the start."""
    return Test(files, truth, budget or Budget(), catalogue(), closed)


def tried(test: Test, release_id: str, earlier: Mapping[str, Files], *, is_hurried: bool = False) -> Report:
    """Every attack on what was prepared; in a hurry, no linear program once something else has recovered a cell."""
    report = Report(release_id, test.budget.seed, test.budget.problems, not_examined=test.not_examined())
    differing = _differences(test, earlier)
    report.cells, report.hidden = len(test.cells.keys), int(test.cells.hidden.sum())
    cheap: list[Callable[[], Attack]] = [
        lambda: _subtraction(test),
        lambda: _periods(test),
        lambda: _audiences(test),
        lambda: _squares(test),
        lambda: _partners(test),
        lambda: _twins(test),
        lambda: _earlier(differing),
        lambda: _profile(test, differing),
        lambda: _derived(test, report),
        lambda: membership.attack(test.cells, test.truth.rich, test.truth.sets),
        lambda: _below_threshold(test),
    ]
    report.attacks = [step() for step in cheap]
    if not is_hurried or report.is_passed:
        report.attacks += [linear_programs.over_relations(test), linear_programs.over_atoms(test)]
    report.problems, report.is_cut = test.solved, test.is_cut
    report.cpu_seconds = round(time.process_time() - test.begun, 1)
    return report


def _small(test: Test, limits: bounds.Bounds, relations: Sequence[rows_of.Relation]) -> list[int]:
    """Hidden cells, and rests of several hidden ones, that are known to hold one to four persons."""
    small = np.flatnonzero(test.cells.hidden & (limits.low >= 1) & (limits.high < SMALLEST_GROUP))
    return [int(number) for number in [*small, *bounds.small_rests(relations, test.cells.hidden, limits)]]


def _alone(test: Test, *, with_periods: bool) -> list[int]:
    """What the audience that is told most can subtract."""
    known = knowledge(test.said.values(), test.truth, only=test.main_audience()).cells
    forget_outdated(known, test.is_closed)
    chosen = [each for each in test.relations if with_periods or not each.is_period]
    tightened = bounds.tighten(test.rows_among(chosen, known), known.low, known.high)
    return _small(test, tightened, chosen)


def _below_threshold(test: Test) -> Attack:
    """Numbers that their grain does not allow, in any file; rounding may take half of its step from an allowed one.

    A closed cell keeps its number when the threshold is raised later.
    """
    threshold_of = {pattern.pattern_id: pattern.threshold for pattern in test.truth.patterns}
    shown, below = set(), set()
    for file in test.said.values():
        for statement in (each for table in file.statements.values() for each in table if each.persons):
            key, place = statement.key, test.cells.index[statement.key]
            shown.add(place)
            least = SMALLEST_GROUP if test.is_closed[place] else threshold_of[key.pattern_id]
            if (statement.persons or 0) < least - file.step // 2:
                below.add(place)
    return Attack("numbers below their threshold", len(shown), named([test.cells.keys[each] for each in sorted(below)]))


def _subtraction(test: Test) -> Attack:
    noise = "" if test.union.is_perturbed else "The numbers are not changed at random as the perturbation table says."
    contradicted = len(test.bounds.dropped)
    note = f"{contradicted} relations contradict each other and were left out." if contradicted else ""
    outdated = int(test.outdated.sum())
    old = f"{outdated} closed cells are of other persons by now: nothing was made of them." if outdated else ""
    notes = " ".join(each for each in (note, noise, old) if each)
    tried = int(test.cells.hidden.sum())
    return only_news(test, "subtraction of margins", tried, _alone(test, with_periods=False), notes)


def _periods(test: Test) -> Attack:
    wholes = {each.whole for each in test.relations if each.is_period}
    return only_news(test, "overlapping periods", len(wholes), _alone(test, with_periods=True))


def _audiences(test: Test) -> Attack:
    keys_by_file = [{each.key for table in file.statements.values() for each in table} for file in test.said.values()]
    common = len(set.intersection(*keys_by_file)) if len(keys_by_file) > 1 else 0
    return only_news(test, "all audiences together", common, _small(test, test.bounds, test.relations))


def _squares(test: Test) -> Attack:
    guess = squares.guess(test.cells, test.rows)
    return Attack("least squares", guess.tried, guessed=guess.guessed, right=guess.right, blind=guess.blind)


def _partners(test: Test) -> Attack:
    tried, recovered = partners.recovered_by_partners(test.cells, test.bounds, test.truth.largest_share)
    before = set(partners.recovered_by_partners(test.cells, test.earlier.bounds, test.truth.largest_share)[1])
    known = before & set(np.flatnonzero(test.is_closed).tolist())
    return only_news(test, "a partner's own rows", tried, [each for each in recovered if each not in known])


def _twins(test: Test) -> Attack:
    # What is restated now closes now.
    is_closed = test.is_closed & ~np.array([str(key) in test.truth.changed for key in test.cells.keys], dtype=bool)
    tried, recovered = twins.recovered(test.cells, test.truth.reports, is_closed, test.truth.noise)
    return Attack("cells of the same persons", tried, named([test.cells.keys[cell] for cell in recovered]))


Differing = Mapping[str, list[releases.Differences]]  # earlier release → what differs, of each audience


def _earlier(earlier: Differing) -> Attack:
    attack, changed = Attack("earlier releases"), 0
    for audiences in earlier.values():
        for difference in audiences:
            attack.tried, changed = attack.tried + difference.tried, changed + difference.changed
            attack.recovered += named(difference.recovered)
    attack.note = f"{len(earlier)} releases; {changed} closed cells changed." if earlier else "There is none."
    return attack


def _profile(test: Test, earlier: Differing) -> Attack:
    """Which closed cells changed since each release that is still there, in all tables together."""
    tried, recovered, before = 0, set(), 0
    for audiences in earlier.values():
        changed: dict[Key, int | None] = {}
        for each in audiences:
            changed |= each.cells if not each.is_rounded else {}
        given_away, judged = releases.profile(changed, test.truth)
        tried, before = tried + len(changed), max(before, judged)
        recovered.update(given_away)
    note = f"{before} changed by a restatement before this one." if before else ""
    return Attack("the profile of a change", tried, named(sorted(recovered, key=str)), note=note)


def _differences(test: Test, earlier: Mapping[str, Files]) -> Differing:
    by_release: dict[str, list[releases.Differences]] = {name: [] for name in earlier}
    for audience, now in sorted(test.files.items()):
        before = {name: files[audience] for name, files in earlier.items() if audience in files}
        if before:
            for name, difference in releases.differences(now, before, test.known, test.truth, test.union.noise).items():
                by_release[name].append(difference)
    return by_release


def _derived(test: Test, report: Report) -> Attack:
    attack = Attack("derived numbers")
    reach = {
        (key.value("country_code"), key.period_type, key.period_start): number
        for number, key in enumerate(test.cells.keys)
        if key.grain == "pub_reach" and [name for name, value in key.dims if value != "all"] == ["country_code"]
    }

    def cell_of(row: derived.Row) -> int | None:
        return reach.get((row["country_code"], row["period_type"], row["period_start"]))

    def most(row: derived.Row) -> int:
        # Of persons as published: a number may be above its count by the largest change.
        cell = cell_of(row)
        return test.truth.noise + (UNKNOWN if cell is None else int(test.bounds.high[cell]))

    def later(row: derived.Row) -> int:
        # Rows may have come since that cell closed: it bounds no number that is made of them.
        cell = cell_of(row)
        return UNKNOWN if cell is None or test.is_closed[cell] else most(row)

    for name, path in test.files.items():
        inverted = derived.invert(path, test.said[name], test.known, most, later)
        attack.tried += inverted.tried
        attack.recovered += [(table, "", f"{table}: {column}") for table, column in inverted.recovered]
        report.not_examined += inverted.not_examined
        test.leaking += inverted.places
    return attack


__all__ = ["PROBLEMS", "SECONDS", "SEED", "Budget", "Files", "Test", "prepared", "run", "tried"]
