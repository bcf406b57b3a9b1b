"""The dashboards as exposures of dbt, so that its lineage ends where people read: made of the dashboards' own sources.

Add here: another reader of published tables, as a report.
Keep out: what a dashboard shows; that is said in dashboards/assets/.
"""

from pathlib import Path

import yaml

from dashboards.sources.catalogue import (
    Catalogue,
    Dashboard,
    load,
)
from dashboards.sources.ids import SOURCE_LANGUAGE
from dashboards.sources.wording import Wording
from warehouse.definitions.made_files import made_of

ENGLISH = Wording(SOURCE_LANGUAGE)

MODELS = Path(__file__).resolve().parents[1] / "dbt" / "models"


def exposures() -> str:
    """dbt/models/published/_exposures.yml."""
    catalogue = load()
    said = [_exposure(catalogue, board) for board in catalogue.dashboards.values()]
    text = yaml.safe_dump({"version": 2, "exposures": said}, sort_keys=False, allow_unicode=True, width=120)
    return f"# {made_of('dashboards/assets/')}\n{text}"


def _exposure(catalogue: Catalogue, board: Dashboard) -> dict[str, object]:
    return {
        "name": board.name,
        "label": ENGLISH.text(board.title),
        "type": "dashboard",
        "maturity": "high",
        "description": ENGLISH.text(board.description),
        "owner": {"name": "The network's coordinators"},
        "depends_on": [f"ref('{table}')" for table in sorted(_tables(catalogue, board))],
    }


def _tables(catalogue: Catalogue, board: Dashboard) -> set[str]:
    """Published tables that it shows. What a release adds by itself is no model of dbt."""
    read = {table for chart in board.charts for table in catalogue.datasets[catalogue.charts[chart].dataset].reads}
    return read & {path.stem for path in MODELS.glob("published/pub_*.sql")}
