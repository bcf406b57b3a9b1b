"""The address of the metrics page: /metrics beside Dagster's pages, for this computer alone.

Whoever asks through a proxy asks from elsewhere, whatever Host says: such a request is refused.

Add here: another sign that a request comes from elsewhere.
Keep out: what the page says (metrics.py), and hosts and origins (lib/own_page.py comes before it).
"""

from http import HTTPStatus

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dagster_project.doctor import case, metrics
from warehouse.settings import Settings

PATH = "/metrics"
_OF_PROXIES = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


class MetricsPage:
    """ASGI middleware. Everything else goes on to Dagster."""

    def __init__(self, app: ASGIApp, *, here: Settings) -> None:
        self._app, self._here = app, here

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != PATH:
            await self._app(scope, receive, send)
            return
        answer = await run_in_threadpool(self._answer, scope["method"], Headers(scope=scope))
        await answer(scope, receive, send)

    def _answer(self, method: str, headers: Headers) -> Response:
        if any(name in headers for name in _OF_PROXIES):
            return PlainTextResponse("This page is for this computer alone.", HTTPStatus.FORBIDDEN)
        if method not in ("GET", "HEAD"):
            return PlainTextResponse("This page is only read.", HTTPStatus.METHOD_NOT_ALLOWED)
        return Response(metrics.page(self._here, case.clock()), media_type=CONTENT_TYPE_LATEST)
