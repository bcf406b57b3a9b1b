"""SDMX-CSV 2.0 and SDMX-ML 3.0, with the structures that follow from the contracts of the published tables.

One dataflow for each table and column of numbers. Dimensions are the table's key; a margin is `_T`. A hidden cell
travels as an observation without a value, with codes that say so (warehouse/definitions/exchange/statuses.yaml).
What is gone is deleted first: rows with action D, or `withdrawn.xml` before `data.xml`.

Add here: another attribute of an observation.
Keep out: codes of recipients: whoever reads SDMX reads the network's own, explained in the structure.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pandas as pd
from pysdmx.io import get_datasets
from pysdmx.io.csv.sdmx20.writer import write as write_csv_text
from pysdmx.io.pd import PandasDataset
from pysdmx.io.xml.doc_validation import validate_doc
from pysdmx.io.xml.sdmx30.writer.structure import write as write_structure_text
from pysdmx.io.xml.sdmx30.writer.structure_specific import write as write_data_text
from pysdmx.model import Organisation
from pysdmx.model.dataset import ActionType
from pysdmx.model.message import Header

from warehouse.definitions.contracts import contracts
from warehouse.definitions.exchange import statuses
from warehouse.release.exchange import periods, sdmx_structure
from warehouse.release.exchange.cells import Cell, digits, selected
from warehouse.release.exchange.job import Address, Claim, Earlier, Job, Written, address, by_address, parts
from warehouse.release.exchange.mapping_rules import ALL
from warehouse.release.exchange.sdmx_structure import AGENCY, TOTAL, Flow

STRUCTURE, DATA, WITHDRAWN = "structure.xml", "data.xml", "withdrawn.xml"
_PLAIN = re.compile(r"[^A-Za-z0-9_-]")
_ESCAPED = re.compile(r"@([0-9A-F]{4})")


@dataclass(frozen=True)
class _Tables:
    """What is sent, and what is deleted: by flow, rows of key and attributes."""

    flows: tuple[Flow, ...]
    observations: Mapping[str, list[dict[str, Any]]]
    deletions: Mapping[str, list[dict[str, Any]]]
    numbers: frozenset[Address]
    withdrawn: frozenset[Address]
    told: frozenset[Address]


def write_csv(job: Job, earlier: Earlier) -> Written:
    """A file for each dataflow: rows that delete, then rows that replace."""
    tables = _tables(job, earlier)
    files = {}
    for flow in tables.flows:
        texts = [write_csv_text([one]) or "" for one in _datasets(tables, flow, job)]
        files[f"{flow.name.lower()}.csv"] = _joined(texts).encode()
    return _written(job, tables, files)


def write_ml(job: Job, earlier: Earlier) -> Written:
    """A document that deletes, where anything is gone, and one that replaces, each held against the schema."""
    tables, files = _tables(job, earlier), {}
    for name, action in ((WITHDRAWN, ActionType.Delete), (DATA, ActionType.Replace)):
        sets = [one for flow in tables.flows for one in _datasets(tables, flow, job) if one.action is action]
        if sets:
            text = write_data_text(sets, header=_header(job, name)) or ""
            validate_doc(text)
            files[name] = text.encode()
    return _written(job, tables, files)


def read_csv(job: Job, files: Mapping[str, bytes]) -> Iterator[Claim]:
    """Numbers of every file, as published cells."""
    for name, content in files.items():
        if name.endswith(".csv"):
            rows = [row for row in csv.DictReader(io.StringIO(content.decode())) if row["ACTION"] != "D"]
            yield from (_claim(job, row["STRUCTURE_ID"], row) for row in rows if row["OBS_VALUE"])


def read_ml(job: Job, files: Mapping[str, bytes]) -> Iterator[Claim]:
    """The same of the document with data."""
    if DATA not in files:
        return
    for one in get_datasets(files[DATA].decode(), files[STRUCTURE].decode()):
        for row in one.data.astype(object).to_dict("records"):
            if not pd.isna(row.get("OBS_VALUE")):  # where no cell has a number, no column has it
                yield _claim(job, one.short_urn, {str(name): str(value) for name, value in row.items()})


def _tables(job: Job, earlier: Earlier) -> _Tables:
    cells = by_address(job, job.cells, lambda cell: _address(job, cell))
    numbers = frozenset(where for where, cell in cells.items() if cell.value is not None)
    gone = (earlier.numbers - numbers) | (earlier.told - cells.keys())
    observations: dict[str, list[dict[str, Any]]] = {}
    deletions: dict[str, list[dict[str, Any]]] = {}
    codes: dict[Flow, dict[str, set[str]]] = {}
    for where, rows in [*((one, observations) for one in cells), *((one, deletions) for one in gone)]:
        flow, key = _of(where)
        known = codes.setdefault(flow, {name: set() for name in key})
        for name, code in key.items():
            known[name].add(code)
        said = _observed(cells[where]) if rows is observations else {}
        rows.setdefault(flow.name, []).append({**key, **said})
    for found in (observations, deletions):
        for rows_of in found.values():
            rows_of.sort(key=lambda row: [str(value) for value in row.values()])
    flows = tuple(flow.with_codes(its) for flow, its in sorted(codes.items(), key=lambda one: one[0].name))
    return _Tables(flows, observations, deletions, numbers, gone, frozenset(cells) - numbers)


def _address(job: Job, cell: Cell) -> Address:
    element = cell.element
    contract = contracts(job.recipient.audience.schema_name)[element.table]
    key = {
        "FREQ": periods.FREQUENCIES[cell.period_type],
        "REF_AREA": cell.place,
        **{name.upper(): _code(value) for name, value in selected(contract, element).items()},
        "TIME_PERIOD": periods.sdmx(cell.period_type, cell.period_start),
    }
    return address(element.table, element.column, list(key.items()))


def _of(where: Address) -> tuple[Flow, dict[str, str]]:
    table, column, key = parts(where)
    names = {str(name): str(code) for name, code in key}
    return Flow(str(table), str(column), tuple(names)), names


def _observed(cell: Cell) -> dict[str, Any]:
    said = statuses()["shown" if cell.value is not None else cell.status]
    return {"OBS_VALUE": cell.value, "OBS_STATUS": said.observation, "CONF_STATUS": said.confidentiality}


def _datasets(tables: _Tables, flow: Flow, job: Job) -> Iterator[PandasDataset]:
    """Deletions first: an observation that is told of without its number comes after."""
    found = ((ActionType.Delete, tables.deletions), (ActionType.Replace, tables.observations))
    for action, rows in found:
        if flow.name in rows:
            frame = pd.DataFrame(rows[flow.name], dtype=object)
            yield PandasDataset(structure=sdmx_structure.schema(flow, job.names), data=frame, action=action)


def _joined(texts: list[str]) -> str:
    """Rows of several actions in one file: what is deleted has no value and no attribute."""
    rows = [row for text in texts for row in csv.DictReader(io.StringIO(text))]
    heads = list(dict.fromkeys(name for row in rows for name in row))
    written = io.StringIO()
    writer = csv.DictWriter(written, heads, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def _written(job: Job, tables: _Tables, files: dict[str, bytes]) -> Written:
    if files:
        text = (
            write_structure_text(sdmx_structure.all_of(tables.flows, job.names), header=_header(job, STRUCTURE)) or ""
        )
        validate_doc(text)
        files[STRUCTURE] = text.encode()
    return Written(files, tables.numbers, tables.withdrawn, tables.told)


def _header(job: Job, name: str) -> Header:
    prepared = datetime(job.about.day.year, job.about.day.month, job.about.day.day, tzinfo=UTC)
    sender = Organisation(id=AGENCY)
    return Header(id=_code(f"{job.about.release_id}-{name}"), prepared=prepared, sender=sender)


def _claim(job: Job, urn: str, row: Mapping[str, str]) -> Claim:
    name = urn.partition(":")[2].partition("(")[0]
    element = next(one for one in job.recipient.elements if Flow(one.table, one.column, ()).name == name)
    contract = contracts(job.recipient.audience.schema_name)[element.table]
    values = {one: _value(row[one.upper()]) for one in selected(contract, element)}
    kinds = {column.name: column.kind for column in contract.columns}
    number = float(row["OBS_VALUE"]) if kinds[element.column] == "double" else int(row["OBS_VALUE"])
    when = periods.of_sdmx(row["TIME_PERIOD"])
    return Claim(element.table, element.column, row["REF_AREA"], *when, values, digits(number))


def _code(value: str) -> str:
    """A value as an identifier of SDMX, which knows letters, digits, _ - and @: other signs are written as numbers."""
    return TOTAL if value == ALL else _PLAIN.sub(lambda sign: f"@{ord(sign.group()):04X}", value)


def _value(code: str) -> str:
    return ALL if code == TOTAL else _ESCAPED.sub(lambda sign: chr(int(sign.group(1), 16)), code)
