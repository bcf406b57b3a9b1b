"""Places under occupation or fire in the ledger: what was published of them before somebody declared it is taken back.

Add here: another kind of place in the name of a cell.
Keep out: cells that are not closed yet (dbt/macros/under_fire.sql), and when a place is under fire (rollups.csv).

A line of rollups.csv is applied once to each city in which somebody works, and the ledger keeps to which: cells that
closed under a line closed without a number already. With the cells of the place goes the number of another place of
the country, as there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.declaration.declaration import Declaration
from warehouse.definitions.cells import cell_tables
from warehouse.intake.landing import ledger
from warehouse.networks.network import Network
from warehouse.networks.tables import Value
from warehouse.settings import Settings
from warehouse.vault import Vault
from warehouse.whole_months import MONTHS, months_after

Line = tuple[str, str, str]  # place, first and last day; no last day: until now
Cell = dict[str, Any]
_PLACES = ("region_code", "city_code")
KNOWN = (*_PLACES, "origin_place", "destination_place", "corridor_code")  # dimensions that name places
_FIXED = 3  # pattern, kind and start of the period: what the name of a cell begins with
_WITHOUT_NUMBER = dict.fromkeys(("persons", "first_published", "restated_in", "replaced")) | {"status": "few"}


def take_back(settings: Settings, vault: Vault, declared: Iterable[Declaration], network: Network) -> None:
    """Before each build. Closed cells of places under fire stay closed, without a number."""
    ledger.settle(settings, vault)
    book = ledger.read(ledger.path(settings), vault)
    now = of_today(declared, network)
    gone = _gone(_touched(book.cells, now), replace(now, lines=book.under_fire), now)
    if (now.lines == book.under_fire and not gone) or not book.cells.num_rows:
        return
    left = [cell | _WITHOUT_NUMBER if number in gone else cell for number, cell in enumerate(book.cells.to_pylist())]
    ledger.proposal(settings).unlink(missing_ok=True)
    table = pa.Table.from_pylist(left, ledger.CELLS)
    ledger.write(ledger.path(settings), vault, replace(book, cells=table, under_fire=now.lines))


def of_today(declared: Iterable[Declaration], network: Network) -> "Places":
    """Places by the lines of rollups.csv as it is, one for each city in which somebody works: a partner that begins in
    one of them takes its region along, whose numbers may have closed."""
    cities = {city for partner in declared if partner.safe_to_show for city in partner.cities}
    rows = [row for row in network.places("city") if row["place_code"] in cities]
    lines = {
        line(row["place_code"], rollup["valid_from"], rollup["valid_to"])
        for rollup in network.rows("place_rollup")
        for row in rows
        if rollup["place_code"] in (row["place_code"], row["region_code"], row["country_code"])
    }
    return Places(network, cities, tuple(sorted(lines)))


def line(place: Value, since: Value, until: Value) -> Line:
    return str(place), str(since), str(until or "")


@dataclass
class Places:
    """Which places are under fire in a period, by these lines. A region is where a city is in which a partner works."""

    network: Network
    cities: set[str]
    lines: tuple[Line, ...]

    def __post_init__(self) -> None:
        self.about = {str(row["place_code"]): row for row in self.network.places()}
        self.corridors: Mapping[str, set[str]] = defaultdict(set)
        for row in self.network.rows("corridor"):
            self.corridors[str(row["corridor_code"])].update((str(row["place_a"]), str(row["place_b"])))
        self._known: dict[tuple[str, date], frozenset[str]] = {}

    def under_fire(self, period_type: str, start: date) -> frozenset[str]:
        if (period_type, start) not in self._known:
            first, end = start.isoformat(), months_after(start, MONTHS[period_type]).isoformat()
            places = {place for place, since, until in self.lines if since < end and (not until or until >= first)}
            rows = [self.about[city] for city in self.cities & self.about.keys()]
            cities = [row for row in rows if {row["place_code"], row["region_code"], row["country_code"]} & places]
            found = frozenset(str(row[level]) for row in cities for level in ("place_code", "region_code"))
            self._known[period_type, start] = found
        return self._known[period_type, start]

    def of(self, dims: Mapping[str, str]) -> set[str]:
        """The places that a cell is of, below its country."""
        if "corridor_code" in dims:
            return self.corridors[dims["corridor_code"]]
        if "origin_place" in dims:
            return {dims["origin_place"], dims["destination_place"]} - {"all"}
        return {[dims[name] for name in _PLACES if dims.get(name, "all") != "all"][-1]} if _is_placed(dims) else set()

    def rank(self, dims: Mapping[str, str], under_fire: frozenset[str]) -> tuple[Any, ...]:
        """The order in which places of a country are hidden beside one that is under fire."""
        (place,) = self.of(dims)
        region = dims["region_code"]
        return (
            region in under_fire,
            *(self.about.get(code, {}).get("rollup_rank", 0) for code in (region, place)),
            place,
        )


def _touched(cells: pa.Table, now: Places) -> dict[int, Cell]:
    """By their number, cells of periods in which a place is under fire: of the whole ledger they are few."""
    periods = cells.group_by(["period_type", "period_start"]).aggregate([]).to_pylist()
    starts: dict[str, list[date]] = defaultdict(list)
    for each in periods:  # windows around events are others, and of whole countries
        if each["period_type"] in MONTHS and now.under_fire(each["period_type"], each["period_start"]):
            starts[each["period_type"]].append(each["period_start"])
    is_touched = pa.array([False] * cells.num_rows, pa.bool_())
    for kind, days in starts.items():
        is_in = pc.is_in(cells["period_start"], pa.array(days, pa.date32()))
        is_touched = pc.or_(is_touched, pc.and_(pc.equal(cells["period_type"], kind), is_in))
    numbers = pc.indices_nonzero(is_touched)
    return dict(zip(numbers.to_pylist(), cells.take(numbers).to_pylist(), strict=True))


def _gone(cells: Mapping[int, Cell], before: Places, now: Places) -> set[int]:
    """Numbers of the cells that are to lose what they say: nothing, where they were held against these lines before."""
    gone: set[int] = set()
    country: dict[tuple[Any, ...], dict[int, Mapping[str, str]]] = defaultdict(dict)
    for number, cell, dims in _named(cells):
        period = cell["period_type"], cell["period_start"]
        if now.of(dims) & now.under_fire(*period):
            gone.add(number)
        if _is_placed(dims):
            rest = tuple(value for name, value in dims.items() if name not in _PLACES)
            country[(cell["table_name"], cell["cell"].split("|", 1)[0], *period, *rest)][number] = dims
    told = {number for number in gone if any(cells[number][name] != value for name, value in _WITHOUT_NUMBER.items())}
    shown = {number for number in told if cells[number]["status"] == "shown"}
    for (_, _, kind, start, *_), members in country.items():
        has_grown = now.under_fire(kind, start) - before.under_fire(kind, start)
        if has_grown or shown & members.keys():
            told |= _beside(cells, members, gone, now)
    return told


def _beside(
    cells: Mapping[int, Cell], members: Mapping[int, Mapping[str, str]], gone: set[int], now: Places
) -> set[int]:
    """One more cell of the country with a number, where fewer than two with one are hidden: it has enough people."""
    hidden = [number for number in members if number in gone]
    if not hidden or sum(cells[number]["status"] == "shown" for number in hidden) > 1:
        return set()
    under_fire = now.under_fire(cells[hidden[0]]["period_type"], cells[hidden[0]]["period_start"])
    others = [number for number in members if number not in gone and cells[number]["status"] == "shown"]
    return set(sorted(others, key=lambda number: now.rank(members[number], under_fire))[:1])


def _named(cells: Mapping[int, Cell]) -> Iterator[tuple[int, Cell, dict[str, str]]]:
    """Cells of tables that name places, with the values of their dimensions."""
    for number, cell in cells.items():
        table = cell_tables().get(cell["table_name"])
        if table and {*KNOWN} & {*table.dimensions}:
            yield number, cell, dimensions(cell["table_name"], cell["cell"])


def dimensions(table: str, cell: str) -> dict[str, str]:
    """The values of its dimensions, out of the name of a cell."""
    return dict(zip(cell_tables()[table].dimensions, cell.split("|")[_FIXED:], strict=False))


def _is_placed(dims: Mapping[str, str]) -> bool:
    return dims.get("region_code", "all") != "all"
