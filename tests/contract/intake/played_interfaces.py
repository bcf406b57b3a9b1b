"""KoboToolbox and DHIS2 as a played server answers: pages in the documented shapes.

Add here: another documented shape of an answer, or another interface.
Keep out: how servers fail (played_server.py).
"""

import json
from collections.abc import Callable
from typing import Any

from played_server import Played


def kobo_pages(
    played: Played, submissions: list[dict[str, Any]], most: int = 30_000
) -> Callable[[dict[str, str]], Any]:
    """As KoboToolbox's API v2 answers `/api/v2/assets/<uid>/data/`."""

    def answer(query: dict[str, str]) -> dict[str, Any]:
        start, limit = int(query.get("start", 0)), min(int(query.get("limit", 100)), most)
        key, way = next(iter(json.loads(query.get("sort", '{"_id":1}')).items()))
        ordered = sorted(submissions, key=lambda one: one[key], reverse=way < 0)
        link = f"{played.url}/api/v2/assets/aForm/data/?format=json&limit={limit}&start="
        return {
            "count": len(submissions),
            "next": f"{link}{start + limit}" if start + limit < len(submissions) else None,
            "previous": f"{link}{max(start - limit, 0)}" if start else None,
            "results": ordered[start : start + limit],
        }

    return answer


def dhis2_pages(events: list[dict[str, Any]], version: int) -> Callable[[dict[str, str]], Any]:
    """As DHIS2 answers `/api/tracker/events`: `instances` and flat numbers to 2.40, then `events` and `pager`."""

    def answer(query: dict[str, str]) -> dict[str, Any]:
        number, size = int(query.get("page", 1)), int(query.get("pageSize", 50))
        after, before = query.get("occurredAfter", ""), query.get("occurredBefore", "9") + "T99"
        inside = [event for event in events if after <= event.get("occurredAt", after) <= before]
        if query.get("order") == "updatedAt:desc":
            inside = sorted(inside, key=lambda one: str(one.get("updatedAt")), reverse=True)
        shown = inside[(number - 1) * size : number * size]
        pager: dict[str, Any] = {"page": number, "pageSize": size}
        if query.get("totalPages") == "true":
            pager["total"] = len(inside)
        return {"pager": pager, "events": shown} if version >= 41 else {"instances": shown, **pager}

    return answer
