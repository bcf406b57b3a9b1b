"""Where a reader arrives, and what stands in the bar on top: her own pages, in her language.

Superset's home and its lists show what readers have no use for. Readers are led from there to the first page of their
seat, where the logo leads too. Administrators keep Superset's own home and menu.
Add here: another thing of Superset's frame that follows from the seat. Keep out: what a seat may open (roles.yaml).
"""

from typing import Any

from flask import Flask, abort, g, redirect, request
from werkzeug.exceptions import Forbidden

from dashboards.pages.door import LIST_OF_DASHBOARDS, PATH, blueprint, links
from dashboards.reading import reader

STOCK = frozenset({"/", PATH, "/superset/welcome/", LIST_OF_DASHBOARDS, "/chart/list/", "/tablemodelview/list/"})
LISTS = frozenset({"Dashboards", "Charts", "Datasets"})


@blueprint.get("/")
def own_page() -> Any:
    """The logo's address."""
    if not getattr(getattr(g, "user", None), "is_authenticated", False):
        return redirect("/login/")
    addresses = [address for _, address in links()]
    return redirect(addresses[0]) if addresses else abort(Forbidden.code)


def lead(app: Flask) -> None:
    """Part of Superset's FLASK_APP_MUTATOR, after the reader's language is known."""
    app.before_request(_from_stock_pages)


def frame(bootstrap: dict[str, Any]) -> dict[str, Any]:
    """Superset's COMMON_BOOTSTRAP_OVERRIDES_FUNC: how numbers are written, and the bar on top."""
    written = reader.numbers_and_dates(bootstrap)
    if reader.seat() is None:
        return written
    bar = bootstrap["menu_data"]
    own = [{"name": address, "label": label, "url": address, "icon": ""} for label, address in links()]
    rest = [entry for entry in bar["menu"] if entry["name"] not in LISTS]
    # The language is that of the seat, as its dashboards are.
    right = bar["navbar_right"] | {"show_language_picker": False}
    return written | {"menu_data": bar | {"menu": own + rest, "navbar_right": right}}


def _from_stock_pages() -> Any:
    is_led = request.method == "GET" and request.path in STOCK and reader.seat() is not None
    return own_page() if is_led else None
