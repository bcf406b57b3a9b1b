"""Which texts are the documentation, and what in them looks like code or a link.

Add here: another kind of text that people read.
Keep out: what must be true of it (test_docs_*.py).
"""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
DOCS = ROOT / "docs"
_FENCE = re.compile(r"^( *)```.*?^\1```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def pages() -> list[Path]:
    roots = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "dbt/README.md")]
    return [*roots, *sorted(DOCS.rglob("*.md"))]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def code(path: Path) -> Iterator[str]:
    """What stands in backticks, within lines and in blocks."""
    content = text(path)
    yield from (line.strip() for block in _FENCE.finditer(content) for line in block[0].splitlines()[1:-1])
    yield from _CODE.findall(_FENCE.sub("", content))


def links(path: Path) -> Iterator[str]:
    yield from _LINK.findall(_FENCE.sub("", text(path)))


def anchors(path: Path) -> set[str]:
    """As both GitHub and MkDocs make them of headings."""
    plain = [re.sub(r"[^\w\s-]", "", heading.lower()).strip() for heading in _HEADING.findall(text(path))]
    return {re.sub(r"\s", "-", heading) for heading in plain}
