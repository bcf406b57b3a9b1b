"""Dashboards checked without a server: `python -m dashboards.lint`. All mistakes are told at once.

Add here: another promise about the sources. Keep out: columns and SQL (bindings.py), how charts look (tests/browser).
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from dashboards.bindings import Contracts, contracts, expression_problems, table_problems
from dashboards.catalogue import Catalogue, Chart, Dashboard, load
from dashboards.expand import expand
from dashboards.expand.datasets import dataset_file
from warehouse import indicators
from warehouse.audiences import whole

CHARTS_PER_TAB = 8
REAL_TABLES = {"pub_mapping_audit", "pub_mapping_returns"}
# PRIVACY.md, Words: what nobody may read on a screen, in English.
FORBIDDEN = re.compile(r"\b(prostitut\w*|idus?|street workers?|delinquen\w*|stocks?|hookers?|whores?)\b", re.IGNORECASE)


def main() -> int:
    found = list(problems(load(), contracts()))
    print("\n".join(found) or "dashboards: every chart resolves")
    return 1 if found else 0


def problems(catalogue: Catalogue, published: Contracts) -> Iterator[str]:
    yield from _names(catalogue)
    yield from table_problems(catalogue, published)
    yield from expression_problems(catalogue)
    yield from _filters(catalogue)
    yield from _labels(catalogue)
    yield from _ids(catalogue)
    yield from _words(catalogue)
    yield from _invented(catalogue)


def _names(catalogue: Catalogue) -> Iterator[str]:
    for chart in catalogue.charts.values():
        if chart.dataset not in catalogue.datasets:
            yield f"chart {chart.name}: there is no dataset {chart.dataset}"
        yield from _indicators(chart, catalogue)
    for board in catalogue.dashboards.values():
        yield from _names_on(board, catalogue)
    used = Counter(name for board in catalogue.dashboards.values() for name in board.charts)
    yield from (f"chart {name}: on no dashboard" for name in catalogue.charts if name not in used)
    yield from (f"chart {name}: on {times} places" for name, times in used.items() if times > 1)


def _indicators(chart: Chart, catalogue: Catalogue) -> Iterator[str]:
    """A chart of figures names the indicators that it shows, and its table holds them."""
    known = indicators.indicators()
    table = catalogue.datasets[chart.dataset].table if chart.dataset in catalogue.datasets else ""
    if not chart.indicators and indicators.published_in(table):
        yield f"chart {chart.name}: names no indicator of {table}"
    for code in chart.indicators:
        if code not in known:
            yield f"chart {chart.name}: the dictionary has no indicator {code}"
        elif table and table not in known[code].published:
            yield f"chart {chart.name}: {code} is not published in {table}"


def _names_on(board: Dashboard, catalogue: Catalogue) -> Iterator[str]:
    for tab in board.tabs:
        if len(tab.charts) > CHARTS_PER_TAB:
            yield f"dashboard {board.name}, tab {tab.title}: {len(tab.charts)} charts, at most {CHARTS_PER_TAB}"
    for name in board.charts:
        if name not in catalogue.charts:
            yield f"dashboard {board.name}: there is no chart {name}"
        elif board.audience not in catalogue.datasets[catalogue.charts[name].dataset].audiences:
            yield f"dashboard {board.name}: the data of chart {name} do not exist for {board.audience}"


def _filters(catalogue: Catalogue) -> Iterator[str]:
    for board in catalogue.dashboards.values():
        for one in board.filters:
            where = f"dashboard {board.name}, filter {one['label']}"
            yield from (f"{where}: {name} is not there" for name in set(one["charts"]) - set(board.charts))
            on = {catalogue.charts[name].dataset for name in one["charts"] if name in catalogue.charts}
            for dataset in sorted({one["dataset"], *on}):
                if one["column"] not in _columns(catalogue, dataset):
                    yield f"{where}: the dataset {dataset} has no column {one['column']}"


def _columns(catalogue: Catalogue, dataset: str) -> dict[str, str]:
    file = dataset_file(catalogue.datasets[dataset], catalogue.labels, whole().name, "en")
    return {column["column_name"]: column["verbose_name"] for column in file["columns"]}


def _labels(catalogue: Catalogue) -> Iterator[str]:
    """A CSV is headed with labels; of two columns with one label, one would show the other's values."""
    for name in catalogue.datasets:
        times = Counter(_columns(catalogue, name).values())
        yield from (
            f"dataset {name}: {count} columns are called {label}" for label, count in times.items() if count > 1
        )


def _ids(catalogue: Catalogue) -> Iterator[str]:
    seen: dict[str, str] = {}
    for name, content in expand(catalogue, None).items():
        if (uuid := content.get("uuid")) and (other := seen.setdefault(uuid, name)) != name:
            yield f"{name}: same UUID as {other}"


def _words(catalogue: Catalogue) -> Iterator[str]:
    for name, content in expand(catalogue, None).items():
        for text in _texts(content):
            if found := FORBIDDEN.search(text):
                yield f"{name}: the word '{found.group()}' is not used here (PRIVACY, Words)"


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for one in content.values() if isinstance(content, dict) else content:
            yield from _texts(one)


def _invented(catalogue: Catalogue) -> Iterator[str]:
    """A tab may only call itself real if all that it shows is the printed mapping."""
    for board in catalogue.dashboards.values():
        for tab in (one for one in board.tabs if not one.invented):
            tables = {catalogue.datasets[catalogue.charts[name].dataset].table for name in tab.charts}
            if not tables <= REAL_TABLES:
                yield f"dashboard {board.name}, tab {tab.title}: shows data of the network and does not say so"


if __name__ == "__main__":
    sys.exit(main())
