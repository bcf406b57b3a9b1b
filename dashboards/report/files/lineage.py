"""Where every number of a report comes from, as JSON: for each block its text, its rules, and the rows that were read.

The same report gives the same bytes. The next report reads it to say what has changed.
Add here: what a reader needs to look a number up again.
Keep out: anything that is not in the report itself.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dashboards.report.document import Block, Figure, Paragraph, Report, Slot, Source, Table
from dashboards.report.files.mark import Mark

FORM = 1


def lineage(report: Report, mark: Mark) -> dict[str, Any]:
    asked = report.asked
    return {
        "form": FORM,
        "mark": str(mark),
        "network": mark.network,
        "release": asked.release_id,
        "audience": asked.edition,
        "language": asked.language,
        "from": f"{asked.first_day}",
        "until": f"{asked.after_last_day}",
        "title": report.title,
        "chapters": [
            {"id": chapter.id, "title": chapter.title, "blocks": [_block(block) for block in chapter.blocks]}
            for chapter in report.chapters
        ],
    }


def text(report: Report, mark: Mark) -> str:
    return json.dumps(lineage(report, mark), ensure_ascii=False, indent=1, sort_keys=False) + "\n"


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        sentences = [
            {"rule": each.rule, "text": each.text, "sources": _sources(each.sources)} for each in block.sentences
        ]
        return {"id": block.id, "kind": block.kind, "sentences": sentences}
    if isinstance(block, Table):
        about = {"id": block.id, "kind": "table", "number": block.number, "caption": block.caption}
        return {**about, "head": block.head, "rows": block.rows, "note": block.note, "sources": _sources(block.sources)}
    if isinstance(block, Figure):
        about = {"id": block.id, "kind": "figure", "number": block.number, "caption": block.caption}
        rows = [{name: _value(value) for name, value in row.items()} for row in block.rows]
        return {
            **about,
            "alternative": block.alternative,
            "rows": rows,
            "note": block.note,
            "sources": _sources(block.sources),
        }
    return _slot(block)


def _slot(block: Slot) -> dict[str, Any]:
    return {"id": block.id, "kind": "slot", "title": block.title, "prompts": block.prompts}


def _sources(sources: Iterable[Source]) -> list[dict[str, Any]]:
    return [
        {
            "table": each.table,
            "where": _where(each.where),
            "columns": list(each.columns),
            "rows": [[_value(value) for value in row] for row in each.rows],
        }
        for each in sources
    ]


def _where(where: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in where.items()}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return f"{value}" if isinstance(value, date) else value
