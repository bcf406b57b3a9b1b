"""Every catalogue said in one more language, with the words of another one: what translators would bring.

Add here: another form of catalogue.
Keep out: which languages there are (warehouse/definitions/languages.py).
"""

import csv
import shutil
from pathlib import Path
from typing import Any

import yaml

from warehouse.definitions.languages import LANGUAGES

_TEXTS = ("warehouse", "dbt/indicators")


def into(root: Path, language: str, as_in: str) -> None:
    for folder in _TEXTS:
        for path in sorted((root / folder).rglob("*.yaml")):
            said = yaml.safe_load(path.read_text("utf-8"))
            if _is_said_in(said, language, as_in):
                path.write_text(yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    for path in sorted([*(root / "dbt" / "seeds").glob("*.csv"), *(root / "warehouse" / "networks").rglob("*.csv")]):
        _table(path, language, as_in)
    for path in sorted((root / "dashboards" / "locale").glob(f"*{as_in}.*")):
        shutil.copy(path, path.with_name(path.name.replace(f"{as_in}.", f"{language}.")))


def _is_said_in(node: Any, language: str, as_in: str) -> bool:
    """Adds the language to each text that is said in all others; whether there was any."""
    parts = list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
    found = [_is_said_in(part, language, as_in) for part in parts]
    if isinstance(node, dict) and set(LANGUAGES[1:]) <= node.keys():
        node[language] = node[as_in]
        found.append(True)
    return any(found)


def _table(path: Path, language: str, as_in: str) -> None:
    """A column for each language, or a row."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file))
    for place in [place for place, name in enumerate(head) if name.endswith(f"_{as_in}")]:
        head.append(head[place].removesuffix(as_in) + language)
        rows = [[*row, row[place]] for row in rows]
    if "language" in head:
        place = head.index("language")
        rows += [[*row[:place], language, *row[place + 1 :]] for row in rows if row[place] == as_in]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])
