"""Superset's numbers of the dashboards that we made.

Add here: nothing. Keep out: what stands on a page (assets/dashboards/).
"""

from functools import lru_cache

from dashboards.reading import reader
from dashboards.sources.plan import Placed


def slug(one: Placed) -> str:
    """In the address."""
    return reader.sources().dashboards[one.dashboard].slug(one.audience, one.language)


def number(one: Placed) -> int | None:
    """None where it was not brought in."""
    return _number(slug(one), reader.as_of())


@lru_cache(maxsize=256)
def _number(address: str, _as_of: object) -> int | None:
    from superset import db
    from superset.models.dashboard import Dashboard

    row = db.session.query(Dashboard.id).filter_by(slug=address).one_or_none()
    return int(row[0]) if row else None
