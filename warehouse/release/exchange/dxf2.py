"""DXF2: the JSON in which DHIS2 takes aggregate numbers, and which says itself what is to be deleted.

Add here: another field of DXF2.
Keep out: what is gone (package.py), and codes (the network's mapping).
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from warehouse.release.exchange import periods
from warehouse.release.exchange.cells import Cell
from warehouse.release.exchange.job import Address, Claim, Earlier, Job, Written, address, by_address, parts, places

DATA = "data.dxf2.json"


def write(job: Job, earlier: Earlier) -> Written:
    """One document with the data and the deletions."""
    cells = by_address(job, (cell for cell in job.shown if cell.value or cell.element.zero_is_significant), _address)
    values = [{**_keys(where), "value": cell.text} for where, cell in cells.items()]
    gone = earlier.numbers - cells.keys()
    values += [{**_keys(where), "deleted": True} for where in sorted(gone)]
    if not values:
        return Written({}, frozenset(), frozenset())
    dataset = {"dataSet": job.recipient.dataset} if job.recipient.dataset else {}
    text = json.dumps({**dataset, "dataValues": values}, ensure_ascii=False, indent=1)
    return Written({DATA: f"{text}\n".encode()}, frozenset(cells), gone)


def read(job: Job, files: Mapping[str, bytes]) -> Iterator[Claim]:
    """Numbers of the document that are not deleted, as published cells."""
    said: dict[str, Any] = json.loads(files[DATA]) if DATA in files else {"dataValues": []}
    elements = {(element.data_element, element.option_combo): element for element in job.recipient.elements}
    for value in said["dataValues"]:
        if value.get("deleted"):
            continue
        element = elements[value["dataElement"], value.get("categoryOptionCombo", "")]
        place = places(job.recipient)[value["orgUnit"]]
        when = periods.of_dhis2(value["period"])
        yield Claim(element.table, element.column, place, *when, element.cells, value["value"])


def _address(cell: Cell) -> Address:
    period = periods.dhis2(cell.period_type, cell.period_start)
    return address(cell.element.data_element, cell.org_unit, period, cell.element.option_combo)


def _keys(where: Address) -> dict[str, object]:
    element, unit, period, combo = parts(where)
    return {
        "dataElement": element,
        "period": period,
        "orgUnit": unit,
        **({"categoryOptionCombo": combo} if combo else {}),
    }
