"""Everything that is made of definitions, pages and files of dbt: `python docs/generate.py`.

Add here: a page whose every line is already said in code, YAML or a seed.
Keep out: explanations, and figures of the noise: that it exists is public, its table and keys are not.
"""

import csv
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import exposures
import introductions
import model_keys
import selected_models
from measured_pages import duckdb2, faults, operations, scale, soak
from page import page, table
from page_of_commands import commands
from page_of_glossary import glossary
from page_of_indicators import indicators
from page_of_network import network
from page_of_rooms import rooms
from page_of_services import services as page_of_services
from page_of_settings import settings

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
COLUMN_HEADS = ("column", "type", "what it is", "what may be in it")
SHARED_FROM = 2  # tables
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
        rows = [
            (f"`{code}`", *(_sentences(rule, language) for language in languages.LANGUAGES))
            for code, rule in rules.items()
            if rule["kind"] == kind
        ]
        parts.append(table(("rule", *languages.NAMES.values()), rows))
    return page("Refusal rules", *parts)


def _sentences(rule: dict[str, Any], language: str) -> str:
    """What is wrong and how to mend it; then what is said instead of a file from a named program."""
    parts = ("message", "remedy")
    lines = [f"**{rule['message'][language]}**", rule["remedy"][language]]
    for way, name in WAYS.items():
        if instead := [text for part in parts if (text := rule.get(f"{part}_{way}", {}).get(language))]:
            lines.append(f"*{name}:* {' '.join(instead)}")
    return "<br>".join(lines)


def published_tables() -> str:
    """Every published table and column, from the contracts that dbt enforces."""
    models = _yaml("dbt/models/published/_published.yml")["models"]
    donor = {model["name"].removeprefix("donor_") for model in _yaml("dbt/models/published/donor/_donor.yml")["models"]}
    added = _yaml("warehouse/definitions/added.yaml")["models"]
    shared = _shared([*models, *added])
    parts = [introductions.TABLES, "## Columns of several tables", table(COLUMN_HEADS, sorted(shared.values()))]
    for model in sorted(models, key=lambda model: model["name"]):
        audience = _audiences(model, is_for_donors=model["name"].removeprefix("pub_") in donor)
        described = f"{model['description']} Audiences: {audience}."
        parts += [f"## `{model['name']}`", _table(described, model["columns"], shared)]
    parts += ["## Added when a release is built", introductions.ADDED]
    for model in added:
        described = model.get("description", "One more column.")
        parts += [f"### `{model['name']}`", _table(described, model["columns"], shared)]
    return page("Published tables", *parts)


def _audiences(model: dict[str, Any], *, is_for_donors: bool) -> str:
    """Who has a table: inside the network everybody, but for one that is about one country alone."""
    about = model["config"]["meta"]["countries"].get("about", "none")
    own = [name for name, audience in audiences().items() if audience.country and about in ("none", audience.country)]
    return ", ".join(
        [whole().name, *own, *(name for name, audience in audiences().items() if audience.is_outside * is_for_donors)]
    )


def _shared(models: Sequence[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Columns that several tables describe alike. Of a name with several meanings the most frequent is shared."""
    counted = Counter(_column(column) for model in models for column in model["columns"])
    return {row[0]: row for row, tables in reversed(counted.most_common()) if tables >= SHARED_FROM}


def _table(described: str, columns: Sequence[dict[str, Any]], shared: dict[str, tuple[str, ...]]) -> str:
    """What a table is, the names of those of its columns that are described once for all tables, and its own ones."""
    rows = [_column(column) for column in columns]
    of_several = [row[0] for row in rows if row == shared.get(row[0])]
    own = [row for row in rows if row != shared.get(row[0])]
    names = [f"Columns of several tables: {', '.join(of_several)}."] if of_several else []
    return "\n\n".join([" ".join([described, *names]), *([table(COLUMN_HEADS, own)] if own else [])])


def _column(column: dict[str, Any]) -> tuple[str, ...]:
    tags = ", ".join(TAGS[tag] for tag in column["config"]["tags"])
    return (f"`{column['name']}`", column["data_type"], column["description"], tags)


def allowed_grains() -> str:
    """The seed that is the disclosure control's only input besides the persons."""
    patterns = _seed("disclosure_pattern")
    heads = ("table", "pattern", "countries", "dimensions", "finest period", "delay", "threshold", "why")
    (seed,) = (seed for seed in _yaml("dbt/seeds/_seeds.yml")["seeds"] if seed["name"] == "disclosure_pattern")
    columns = [(f"`{column['name']}`", column["description"]) for column in seed["columns"]]
    parts = [
        introductions.GRAINS,
        *("## The columns of the seed", introductions.SEED, table(("column", "what it is"), columns)),
    ]
    parts += ["## Every allowed grain", table(heads, [_pattern(pattern) for pattern in patterns])]
    return page("Allowed grains", *parts)


def _pattern(pattern: dict[str, str]) -> tuple[str, ...]:
    return (
        f"`{pattern['table_name']}`",
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
