"""The SQL of a dataset that reshapes published tables: dbt's model of it, over the file that an audience reads.

A model under dbt/models/charts is tested, linted and described there. It reads published tables alone, so it is as true
of an audience's file as of the whole network's. A file of a release does not hold it: a chart may change, and be looked
at over an earlier release, without another release.

Add here: another relation that a model of a chart may name. Keep out: words for people (assets/datasets/).
"""

import re
from functools import cache
from pathlib import Path

from dashboards.sources.map_values import places
from warehouse.errors import ConfigError
from warehouse.settings import PROJECT_ROOT

MODELS = PROJECT_ROOT / "dbt" / "models" / "charts"
_REF = re.compile(r"\{\{ ref\('(\w+)'\) \}\}")
_PLACES = "{{ source('network', 'place') }}"


def sql(name: str) -> str:
    """Of the model `chart_<name>`. Places are those of this home's network: no file of a release has them."""
    return _REF.sub(lambda named: f"published.{named[1]}", _text(name)).replace(_PLACES, places())


def tables(name: str) -> set[str]:
    """Published tables that it reads."""
    return set(_REF.findall(_text(name)))


def names() -> list[str]:
    return sorted(path.stem.removeprefix("chart_") for path in MODELS.glob("chart_*.sql"))


@cache
def _text(name: str) -> str:
    """Without comments. Raises ConfigError for any other Jinja: nothing here would write it out."""
    path = MODELS / f"chart_{name}.sql"
    if not path.exists():
        raise ConfigError(f"There is no model {_within(path)} for the dataset pub_{name}.")
    text = re.sub(r"^\s*--.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE).strip()
    if re.search(r"\{[{%#]", _REF.sub("", text).replace(_PLACES, "")):
        raise ConfigError(
            f"{_within(path)}: a chart's model may name ref('…') and the network's places, and no other Jinja."
        )
    return text


def _within(path: Path) -> str:
    return str(path.relative_to(PROJECT_ROOT))
