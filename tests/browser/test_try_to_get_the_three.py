"""The cell of a small group answers the same by every way in: chart, CSV and SQL."""

import csv
import io

from superset_server import Superset, chart_data, dataset_id, sql_lab

FEW = "too few to show, or none"
CELL = (
    "gender = 'trans_or_nonbinary' and city_code = 'fi_turku' and period_type = 'half_year' "
    "and period_start = date '2023-07-01' and setting_group = 'all' and age_band = 'all' and origin_code = 'all'"
)


def test_the_chart_says_too_few_to_show_or_none(running_superset: Superset) -> None:
    client = running_superset.client("coordinator")
    dataset = dataset_id(client, "pub_reach__regional__en")
    answer = chart_data(client, dataset, ["persons", "status", "answer"], CELL).raise_for_status()
    assert answer.json()["result"][0]["data"] == [{"persons": None, "status": "few", "answer": FEW}]


def test_the_csv_says_too_few_to_show_or_none(running_superset: Superset) -> None:
    client = running_superset.client("coordinator")
    dataset = dataset_id(client, "pub_reach__regional__en")
    answer = chart_data(client, dataset, ["persons", "answer"], CELL, result_format="csv").raise_for_status()
    assert list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:] == [["", FEW]]


def test_sql_says_too_few_to_show_or_none(running_superset: Superset) -> None:
    client = running_superset.client("analyst")
    answer = sql_lab(client, 1, f"select persons, status_label from published.pub_reach where {CELL}")
    assert answer.raise_for_status().json()["data"] == [{"persons": None, "status_label": FEW}]


def test_sql_finds_the_same_cell_nowhere_else(running_superset: Superset) -> None:
    """No second table, view or schema in the file holds what the published table hides."""
    client = running_superset.client("analyst")
    schemas = "select distinct table_schema, table_type from information_schema.tables order by all"
    answer = sql_lab(client, 1, schemas).raise_for_status().json()["data"]
    assert answer == [{"table_schema": "published", "table_type": "BASE TABLE"}]
