"""The blueprint of our pages, and who may open which.

Add here: what every page needs. Keep out: what one page shows.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request

from dashboards.reading import reader
from dashboards.sources.wording import Wording
from warehouse.audiences import whole

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
        return "Admin" in {role.name for role in g.user.roles}
    return page == "footnote" or page in mine.pages


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


def shown(template: str, **values: Any) -> str:
    """One of our templates, in the language of whoever asks."""
    wording = Wording(reader.language())
    return render_template(
        f"crossings/{template}", said=wording.text, language=wording.language, allowed=allowed, **values
    )
