"""Which cells are hidden when something was recovered."""

from pathlib import Path

from small_world import key, known

from warehouse.disclosure.hiding.suppression import cells_to_suppress
from warehouse.disclosure.inference.rows import (
    Rows,
    relations,
    rows,
)
from warehouse.disclosure.statements.catalogue import catalogue
from warehouse.disclosure.statements.knowledge import Knowledge

WHOLE, WOMAN, MAN, TRANS = key(), key(gender="woman"), key(gender="man"), key(gender="trans_or_nonbinary")
TRUE = {WHOLE: 30, WOMAN: 20, MAN: 7, TRANS: 3}
SHOWN = {WHOLE: 30, WOMAN: 20, MAN: 7, TRANS: None}


def exact(folder: Path) -> tuple[Knowledge, Rows]:
    found = known(folder, SHOWN, TRUE, noise=0)
    return found, rows(relations(found.cells, catalogue()), found.cells.shown)


def test_a_shown_cell_is_hidden_itself(tmp_path: Path) -> None:
    found, related = exact(tmp_path)
    assert cells_to_suppress(found.cells, related, [str(WOMAN)], set()) == [str(WOMAN)]


def test_for_a_hidden_cell_it_is_the_smallest_that_relates_to_it_in_each_relation(tmp_path: Path) -> None:
    found, related = exact(tmp_path)
    assert str(MAN) in cells_to_suppress(found.cells, related, [str(TRANS)], set())


def test_what_an_earlier_release_has_shown_is_not_hidden(tmp_path: Path) -> None:
    found, related = exact(tmp_path)
    assert str(WOMAN) not in cells_to_suppress(found.cells, related, [str(WOMAN)], {str(WOMAN)})
    assert str(WOMAN) in cells_to_suppress(found.cells, related, [str(TRANS)], {str(MAN), str(WHOLE)})


def test_derived_numbers_name_no_cell(tmp_path: Path) -> None:
    found, related = exact(tmp_path)
    assert cells_to_suppress(found.cells, related, ["pub_coverage: coverage"], set()) == []


def test_a_cell_that_earlier_releases_have_shown_is_protected_by_the_numbers_of_this_one(tmp_path: Path) -> None:
    """What this release alone adds is taken out again, however far from the cell it is."""
    found, related = exact(tmp_path)
    assert cells_to_suppress(found.cells, related, [str(TRANS)], {str(WHOLE), str(WOMAN)}) == [str(MAN)]
    assert cells_to_suppress(found.cells, related, [str(WOMAN)], {str(WOMAN), str(MAN)}) == [str(WHOLE)]
    assert cells_to_suppress(found.cells, related, [str(TRANS)], {str(WHOLE), str(WOMAN), str(MAN)}) == []
