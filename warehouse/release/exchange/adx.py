"""ADX: the XML of IHE in which DHIS2 takes aggregate numbers, held against its schema before it leaves.

A value cannot be taken back in ADX itself: `withdrawn.adx.xml` names the same keys, and is sent with
importStrategy=DELETE. It must bear a value; a zero is one that DHIS2 ignores should somebody send it as data.

Add here: another attribute of ADX.
Keep out: what is gone (package.py), and codes (the network's mapping).
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path

from lxml import etree

from warehouse.release.exchange import periods
from warehouse.release.exchange.cells import Cell
from warehouse.release.exchange.job import (
    Address,
    Claim,
    Earlier,
    Job,
    Written,
    address,
    by_address,
    element_of,
    parts,
    places,
)

DATA, WITHDRAWN = "data.adx.xml", "withdrawn.adx.xml"
_SPACE = "urn:ihe:qrph:adx:2015"
_SCHEMA = Path(__file__).with_name("adx.xsd")
_OWN = {"dataElement", "value"}


def write(job: Job, earlier: Earlier) -> Written:
    """The data, and what is to be deleted, each in a document of its own where there is any."""
    cells = by_address(job, (cell for cell in job.shown if cell.value or cell.element.zero_is_significant), _address)
    gone = earlier.numbers - cells.keys()
    files = {}
    if cells:
        files[DATA] = _document(job, [(where, cell.text) for where, cell in cells.items()], {})
    if gone:
        files[WITHDRAWN] = _document(job, [(where, "0") for where in sorted(gone)], {"importStrategy": "DELETE"})
    return Written(files, frozenset(cells), gone)


def read(job: Job, files: Mapping[str, bytes]) -> Iterator[Claim]:
    """Numbers of the data document, as published cells. Raises etree.DocumentInvalid where the schema refuses one."""
    for name in (DATA, WITHDRAWN):
        if name in files:
            _schema().assertValid(etree.fromstring(files[name]))
    if DATA not in files:
        return
    for group in etree.fromstring(files[DATA]).iter(f"{{{_SPACE}}}group"):
        period_type, start = periods.of_iso(group.attrib["period"])
        for value in group.iter(f"{{{_SPACE}}}dataValue"):
            options = {name: said for name, said in value.attrib.items() if name not in _OWN}
            element = element_of(job.recipient, value.attrib["dataElement"], options)
            place = places(job.recipient)[group.attrib["orgUnit"]]
            digits = value.attrib["value"]
            yield Claim(element.table, element.column, place, period_type, start, element.cells, digits)


def _address(cell: Cell) -> Address:
    element = cell.element
    period = periods.iso(cell.period_type, cell.period_start)
    return address(cell.org_unit, period, element.data_element, dict(element.options))


def _document(job: Job, values: Iterable[tuple[Address, str]], said: Mapping[str, str]) -> bytes:
    root = etree.Element(f"{{{_SPACE}}}adx", {"exported": job.at, **said}, nsmap={None: _SPACE})
    dataset = {"dataSet": job.recipient.dataset} if job.recipient.dataset else {}
    for (unit, period), group in groupby(values, lambda value: tuple(map(str, parts(value[0])[:2]))):
        under = etree.SubElement(root, f"{{{_SPACE}}}group", {**dataset, "orgUnit": unit, "period": period})
        for where, digits in group:
            _, _, element, options = parts(where)
            attributes = {"dataElement": str(element), "value": digits, **options}
            etree.SubElement(under, f"{{{_SPACE}}}dataValue", attributes)
    whole: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return whole


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(_SCHEMA))
