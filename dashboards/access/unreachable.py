"""What people get while PostgreSQL or Redis does not answer: 503, in their language, and pages come back by themselves.

Without the store of sessions nobody is let in and nobody keeps a session; without Superset's own store nobody is known.
Who asks by a program gets the same as JSON.
Add here: another store that pages cannot do without. Keep out: why figures are not shown (available.py).
"""

from flask import Flask, Response, current_app, jsonify, request, session
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection
from werkzeug.exceptions import InternalServerError, ServiceUnavailable

from dashboards.access import short_lived
from dashboards.pages import door
from dashboards.reading import reader
from dashboards.sources.ids import SOURCE_LANGUAGE
from dashboards.sources.wording import Wording
from warehouse.definitions.languages import LANGUAGES
from warehouse.settings import settings

SECONDS = 10  # until a browser asks again by itself


def watch(app: Flask) -> None:
    """Part of Superset's FLASK_APP_MUTATOR, the last of it: these stand before everything else."""
    app.before_request_funcs.setdefault(None, []).insert(0, _refuse)
    app.after_request_funcs.setdefault(None, []).append(_explain)
    app.register_error_handler(short_lived.Unreachable, lambda _error: page())
    # Behind the first question another request may have taken the last connection: the same page says so.
    app.register_error_handler(NoConnection, lambda _error: page())


def page() -> Response:
    return instead(Response())


def instead(answer: Response) -> Response:
    """This answer becomes that page. Not by Flask's own way: it would look for who is logged in."""
    language = session.get("locale") if getattr(session, "is_known", False) else None
    if language not in LANGUAGES:
        language = request.accept_languages.best_match(LANGUAGES, SOURCE_LANGUAGE)
    for name in ("Content-Encoding", "Location", "ETag"):  # of what it was before
        answer.headers.pop(name, None)
    answer.direct_passthrough = False
    answer.status_code = ServiceUnavailable.code
    answer.headers.update({"Cache-Control": "no-store", "Retry-After": str(SECONDS)})
    if request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html":
        answer.set_data(door.alone("unreachable.html", language))
        answer.mimetype = "text/html"
        if request.method == "GET":
            answer.headers["Refresh"] = str(SECONDS)
    else:
        answer.set_data(jsonify(message=Wording(language).text("the-pages-come-back")).get_data())
        answer.mimetype = "application/json"
    return answer


def _refuse() -> Response | None:
    if request.path.startswith(reader.WITHOUT_READER[:2]):
        return None
    return None if getattr(session, "is_known", True) and _is_store_there() else page()


def _explain(answer: Response) -> Response:
    """An error in the middle of a request whose reason is that the store has gone."""
    is_error = answer.status_code >= InternalServerError.code and not _is_store_there()
    return instead(answer) if is_error else answer


def _is_store_there() -> bool:
    """A connection that is taken is tried first (store_server.pool). It is the one that the request goes on with."""
    if not settings().superset_metadata_uri:
        return True
    from superset import db

    try:
        db.session.connection()
    except (DBAPIError, NoConnection):
        db.session.rollback()
        current_app.logger.warning("Superset's own store does not answer.")
        return False
    return True
