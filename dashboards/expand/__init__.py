"""From the sources under assets/ to the files that Superset imports. Pure functions; no Superset needed.

Add here: a module per kind of asset. Keep out: Superset itself (sync.py) and reading files (catalogue.py).
"""

from typing import Any

from dashboards.catalogue import Catalogue
from dashboards.expand.charts import chart_file
from dashboards.expand.datasets import database_file, dataset_file
from dashboards.expand.layout import dashboard_file
from dashboards.ids import LANGUAGES

Files = dict[str, dict[str, Any]]


def expand(catalogue: Catalogue, notice: str | None) -> Files:
    """Every file of one import. `notice` is what pub_release says of invented data; None for real data."""
    files: Files = {"metadata.yaml": {"version": "1.0.0", "type": "assets", "timestamp": "2024-01-01T00:00:00+00:00"}}
    for database in catalogue.databases:
        files[f"databases/{database['audience']}.yaml"] = database_file(database)
    for language in LANGUAGES:
        files |= _of_language(catalogue, notice, language)
    return files


def _of_language(catalogue: Catalogue, notice: str | None, language: str) -> Files:
    files: Files = {}
    for dataset in catalogue.datasets.values():
        for audience in dataset.audiences:
            files[f"datasets/{audience}/{dataset.name}.{language}.yaml"] = dataset_file(
                dataset, catalogue.labels, audience, language
            )
    for dashboard in catalogue.dashboards.values():
        for name in dashboard.charts:
            files[f"charts/{name}.{language}.yaml"] = chart_file(
                catalogue.charts[name],
                catalogue.datasets[catalogue.charts[name].dataset],
                catalogue.labels,
                dashboard.audience,
                language,
            )
        files[f"dashboards/{dashboard.name}.{language}.yaml"] = dashboard_file(dashboard, catalogue, notice, language)
    return files
