"""The columns that never leave: names, birth dates, codes. Found in the partner's file whatever exporter laid it out.

Add here: another way in which such a column can stand in a file.
Keep out: what is made of them (reading.py, recipe.py).

The readers of intake drop, empty or cut short what no declaration names: an answer of a repeat group, a question of
another group, a data element. So for reading alone, these columns are declared too; for what leaves, they are not.
"""

from collections.abc import Mapping

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused, Problem
from warehouse.contract.fold import fold
from warehouse.contract.read.headers import declared_headers
from warehouse.contract.read.sheet import Sheet
from warehouse.sealing.refused import Refused

Headers = Mapping[str, list[str]]
_PREFIX = "here."


def declared(declaration: Declaration, headers: Headers) -> Declaration:
    """The declaration with which the file is read. A header that serves the contract as well stays the contract's."""
    known = declared_headers(declaration)
    more = {part: [text for text in spellings if fold(text) not in known] for part, spellings in headers.items()}
    columns = declaration.columns | {f"{_PREFIX}{part}": spellings for part, spellings in more.items() if spellings}
    return declaration.model_copy(update={"columns": columns})


def texts(sheet: Sheet, part: str, spellings: list[str]) -> list[str]:
    """One of these columns, as it is written."""
    found = _places(sheet, spellings)
    if len(found) != 1:
        raise Refused("header_twice" if found else "header_missing", part=part, header=", ".join(spellings))
    return [text or "" for text in sheet.columns[found[0]].to_pylist()]


def refuse_merged(sheet: Sheet, headers: Headers, partner: str) -> None:
    """A cell merged downwards stands in its first row only: the people below would be nobody."""
    wanted = {at: part for part, spellings in headers.items() for at in _places(sheet, spellings)}
    problems = [
        Problem(partner, "merged_cells", row_no=row, column=wanted[at])
        for row, left, right, is_down in sheet.merged
        for at in range(left, right + 1)
        if is_down and at in wanted
    ]
    if problems:
        raise FileRefused(*problems[:100])


def _places(sheet: Sheet, spellings: list[str]) -> list[int]:
    wanted = set(map(fold, spellings))
    return [at for at, header in enumerate(sheet.headers) if fold(header) in wanted]
