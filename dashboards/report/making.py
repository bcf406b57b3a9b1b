"""A report made: asked for, drawn, and put into its four files, all of them or none.

Add here: another file of a report, or another thing that must be known before it is made.
Keep out: what it says (content/), how a file is written (files/), what people typed (dagster_project).
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dashboards.report import content, shelf
from dashboards.report.document import Asked
from dashboards.report.figures.draw import drawings
from dashboards.report.files.html import page
from dashboards.report.files.mark import Mark
from dashboards.report.files.pdf import paper
from dashboards.report.files.prepared import Prepared
from dashboards.report.files.verify import Outcome, verify
from dashboards.report.files.word import draft, keep, template
from warehouse.errors import ConfigError
from warehouse.networks import home
from warehouse.settings import Settings


@dataclass(frozen=True)
class Made:
    """`files`: what was written. `kept`: words of the analyst's that were carried over from `earlier`."""

    mark: Mark
    files: tuple[Path, ...]
    earlier: Path | None
    kept: keep.Kept


def make(settings: Settings, asked: Asked, out: Path, *, earlier: Path | None = None, is_new: bool = False) -> Made:
    """Write docx, pdf, html and json of a report into `out`.

    `earlier`: a draft whose words of the analyst's are carried over; without it, one that lies in `out`, unless
    `is_new`. Raises ConfigError or ReleaseRefused before anything is written.
    """
    on = template.path(settings.reports)
    template.read(on)
    shelf.require_writable(out)
    made = prepare(settings, asked)
    name = shelf.name_of(made.mark.asked)
    if earlier is None and not is_new:
        earlier = shelf.earlier_draft(out, made.mark.asked)
    document, kept = keep.write(made, earlier, on) if earlier else (b"", keep.Kept())
    if not kept.has_words:  # a draft in which nobody wrote is made anew, on the template of today
        document, earlier = draft.write(made, on), None
    aside = {f"{name}-earlier.docx": earlier.read_bytes()} if earlier and earlier.stem == name else {}
    written = {
        **aside,
        f"{name}.docx": document,
        f"{name}.pdf": paper.write(made),
        f"{name}.html": page.write(made),
        f"{name}.json": made.lineage.encode(),
    }
    shelf.remember(settings, made.lineage)
    return Made(made.mark, tuple(shelf.put(out, written)), earlier, kept)


def prepare(settings: Settings, asked: Asked, since: str | None = None) -> Prepared:
    """`since`: the digest of the last report's JSON; without it, the newest report of an earlier release is the last.

    `asked.release_id` may be `current`, or the first letters of a release.
    """
    release_id = content.resolve(settings, asked.release_id)
    asked = Asked(asked.edition, asked.language, asked.first_day, asked.after_last_day, release_id)
    since = shelf.last_before(settings, asked) if since is None else since
    report = content.report(settings, asked, shelf.known(settings, since) if since else None)
    mark = Mark(asked, home.network(settings).name, since)
    lineage = {"mark": str(mark), **content.lineage(report)}
    return Prepared(report, mark, drawings(report), json.dumps(lineage, ensure_ascii=False, indent=1) + "\n")


def check(settings: Settings, file: Path) -> Outcome:
    """Compare a file with the release that it names. Raises ConfigError where it cannot be read or made again."""
    try:
        given = file.read_bytes()
    except OSError as error:
        raise ConfigError(f"{file} cannot be read ({error.strerror}).") from None
    return verify(file, given, _remaking(settings, file.name))


def _remaking(settings: Settings, file: str) -> Callable[[Mark], Prepared]:
    def remake(mark: Mark) -> Prepared:
        ours = home.network(settings).name
        if mark.network != ours:
            raise ConfigError(
                f"{file} is a report of the network “{mark.network}”, and this home is of “{ours}”. Check it there."
            )
        there = content.available(settings)
        if mark.asked.release_id not in there:
            raise ConfigError(
                f"{file} was made of release {mark.asked.release_id}, of which no report can be made here any more: it "
                f"is not among the published ones, or it was taken back. There are: {', '.join(there) or 'none'}. Take "
                "the release back from a backup, or write the report anew of a release that is there."
            )
        return prepare(settings, mark.asked, mark.since)

    return remake
