"""From a sentence of a release to the chart that shows what it says, on a page of whoever asks.

Add here: nothing. Keep out: which charts show what (assets/leads.yaml).
"""

import json
from collections.abc import Iterator
from typing import Any

from flask import abort, redirect

from dashboards.pages.door import blueprint, page
from dashboards.reading import pages, reader
from dashboards.sources import ids
from dashboards.sources.plan import Placed


@blueprint.get("/about/<rule>/")
@page("about")
def about(rule: str) -> Any:
    return redirect(next(_addresses(rule), None) or abort(404))


def _addresses(rule: str) -> Iterator[str]:
    """Of its charts on the pages of whoever asks. The rule stands in the address so that the page is opened anew:
    Superset goes to a chart only when a page begins."""
    seat = reader.seat()
    placed = seat.placed if seat else ()
    for chart in reader.sources().leads.get(rule, ()):
        for one in placed:
            for node in _nodes(chart, one):
                yield f"/superset/dashboard/{pages.slug(one)}/?about={rule}#{node}"


def _nodes(chart: str, one: Placed) -> Iterator[str]:
    """Where the chart stands in Superset's layout of the page."""
    from superset import db
    from superset.models.dashboard import Dashboard

    uuid = ids.chart_uuid(chart, one.audience, one.language)
    row = db.session.query(Dashboard.position_json).filter_by(slug=pages.slug(one)).one_or_none()
    for key, node in json.loads(row[0]).items() if row else ():
        if isinstance(node, dict) and node.get("meta", {}).get("uuid") == uuid:
            yield key
