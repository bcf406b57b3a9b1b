"""How a generated page is written: a title, who made it, parts, tables.

Add here: another form that several pages need.
Keep out: what a page says.
"""

from collections.abc import Sequence

MADE = "<!-- Made by docs/generate.py. Change the source, not this page. -->"


def page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", MADE, *parts]) + "\n"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def paragraphs(text: str) -> str:
    """Lines of a paragraph on one line."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
