"""Databases and datasets as Superset imports them.

Add here: what every dataset gets. Keep out: the columns of one table (assets/datasets/).
"""

from dataclasses import replace
from typing import Any

from dashboards import ids
from dashboards.catalogue import Column, Dataset
from warehouse import indicators


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


def dataset_file(dataset: Dataset, labels: dict[str, dict[str, str]], audience: str, language: str) -> dict[str, Any]:
    columns = [_told_apart(column, labels) for column in dataset_columns(dataset, labels)]
    temporal = [column.name for column in dataset.columns if column.type == "DATE"]
    return {
        "table_name": ids.dataset_name(dataset.name, audience, language),
        "main_dttm_col": temporal[0] if temporal else None,
        "description": _described(dataset, language),
        "schema": None,
        "catalog": None,
        "sql": dataset.sql,
        "params": None,
        "template_params": None,
        "filter_select_enabled": True,
        "extra": None,
        "uuid": ids.dataset_uuid(dataset.name, audience, language),
        "metrics": [{"metric_name": "rows", "verbose_name": "Rows", "expression": "count(*)", "metric_type": "count"}],
        "columns": [_column(column, dataset.table, language) for column in columns],
        "version": "1.0.0",
        "database_uuid": ids.database_uuid(audience),
        "is_managed_externally": True,
    }


def _told_apart(column: Column, labels: dict[str, dict[str, str]]) -> Column:
    """Two columns of one label would be one in a CSV: Superset heads its files with labels."""
    return replace(column, label=f"{column.label} (code)") if column.name in labels else column


def dataset_columns(dataset: Dataset, labels: dict[str, dict[str, str]]) -> list[Column]:
    """The declared columns, then the labels.

    A declared expression may use a label, `{country_code_label} || ...`, and a column's title, `{persons_title} || ...`.
    """
    named = label_columns(dataset, labels)
    return [_with_words(column, dataset, named) for column in dataset.columns] + named


def _with_words(column: Column, dataset: Dataset, named: list[Column]) -> Column:
    if column.expression is None:
        return column
    expression = column.expression
    for label in named:
        expression = expression.replace(f"{{{label.name}}}", f"({label.expression})")
    for titled in dataset.columns:
        expression = expression.replace(f"{{{titled.name}_title}}", f"'{_quoted(titled.label)}'")
    return replace(column, expression=expression)


def label_columns(dataset: Dataset, labels: dict[str, dict[str, str]]) -> list[Column]:
    """For each coded column a calculated `<column>_label`: a code without a label shows itself."""
    return [
        Column(f"{column.name}_label", "VARCHAR", column.label, _case(column.name, labels[column.name]))
        for column in dataset.columns
        if column.name in labels
    ]


def _case(column: str, names: dict[str, str]) -> str:
    whens = " ".join(f"when '{code}' then '{_quoted(name)}'" for code, name in names.items())
    return f"case {column} {whens} else {column} end"


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def _described(dataset: Dataset, language: str) -> str | None:
    """What stands in the table, by the dictionary of indicators."""
    return "\n".join(one.sentence(language) for one in indicators.published_in(dataset.table)) or None


def _column(column: Column, table: str, language: str) -> dict[str, Any]:
    return {
        "column_name": column.name,
        "verbose_name": column.label,
        "description": indicators.column_text(table, column.name, language),
        "is_dttm": column.type == "DATE",
        "is_active": True,
        "type": column.type,
        "groupby": True,
        "filterable": True,
        "expression": column.expression,
    }
