"""The query of a dataset that reshapes published tables: assets/datasets/<dataset>.sql, over the file of an audience.

It reads published tables and the network's places (`network.place`) alone, so it is as true of an audience's file as of
the whole network's, and of an earlier release as of the newest. No file of a release holds it.

Add here: another relation that a query may read. Keep out: words for people (assets/datasets/*.yaml).
"""

import re
from functools import cache
from pathlib import Path

from dashboards.sources.map_values import places
from warehouse.errors import ConfigError

DATASETS = Path(__file__).parents[1] / "assets" / "datasets"
_PUBLISHED = re.compile(r"\bpublished\.(\w+)")
_PLACES = re.compile(r"\bnetwork\.place\b")


def sql(dataset: str) -> str:
    """Places are those of this home's network: no file of a release has them."""
    return _PLACES.sub(lambda _: places(), _text(dataset))


def tables(dataset: str) -> set[str]:
    """Published tables that it reads."""
    return set(_PUBLISHED.findall(_text(dataset)))


def names() -> list[str]:
    return sorted(path.stem for path in DATASETS.glob("*.sql"))


@cache
def _text(dataset: str) -> str:
    """Without comments. Raises ConfigError where there is no such file."""
    path = DATASETS / f"{dataset}.sql"
    if not path.exists():
        raise ConfigError(
            f"There is no query dashboards/assets/datasets/{path.name} for the shape of that name. Write it."
        )
    return re.sub(r"^\s*--.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE).strip()
