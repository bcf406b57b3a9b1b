"""KoboToolbox, API v2: `kobo+https://host/<asset uid>`. Every submission of one form, as months.

Add here: what servers of this kind answer differently.
Keep out: what the answers mean (warehouse.contract.read.layouts).
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, ClassVar

import httpx

from warehouse.contract.fold import fold
from warehouse.contract.read import days
from warehouse.intake.pull import web
from warehouse.intake.pull.interfaces.months import after, cut, local_day, moment
from warehouse.intake.pull.interfaces.records import MOST_PAGES, Keeper, Records
from warehouse.intake.pull.troubles import Changing, Elsewhere, Unexpected

LIMIT = 1000  # no server of this kind gives more at once
SUBMITTED = "_submission_time"


class Kobo(Records):
    """All submissions of one form."""

    kind = "Kobo server"
    nothing: ClassVar[list[Any]] = []
    token_word: ClassVar[str] = "Token"  # noqa: S105 - the word before the token, not a token

    @property
    def data_url(self) -> httpx.URL:
        base, _, asset = httpx.URL(self.url).path.rstrip("/").rpartition("/")
        return httpx.URL(self.url).copy_with(path=f"{base}/api/v2/assets/{asset}/data/", query=None)

    def months(self, ended: list[date]) -> Iterator[tuple[date, datetime, Any]]:
        kept = self._submissions() if ended else []
        dated = [(day, submission) for submission in kept if (day := self._day(submission, ended)) is not None]
        for month, submissions in cut(dated, ended).items():
            times = [
                moment(submission[key])
                for submission in submissions
                for key in (SUBMITTED, "_edited")
                if submission.get(key)
            ]
            newest = max((time for time in times if time), default=datetime.combine(after(month), _MIDNIGHT, UTC))
            yield month, newest.astimezone(UTC).replace(microsecond=0), sorted(submissions, key=_order)

    def _submissions(self) -> list[dict[str, Any]]:
        """Every page. They are asked for in the order of their numbers, so that a new one does not shift the pages."""
        url: httpx.URL | None = self.data_url.copy_merge_params(
            {"format": "json", "limit": LIMIT, "start": 0, "sort": '{"_id":1}'}
        )
        keeper = Keeper(self.declaration)
        by_id: dict[object, dict[str, Any]] = {}
        asked: set[httpx.URL] = set()
        count = 0
        while url is not None:
            if url in asked or len(asked) > MOST_PAGES:
                raise self.explained(Unexpected("pages go round in a circle"))
            asked.add(url)
            page, url = self.retried(partial(self._asked, url))
            count = max(count, page["count"])
            by_id |= {
                submission.get("_id", submission.get("_uuid")): _in_utc(keeper.kept(submission))
                for submission in page["results"]
            }
        if len(by_id) < count:
            raise self.explained(Changing())
        return list(by_id.values())

    def _asked(self, url: httpx.URL) -> tuple[dict[str, Any], httpx.URL | None]:
        page = _page(web.answer(self.client, url))
        return page, self._next(page["next"])

    def _next(self, link: str | None) -> httpx.URL | None:
        """Only on the same host. Behind a proxy, servers call themselves http: the scheme stays the declared one."""
        if not link:
            return None
        here, target = self.data_url, self.data_url.join(link)
        if target.host != here.host or target.port not in (None, here.port):
            raise Elsewhere
        return target.copy_with(scheme=here.scheme, port=here.port)

    def _day(self, submission: dict[str, Any], ended: list[date]) -> date | None:
        """The day of the contact; where it is absent or cannot be, the day it was sent: there the fault is told."""
        zone = self.declaration.zone_info
        sent = local_day(submission[SUBMITTED], zone) if submission.get(SUBMITTED) else None
        stated = self._said(submission)
        day = days.reader(self.declaration)(str(stated).strip()) if stated else None
        if day is None or (sent and day > sent) or (sent and ended and day < ended[0] <= sent):
            return sent or day
        return day

    def _said(self, record: dict[str, Any]) -> object:
        """The declared contact date; of a group that repeats, the first row's."""
        wanted = {fold(name) for name in self.declaration.columns.get("contact_date", [])}
        for key, value in record.items():
            if value and (fold(key) in wanted or fold(key).rsplit("/", 1)[-1] in wanted):
                return value
        rows = [row for value in record.values() if isinstance(value, list) for row in value]
        return next((stated for row in rows if (stated := self._said(row))), None)

    def state(self) -> str:
        params = {"format": "json", "limit": 1, "sort": f'{{"{SUBMITTED}":-1}}', "fields": f'["{SUBMITTED}"]'}
        page = _page(web.answer(self.client, self.data_url, params))
        return f"{page['count']} {[submission.get(SUBMITTED) for submission in page['results'][:1]]}"


_MIDNIGHT = datetime.min.time()


def _page(content: dict[str, Any]) -> dict[str, Any]:
    count, results, link = content.get("count"), content.get("results"), content.get("next")
    good = (
        isinstance(count, int)
        and isinstance(results, list)
        and all(isinstance(submission, dict) for submission in results)
    )
    if not good or not isinstance(link, str | None):
        raise Unexpected("no page of submissions")
    return {"count": count, "results": results, "next": link}


def _in_utc(submission: dict[str, Any]) -> dict[str, Any]:
    """The server means UTC and does not say so. Whoever reads the day of sending must know."""
    if sent := moment(submission.get(SUBMITTED)):
        submission[SUBMITTED] = sent.isoformat()
    return submission


def _order(submission: dict[str, Any]) -> tuple[int, str]:
    number = submission.get("_id")
    return (number if isinstance(number, int) else 0, str(submission.get("_uuid", "")))
