"""A chart as Superset imports it: its parameters, with the two shorthands of our sources written out.

`{label, sql}` stands for an ad-hoc column or metric (which one, its key says); `where` is a list of SQL conditions.
Add here: another shorthand. Keep out: one chart's parameters (assets/charts/).
"""

from typing import Any

from dashboards import ids
from dashboards.catalogue import Chart, Dataset
from dashboards.expand.datasets import dataset_columns
from warehouse import indicators

PIVOT_KEYS = ("groupbyRows", "groupbyColumns")
METRIC_KEYS = ("metric", "metrics", "metrics_b", "secondary_metric", "timeseries_limit_metric")


def chart_file(
    chart: Chart, dataset: Dataset, labels: dict[str, dict[str, str]], audience: str, language: str
) -> dict[str, Any]:
    headed = {
        column.name: _column(column.label, column.expression or column.name)
        for column in dataset_columns(dataset, labels)
    }
    return {
        "slice_name": chart.title,
        "description": _described(chart, language),
        "viz_type": chart.viz_type,
        "params": {
            "viz_type": chart.viz_type,
            "color_scheme": "crossings",
            "row_limit": 10_000,
            "adhoc_filters": [_condition(sql) for sql in chart.where],
            "extra_form_data": {},
            **{key: _written_out(value, key) for key, value in chart.params.items()},
            # A pivot table heads its columns with their names, not with their labels.
            **{key: [headed.get(one, one) for one in chart.params[key]] for key in PIVOT_KEYS if key in chart.params},
        },
        "query_context": None,
        "cache_timeout": None,
        "uuid": ids.chart_uuid(chart.name, language),
        "version": "1.0.0",
        "dataset_uuid": ids.dataset_uuid(chart.dataset, audience, language),
        "is_managed_externally": True,
    }


def _described(chart: Chart, language: str) -> str:
    """What the chart shows, and what the dictionary says of its indicators. Codes that it has not, the lint finds."""
    known = [code for code in chart.indicators if code in indicators.indicators()]
    return "\n\n".join([chart.text, *(indicators.help_text(code, language) for code in known)])


def _written_out(value: Any, key: str) -> Any:
    if isinstance(value, list):
        return [_written_out(one, key) for one in value]
    if isinstance(value, dict) and value.keys() == {"label", "sql"}:
        return _metric(**value) if key in METRIC_KEYS else _column(**value)
    return value


def _metric(label: str, sql: str) -> dict[str, Any]:
    return {
        "expressionType": "SQL",
        "sqlExpression": sql,
        "label": label,
        "hasCustomLabel": True,
        "optionName": f"metric_{ids.asset_uuid('metric', label, sql)}",
    }


def _column(label: str, sql: str) -> dict[str, Any]:
    return {"expressionType": "SQL", "sqlExpression": sql, "label": label}


def _condition(sql: str) -> dict[str, Any]:
    return {
        "expressionType": "SQL",
        "clause": "WHERE",
        "sqlExpression": sql,
        "filterOptionName": f"filter_{ids.asset_uuid('filter', sql)}",
    }
