"""A chart as Superset imports it: its parameters, with the two shorthands of our sources written out.

`{label, sql}` stands for an ad-hoc column or metric (which one, its key says); `where` is a list of SQL conditions. In
the SQL of both, `{answer}` is the calculated column `answer` of the dataset.
Add here: another shorthand. Keep out: one chart's parameters (assets/charts/).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboards.expand.datasets import dataset_columns, with_columns
from dashboards.sources import ids
from dashboards.sources.catalogue import Chart, Column, Dataset
from dashboards.sources.labels import Labels
from dashboards.sources.wording import Wording
from warehouse.definitions import indicators

# Keys that name columns which Superset shows by name, not by label: heads of a pivot table, and of a chart that is seen
# as a table. A chart that is a table needs no help.
NAMED_KEYS = ("groupbyRows", "groupbyColumns", "x_axis", "groupby", "groupby_b", "source", "target")
LINES = ("echarts_timeseries", "echarts_timeseries_line", "mixed_timeseries")
# Superset drops a point in time at which no line has a number, and draws the lines over it.
GAPS_STAY = {"show_empty_columns": True, "show_empty_columns_b": True}
METRIC_KEYS = ("metric", "metrics", "metrics_b", "secondary_metric", "timeseries_limit_metric")


def chart_file(chart: Chart, dataset: Dataset, labels: Labels, audience: str, wording: Wording) -> dict[str, Any]:
    columns = dataset_columns(dataset, labels, wording)
    headed = {column.name: _column(column.label, column.expression or column.name) for column in columns}
    said = worded(chart, columns, wording)
    params = said.params
    return {
        "slice_name": wording.text(chart.title),
        "description": _described(chart, wording),
        "viz_type": chart.viz_type,
        "params": {
            "viz_type": chart.viz_type,
            "color_scheme": "crossings",
            "row_limit": 10_000,
            "adhoc_filters": [condition(sql) for sql in said.where],
            "extra_form_data": {},
            **(GAPS_STAY if chart.viz_type in LINES else {}),
            **{key: _written_out(value, key) for key, value in params.items()},
            **{key: _headed(params[key], headed) for key in NAMED_KEYS if key in params and chart.viz_type != "table"},
        },
        "query_context": None,
        "cache_timeout": None,
        "uuid": ids.chart_uuid(chart.name, audience, wording.language),
        "version": "1.0.0",
        "dataset_uuid": ids.dataset_uuid(chart.dataset, audience, wording.language),
        "is_managed_externally": True,
    }


def _headed(named: Any, headed: dict[str, dict[str, Any]]) -> Any:
    """Columns under their labels; what is written out already stays."""
    if isinstance(named, list):
        return [_headed(one, headed) for one in named]
    return headed.get(named, named) if isinstance(named, str) else _written_out(named, "")


def worded(chart: Chart, columns: Sequence[Column], wording: Wording) -> Chart:
    """Its conditions and parameters in the reader's language, with the calculated columns that they name."""
    where = tuple(with_columns(wording.sql(one), columns) for one in chart.where)
    return replace(chart, where=where, params=_with_columns(wording.params(chart.params), columns))


def _with_columns(value: Any, columns: Sequence[Column]) -> Any:
    if isinstance(value, list):
        return [_with_columns(one, columns) for one in value]
    if isinstance(value, dict):
        return {
            key: with_columns(one, columns) if key == "sql" else _with_columns(one, columns)
            for key, one in value.items()
        }
    return value


def _described(chart: Chart, wording: Wording) -> str:
    """What the chart shows, and what the dictionary says of its indicators. Codes that it has not, the lint finds."""
    known = [code for code in chart.indicators if code in indicators.indicators()]
    helped = (wording.given(lambda language, code=code: indicators.help_text(code, language)) for code in known)
    return "\n\n".join([wording.text(chart.text), *helped])


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


def condition(sql: str) -> dict[str, Any]:
    """An ad-hoc filter."""
    return {
        "expressionType": "SQL",
        "clause": "WHERE",
        "sqlExpression": sql,
        "filterOptionName": f"filter_{ids.asset_uuid('filter', sql)}",
    }
