"""A file cache whose every key carries the release.

Add here: nothing but how an answer is kept. Keep out: what is asked.
"""

from flask_caching.backends.filesystemcache import FileSystemCache

from dashboards.reading.release_link import release_id


class ReleaseCache(FileSystemCache):  # type: ignore[misc,unused-ignore]  # untyped where Superset is not installed
    """Superset's own cache keys know the chart, the filters and the user, but not the file behind a database."""

    def _get_filename(self, key: str) -> str:
        bookkeeping = key == self._fs_count_file
        filename: str = super()._get_filename(key if bookkeeping else f"{release_id()}:{key}")
        return filename
