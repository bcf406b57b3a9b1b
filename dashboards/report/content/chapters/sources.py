"""The appendix: every figure, table and sentence with the rows of the published file that it was made of.

Add here: another column of the list. Keep out: the list for machines (lineage.py).
"""

from collections.abc import Iterator
from typing import Any

from dashboards.report.content.draft import Draft
from dashboards.report.content.lineage import lines
from dashboards.report.document import Block, Chapter


def blocks(draft: Draft, chapters: list[Chapter]) -> Iterator[Block]:
    """A row for each source of a figure, table or sentence; a sentence goes by the paragraph and its number in it."""
    yield from draft.paragraph(
        "sources.file",
        draft.say("sources", {}, release=draft.release_id, audience=draft.edition.name),
        "note",
    )
    rows = [
        [line["id"], line.get("rule", ""), source["table"], _filter(source["where"]), ", ".join(source["columns"])]
        for chapter in chapters
        for block in chapter.blocks
        for line in lines(chapter.id, block)
        for source in line["sources"]
    ]
    head = draft.head("block", "rule", "table", "filter", "columns")
    yield from draft.table("sources.table", "table-sources", head, [*dict.fromkeys(map(tuple, rows))], [], left=5)


def _filter(where: dict[str, Any]) -> str:
    parts = []
    for column, value in where.items():
        if value in ("all", ["all"]):
            continue
        parts.append(f"{column} = {' | '.join(map(str, value)) if isinstance(value, list) else value}")
    return ", ".join(parts) or "–"
