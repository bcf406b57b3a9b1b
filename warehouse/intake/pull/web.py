"""Asking over HTTP: one client for all kinds that do, downloads that resume, answers in JSON, errors as troubles.

Add here: what every kind that speaks HTTP needs.
Keep out: addresses in messages, and answers from any host but the declared one.
"""

import json
import ssl
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, ClassVar
from urllib.parse import urlsplit

import httpx

from warehouse.contract.declaration.declaration import Declaration, is_loopback
from warehouse.intake.pull import patience
from warehouse.intake.pull.checksums import from_headers
from warehouse.intake.pull.route import Partial, Route, SourceFile, same_or_restart
from warehouse.intake.pull.troubles import (
    BadCertificate,
    Changing,
    Elsewhere,
    LoginRefused,
    Missing,
    NotSecret,
    TooMuch,
    Trouble,
    Unexpected,
    Unreachable,
)
from warehouse.settings import Settings

_BUSY = (408, 425, 429, 500, 502, 503, 504, 507, 509)
_PARTIAL, _RANGE_NOT_THERE = 206, 416


def require_secrecy(url: str, key: str) -> None:
    """Without encryption only this machine may be asked."""
    if urlsplit(url).scheme != "https" and not is_loopback(url):
        raise NotSecret(key)


def client_options(token: tuple[str, str] | None, user: str | None, password: str | None) -> dict[str, Any]:
    """How every client is made: who asks, how long it waits, and that it never follows to another host."""
    headers = {"Accept-Encoding": "identity"}  # sizes, ranges and checksums are about the bytes as they lie there
    if token:
        headers["Authorization"] = f"{token[0]} {token[1]}"
    return {
        "headers": headers,
        "auth": httpx.BasicAuth(user, password or "") if user and not token else None,
        "timeout": httpx.Timeout(patience.READ_SECONDS, connect=patience.CONNECT_SECONDS),
        "follow_redirects": True,
        "max_redirects": 5,
        "event_hooks": {"response": [_stay]},
    }


def _stay(response: httpx.Response) -> None:
    """Called before a redirect is followed. To another host nothing is sent, not even the question."""
    if response.has_redirect_location:
        target, here = response.url.join(response.headers["location"]), response.url
        if (target.scheme, target.host, target.port) != (here.scheme, here.host, here.port):
            raise Elsewhere


def check(response: httpx.Response) -> httpx.Response:
    """Raises the trouble that the status stands for."""
    status = response.status_code
    if status in (401, 403):
        raise LoginRefused
    if status in (404, 410):
        raise Missing
    if status in _BUSY:
        after = response.headers.get("retry-after", "")
        raise Unreachable(f"HTTP {status}", float(after) if after.isdigit() else 0.0)
    if not response.is_success:
        raise Unexpected(f"HTTP {status}")
    return response


@contextmanager
def translated() -> Iterator[None]:
    try:
        yield
    except Trouble:
        raise
    except httpx.TransportError as error:
        if _is_certificate(error):
            raise BadCertificate from None
        raise Unreachable(type(error).__name__) from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Unexpected(type(error).__name__) from None


def _is_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError) and not isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
            return True
        error = error.__cause__ or error.__context__
    return False


def download(client: httpx.Client, url: str | httpx.URL, partial: Partial, most: int) -> None:
    """Go on with a file. What has come is kept only where the server proves that the file is still the same."""
    headers = {}
    if partial.data and partial.tag:
        headers = {"Range": f"bytes={len(partial.data)}-", "If-Range": partial.tag}
    with client.stream("GET", url, headers=headers) as response:
        if response.status_code == _RANGE_NOT_THERE:
            partial.restart()
            raise Changing
        total = _begin(check(response), partial)
        _receive(response, partial, most)
    if total is not None and len(partial.data) != total:
        raise Changing


def _begin(response: httpx.Response, partial: Partial) -> int | None:
    """Where this answer begins, and the size of the whole file, where it says so."""
    tag = strong_tag(response.headers)
    if response.status_code != _PARTIAL:
        partial.restart()
        partial.tag = tag
        partial.checksums = from_headers(response.headers, whole=True)
        length = response.headers.get("content-length", "")
        return int(length) if length.isdigit() else None
    had = len(partial.data)
    same_or_restart(tag or partial.tag, partial)
    span, _, whole = response.headers.get("content-range", "").removeprefix("bytes ").partition("/")
    if not partial.data or span.split("-")[0] != str(had):
        partial.restart()
        raise Changing
    return int(whole) if whole.isdigit() else None


def strong_tag(headers: Mapping[str, str]) -> str:
    """What proves that a file is unchanged byte for byte: a strong ETag, else the time of its last change."""
    tag = headers.get("etag", "")
    return tag if tag and not tag.startswith("W/") else headers.get("last-modified", "")


def _receive(response: httpx.Response, partial: Partial, most: int) -> None:
    limit = patience.deadline()
    for chunk in response.iter_raw():
        partial.data += chunk
        if len(partial.data) > most:
            raise TooMuch(f"{most // patience.MB} MB")
        if patience.is_past(limit):
            raise Unreachable("too slow")


def body(client: httpx.Client, url: str | httpx.URL, params: Mapping[str, Any] | None = None) -> bytes:
    """A whole answer, up to the limit of a page."""
    partial = Partial()
    with client.stream("GET", url, params=params) as response:
        _begin(check(response), partial)
        _receive(response, partial, patience.PAGE_BYTES)
    return bytes(partial.data)


def answer(client: httpx.Client, url: str | httpx.URL, params: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """An answer in JSON. A page for people in its place is how some servers ask to log in again."""
    data = body(client, url, params)
    if data.lstrip()[:1] == b"<":
        raise LoginRefused
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        raise Changing from None
    if not isinstance(content, dict):
        raise Unexpected("not an object")
    return content


class WebRoute(Route):
    """Asks one server by HTTP, with a token or with user and password."""

    token_word: ClassVar[str] = "Bearer"  # noqa: S105 - the word before the token, not a token

    def __init__(self, declaration: Declaration, settings: Settings) -> None:
        super().__init__(declaration, settings)
        self._client: httpx.Client | None = None

    @property
    def url(self) -> str:
        """The declared address as HTTP knows it: kobo+https is https, webdavs is https."""
        scheme = {"webdavs": "https", "webdav": "http"}.get(self.parts.scheme, self.parts.scheme.rsplit("+", 1)[-1])
        return self.parts._replace(scheme=scheme).geturl()

    @property
    def client(self) -> httpx.Client:
        if self._client is None:
            self._client = self._opened()
        return self._client

    def _opened(self) -> httpx.Client:
        return httpx.Client(**self._options())

    def _options(self) -> dict[str, Any]:
        require_secrecy(self.url, "url")
        declared = self.declaration.source
        token = self.secret(declared.token_env)
        user, password = self.secret(declared.username_env), self.secret(declared.password_env)
        return client_options((self.token_word, token) if token else None, user, password)

    @property
    def most(self) -> int:
        """How many bytes a file may have. One more than that is already too large."""
        return int(self.declaration.source.max_mb * patience.MB)

    def address(self, file: SourceFile) -> str | httpx.URL:
        return httpx.URL(self.url).join(file.path)

    def fetch(self, file: SourceFile, partial: Partial) -> None:
        download(self.client, self.address(file), partial, self.most)

    def translated(self) -> AbstractContextManager[None]:
        return translated()

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = None
