"""Does it all run: what a steward watches, without a number of anybody.

Add here: another sign of life. Keep out: data, and names of partners.
"""

import shutil
import sqlite3
from datetime import UTC, datetime

from dashboards import state
from dashboards.pages.door import blueprint, page, shown
from dashboards.reading import release_preview
from warehouse.settings import Settings, settings

_GIBIBYTE = 1024**3
NAMES = (
    "release-that-people-see",
    "shown-since",
    "releases-on-disk",
    "accounts-that-can-log-in",
    "free-disk-space",
)


@blueprint.get("/health/")
@page("health")
def health() -> str:
    now = settings()
    disk = shutil.disk_usage(now.home)
    with sqlite3.connect(f"file:{state.metadata_file(now)}?mode=ro", uri=True) as con:
        (accounts,) = con.execute("select count(*) from ab_user where active").fetchone()
    values = [
        *_shown(now),
        str(sum(path.is_dir() and not path.is_symlink() for path in now.published.glob("*"))),
        str(accounts),
        f"{disk.free / _GIBIBYTE:.1f} GiB",
    ]
    return shown("health.html", rows=list(zip(NAMES, values, strict=True)))


def _shown(here: Settings) -> tuple[str, str]:
    """The release that people see, and since when. Before the first one there is neither."""
    link = here.current
    if not link.is_symlink():
        return "–", "–"
    release = link.resolve().name
    since = f"{datetime.fromtimestamp(link.lstat().st_mtime, UTC):%Y-%m-%d %H:%M} UTC"
    return release if release_preview.is_fit(here, release) else "–", since
