"""The page that people get instead of numbers: before the first release, and while the published one must not be shown.

Its numbers are closed off elsewhere, for charts, files and programs alike (reading/published.py): this says so in
words, and no page stands there with empty charts.
Add here: another page that shows no number and is reachable all the same. Keep out: when a release may be shown
(warehouse/verdict).
"""

from flask import Flask, Response, request
from werkzeug.exceptions import ServiceUnavailable

from dashboards.pages import door
from dashboards.reading import published

# Logging in and out, what pages are made of, and what a steward watches.
WITHOUT_NUMBERS = (
    "/static/",
    "/crossings/static/",
    "/login",
    "/logout",
    "/health",
    "/lang/",
    "/crossings/health/",
    "/superset/language_pack/",
)


def say_so(app: Flask) -> None:
    """Part of Superset's FLASK_APP_MUTATOR, after the reader's language is known."""
    app.before_request(_refuse)


def _refuse() -> Response | None:
    if request.path.startswith(WITHOUT_NUMBERS) or not _for_a_person():
        return None
    try:
        published.current_release()
    except published.NotAvailable:
        return _page(door.shown("unavailable.html"))
    except published.NoRelease:
        return _page(door.shown("no_release.html", coming=door.titles()))
    return None


def _page(content: str) -> Response:
    return Response(content, ServiceUnavailable.code, {"Cache-Control": "no-store"}, mimetype="text/html")


def _for_a_person() -> bool:
    """A page that is opened in a browser; what its scripts ask for gets its answer where it opens a file."""
    return (
        request.method == "GET"
        and request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html"
    )
