"""The data tests that no key of a model occurs twice, made of the keys in the properties of the models (`meta.key`).

One test for each part of the build, because each test costs dbt and Dagster as much as a small model does.
Add here: nothing for a new model; name its key in its properties.
Keep out: keys of tables that have a test `unique_combination` of their own, and of charts, which no run builds.
"""

from collections.abc import Iterator
from pathlib import Path

from warehouse import yaml_text
from warehouse.definitions import cells
from warehouse.definitions.made_files import made_of

_WARNS = "{{ config(severity='warn') }}\n"
MODELS = Path(__file__).resolve().parents[1] / "dbt" / "models"


def facts() -> str:
    """dbt/tests/facts_have_their_keys.sql: everything before disclosure control.

    It warns: cells count distinct persons, so a second row changes no number, and nothing may stop a network for good.
    """
    others = ("published/", "charts/")
    return _WARNS + _test(each for each in _keys() if not each[0].startswith(others))


def protected() -> str:
    """dbt/tests/protected_cells_have_their_keys.sql: what is built again where the disclosure test finds something."""
    return _test(each for each in _keys() if each[0].startswith("published/"))


def _keys() -> Iterator[tuple[str, str, list[str]]]:
    """Folder, model and key, of files as they would be made now."""
    made = {Path(path).relative_to("dbt/models"): text for path, text in cells.models().items() if "/models/" in path}
    for path in sorted(MODELS.rglob("_*.yml")):
        place = path.relative_to(MODELS)
        for model in yaml_text.read(made.get(place) or path.read_text(encoding="utf-8")).get("models", []):
            key = model.get("config", {}).get("meta", {}).get("key")
            if key:
                yield str(place), model["name"], key


def _test(keys: Iterator[tuple[str, str, list[str]]]) -> str:
    called = [f"{{{{ occurring_twice('{name}', {key}) }}}}\n" for _, name, key in keys]
    return f"-- {made_of('the keys in the properties of the models')}\n" + "union all\n".join(called)
