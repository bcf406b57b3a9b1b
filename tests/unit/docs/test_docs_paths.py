"""What the documentation points at is there."""

import re
from pathlib import Path
from typing import Any

import pytest
from docs_pages import DOCS, ROOT, anchors, code, links, name, pages

from warehouse import yaml_text

ROOMS = ("warehouse", "dagster_project", "dashboards", "expectations", "dbt", "tests", "docs")
PATH = re.compile(rf"^(?:{'|'.join(ROOMS)})/[\w./-]*$")


@pytest.mark.parametrize("page", pages(), ids=name)
def test_paths_of_the_project_exist(page: Path) -> None:
    said = {word for line in code(page) for word in line.split() if PATH.match(word)}
    assert {path for path in said if not (ROOT / path).exists()} == set()


@pytest.mark.parametrize("page", pages(), ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        target, _, anchor = link.partition("#")
        if "://" in link:
            continue
        there = (page.parent / target).resolve() if target else page
        assert there.exists(), link
        assert not anchor or anchor in anchors(there), link


def test_the_site_has_every_page_once() -> None:
    nav = _pages_of(yaml_text.read((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"])
    assert sorted(nav) == sorted(str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md"))


def test_every_decision_says_what_why_and_what_else() -> None:
    decisions = sorted((DOCS / "adr").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [f"{number:04}" for number in range(1, len(decisions) + 1)]
    for path in decisions:
        assert {"what", "why", "what-else-was-considered"} <= anchors(path), path.name


def _pages_of(entry: Any) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    children = entry if isinstance(entry, list) else entry.values()
    return [page for child in children for page in _pages_of(child)]
