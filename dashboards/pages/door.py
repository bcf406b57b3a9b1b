"""The blueprint of our pages, and who may open which.

Add here: what every page needs. Keep out: what one page shows.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request

from dashboards import catalogue, reader
from dashboards.wording import Wording

blueprint = Blueprint("crossings", __name__, url_prefix="/crossings", template_folder="templates")
View = Callable[..., Any]


def allowed(page: str) -> bool:
    """Administrators see every page; everybody else those of the seat."""
    if not getattr(getattr(g, "user", None), "is_authenticated", False):
        return False
    mine = reader.seat()
    if mine is None:
        return "Admin" in {role.name for role in g.user.roles}
    return page == "footnote" or page in _pages().get(mine.role, ())


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
        return str(catalogue.load().databases[0]["audience"])
    return mine.audience


def shown(template: str, **values: Any) -> str:
    """One of our templates, in the language of whoever asks."""
    wording = Wording(reader.language())
    return render_template(
        f"crossings/{template}", said=wording.text, language=wording.language, allowed=allowed, **values
    )


@cache
def _pages() -> dict[str, tuple[str, ...]]:
    return {name: tuple(one.get("pages", ())) for name, one in catalogue.load().roles["roles"].items()}
