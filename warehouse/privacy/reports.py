"""Reports and kept answers that show a stopped partner or a place under fire: made of releases that go, they go, too.

A report is found by the list of its sources, which is JSON: it says the release, and what was read of it. A draft
goes with it, and with it what somebody wrote into it: what was typed there cannot be told from what was made.

Add here: another thing that is made of a release and rests in the home.
Keep out: releases themselves (stop.py), and packages, which take back by themselves (warehouse/release/exchange).
"""

import json
import shutil
from collections.abc import Collection, Sequence
from pathlib import Path

from warehouse import release
from warehouse.privacy import traces
from warehouse.settings import Settings

_SOURCES, _ASIDE = "*.json", "-earlier"  # a draft that was put aside for a newer one


def showing(settings: Settings, aliases: Sequence[str], releases: Collection[str]) -> list[Path]:
    """Every file of every report that was made of one of these releases, or that names one of the partners, and whose
    own release nobody can ask any more. Another one that stands shows none of them: who is called so in it is somebody
    else."""
    found: set[Path] = set()
    others = {*release.releases(settings)} - {*releases}
    for sources in settings.reports.rglob(_SOURCES):
        made_of = _release(sources)
        if made_of in releases or (made_of not in others and traces.says(sources, aliases)):
            stems = {sources.stem, f"{sources.stem}{_ASIDE}"}
            found |= {path for path in sources.parent.iterdir() if path.stem in stems and path.is_file()}
    return sorted(found)


def drop(settings: Settings, aliases: Sequence[str], releases: Collection[str]) -> list[Path]:
    """Remove them, and the answers that the dashboards keep; both are made again of a release that people may see."""
    found = showing(settings, aliases, releases)
    for path in found:
        path.unlink()
    shutil.rmtree(settings.superset / "cache", ignore_errors=True)
    return found


def _release(sources: Path) -> str:
    try:
        said = json.loads(sources.read_bytes())
        return str(said["asked"]["release"])
    except (ValueError, KeyError, TypeError):
        return ""  # no list of sources
