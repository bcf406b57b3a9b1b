"""Attack: a partner that knows its own rows takes them from the cell; what is left are the persons of others.

Add here: another thing that a partner knows.
Keep out: names of partners. Which partner could conclude it is told nowhere.

In a shown cell at least two partners met somebody and none met more than the largest allowed share, which is no secret:
so a partner that met 10 knows of at least 12. A closed cell that other rows are behind by now is left out: nobody knows
here what a partner's own were on the day it closed, and it was tried then.
"""

import math

from warehouse.disclosure.inference.bounds import Bounds
from warehouse.disclosure.statements.cells import Cells, is_small_group


def recovered_by_partners(cells: Cells, bounds: Bounds, largest_share: float) -> tuple[int, list[int]]:
    """Pairs of cell and partner tried, and cells of which a partner knows that others met one to four persons there."""
    tried, recovered = 0, []
    for number, own in sorted(cells.own.items()):
        if cells.shown[number] > 0 and cells.computed.get(number, 0) not in (0, cells.shown[number]):
            continue
        several = len(own) > 1 and not cells.hidden[number]
        others = []
        for persons in own:
            tried += 1
            share = math.ceil(persons / largest_share - 1e-9) if several else persons
            low = max(int(bounds.low[number]), persons, share)
            others.append((low - persons, int(bounds.high[number]) - persons))
        if any(is_small_group(*each) for each in others):
            recovered.append(number)
    return tried, recovered
