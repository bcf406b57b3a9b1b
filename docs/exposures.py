"""The dashboards as exposures of dbt, so that its lineage ends where people read: made of the dashboards' own sources.

Add here: another reader of published tables, as a report.
Keep out: what a dashboard shows; that is said in dashboards/assets/.
"""

import re
from pathlib import Path

import yaml

from dashboards.sources.catalogue import (
    Catalogue,
    Dashboard,
    load,
)

MODELS = Path(__file__).resolve().parents[1] / "dbt" / "models" / "published"


def exposures() -> str:
    """dbt/models/published/_exposures.yml."""
    catalogue = load()
    said = [_exposure(catalogue, board) for board in catalogue.dashboards.values()]
    text = yaml.safe_dump({"version": 2, "exposures": said}, sort_keys=False, allow_unicode=True, width=120)
    return f"# Made of dashboards/assets/: `make docs`.\n{text}"


def _exposure(catalogue: Catalogue, board: Dashboard) -> dict[str, object]:
    return {
        "name": board.name,
        "label": board.title,
        "type": "dashboard",
        "maturity": "high",
        "description": board.description,
        "owner": {"name": "The network's coordinators"},
        "depends_on": [f"ref('{table}')" for table in sorted(_tables(catalogue, board))],
    }


def _tables(catalogue: Catalogue, board: Dashboard) -> set[str]:
    """Published tables that the charts or their reshaping read. What a release adds by itself is no model of dbt."""
    datasets = [catalogue.datasets[catalogue.charts[chart].dataset] for chart in board.charts]
    read = {one.table for one in datasets} | {
        table for one in datasets for table in re.findall(r"published\.(pub_\w+)", one.sql)
    }
    return read & {path.stem for path in MODELS.glob("pub_*.sql")}
