"""DHIS2 Web API, tracker events: `dhis2+https://host/<base>?program=…&orgUnit=…`. Every event of a program, as months.

Add here: what versions of DHIS2 answer differently.
Keep out: what the answers mean (warehouse.contract.read.layouts).
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, ClassVar
from urllib.parse import parse_qsl

import httpx

from warehouse.intake.pull import web
from warehouse.intake.pull.interfaces.months import after, cut, local_day, moment
from warehouse.intake.pull.interfaces.records import MOST_PAGES, Keeper, Records
from warehouse.intake.pull.troubles import Changing, Unexpected

PAGE_SIZE = 500
_PLAIN = ("event", "status", "program", "programStage", "orgUnit", "occurredAt", "deleted")
# Coordinates, notes and the names of users are not even asked for.
FIELDS = ",".join((*_PLAIN, "updatedAt", "dataValues[dataElement,value]"))


class Dhis2(Records):
    """All events of one program."""

    kind = "DHIS2 server"
    nothing: ClassVar[dict[str, list[Any]]] = {"events": []}
    token_word: ClassVar[str] = "ApiToken"  # noqa: S105 - the word before the token, not a token

    @property
    def events_url(self) -> httpx.URL:
        base = httpx.URL(self.url)
        return base.copy_with(path=f"{base.path.rstrip('/')}/api/tracker/events", query=None)

    def _asked(self, **more: object) -> dict[str, Any]:
        """Deleted events too: what was withdrawn there must be withdrawn here."""
        declared = dict(parse_qsl(self.parts.query))
        return declared | {"fields": FIELDS, "includeDeleted": "true"} | more

    def months(self, ended: list[date]) -> Iterator[tuple[date, datetime, Any]]:
        if not ended:
            return
        keeper = Keeper(self.declaration)
        zone = self.declaration.zone_info
        # An event without occurredAt is planned, and has not happened.
        dated = [(day, event) for event in self._events(ended) if (day := local_day(event.get("occurredAt"), zone))]
        for month, events in cut(dated, ended).items():
            times = [moment(event["updatedAt"]) for event in events if event.get("updatedAt")]
            newest = max((time for time in times if time), default=datetime.combine(after(month), _MIDNIGHT, UTC))
            kept = [_kept(event, keeper) for event in events]
            content = {"events": sorted(kept, key=lambda event: (str(event["occurredAt"]), str(event["event"])))}
            yield month, newest.astimezone(UTC).replace(microsecond=0), content

    def _events(self, ended: list[date]) -> list[dict[str, Any]]:
        """Every page. A day more on both sides: the server cuts by its own clock, months are cut by the partner's."""
        asked = self._asked(
            occurredAfter=(ended[0] - timedelta(days=1)).isoformat(),
            occurredBefore=(self.settings.as_of + timedelta(days=1)).isoformat(),
            order="createdAt:asc",
            pageSize=PAGE_SIZE,
        )
        by_code: dict[object, dict[str, Any]] = {}
        total = 0
        for number in range(1, MOST_PAGES):
            page = {"page": number, "totalPages": str(number == 1).lower()}
            events, pager = self.retried(partial(self._page, asked | page))
            before = len(by_code)
            by_code |= {event.get("event"): event for event in events}
            total = total or pager.get("total") or 0
            if len(events) < min(PAGE_SIZE, pager.get("pageSize") or PAGE_SIZE) or len(by_code) == before:
                break
        if len(by_code) < total:
            raise self.explained(Changing())
        return list(by_code.values())

    def _page(self, asked: dict[str, Any]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        return _page(web.answer(self.client, self.events_url, asked))

    def state(self) -> str:
        asked = self._asked(page=1, pageSize=1, totalPages="true", order="updatedAt:desc") | {"fields": "updatedAt"}
        events, pager = self._page(asked)
        return f"{pager.get('total')} {[event.get('updatedAt') for event in events[:1]]}"


_MIDNIGHT = datetime.min.time()


def _page(content: dict[str, Any]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The events, `events` since 2.41 and `instances` before; and page, pageSize, total: in `pager`, or beside them."""
    events = content.get("events", content.get("instances"))
    if not isinstance(events, list) or not all(isinstance(event, dict) for event in events):
        raise Unexpected("no page of events")
    pager = content.get("pager")
    return events, pager if isinstance(pager, dict) else content


def _kept(event: dict[str, Any], keeper: Keeper) -> dict[str, Any]:
    kept = {name: event.get(name) for name in _PLAIN}
    values = [] if event.get("deleted") else event.get("dataValues") or []
    pairs = [{"dataElement": pair.get("dataElement"), "value": pair.get("value")} for pair in values]
    declared = sorted(
        (pair for pair in pairs if keeper.knows(str(pair["dataElement"]))), key=lambda pair: str(pair["dataElement"])
    )
    return kept | {"deleted": bool(event.get("deleted")), "dataValues": declared}
