"""From the sources under assets/ to the files that Superset imports. Pure functions; no Superset needed.

Add here: a module per kind of asset.
Keep out: Superset itself (sync.py) and reading files (sources/catalogue.py).
"""

from collections.abc import Iterable
from typing import Any

from dashboards.expand.charts import chart_file
from dashboards.expand.cut import cut
from dashboards.expand.datasets import database_file, dataset_file
from dashboards.expand.layout import dashboard_file
from dashboards.sources import plan
from dashboards.sources.catalogue import Catalogue
from dashboards.sources.labels import Labels, labels
from dashboards.sources.plan import Placed
from dashboards.sources.wording import Wording
from warehouse.definitions.languages import LANGUAGES

Files = dict[str, dict[str, Any]]


def expand(catalogue: Catalogue, *, is_invented: bool) -> Files:
    """Every file of one import. Where the data are invented, titles and tabs say so."""
    files: Files = {"metadata.yaml": {"version": "1.0.0", "type": "assets", "timestamp": "2024-01-01T00:00:00+00:00"}}
    for database in catalogue.databases:
        files[f"databases/{database['audience']}.yaml"] = database_file(database)
    needed = plan.placed(catalogue.seats)
    for language in (known for known in LANGUAGES if known in {one.language for one in needed}):
        mine = [one for one in needed if one.language == language and one.dashboard in catalogue.dashboards]
        files |= of_language(catalogue, Wording(language), mine, is_invented=is_invented)
    return files


def of_language(catalogue: Catalogue, wording: Wording, needed: Iterable[Placed], *, is_invented: bool) -> Files:
    """Those dashboards in one wording, whatever language they are declared for, with their charts and datasets."""
    files: Files = {}
    named, language = labels(catalogue, wording), wording.language
    for one in needed:
        board = cut(catalogue.dashboards[one.dashboard], catalogue, one.audience)
        for name in board.charts:
            chart = catalogue.charts[name]
            dataset = catalogue.datasets[chart.dataset]
            files[f"charts/{name}.{one.audience}.{language}.yaml"] = chart_file(
                chart, dataset, named, one.audience, wording
            )
        for name in sorted({*(catalogue.charts[name].dataset for name in board.charts), *_filtered(board.filters)}):
            dataset = catalogue.datasets[name]
            files[f"datasets/{one.audience}/{name}.{language}.yaml"] = dataset_file(
                dataset, named, one.audience, wording
            )
        files[f"dashboards/{board.name}.{one.audience}.{language}.yaml"] = dashboard_file(
            board, catalogue, one.audience, wording, is_invented=is_invented
        )
    return files


def _filtered(filters: Iterable[dict[str, Any]]) -> set[str]:
    return {one["dataset"] for one in filters}


__all__ = ["Files", "Labels", "expand", "of_language"]
