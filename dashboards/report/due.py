"""Which reports wait to be made by themselves: every edition in each language, once a quarter has closed.

What a report says of closed quarters stays the same in every release, so a release without a new quarter asks for none;
one that restates closed numbers, or takes the place of one that was taken back, does.

Add here: another reason to make reports again.
Keep out: making them (making.py), and who starts that (dagster_project/defs/reports.py).
"""

import json
from collections.abc import Iterator

from dashboards.report import content, shelf
from dashboards.report.document import Asked
from warehouse.audiences import audiences
from warehouse.errors import CrossingsError
from warehouse.networks import home
from warehouse.settings import Settings

_MADE = "made.json"


def reports(settings: Settings) -> list[tuple[Asked, str]]:
    """What waits, each with the mark that is noted when it is made. Nothing where no release can be reported."""
    try:
        release_id = content.resolve(settings)
    except CrossingsError:
        return []
    made = _made(settings)
    return [
        (asked, mark)
        for edition in audiences()
        for asked, mark in _of(settings, release_id, edition)
        if _is_due(settings, made.get(shelf.name_of(asked)), asked, mark)
    ]


def note(settings: Settings, asked: Asked, mark: str) -> None:
    """It is made."""
    made = {**_made(settings), shelf.name_of(asked): [mark, asked.release_id]}
    shelf.put(settings.reports, {_MADE: (json.dumps(made, indent=1) + "\n").encode()})


def _of(settings: Settings, release_id: str, edition: str) -> Iterator[tuple[Asked, str]]:
    newest = content.newest(settings, release_id, edition)
    if newest is None:
        return
    for language in home.network(settings).about.languages:
        span = newest.span
        asked = Asked(edition, language, span.first_day, span.after_last_day, release_id)
        yield asked, newest.restated_in


def _is_due(settings: Settings, made: list[str] | None, asked: Asked, mark: str) -> bool:
    """Not made yet, restated since, its release taken back, or its draft removed by somebody."""
    if made is None or made[0] != mark or made[1] not in content.available(settings):
        return True
    return not (shelf.folder(settings, asked.edition) / f"{shelf.name_of(asked)}.docx").is_file()


def _made(settings: Settings) -> dict[str, list[str]]:
    """Mark and release of each report that was made by itself, by its name."""
    path = settings.reports / _MADE
    found: dict[str, list[str]] = json.loads(path.read_bytes()) if path.is_file() else {}
    return found
