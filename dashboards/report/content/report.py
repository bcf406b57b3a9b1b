"""A report, made of one release for one question. The same question of the same release gives the same report.

Add here: another thing that stands around the chapters. Keep out: chapters (chapters/) and files (files/).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from dashboards.report.content import releases, span
from dashboards.report.content.chapters import sources, summary
from dashboards.report.content.draft import Draft
from dashboards.report.content.editions import Declared, chapters, edition
from dashboards.report.content.published import opened
from dashboards.report.content.span import Span
from dashboards.report.content.wording import Words
from dashboards.report.document import Asked, Block, Chapter, Report
from warehouse.settings import Settings

# What files say around the text, by code: files/ asks for them.
WORDS = ("contents", "figure", "table", "source", "page", "release", "your-words", "prompts", "chapter", "dashes")
# Made of the other chapters, when these are written.
_OF_OTHERS = {"summary": summary.blocks, "sources": sources.blocks}


def report(settings: Settings, asked: Asked, before: Mapping[str, Any] | None = None) -> Report:
    """The report of `asked.release_id` for `asked.edition` in `asked.language`.

    `before`: the list of sources (lineage) of the last report, to say what has changed since.
    Raises ConfigError for an edition, a language or a release that does not exist and for months that have not closed,
    ReleaseRefused for a release that was taken back or has not passed its tests.
    """
    words = Words(asked.language)
    whose = edition(settings, asked.edition)
    release_id = releases.resolve(settings, asked.release_id)
    months = Span(asked.first_day, asked.after_last_day)
    with opened(releases.file(settings, release_id, asked.edition), asked.edition) as published:
        span.require(published, months)
        draft = Draft(published, words, months, whose, release_id, before)
        return _report(draft, Asked(asked.edition, asked.language, asked.first_day, asked.after_last_day, release_id))


@dataclass(frozen=True)
class Newest:
    """The year up to the newest closed quarter of an edition; the last restatement that changed one of its numbers."""

    span: Span
    restated_in: str


def newest(settings: Settings, release_id: str, name: str) -> Newest | None:
    """None where no quarter has closed, or where the release has no file for this edition."""
    file = settings.published / release_id / name / "warehouse.duckdb"
    if not file.is_file():
        return None
    with opened(file, name) as published:
        year = span.last_year(published)
        rows = published.read("pub_reach", ["restated_in"], period_type="quarter").rows if year else ()
    restated = max((str(row["restated_in"]) for row in rows if row["restated_in"]), default="")
    return Newest(year, restated) if year else None


def _report(draft: Draft, asked: Asked) -> Report:
    words = draft.words
    release = draft.read("pub_release", ["as_of", "notice", "invented"]).row
    title = words.text("title")
    who = words.text(f"edition-{draft.edition.kind}", place=words.place(draft.countries[0]))
    return Report(
        asked=asked,
        title=title,
        subtitle=f"{who}, {words.span(draft.span)}",
        notice=words.text("notice-invented") if release.get("invented") else "",
        footer=words.text("footer", release=asked.release_id, day=words.day(release["as_of"])),
        chapters=tuple(_chapters(draft)),
        words={code: words.text(f"word-{code}") for code in WORDS},
    )


def _chapters(draft: Draft) -> list[Chapter]:
    declared = [each for each in chapters() if draft.edition.kind in each.editions]
    written = {each.chapter: _chapter(draft, each) for each in declared if each.chapter not in _OF_OTHERS}
    for each in declared:
        if each.chapter in _OF_OTHERS:
            blocks = _OF_OTHERS[each.chapter](draft, [*written.values()])
            written[each.chapter] = _with_slots(draft, each, blocks)
    return [written[each.chapter] for each in declared]


def _chapter(draft: Draft, declared: Declared) -> Chapter:
    if not draft.published.has(*declared.needs):
        blocks: Iterator[Block] = iter(
            draft.absent(f"{declared.chapter}.absent", "no_data", {"kind": draft.edition.kind})
        )
    else:
        module = import_module(f"dashboards.report.content.chapters.{declared.chapter}")
        blocks = module.blocks(draft)
    return _with_slots(draft, declared, blocks)


def _with_slots(draft: Draft, declared: Declared, blocks: Iterator[Block]) -> Chapter:
    code = declared.chapter
    slots = (draft.slot(f"{code}.{slot}.words", f"slot-{slot.replace('_', '-')}") for slot in declared.slots)
    title = draft.words.sentence(f"chapter-{code.replace('_', '-')}")
    whole = (*blocks, *slots) or (*draft.absent(f"{code}.absent", "nothing_closed", {"is_there": False}),)
    return Chapter(code, title, whole)
