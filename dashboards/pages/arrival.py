"""Where a reader arrives, and what stands in the bar on top: her own pages, in her language, and nothing else.

Superset's home and its lists show what readers have no use for. Readers are led from there to the first dashboard of
their seat, where the logo leads too; who has no dashboard is led to the first page of ours. Administrators keep
Superset's own home and menu.
Add here: another thing of Superset's frame that follows from the seat. Keep out: what a seat may open (roles.yaml).
"""

from typing import Any

from flask import Flask, Response, redirect, request

from dashboards.pages.door import blueprint
from dashboards.reading import reader
from dashboards.sources.plan import Seat
from dashboards.sources.wording import Wording

PATH = "/crossings/"
STOCK = frozenset({"/", "/superset/welcome/", "/dashboard/list/", "/chart/list/", "/tablemodelview/list/"})
HOME_OF_ADMINISTRATORS = "/dashboard/list/"
PAGES = {"files": "Tables to take along", "releases": "Releases", "health": "Health"}


@blueprint.get("/")
def own_page() -> Any:
    """The logo's address."""
    seat = reader.seat()
    return redirect(links(seat)[0][1] if seat else HOME_OF_ADMINISTRATORS)


def lead(app: Flask) -> None:
    """Part of Superset's FLASK_APP_MUTATOR, after the reader's language is known."""
    app.before_request(_from_stock_pages)


def frame(bootstrap: dict[str, Any]) -> dict[str, Any]:
    """Superset's COMMON_BOOTSTRAP_OVERRIDES_FUNC: how numbers are written, and the bar on top."""
    seat = reader.seat()
    if seat is None or "menu_data" not in bootstrap:
        return reader.numbers_and_dates(bootstrap)
    bar = bootstrap["menu_data"]
    stock = [one for one in bar["menu"] if one["name"] not in {"Dashboards", "Charts", "Datasets", "Data"}]
    own = [{"name": address, "label": label, "url": address, "icon": ""} for label, address in links(seat)]
    # The language is that of the seat, as its dashboards are.
    right = bar["navbar_right"] | {"show_language_picker": False}
    return reader.numbers_and_dates(bootstrap) | {"menu_data": bar | {"menu": own + stock, "navbar_right": right}}


def links(seat: Seat) -> list[tuple[str, str]]:
    """What a seat opens, the first one first: label, address."""
    said, declared = Wording(reader.language()).text, reader.sources().dashboards
    boards = [declared[one.dashboard] for one in seat.placed]
    return [
        *((said(one.title), f"/superset/dashboard/{one.slug(str(seat.audience), seat.language)}/") for one in boards),
        *((said(label), f"{PATH}{name}/") for name, label in PAGES.items() if name in seat.pages),
    ]


def _from_stock_pages() -> Response | None:
    seat = reader.seat() if request.method == "GET" and request.path in STOCK else None
    return redirect(links(seat)[0][1]) if seat else None  # type: ignore[return-value,unused-ignore]
