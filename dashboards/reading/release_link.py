"""The door between Superset and the published releases, one release per request.

`published/current` is resolved once per request and kept for it: two queries of one page can never mix two releases,
and no file but a published one can be reached, whoever asks.
Add here: another hook of Superset's about connections. Keep out: what may be opened (published.py).
"""

from pathlib import Path
from typing import Any

from flask import g, has_app_context, has_request_context, session
from sqlalchemy.engine.url import URL
from sqlalchemy.pool import NullPool

from dashboards.reading import (
    connection_pool,
    published,
    running,
)
from warehouse.settings import settings

LOOKED_AT = "crossings_release"  # in the session: chosen on our page of releases, which checks who may choose what


def release_of_request() -> Path:
    if not has_app_context():
        return published.current_release()
    release: Path | None = g.get("crossings_release")
    if release is None:
        chosen = session.get(LOOKED_AT) if has_request_context() else None
        release = g.crossings_release = published.chosen_release(chosen) or published.current_release()
    return release


def release_id() -> str:
    """Part of every cache key, so that an answer of an earlier release is never served for this one."""
    try:
        return release_of_request().name
    except published.NoRelease:
        return "none"


def refuse_other_addresses(url: URL) -> None:
    """Superset's DB_SQLA_URI_VALIDATOR: asked for every address before it is used, an administrator's too."""
    published.audience_of(url)


def open_release(
    url: URL, engine_kwargs: dict[str, Any], username: str | None, _security: object, source: Any
) -> tuple[URL, dict[str, Any]]:
    """Superset's DB_CONNECTION_MUTATOR."""
    from duckdb_engine import ConnectionWrapper  # where Superset is; the pipeline's environment has none

    release, audience = release_of_request(), published.audience_of(url)
    file = published.warehouse_file(release, audience)
    if not file.exists():
        raise published.NoRelease("This release was made before its country was declared. Make another: crossings run.")
    keep_for = audience if release == settings().current.resolve() else None

    # Superset says itself where SQL that somebody typed comes from; for charts it believes the browser.
    is_typed = username is not None and getattr(source, "name", "") == "SQL_LAB"
    said = running.words_of_reader()

    def creator() -> Any:
        if is_typed:
            connection = connection_pool.connect_alone(file, username)
        else:
            connection = connection_pool.connect(file, keep_for)
        return ConnectionWrapper(running.Limited(connection, said))

    # NullPool: a pooled connection would keep serving a release after the link has moved on.
    return url.set(database=str(file)), {**engine_kwargs, "creator": creator, "poolclass": NullPool}
