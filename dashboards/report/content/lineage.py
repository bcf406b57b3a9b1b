"""Where everything comes from: a list of every sentence, table and figure with its table, filter and columns.

Add here: another thing that the list says of a block. Keep out: what changed between two lists (chapters/changed.py).
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dashboards.report.document import Asked, Block, Figure, Paragraph, Report, Source, Table

Line = dict[str, Any]


def lineage(report: Report) -> dict[str, Any]:
    """The list as JSON knows it: values are texts, numbers, true, false or null. Days are ISO 8601."""
    return {
        "asked": _asked(report.asked),
        "blocks": [
            line for chapter in report.chapters for block in chapter.blocks for line in lines(chapter.id, block)
        ],
    }


def lines(chapter: str, block: Block) -> Iterator[Line]:
    """One for a table or a figure, one for each sentence of a paragraph, none for a place for the analyst's words."""
    if isinstance(block, Paragraph):
        for number, sentence in enumerate(block.sentences, start=1):
            known = {"kind": "sentence", "id": f"{block.id}#{number}", "rule": sentence.rule, "text": sentence.text}
            yield {"chapter": chapter, **known, "sources": [_source(each) for each in sentence.sources]}
    elif isinstance(block, Table | Figure):
        kind = "table" if isinstance(block, Table) else "figure"
        shown: Line = {"kind": kind, "id": block.id, "number": block.number, "text": block.caption}
        yield {"chapter": chapter, **shown, "sources": [_source(each) for each in block.sources]}


def read_source(line: Mapping[str, Any]) -> Source:
    """A source of the list, as the report had it. Days in filters are days again."""
    where = {column: _day(column, value) for column, value in line["where"].items()}
    return Source(line["table"], where, tuple(line["columns"]), tuple(tuple(row) for row in line["rows"]))


def written(value: Any) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, date):
        return value.isoformat()
    return [written(each) for each in value] if isinstance(value, tuple | list) else value


def _source(source: Source) -> Line:
    return {
        "table": source.table,
        "where": {column: written(value) for column, value in source.where.items()},
        "columns": [*source.columns],
        "rows": written(source.rows),
    }


def _asked(asked: Asked) -> Line:
    return {
        "release": asked.release_id,
        "audience": asked.edition,
        "language": asked.language,
        "from": asked.first_day.isoformat(),
        "to_before": asked.after_last_day.isoformat(),
    }


def _day(column: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_day(column, each) for each in value)
    is_day = isinstance(value, str) and (column.endswith(("_start", "_date", "_end")))
    return date.fromisoformat(value) if is_day else value
