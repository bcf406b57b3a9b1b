"""Databases and datasets as Superset imports them.

Add here: what every dataset gets. Keep out: the columns of one table (assets/datasets/).
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dashboards.sources import ids
from dashboards.sources.catalogue import Column, Dataset
from dashboards.sources.labels import Labels, label_name
from dashboards.sources.wording import Wording
from warehouse.definitions import indicators


def database_file(source: dict[str, Any]) -> dict[str, Any]:
    """The address is no path: release_link.py turns it into the audience's file of the current release."""
    return {
        "database_name": source["name"],
        "sqlalchemy_uri": f"duckdb:////published/{source['audience']}",
        "cache_timeout": None,
        "expose_in_sqllab": source["sql_lab"],
        "allow_run_async": False,
        "allow_ctas": False,
        "allow_cvas": False,
        "allow_dml": False,
        "allow_csv_upload": False,
        "extra": {"allows_virtual_table_explore": False, "disable_data_preview": True, "disable_drill_to_detail": True},
        "uuid": ids.database_uuid(source["audience"]),
        "version": "1.0.0",
        "is_managed_externally": True,
    }


def dataset_file(dataset: Dataset, labels: Labels, audience: str, wording: Wording) -> dict[str, Any]:
    columns = [_told_apart(column, labels, wording) for column in dataset_columns(dataset, labels, wording)]
    temporal = [column.name for column in dataset.columns if column.type == "DATE"]
    rows = {"metric_name": "rows", "verbose_name": wording.text("rows"), "expression": "count(*)"}
    return {
        "table_name": ids.dataset_name(dataset.name, audience, wording.language),
        "main_dttm_col": temporal[0] if temporal else None,
        "description": _described(dataset, wording),
        "schema": None,
        "catalog": None,
        "sql": dataset.sql,
        "params": None,
        "template_params": None,
        "filter_select_enabled": True,
        "extra": None,
        "uuid": ids.dataset_uuid(dataset.name, audience, wording.language),
        "metrics": [{**rows, "metric_type": "count"}],
        "columns": [_column(column, dataset.table, wording) for column in columns],
        "version": "1.0.0",
        "database_uuid": ids.database_uuid(audience),
        "is_managed_externally": True,
    }


def _told_apart(column: Column, labels: Labels, wording: Wording) -> Column:
    """Two columns of one label would be one in a CSV: Superset heads its files with labels."""
    code = f" ({wording.text('column-of-codes')})" if column.name in labels else ""
    return replace(column, label=f"{column.label}{code}")


def dataset_columns(dataset: Dataset, labels: Labels, wording: Wording) -> list[Column]:
    """The declared columns, then the labels. A declared expression may use a label: `{country_code_label} || ...`."""
    said = [replace(column, label=wording.text(column.label)) for column in dataset.columns]
    named = label_columns(said, labels)
    return [_written(column, named, wording) for column in said] + named


def with_columns(sql: str, columns: Iterable[Column]) -> str:
    """SQL in which `{name}` stands for a calculated column: a metric and a condition know only those of the table."""
    for column in columns:
        if column.expression:
            sql = sql.replace(f"{{{column.name}}}", f"({column.expression})")
    return sql


def _written(column: Column, named: list[Column], wording: Wording) -> Column:
    if column.expression is None:
        return column
    return replace(column, expression=wording.sql(with_columns(column.expression, named)))


def label_columns(columns: Iterable[Column], labels: Labels) -> list[Column]:
    """For each coded column a calculated one with the label: a code without a label shows itself.

    A column `<name>_codes` holds several codes within a text, each in braces: {law}, {war}.
    """
    return [
        Column(label_name(column.name), "VARCHAR", column.label, _named(column, labels[column.name]))
        for column in columns
        if column.name in labels
    ]


def _named(column: Column, names: dict[str, str]) -> str:
    said = _within_text if column.name.endswith("_codes") else _case
    return said(column.expression or column.name, names)


def _case(column: str, names: dict[str, str]) -> str:
    """Of a column of which this network says nothing that has a label, the column itself."""
    whens = " ".join(f"when '{_quoted(code)}' then '{_quoted(name)}'" for code, name in names.items())
    return f"case {column} {whens} else {column} end" if whens else column


def _within_text(column: str, names: dict[str, str]) -> str:
    for code, name in names.items():
        column = f"replace({column}, '{{{code}}}', '{_quoted(name)}')"
    return f"translate({column}, '{{}}', '')"


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def _described(dataset: Dataset, wording: Wording) -> str | None:
    """What stands in the table, by the dictionary of indicators."""
    return "\n".join(wording.given(one.sentence) for one in indicators.published_in(dataset.table)) or None


def _column(column: Column, table: str, wording: Wording) -> dict[str, Any]:
    return {
        "column_name": column.name,
        "verbose_name": column.label,
        "description": wording.given(lambda language: indicators.column_text(table, column.name, language) or "")
        if indicators.column_text(table, column.name, "en")
        else None,
        "is_dttm": column.type == "DATE",
        "is_active": True,
        "type": column.type,
        "groupby": True,
        "filterable": True,
        "expression": column.expression,
    }
