"""Kept answers, whose every key carries the release: in files, or in Redis where the environment names one.

Add here: nothing but how an answer is kept. Keep out: what is asked.
"""

from datetime import timedelta
from typing import Any

from flask_caching.backends.filesystemcache import FileSystemCache
from flask_caching.backends.rediscache import RedisCache

from dashboards import redis_client, state
from dashboards.reading.release_link import release_id
from warehouse.settings import Settings


class ReleaseCache(FileSystemCache):  # type: ignore[misc,unused-ignore]  # untyped where Superset is not installed
    """Superset's own cache keys know the chart, the filters and the user, but not the file behind a database."""

    def _get_filename(self, key: str) -> str:
        bookkeeping = key == self._fs_count_file
        filename: str = super()._get_filename(key if bookkeeping else f"{release_id()}:{key}")
        return filename


class SharedReleaseCache(RedisCache):  # type: ignore[misc,unused-ignore]
    """The same in Redis. It takes the one client of this process."""

    @classmethod
    def factory(cls, _app: Any, config: Any, _said: Any, options: Any) -> "SharedReleaseCache":
        client = redis_client.of(config["CACHE_REDIS_URL"])
        return cls(host=client, key_prefix=_prefix, default_timeout=options["default_timeout"])

    def unlink(self, *keys: str) -> Any:
        return self._write_client.unlink(*(_prefix() + key for key in keys)) if keys else None


def configuration(here: Settings, kept_for: timedelta) -> dict[str, Any]:
    """Superset's DATA_CACHE_CONFIG."""
    kept = {"CACHE_DEFAULT_TIMEOUT": int(kept_for.total_seconds())}
    if here.superset_redis_uri:
        return kept | {"CACHE_TYPE": _named(SharedReleaseCache), "CACHE_REDIS_URL": here.superset_redis_uri}
    return kept | {
        "CACHE_TYPE": _named(ReleaseCache),
        "CACHE_DIR": str(state.cache_dir(here)),
        "CACHE_THRESHOLD": 2_000,
    }


def _prefix() -> str:
    return f"{redis_client.ANSWERS}{release_id()}:"


def _named(kind: type) -> str:
    return f"{kind.__module__}.{kind.__name__}"
