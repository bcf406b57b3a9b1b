"""Numbers of partners that may not be shown any more, taken back from the ledger of closed cells.

Add here: another reason for which the numbers that a partner fed must go.
Keep out: places under occupation or fire (under_fire.py), and stopping the partner itself (warehouse/privacy/stop.py).
"""

from collections.abc import Iterable
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.declaration.declaration import Declaration
from warehouse.intake.landing import closed_sets, ledger, person_months
from warehouse.intake.landing.ledger import Book
from warehouse.settings import Settings
from warehouse.vault import Vault

_EVERYWHERE = "all"
_WITHOUT_NUMBER = dict.fromkeys(("persons", "restated_in", "replaced")) | {"status": "few", "fed_by": ""}


def taken_back(book: Book, declared: Iterable[Declaration]) -> set[str]:
    """Partners that fed the ledger, and that are not safe to show any more, not to be named any more, or gone.

    Held against the ledger's own list, not against what the database knew: a database may have been lost meanwhile.
    """
    now = {partner.code: partner for partner in declared if partner.safe_to_show}
    return {
        code
        for code, fed in book.partners.items()
        if code not in now or (fed.may_be_named and not now[code].may_be_named)
    }


def withdraw(settings: Settings, vault: Vault, codes: set[str]) -> None:
    """Every cell that these partners fed goes; where the ledger does not know who fed it, every one of their countries.

    They are computed anew from what is there, and close again with the next release. A cell of which retention has
    taken a part stays closed without a number: what is left would be published as the whole. The caller holds the
    one-writer lock.
    """
    ledger.settle(settings, vault)
    ledger.proposal(settings).unlink(missing_ok=True)
    book = ledger.read(ledger.path(settings), vault)
    countries = {fed.country for code, fed in book.partners.items() if code in codes} | {_EVERYWHERE}
    if len(countries) == 1:
        return
    gone = pa.array(
        [
            bool({*fed_by.split("|")} & codes)
            if fed_by is not None
            else bool({*countries_of_cell.split("|")} & countries)
            for fed_by, countries_of_cell in zip(
                book.cells["fed_by"].to_pylist(), book.cells["countries"].to_pylist(), strict=True
            )
        ],
        pa.bool_(),
    )
    left, taken = book.cells.filter(pc.invert(gone)), book.cells.filter(gone)
    closed_sets.forget_cells(settings, vault, taken["cell"].to_pylist())
    lost = taken.filter(_lost(settings, vault, book, taken)).to_pylist()
    closed = pa.Table.from_pylist([cell | _WITHOUT_NUMBER for cell in lost], ledger.CELLS)
    others = {code: fed for code, fed in book.partners.items() if code not in codes}
    ledger.write(ledger.path(settings), vault, replace(book, cells=pa.concat_tables([left, closed]), partners=others))


def _lost(settings: Settings, vault: Vault, book: Book, cells: pa.Table) -> pa.ChunkedArray:
    """Whether not all rows of a cell's period are there any more, or not with what the cell is counted by."""
    gone = person_months.removed(settings, vault) & set(book.partners)
    removed = {book.partners[code].country for code in gone}
    removed |= {_EVERYWHERE} if removed else set()
    is_of_removed = [bool({*countries.split("|")} & removed) for countries in cells["countries"].to_pylist()]
    by_more = pc.is_in(cells["table_name"], value_set=pa.array(sorted(person_months.COUNTED_BY_MORE)))
    is_reduced = pc.less(cells["period_start"], pa.scalar(person_months.reduced_until(settings, vault)))
    is_old = pc.less(cells["period_start"], pa.scalar(settings.person_months_until))
    is_removed = pc.and_(is_old, pa.array(is_of_removed, pa.bool_()))
    return pc.or_(pc.and_(is_reduced, by_more), is_removed)
