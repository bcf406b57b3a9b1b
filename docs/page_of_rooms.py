"""The page of rooms: what each is for, and what may import what, as import-linter checks it.

Add here: nothing for a new room; its docstring and pyproject.toml say what the page says.
Keep out: how data flows (docs/explanation/flow.md).
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from page import page, paragraphs, table

ROOT = Path(__file__).resolve().parents[1]
TOP = ("dagster_project", "dashboards", "expectations", "warehouse")
_WHAT = """\
Every folder of Python is a room. Its first words say what it is, what to add there and what to keep out; this page
repeats them, and `dbt/README.md` says the same of the folders of dbt. Imports run against the flow of data, and
`make check` says so: a room may import what stands behind an arrow, never the other way round, and rooms between two
arrows do not know each other."""


def rooms() -> str:
    contracts: list[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
    parts = [paragraphs(_WHAT), "## Who may import whom", "\n".join(map(_contract, contracts))]
    parts += ["## What belongs where"]
    for top in TOP:
        parts.append(table(("room", "what it is", "add here", "keep out"), list(_rooms(ROOT / top))))
    return page("Rooms", *parts)


def _contract(contract: dict[str, Any]) -> str:
    """Its name, and its layers from the highest to the lowest."""
    layers = " → ".join(f"`{re.sub(r' [|:] ', ' · ', layer)}`" for layer in contract.get("layers", []))
    return f"* **{contract['name']}.** {layers}".rstrip()


def _rooms(top: Path) -> Iterator[tuple[str, str, str, str]]:
    for folder in sorted(path.parent for path in top.rglob("__init__.py")):
        said = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
        if said:
            first = " ".join(said.split("\n\n")[0].split())
            yield f"`{folder.relative_to(ROOT)}`", first, _beat(said, "Add here"), _beat(said, "Keep out")


def _beat(said: str, name: str) -> str:
    found = re.search(rf"^{name}: (.*?)(?=^\w[\w ]*: |\n\n|\Z)", said, re.DOTALL | re.MULTILINE)
    return " ".join(found[1].split()) if found else ""
