"""What Dagster's page answers: its own address, its own pages, and questions. It has no accounts of its own.

A page on the web that somebody has open in the same browser can send requests to this computer. Without this door it
could start runs: Dagster runs GraphQL mutations by GET, takes forms from anywhere, and answers to any name.

Add here: another request that Dagster would answer and must not.
Keep out: what the page is started with (web_services.py).
"""

from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

GRAPHQL = "/graphql"
_READING = {"GET", "HEAD"}


class OwnPageOnly:
    """ASGI middleware before everything of Dagster's, for requests and for web sockets."""

    def __init__(self, app: ASGIApp, *, is_read_only: bool) -> None:
        self._app = app
        self._is_read_only = is_read_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] not in {"http", "websocket"}
            or (reason := refused(scope, is_read_only=self._is_read_only)) is None
        ):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})  # before it is accepted: the browser sees 403
        else:
            status, words = reason
            await PlainTextResponse(words, status_code=status)(scope, receive, send)


def refused(scope: Scope, *, is_read_only: bool) -> tuple[HTTPStatus, str] | None:
    """Why this request is not answered, or None. The words name no header's value."""
    headers, (host, port) = Headers(scope=scope), scope["server"]
    own = {f"{host}:{port}", f"localhost:{port}"}
    if headers.get("host") not in own:
        return HTTPStatus.MISDIRECTED_REQUEST, f"This page answers as localhost:{port} alone."
    origin = headers.get("origin")
    if origin is not None and origin not in {f"http://{name}" for name in own}:
        return HTTPStatus.FORBIDDEN, "Another page must not ask this one."
    return None if scope["type"] == "websocket" else _by_method(scope, headers, is_read_only=is_read_only)


def _by_method(scope: Scope, headers: Headers, *, is_read_only: bool) -> tuple[HTTPStatus, str] | None:
    is_question = scope["path"].rstrip("/").endswith(GRAPHQL)
    if scope["method"] in _READING:
        # With Accept: text/html Dagster shows its editor of questions and runs nothing.
        if is_question and "text/html" not in headers.get("accept", ""):
            return HTTPStatus.METHOD_NOT_ALLOWED, "Questions are sent by POST."
        return None
    if is_read_only and not is_question:  # reports of materialisations and checks, which Dagster takes from anybody
        return HTTPStatus.FORBIDDEN, "This page is read-only."
    return _as_json(headers)


def _as_json(headers: Headers) -> tuple[HTTPStatus, str] | None:
    """Forms and plain text a browser just sends to another page; before JSON it asks, and is told no."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return None if kind == "application/json" else (HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Questions are sent as JSON.")
