"""The filters that a reader chose on a page: they stand there again when she opens it on another day.

Superset keeps them under a key in the address of a page that is open. Here they are kept for the account, without those
that choose a period: a quarter that was chosen once would hide the newest one after the next release.
Add here: nothing. Keep out: which filters a page has (assets/dashboards/).
"""

import json
import re
import time
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, g, redirect, request

from dashboards import workers
from dashboards.expand.filters import filter_configuration, is_of_time
from dashboards.reading import pages, reader
from dashboards.sources.plan import Placed
from dashboards.sources.wording import Wording
from warehouse.settings import settings

DOORS = frozenset({"DashboardFilterStateRestApi.post", "DashboardFilterStateRestApi.put"})
PAGE = re.compile(r"/superset/dashboard/([\w-]+)/")
# An address that says which filters it has, in one of Superset's ways.
OWN_FILTERS = frozenset({"native_filters_key", "native_filters", "permalink_key"})
DAYS = 60  # what was chosen so long ago is forgotten
LONGEST = 20_000  # letters, of all masks of a page
_DAY = 24 * 60 * 60

# Superset's mask of a filter, by the filter's id: what it adds to questions, and what it shows.
Masks = dict[str, dict[str, Any]]


def remember(app: Flask) -> None:
    """Part of Superset's FLASK_APP_MUTATOR."""
    app.before_request(_show_again)
    app.after_request(_remember)


def kept(masks: Masks, one: Placed) -> Masks:
    """Of the filters of that page those that stay, if one of them is other than when the page is opened first."""
    board = reader.sources().dashboards[one.dashboard]
    chosen = filter_configuration(board, dict.fromkeys(board.charts, 0), one.audience, Wording(one.language))
    of_place = [each for each, source in zip(chosen, board.filters, strict=True) if not is_of_time(source)]
    first = {each["id"]: each["defaultDataMask"]["filterState"].get("value") for each in of_place}
    stay = {key: mask for key, mask in masks.items() if key in first}
    is_other = any(mask["filterState"].get("value") != first[key] for key, mask in stay.items())
    return stay if is_other else {}


def _remember(answer: Response) -> Response:
    if request.endpoint in DOORS and answer.status_code in (200, 201) and (one := _placed(number=_asked_page())):
        _keep(kept(_masks(str(request.get_json()["value"])), one))
    return answer


def _masks(value: str) -> Masks:
    """What Superset's front end sends. Superset takes any text; what is no mask, or too long for one, is not kept."""
    try:
        said = json.loads(value) if len(value) <= LONGEST else {}
    except (ValueError, RecursionError):
        return {}
    pairs = said.items() if isinstance(said, dict) else ()
    return {key: mask for key, mask in pairs if isinstance(mask, dict) and isinstance(mask.get("filterState"), dict)}


def _show_again() -> Any:
    found = PAGE.fullmatch(request.path)
    if not found or request.method != "GET" or not OWN_FILTERS.isdisjoint(request.args):
        return None
    one = _placed(slug=found[1])
    number = pages.number(one) if one else None
    if number is None or not (masks := _chosen(number)):
        return None

    from superset.commands.dashboard.filter_state.create import CreateFilterStateCommand
    from superset.commands.temporary_cache.parameters import CommandParameters

    key = CreateFilterStateCommand(CommandParameters(resource_id=number, value=masks)).run()
    # The path is the one that was matched above, and what stood behind it stays text: nothing of it says where to go.
    return redirect(f"{request.path}?{urlencode([*request.args.items(multi=True), ('native_filters_key', key)])}")


def _asked_page() -> int:
    return int((request.view_args or {})["pk"])


def _placed(*, number: int | None = None, slug: str | None = None) -> Placed | None:
    """The page of the seat of whoever asks."""
    mine = reader.seat()
    placed = mine.placed if mine else ()
    if slug is not None:
        return next((one for one in placed if pages.slug(one) == slug), None)
    return next((one for one in placed if pages.number(one) == number), None)


def _keep(masks: Masks) -> None:
    mine, now = [g.user.id, _asked_page()], time.time()
    with workers.shared(settings()) as con:
        con.execute("delete from chosen where (account = ? and page = ?) or at < ?", [*mine, now - DAYS * _DAY])
        if masks:
            con.execute("insert into chosen values (?, ?, ?, ?)", [*mine, json.dumps(masks), now])


def _chosen(page: int) -> str | None:
    with workers.reading(settings()) as con:
        row = con.execute(
            "select filters from chosen where account = ? and page = ? and at >= ?",
            [g.user.id, page, time.time() - DAYS * _DAY],
        ).fetchone()
    return str(row[0]) if row else None
