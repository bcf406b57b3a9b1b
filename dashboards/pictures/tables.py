"""The numbers of a chart as a plain table: what Superset answered to the chart, with the heads that a reader knows.

Only cells that were published are in an answer, so only such cells are in a table.
Add here: how another kind of chart lays out its rows. Keep out: how a number is written (formats.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboards.pictures import formats
from dashboards.pictures.boards import Chart
from dashboards.pictures.words import phrase

MOST_ROWS = 300
# What a chart adds for its own drawing, and no reader asked for.
HELPERS = {"heatmap_v2": ("rank",)}
EDGES = {"__yhat_lower": "lowest", "__yhat_upper": "highest"}


@dataclass(frozen=True)
class Table:
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    count: int

    @property
    def is_cut(self) -> bool:
        return self.count > len(self.rows)


def tables(chart: Chart, answer: list[dict[str, Any]], language: str) -> Iterator[Table]:
    """One for each question that the chart asks. An answer without rows is a table without rows."""
    for result in answer:
        wanted = [name for name in result["colnames"] if name not in HELPERS.get(chart.viz_type, ())]
        kinds = dict(zip(result["colnames"], result["coltypes"], strict=True))
        if chart.viz_type == "pivot_table_v2":
            yield _crossed(chart, result["data"], kinds, language)
            continue
        rows = [
            tuple(formats.cell(row.get(name), kinds[name], name, _d3(chart, name), language) for name in wanted)
            for row in _in_order(chart, result["data"])
        ]
        yield Table(
            tuple(head(chart, name, language) for name in wanted),
            tuple(rows[:MOST_ROWS]),
            tuple(kinds[name] == formats.NUMERIC for name in wanted),
            len(rows),
        )


def head(chart: Chart, name: str, language: str) -> str:
    """A column's label; the edges of a band are named for what they are."""
    for edge, word in EDGES.items():
        if name.endswith(edge):
            return f"{name.removesuffix(edge)}: {phrase(word, language)}"
    return chart.names.get(name, name)


def _in_order(chart: Chart, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lying bars are asked for from the lowest one up."""
    return rows[::-1] if chart.form.get("orientation") == "horizontal" else rows


def _d3(chart: Chart, name: str) -> str:
    of_column = chart.form.get("column_config", {}).get(name, {}).get("d3NumberFormat")
    return str(of_column or chart.form.get("y_axis_format") or chart.form.get("valueFormat") or "")


def _crossed(chart: Chart, rows: list[dict[str, Any]], kinds: dict[str, int], language: str) -> Table:
    """A pivot table is asked for in single cells, and read in rows and columns."""
    down, across = (_names(chart.form.get(key, ())) for key in ("groupbyRows", "groupbyColumns"))
    metrics = [name for name in kinds if name not in (*down, *across)]
    cells = {(_key(row, down), (*_key(row, across), metric)): row[metric] for row in rows for metric in metrics}
    lines, columns = sorted({line for line, _ in cells}), sorted({column for _, column in cells})

    def said(value: Any, name: str) -> str:
        return formats.cell(value, kinds.get(name, 1), name, _d3(chart, name), language)

    body = [
        (
            *map(said, line, down),
            *(said(cells[line, one], one[-1]) if (line, one) in cells else formats.NOTHING for one in columns),
        )
        for line in lines
    ]
    return Table(
        (
            *(head(chart, name, language) for name in down),
            *(_over(column, across, metrics, said) for column in columns),
        ),
        tuple(body[:MOST_ROWS]),
        (*(False for _ in down), *(kinds[column[-1]] == formats.NUMERIC for column in columns)),
        len(body),
    )


def _over(column: tuple[Any, ...], across: list[str], metrics: list[str], said: Any) -> str:
    """A metric is named only where there are several."""
    parts = [said(value, name) for value, name in zip(column, across, strict=False)]
    return ", ".join([*parts, column[-1]] if len(metrics) > 1 or not parts else parts)


def _names(columns: Any) -> list[str]:
    """A column is named, or is an expression with a label."""
    return [one["label"] if isinstance(one, dict) else one for one in columns]


def _key(row: dict[str, Any], names: list[str]) -> tuple[Any, ...]:
    return tuple("" if row[name] is None else row[name] for name in names)
