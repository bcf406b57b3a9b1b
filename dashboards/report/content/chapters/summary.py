"""The summary: sentences of the chapters for which their rules have a place, in that order, country by country, in the
short form of their text (`.short`) where it has one.

Add here: nothing; a rule gets its place in rules.yaml. Keep out: sentences of its own.
"""

from collections.abc import Iterator
from dataclasses import replace

from dashboards.report.content import rules
from dashboards.report.content.draft import Draft
from dashboards.report.document import Block, Chapter, Paragraph, Sentence


def blocks(draft: Draft, chapters: list[Chapter]) -> Iterator[Block]:
    """Made last, of chapters that are written: each sentence stands in one of them, there perhaps at more length."""
    places = rules.summary_places()
    written = [block for chapter in chapters for block in chapter.blocks if isinstance(block, Paragraph)]
    for country in (*draft.countries, ""):
        own = [block for block in written if _country(draft, block) == country]
        short = [
            as_there for block in own for each in block.sentences for said, as_there in draft.short if said is each
        ]
        ranked = sorted(short, key=lambda each: places[each.rule])
        yield from draft.paragraph(f"summary.{country.lower() or 'network'}", _led(draft, country, ranked))


def _led(draft: Draft, country: str, sentences: list[Sentence]) -> list[Sentence]:
    """A short form does not name its country, so the first sentence must."""
    words = draft.words
    if not sentences or not country or words.place(country, "in").lower() in sentences[0].text.lower():
        return sentences
    first = words.sentence("summary-lead", place=words.place(country), text=sentences[0].text)
    return [replace(sentences[0], text=first), *sentences[1:]]


def _country(draft: Draft, block: Paragraph) -> str:
    last = block.id.rsplit(".", 1)[-1].upper()
    return last if last in draft.countries else ""
