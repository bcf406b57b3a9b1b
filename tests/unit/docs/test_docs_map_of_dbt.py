"""The map of dbt's folders and the descriptions of its seeds say what is there.

Add here: another promise of that page. Keep out: which folder may read which (test_layers.py).
"""

import re
from pathlib import Path
from typing import Any

import generate
import pytest

from warehouse import yaml_text

DBT = Path(__file__).resolve().parents[3] / "dbt"
MAP = {
    folder: (belongs, set(re.findall(r"`([^`]+)`", made) or filter(None, [made])))
    for folder, belongs, made in re.findall(
        r"^\| `dbt/([\w/]+)` \| (.+?) \| ?(.*?) ?\|$", (DBT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
}
SEEDS: dict[str, dict[str, Any]] = {
    seed["name"]: seed for seed in yaml_text.read((DBT / "seeds" / "_seeds.yml").read_text(encoding="utf-8"))["seeds"]
}
HEADERS = {
    path.stem: path.read_text(encoding="utf-8").split("\n", 1)[0].split(",") for path in (DBT / "seeds").glob("*.csv")
}
MADE = {(generate.REFERENCE / name).resolve() for name in generate.PAGES}


def _with_files(folder: Path) -> set[str]:
    """Folders below that hold files themselves, and not folders alone; what dbt writes is none of the project's."""
    holding = {path.parent.relative_to(DBT) for path in folder.rglob("*") if path.is_file()}
    return {str(each) for each in holding if each.parts and each.parts[0] not in ("target", "logs")}


def test_the_map_names_every_folder_and_no_other() -> None:
    assert set(MAP) == _with_files(DBT)
    assert all(belongs for belongs, _ in MAP.values())


@pytest.mark.parametrize("folder", MAP)
def test_the_map_says_of_what_files_of_a_folder_are_made(folder: str) -> None:
    """By what each file that is made says of itself."""
    files = [path for path in (DBT / folder).iterdir() if path in MADE and path.suffix != ".csv"]
    said = [re.search(r"Made of (.+?): `make docs`", path.read_text(encoding="utf-8")) for path in files]
    assert {source[1].rstrip("/") for source in said if source} == {each.rstrip("/") for each in MAP[folder][1]}
    assert all(said)


def test_every_seed_is_described_and_no_other() -> None:
    assert set(SEEDS) == set(HEADERS)
    assert [name for name, seed in SEEDS.items() if len(seed["description"]) < 30] == []


def test_a_seed_says_that_it_is_made_where_it_is() -> None:
    said = {name for name, seed in SEEDS.items() if "`make docs`" in seed["description"]}
    assert said == {path.stem for path in MADE if path.parent == DBT / "seeds"}


def test_columns_that_are_explained_are_those_of_the_seed() -> None:
    explained = {name: [one["name"] for one in seed["columns"]] for name, seed in SEEDS.items() if "columns" in seed}
    assert explained == {name: HEADERS[name] for name in explained}
    assert "disclosure_pattern" in explained
