"""Attack: differences between releases. A closed cell that changed tells of the persons who made it change.

Add here: another comparison of two releases.
Keep out: the ledger that keeps closed cells as they are (warehouse/intake/ledger.py).

With noise, other persons have another change, so the difference of two numbers is certain within twice the noise only.
Without noise it is the persons themselves.
"""

from dataclasses import dataclass, field

from warehouse.disclosure.cells import Key, is_small_group
from warehouse.disclosure.reading import Said


@dataclass
class Differences:
    """Closed cells that two releases have, those that changed, and those whose change is known to be of 1 to 4."""

    tried: int = 0
    changed: int = 0
    recovered: list[Key] = field(default_factory=list)


def differences(now: Said, before: Said, noise: int) -> Differences:
    """Compare one audience's file of two releases, cell by cell."""
    found = Differences()
    ours, theirs = _closed(now), _closed(before)
    for key in ours.keys() & theirs.keys():
        found.tried += 1
        new, old = ours[key], theirs[key]
        if new == old:
            continue
        found.changed += 1
        if new is not None and old is not None:
            reach = 2 * (noise + now.step // 2)
            least, most = abs(new - old) - reach, abs(new - old) + reach
            if is_small_group(least, most):
                found.recovered.append(key)
    found.recovered.sort(key=str)
    return found


def _closed(said: Said) -> dict[Key, int | None]:
    found: dict[Key, int | None] = {}
    for statements in said.statements.values():
        for each in statements:
            if each.is_closed and (each.persons is not None or each.key not in found):
                found[each.key] = each.persons
    return found
