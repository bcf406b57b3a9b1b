"""Releases: one directory each, built aside, judged, moved among the published ones, flipped. Readers follow
`published/current`.

    build           draft and propose
    draft           write the candidate from the published schemas of the working database
    propose         say what closes with it; before that nobody can be shown it
    discard         remove a built release that must never be seen
    candidate_id    the release that was built last
    unchanged       the same, where a new one would differ from it in its day alone
    audience_files  its files, for whoever verifies them
    record          how a test of it ended; with a passed verdict it moves among the published ones (rooms.py)
    flip            make a release with a passed verdict the one that readers see (steps.py: and write it down)
    close           the cells that closed with it stay as they were published (closing.py)

Add here: what happens to published tables on their way out of the working database.
Keep out: what they contain (dbt/models/published) and whether they are fit to leave (expectations).
"""

from warehouse.release.build import (
    Release,
    audience_files,
    build,
    candidate_id,
    discard,
    draft,
    is_candidate_of,
    propose,
    unchanged,
)
from warehouse.release.closing import close
from warehouse.release.flip import flip, releases
from warehouse.release.rooms import folder, record

__all__ = [
    "Release",
    "audience_files",
    "build",
    "candidate_id",
    "close",
    "discard",
    "draft",
    "flip",
    "folder",
    "is_candidate_of",
    "propose",
    "record",
    "releases",
    "unchanged",
]
