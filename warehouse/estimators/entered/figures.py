"""Figures that were counted elsewhere: n1, n2 and m of two lists; M and p of a service and a survey.

Add here: another kind of figures, with the columns that tell it from the others.
Keep out: capture histories (histories.py).
"""

from collections.abc import Callable, Sequence

from warehouse.estimators.chapman import chapman
from warehouse.estimators.entered.grid import UNKNOWN, Grid, fold
from warehouse.estimators.estimate import Estimate
from warehouse.estimators.multiplier import multiplier

TWO_LISTS = ("n1", "n2", "m")
MULTIPLIER = ("m", "p")
SAME = {"n12": "m", "both": "m", "overlap": "m"}
SPREADS = ("se", "n")
LABELS = ("label", "name", "place", "area", "city", "region", "country", "year", "period", "survey", "service")

Figure = tuple[str, Estimate]


def is_two_lists(grid: Grid) -> bool:
    return {"n1", "n2"} <= _columns(grid).keys() and not _are_zero_or_one(grid, ("n1", "n2"))


def is_multiplier(grid: Grid) -> bool:
    return set(MULTIPLIER) <= _columns(grid).keys() and not _are_zero_or_one(grid, MULTIPLIER)


def two_lists(grid: Grid) -> list[Figure]:
    """One estimate a row. Raises with all mistakes at once."""
    return _figures(grid, TWO_LISTS, (), _two_lists)


def multipliers(grid: Grid) -> list[Figure]:
    """The same, from the standard error of p where there is one, else from n respondents."""
    columns = _columns(grid)
    if not set(SPREADS) & columns.keys():
        grid.wrong("There is neither a column se nor a column n.", "Add the standard error of p, or the respondents.")
    return _figures(grid, MULTIPLIER, SPREADS, _multiplier)


def _figures(
    grid: Grid,
    needed: Sequence[str],
    optional: Sequence[str],
    estimate: Callable[[Grid, dict[str, int], int, list[str]], Estimate | None],
) -> list[Figure]:
    columns = _columns(grid)
    for name in needed:
        if name not in columns:
            grid.wrong(f"There is no column {name}.", "Add it.")
    for i, name in enumerate(grid.header):
        if _meant(name) not in (*needed, *optional, *LABELS):
            remedy = f"Remove it, or call it by one of these names: {', '.join(LABELS)}."
            grid.wrong("The column is not one of this kind of file.", remedy, column=i)
    grid.refuse()
    found = [(_label(grid, cells), estimate(grid, columns, row, cells)) for row, cells in grid.rows]
    grid.refuse()
    return [(label, one) for label, one in found if one is not None]


def _two_lists(grid: Grid, columns: dict[str, int], row: int, cells: list[str]) -> Estimate | None:
    n1, n2, m = (grid.persons(row, columns[name], cells[columns[name]]) for name in TWO_LISTS)
    if n1 is None or n2 is None or m is None:
        return None
    if m > min(n1, n2):
        remedy = "Look whether the columns have changed places."
        grid.wrong("More people are on both lists than on one of them.", remedy, row, columns["m"])
        return None
    return chapman(n1, n2, m)


def _multiplier(grid: Grid, columns: dict[str, int], row: int, cells: list[str]) -> Estimate | None:
    before = len(grid.mistakes)
    counted = grid.persons(row, columns["m"], cells[columns["m"]])
    share = grid.fraction(row, columns["p"], cells[columns["p"]])
    if share is not None and not 0 <= share <= 1:
        grid.wrong("A share is between 0 and 1.", "Write 0.25 or 25%.", row, columns["p"])
    given = {name: columns[name] for name in SPREADS if name in columns and not _is_blank(cells[columns[name]])}
    if not given:
        grid.wrong("There is neither se nor n.", "Enter the standard error of p, or the respondents.", row)
    se = grid.fraction(row, given["se"], cells[given["se"]]) if "se" in given else None
    n = grid.persons(row, given["n"], cells[given["n"]]) if "n" in given and "se" not in given else None
    if se is not None and se <= 0:
        grid.wrong("A standard error is more than zero.", "Leave it empty and give n instead.", row, given["se"])
    if n == 0:
        grid.wrong("The survey has no respondents.", "Correct n, or leave the row out.", row, given["n"])
    if len(grid.mistakes) > before or counted is None or share is None:
        return None
    return multiplier(counted, share, se=se, n=n)


def _label(grid: Grid, cells: list[str]) -> str:
    return ", ".join(cell for name, cell in zip(grid.header, cells, strict=True) if fold(name) in LABELS and cell)


def _is_blank(text: str) -> bool:
    return text.lower() in UNKNOWN


def _columns(grid: Grid) -> dict[str, int]:
    return {_meant(name): i for i, name in enumerate(grid.header)}


def _meant(name: str) -> str:
    return SAME.get(fold(name), fold(name))


def _are_zero_or_one(grid: Grid, names: Sequence[str]) -> bool:
    """Then these are lists that happen to have such names."""
    columns = _columns(grid)
    return all(cell in ("0", "1") for name in names for cell in grid.cells(columns[name]))
