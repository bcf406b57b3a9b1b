"""The blueprint of our pages, who may open which, and the way from one to another.

Add here: what every page needs. Keep out: what one page shows.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, abort, current_app, g, redirect, render_template, request

from dashboards.reading import reader
from dashboards.sources import brand
from dashboards.sources.wording import Wording
from warehouse.audiences import whole
from warehouse.style.sheet import sheet

PATH = "/crossings/"
LIST_OF_DASHBOARDS = "/dashboard/list/"  # for administrators
# Our pages that a bar leads to, and the texts that name them.
PAGES = {
    "files": "tables-to-take-along",
    "releases": "releases",
    "health": "health",
}

# Pictures of charts, and ways to them: they hold nothing that a chart of the seat has not.
FOR_EVERY_SEAT = frozenset({"about", "footnote"})

blueprint = Blueprint(
    "crossings", __name__, url_prefix="/crossings", template_folder="templates", static_folder="static"
)
View = Callable[..., Any]


def allowed(page: str) -> bool:
    """Administrators see every page; everybody else those of the seat."""
    if not getattr(getattr(g, "user", None), "is_authenticated", False):
        return False
    mine = reader.seat()
    if mine is None:
        return reader.ADMINISTRATOR in {role.name for role in g.user.roles}
    return page in FOR_EVERY_SEAT or page in mine.pages


def page(name: str) -> Callable[[View], View]:
    """A view that only the seats of `name` reach. Who is not logged in is asked to."""

    def guarded(view: View) -> View:
        @wraps(view)
        def checked(**values: Any) -> Any:
            if not getattr(getattr(g, "user", None), "is_authenticated", False):
                return redirect(f"/login/?next={request.path}")
            if not allowed(name):
                abort(403)
            return view(**values)

        return checked

    return guarded


def audience() -> str:
    """The file that whoever asks may read; administrators read the first one."""
    mine = reader.seat()
    if mine is None or mine.audience is None:
        return whole().name
    return mine.audience


def titles() -> list[str]:
    """Of the dashboards of whoever asks, in their order. Empty for who is not logged in, and for administrators."""
    said, seat = Wording(reader.language()).text, reader.seat()
    boards = reader.sources().dashboards
    return [said(boards[one.dashboard].title) for one in seat.placed] if seat is not None else []


def links() -> list[tuple[str, str]]:
    """What whoever asks may open, the first page first: label, address. Empty for who is not logged in."""
    said, seat = Wording(reader.language()).text, reader.seat()
    boards = reader.sources().dashboards
    if seat is not None:
        slugs = [boards[one.dashboard].slug(one.audience, one.language) for one in seat.placed]
        first = [(title, f"/superset/dashboard/{slug}/") for title, slug in zip(titles(), slugs, strict=True)]
    else:
        first = [(said("dashboards"), LIST_OF_DASHBOARDS)] if allowed("") else []
    return first + [(said(text), f"{PATH}{name}/") for name, text in PAGES.items() if allowed(name)]


def alone(template: str, language: str) -> str:
    """One of our templates, without a question to any store: neither who asks nor what she may open is known."""
    wording = Wording(language)
    found = current_app.jinja_env.get_template(f"crossings/{template}")
    return found.render(said=wording.text, language=language, links=(), brand=brand, sheet=sheet)


def shown(template: str, **values: Any) -> str:
    """One of our templates, in the language of whoever asks."""
    wording = Wording(reader.language())
    return render_template(
        f"crossings/{template}",
        said=wording.text,
        language=wording.language,
        links=links(),
        brand=brand,
        sheet=sheet,
        **values,
    )
