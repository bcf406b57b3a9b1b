"""What readers ask most when they open the first page of their seat, and asking it again when a release is new.

Whoever opens a page after a release would wait for every chart, for answers of an earlier one are never served. How a
chart asks is known to Superset's front end alone, so its questions are kept as they come: those of first pages, with
how often each was asked, and not by whom. Asked again they are asked as the seat, with its role and nothing more, and
nobody gets the answers: they stay where the next reader's question finds them (release_cache.py). A key there holds
the question, the dataset of one audience and language, and the release; it holds no account.
Add here: nothing but which questions are kept and asked. Keep out: who may start it (pages/first_answers.py).
"""

import json
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, request
from flask_login import AnonymousUserMixin
from marshmallow import ValidationError

from dashboards import workers
from dashboards.reading import pages, reader
from dashboards.sources.plan import Seat
from warehouse.settings import settings

DOOR = "ChartDataRestApi.data"
KEPT, ASKED = 200, 30  # of each page: questions that are remembered, and those that are asked again
DAYS = 60  # what nobody has asked for so long is forgotten
SECONDS = 120  # for all pages together
_DAY = 24 * 60 * 60
_log = logging.getLogger(__name__)


@dataclass
class Outcome:
    """`pages`: with questions that are known. `ready`: answers that wait now for whoever asks."""

    pages: int = 0
    ready: int = 0
    refused: int = 0


class SomebodyOfSeat(AnonymousUserMixin):  # type: ignore[misc,unused-ignore]
    """Reads what a seat may read, and is no account: nothing can be done in its name."""

    is_authenticated = is_active = active = True
    is_anonymous = False

    def __init__(self, seat: Seat, role: Any) -> None:
        self.username = f"seat {seat.name}"
        self.roles, self.groups = [role], list[Any]()


def remember(app: Flask) -> None:
    """Part of Superset's FLASK_APP_MUTATOR."""
    app.after_request(_remember)


def ask_again() -> Outcome:
    """As the release of this request, every first page in turn. Each page once: seats share them."""
    outcome, done, ends = Outcome(), set[int](), time.monotonic() + SECONDS
    for seat in reader.seats().values():
        page = _first_page(seat)
        if page is None or page in done:
            continue
        done.add(page)
        questions = list(_most_asked(page))
        outcome.pages += bool(questions)
        for digest, question in questions:
            if time.monotonic() > ends:
                return outcome
            if _is_answered(seat, json.loads(question)):
                outcome.ready += 1
            else:
                outcome.refused += 1
                _forget(page, digest)
    return outcome


def _remember(answer: Response) -> Response:
    is_told = request.endpoint == DOOR and answer.status_code == 200 and request.is_json
    if is_told and (mine := reader.seat()) is not None:
        # As it came: Superset changes what it has read of it (`max` becomes `MAX`), and the key is made before that.
        question = json.loads(request.get_data())
        form, page = question.get("form_data"), _first_page(mine)
        if page is not None and isinstance(form, dict) and form.get("dashboardId") == page:
            _keep(page, json.dumps({**question, "force": False}, sort_keys=True))
    return answer


def _keep(page: int, question: str) -> None:
    here, now = settings(), time.time()
    digest = workers.unreadable(here, "question", question)
    with workers.shared(here) as con:
        con.execute(
            "insert into asked values (?, ?, ?, 1, ?) on conflict do update set times = times + 1, at = excluded.at",
            [page, digest, question, now],
        )
        con.execute(
            "delete from asked where at < ? or (page = ? and digest not in "
            "(select digest from asked where page = ? order by times desc, at desc limit ?))",
            [now - DAYS * _DAY, page, page, KEPT],
        )


def _most_asked(page: int) -> Iterator[tuple[str, str]]:
    with workers.reading(settings()) as con:
        yield from con.execute(
            "select digest, question from asked where page = ? order by times desc, at desc limit ?", [page, ASKED]
        ).fetchall()


def _forget(page: int, digest: str) -> None:
    with workers.shared(settings()) as con:
        con.execute("delete from asked where page = ? and digest = ?", [page, digest])


def _is_answered(seat: Seat, question: dict[str, Any]) -> bool:
    """By the road of a chart: what it may not ask, or what is not there any more, is refused here as it is there."""
    from superset import security_manager
    from superset.charts.schemas import ChartDataQueryContextSchema
    from superset.commands.chart.data.get_data_command import ChartDataCommand
    from superset.exceptions import SupersetException
    from superset.utils.core import override_user

    with override_user(SomebodyOfSeat(seat, security_manager.find_role(seat.name))):
        try:
            command = ChartDataCommand(ChartDataQueryContextSchema().load(question))
            command.validate()
            command.run()
        except (SupersetException, ValidationError) as problem:
            _log.warning("A question of the first page of %s is not asked again: %s", seat.name, type(problem).__name__)
            return False
    return True


def _first_page(seat: Seat) -> int | None:
    """Superset's number of it. None for a seat without dashboards."""
    return pages.number(seat.placed[0]) if seat.placed else None
