"""Models of dbt that hand on what another relation holds, made of their properties, or of those of a source.

    meta.selected_from   of a model: another model, or `source.table`. A model with a contract has the columns of that.
    meta.shares_of       of a model: the relation of persons and periods whose sets of places and settings it holds.

Add here: another kind of model that says nothing but where its rows come from.
Keep out: a condition, a new column, a join: such a model is written by hand.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from warehouse import yaml_text
from warehouse.definitions.made_files import made_of

ROOT = Path(__file__).resolve().parents[1]


@cache
def models() -> Mapping[str, str]:
    """Path of a model → its text."""
    made = {}
    for path in sorted((ROOT / "dbt" / "models").rglob("_*.yml")):
        properties = yaml_text.read(path.read_text(encoding="utf-8"))
        for name, text in _handed_on(properties):
            made[str(path.with_name(f"{name}.sql").relative_to(ROOT))] = f"-- {made_of(path.name)}\n{text}"
    return made


def _handed_on(properties: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for model in properties.get("models", []):
        config = model.get("config", {})
        if origin := config.get("meta", {}).get("selected_from"):
            columns = ",".join(f"\n    {column['name']}" for column in model["columns"]) if "contract" in config else ""
            selected = f"select{columns}\n" if columns else "select * "
            yield model["name"], f"{selected}from {{{{ {_relation(origin)} }}}}\n"
        if persons := config.get("meta", {}).get("shares_of"):
            call = f"person_shares({_relation(persons)}, ref('int_combination_set_summary'))"
            yield model["name"], f"{{{{ config(materialized='view') }}}}\n{{{{ {call} }}}}\n"


def _relation(name: str) -> str:
    source, dot, table = name.rpartition(".")
    return f"source('{source}', '{table}')" if dot else f"ref('{table}')"
