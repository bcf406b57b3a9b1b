"""Attack: differences between releases. A closed cell that changed tells of the persons who made it change.

Add here: another comparison of two releases.
Keep out: the ledger that keeps closed cells as they are (warehouse/intake/ledger.py).

With noise, other persons have another change, so the difference of two numbers is certain within twice the noise only.
Without noise it is the persons themselves. And which cells changed, in all tables, is seen whatever the noise: together
they describe whoever made them change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from warehouse.disclosure.cells import SMALLEST_GROUP, Key, is_small_group
from warehouse.disclosure.reading import Said
from warehouse.disclosure.restatement import small_groups
from warehouse.disclosure.truth import Truth


@dataclass
class Differences:
    """Closed cells that two releases have, those that changed, and those whose change is known to be of 1 to 4."""

    tried: int = 0
    changed: int = 0
    is_rounded: bool = False
    cells: dict[Key, int | None] = field(default_factory=dict)  # the changed ones, and what they say now
    recovered: list[Key] = field(default_factory=list)


def differences(now: Said, before: Said, noise: int) -> Differences:
    """Compare one audience's file of two releases, cell by cell."""
    found = Differences(is_rounded=now.step > 1)
    ours, theirs = _closed(now), _closed(before)
    for key in ours.keys() & theirs.keys():
        found.tried += 1
        new, old = ours[key], theirs[key]
        if new == old:
            continue
        found.changed += 1
        found.cells[key] = new
        if new is not None and old is not None:
            reach = 2 * (noise + now.step // 2)
            least, most = abs(new - old) - reach, abs(new - old) + reach
            if is_small_group(least, most):
                found.recovered.append(key)
    found.recovered.sort(key=str)
    return found


def profile(changed: Mapping[Key, int | None], truth: Truth) -> tuple[list[Key], int]:
    """Cells of a change that describe a group of fewer than five persons, and cells whose change was judged before.

    `changed`: what the cells say now. Those of the pending restatement are judged by the persons who made them change.
    What the ledger says already is of an earlier restatement, and was judged then. A cell that is not in the ledger was
    withdrawn with a partner, whole. Any other change of a closed cell is nobody's decision, and tells of its persons.
    """
    names = {str(key): key for key in changed}
    pending = names.keys() & truth.changed.keys()
    judged = {name for name in names.keys() & truth.kept.keys() if truth.kept[name] == changed[names[name]]}
    recovered = (names.keys() & truth.kept.keys()) - pending - judged
    recovered |= {name for name in pending if not truth.changed[name]}
    for group in small_groups(truth.changed, pending, SMALLEST_GROUP):
        recovered |= group
    return sorted((names[name] for name in recovered), key=str), len(judged)


def _closed(said: Said) -> dict[Key, int | None]:
    found: dict[Key, int | None] = {}
    for statements in said.statements.values():
        for each in statements:
            if each.is_closed and (each.persons is not None or each.key not in found):
                found[each.key] = each.persons
    return found
