"""How an attack names what it recovered, and leaves out what earlier releases give away by themselves.

Add here: nothing for another attack.
Keep out: finding out what can be recovered (its neighbours).
"""

from collections.abc import Iterable, Sequence

from warehouse.disclosure.inference.under_test import Test
from warehouse.disclosure.report import Attack
from warehouse.disclosure.statements.cells import Key


def named(keys: Sequence[Key]) -> list[tuple[str, str, str]]:
    return [(key.grain, key.pattern_id, str(key)) for key in keys]


def only_news(test: Test, name: str, tried: int, cells: Iterable[int], note: str = "") -> Attack:
    """Recovered cells, without those that earlier releases give away by themselves: these are no news."""
    news, known = [], 0
    for cell in cells:
        if test.was_known(cell):
            known += 1
        else:
            news.append(test.cells.keys[cell])
    from_earlier = f"{known} more follow from earlier releases alone." if known else ""
    return Attack(name, tried, named(news), note=" ".join(each for each in (note, from_earlier) if each))
