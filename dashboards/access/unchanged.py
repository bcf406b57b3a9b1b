"""What a browser has already is not sent again, and is never used without asking.

Answers to GET carry a mark (ETag) of the release, the account, the seat, its language, the question and the answer. It
is made after the answer, for whoever may have it now: a browser that holds the same gets 304 and no body. No other
account, and nobody whose rights have ended, is told so.
Charts ask by POST, which browsers keep no answer of: those are kept on the server (reading/release_cache.py).
Superset's own cache of such answers says `public` for a day, and knows neither account nor release.
Add here: another kind of answer that stays the same for long. Keep out: static files (static_files.py), and files of a
release, which browsers must not keep (pages/files.py).
"""

from hashlib import blake2b

from flask import Flask, Response, g, request

from dashboards.reading import reader, release_link

MARKED = ("/api/v1/dashboard/", "/api/v1/chart/", "/superset/explore_json/", "/crossings/")
LOGOUT = "/logout/"


def mark(app: Flask) -> None:
    """Part of Superset's FLASK_APP_MUTATOR."""
    app.after_request(_mark)
    app.after_request(_empty)


def _mark(answer: Response) -> Response:
    if not request.path.startswith(MARKED) or answer.cache_control.no_store or answer.direct_passthrough:
        return answer
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers.pop("Expires", None)
    answer.headers.pop("Last-Modified", None)
    if request.method not in ("GET", "HEAD") or answer.status_code != 200:
        return answer
    answer.set_etag(_of(answer.get_data()))
    return answer.make_conditional(request)


def _of(content: bytes) -> str:
    mine, account = reader.seat(), getattr(getattr(g, "user", None), "id", None)
    asked = (release_link.release_id(), account, mine and mine.name, reader.language(), request.full_path)
    return blake2b(repr(asked).encode() + content, digest_size=16).hexdigest()


def _empty(answer: Response) -> Response:
    """Superset's front end keeps marked answers beyond the session; with the logout they go (where there is TLS)."""
    if request.path == LOGOUT:
        answer.headers["Clear-Site-Data"] = '"storage"'
    return answer
