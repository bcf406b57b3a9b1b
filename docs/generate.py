"""Everything that is made of definitions, pages and files of dbt: `python docs/generate.py`.

Add here: a page whose every line is already said in code, YAML or a seed.
Keep out: explanations, and figures of the noise: that it exists is public, its table and keys are not.
"""

import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import exposures
import introductions
import model_keys
import selected_models
from page import page, table
from page_of_commands import commands
from page_of_duckdb2 import duckdb2
from page_of_faults import faults
from page_of_glossary import glossary
from page_of_indicators import indicators
from page_of_network import network
from page_of_operations import operations
from page_of_rooms import rooms
from page_of_scale import scale
from page_of_services import services as page_of_services
from page_of_settings import settings
from page_of_soak import soak

from warehouse import yaml_text
from warehouse.audiences import audiences, whole
from warehouse.contract.declaration import declaration_schema
from warehouse.definitions import at_war, cells, dimensions, indicator_files, languages, services
from warehouse.disclosure import perturbation

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
WAYS = {"kobo": "KoboToolbox", "dhis2": "DHIS2", "unsealed": "codes not sealed", "none": "no codes"}
KINDS = {
    "row": "One row is refused, the rest is taken in",
    "file": "The whole file is refused",
    "person": "The whole file is refused, and nothing of it is kept: it held what identifies people",
}
TAGS = {"protected": "protected", "derived": "from protected", "not_personal": "not about persons"}


def main() -> int:
    for name in stale():
        (REFERENCE / name).write_text(PAGES[name](), encoding="utf-8")
        print(f"written: {(REFERENCE / name).resolve().relative_to(ROOT)}")
    return 0


def stale() -> list[str]:
    """Pages that are not what their sources say now."""
    return [name for name, made in PAGES.items() if _kept(REFERENCE / name) != made()]


def _kept(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def refusal_rules() -> str:
    """The catalogue that letters are written from, in all its languages."""
    rules: dict[str, Any] = _yaml("warehouse/contract/rules.yaml")["rules"]
    parts = [introductions.RULES]
    for kind, title in KINDS.items():
        parts.append(f"## {title}")
        for code, rule in rules.items():
            if rule["kind"] == kind:
                parts += [f"### `{code}`", table(("", "what it says", "how to mend it"), list(_said(rule)))]
    return page("Refusal rules", *parts)


def _said(rule: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Each language; below it what is said instead where the file comes from one of the programs named,
    or from a partner that does not seal."""
    for each, language in languages.NAMES.items():
        yield language, rule["message"][each], rule["remedy"][each]
        for way, name in WAYS.items():
            texts = [rule.get(f"{part}_{way}", {}).get(each, "") for part in ("message", "remedy")]
            if any(texts):
                yield f"{language}, {name}", *texts


def published_tables() -> str:
    """Every published table and column, from the contracts that dbt enforces."""
    models = _yaml("dbt/models/published/_published.yml")["models"]
    donor = {one["name"].removeprefix("donor_") for one in _yaml("dbt/models/published/donor/_donor.yml")["models"]}
    parts = [introductions.TABLES]
    for model in sorted(models, key=lambda one: one["name"]):
        audience = _audiences(model, is_for_donors=model["name"].removeprefix("pub_") in donor)
        parts += [f"## `{model['name']}`", f"{model['description']} Audiences: {audience}.", _columns(model["columns"])]
    parts += ["## Added when a release is built", introductions.ADDED]
    for model in _yaml("warehouse/definitions/added.yaml")["models"]:
        parts += [f"### `{model['name']}`", model.get("description", "One more column."), _columns(model["columns"])]
    return page("Published tables", *parts)


def _audiences(model: dict[str, Any], *, is_for_donors: bool) -> str:
    """Who has a table: inside the network everybody, but for one that is about one country alone."""
    about = model["config"]["meta"]["countries"].get("about", "none")
    own = [name for name, one in audiences().items() if one.country and about in ("none", one.country)]
    return ", ".join(
        [whole().name, *own, *(name for name, one in audiences().items() if one.is_outside * is_for_donors)]
    )


def _columns(columns: Sequence[dict[str, Any]]) -> str:
    rows = [
        (
            f"`{one['name']}`",
            one["data_type"],
            one["description"],
            ", ".join(TAGS[tag] for tag in one["config"]["tags"]),
        )
        for one in columns
    ]
    return table(("column", "type", "what it is", "what may be in it"), rows)


def allowed_grains() -> str:
    """The seed that is the disclosure control's only input besides the persons."""
    patterns = _seed("disclosure_pattern")
    heads = ("pattern", "countries", "dimensions", "finest period", "delay", "threshold", "why")
    (seed,) = (one for one in _yaml("dbt/seeds/_seeds.yml")["seeds"] if one["name"] == "disclosure_pattern")
    columns = [(f"`{one['name']}`", one["description"]) for one in seed["columns"]]
    parts = [
        introductions.GRAINS,
        *("## The columns of the seed", introductions.SEED, table(("column", "what it is"), columns)),
        *("## The models behind a table", introductions.BEHIND, _models_behind()),
    ]
    for name in dict.fromkeys(pattern["table_name"] for pattern in patterns):
        shown = [_pattern(pattern) for pattern in patterns if pattern["table_name"] == name]
        parts += [f"## `{name}`", table(heads, shown)]
    return page("Allowed grains", *parts)


def _models_behind() -> str:
    """Published table → the models of its cells, which are named otherwise."""
    rows = [
        (
            f"`{name}`",
            f"`protected_{one.name}`",
            f"`fct_cell_{one.name}`",
            f"`{one.persons}`",
        )
        for name, one in cells.cell_tables().items()
    ]
    return table(("published table", "protected cells", "cells before it", "persons"), rows)


def _pattern(pattern: dict[str, str]) -> tuple[str, ...]:
    return (
        pattern["pattern_id"],
        pattern["country_code"],
        " × ".join(pattern["dimensions"].strip("|").split("|")),
        pattern["finest_period"].replace("_", "-"),
        f"{pattern['delay_days']} days",
        pattern["threshold"],
        pattern["why"],
    )


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "refusal-rules.md": refusal_rules,
    "published-tables.md": published_tables,
    "allowed-grains.md": allowed_grains,
    "indicators.md": indicators,
    "network.md": network,
    "glossary.md": glossary,
    "rooms.md": rooms,
    "services.md": page_of_services,
    "settings.md": settings,
    "scale.md": scale,
    "faults.md": faults,
    "soak.md": soak,
    "duckdb-2.md": duckdb2,
    "operations.md": operations,
    "declaration.schema.json": declaration_schema.text,
    "indicator.schema.json": indicator_files.schema,
    "../../dbt/seeds/indicator.csv": indicator_files.seed,
    "../../dbt/seeds/package.csv": indicator_files.package_seed,
    "../../dbt/seeds/package_service.csv": indicator_files.package_service_seed,
    "../../dbt/macros/coverage_listed.sql": indicator_files.coverage_macro,
    "../../dbt/seeds/service.csv": services.seed,
    "../../dbt/seeds/dimension_value.csv": dimensions.seed,
    "../../dbt/seeds/perturbation.csv": perturbation.seed,
    "../../dbt/macros/services_listed.sql": services.macro,
    "../../dbt/macros/languages_listed.sql": languages.macro,
    "../../dbt/macros/at_war.sql": at_war.macro,
    "../../dbt/models/published/_exposures.yml": exposures.exposures,
    "../../dbt/tests/facts_have_their_keys.sql": model_keys.facts,
    "../../dbt/tests/protected_cells_have_their_keys.sql": model_keys.protected,
    **{
        f"../../{path}": partial(models.__getitem__, path)
        for models in (cells.models(), selected_models.models())
        for path in models
    },
}


def _yaml(path: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml_text.read((ROOT / path).read_text(encoding="utf-8"))
    return content


def _seed(name: str) -> list[dict[str, str]]:
    with (ROOT / "dbt" / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    sys.exit(main())
