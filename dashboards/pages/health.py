"""Does it all run: what a steward watches, without a number of anybody.

Add here: another sign of life. Keep out: data, and names of partners.
"""

import shutil
from datetime import UTC, datetime

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
    from superset import db, security_manager

    now = settings()
    disk = shutil.disk_usage(now.home)
    accounts = db.session.query(security_manager.user_model).filter_by(active=True).count()
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
