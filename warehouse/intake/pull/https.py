"""Files behind plain addresses: one file, one for each month (`{month}` in the address), or a page of links (`…/`).

Add here: another way in which web servers list files.
Keep out: interfaces that answer with records (kobo.py, dhis2.py).
"""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from urllib.parse import unquote

import httpx

from warehouse.contract.envelope import signed, span_manifest
from warehouse.contract.envelope.arrived import is_request
from warehouse.intake.pull import web
from warehouse.intake.pull.checksums import SIDECAR, SIDECAR_BYTES, Checksum, from_sidecar
from warehouse.intake.pull.interfaces.months import after, ended_months
from warehouse.intake.pull.route import Partial, SourceFile, utc
from warehouse.intake.pull.troubles import LoginRefused, Missing, TooMuch, Unexpected
from warehouse.intake.pull.web import WebRoute

MONTH = "{month}"
_NO_HEAD = (400, 405, 501)


class Https(WebRoute):
    """Files of a web server."""

    kind = "web server"

    def listed(self) -> list[SourceFile]:
        self._addresses: dict[str, httpx.URL] = {}
        if MONTH in self.url:
            return self._months()
        if self.parts.path.endswith("/"):
            return self._links()
        return [self._file(httpx.URL(self.url), unquote(self.parts.path))]

    def _months(self) -> list[SourceFile]:
        files = []
        for month in ended_months(self.declaration, self.settings.as_of):
            text = month.isoformat()[:7]
            url = httpx.URL(self.url.replace(MONTH, text))
            name = url.path.rsplit("/", 1)[-1]
            # The name must tell the month, also where the address tells it in a folder or a query.
            path = url.path if text in name else f"{url.path}/{text}-{name}"
            try:
                files.append(self._file(url, path, otherwise=datetime.combine(after(month), datetime.min.time(), UTC)))
            except Missing:
                continue
        return files

    def _links(self) -> list[SourceFile]:
        base = httpx.URL(self.url)
        page = _Links()
        page.feed(web.body(self.client, base).decode("utf-8", "replace"))
        urls = {url.copy_with(fragment=None) for link in page.found if (url := _joined(base, link))}
        files = [url for url in urls if _is_directly_below(url, base) and self._is_link_wanted(url)]
        return [self._file(url, url.path) for url in sorted(files, key=str)]

    def _is_link_wanted(self, url: httpx.URL) -> bool:
        """A page may link to a thousand other things: only what the pattern names is asked for."""
        name = url.path.rsplit("/", 1)[-1]
        for suffix in (SIDECAR, signed.SUFFIX, span_manifest.SUFFIX):  # a manifest may be signed, too
            name = name.removesuffix(suffix)
        return is_request(name) or self._is_wanted(name)

    def _file(self, url: httpx.URL, path: str, otherwise: datetime | None = None) -> SourceFile:
        headers = self._head(url)
        length = headers.get("content-length", "")
        size = int(length) if length.isdigit() and int(length) else None  # to HEAD some servers say 0 of everything
        self._addresses[path] = url
        return SourceFile(path, size, _time(headers, otherwise), web.strong_tag(headers) or headers.get("etag", ""))

    def _head(self, url: httpx.URL) -> httpx.Headers:
        response = self.client.head(url)
        if response.status_code not in _NO_HEAD:
            return web.check(response).headers
        with self.client.stream("GET", url) as response:
            return web.check(response).headers

    def address(self, file: SourceFile) -> httpx.URL:
        return self._addresses[file.path]

    def sidecar(self, file: SourceFile) -> Checksum | None:
        """A listing shows it. Single addresses are asked for it: most servers have none, and that is no trouble."""
        if self.parts.path.endswith("/"):
            return super().sidecar(file)
        answer = self._asked_beside(file, SIDECAR)
        return None if answer is None else from_sidecar(answer)

    def signature_of(self, file: SourceFile, suffix: str = "") -> bytes | None:
        """Found in the same two ways."""
        if self.parts.path.endswith("/"):
            return super().signature_of(file, suffix)
        return self._asked_beside(file, suffix + signed.SUFFIX)

    def _asked_beside(self, file: SourceFile, suffix: str) -> bytes | None:
        url = self.address(file)
        beside = url.copy_with(path=url.path + suffix)

        def ask() -> bytes | None:
            partial = Partial()
            try:
                web.download(self.client, beside, partial, SIDECAR_BYTES)
            except (Missing, LoginRefused, Unexpected, TooMuch):
                return None
            return bytes(partial.data)

        return self.retried(ask)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def _joined(base: httpx.URL, link: str) -> httpx.URL | None:
    """A page for people may hold links that are none."""
    try:
        return base.join(link)
    except httpx.InvalidURL:
        return None


def _is_directly_below(url: httpx.URL, base: httpx.URL) -> bool:
    same_place = (url.scheme, url.host, url.port) == (base.scheme, base.host, base.port)
    name = url.path.removeprefix(base.path)
    return same_place and not url.query and url.path.startswith(base.path) and bool(name) and "/" not in name


def _time(headers: httpx.Headers, otherwise: datetime | None) -> datetime:
    """When the file was changed. Where the server does not say: the day its month ended, or the time of the answer."""
    for stated in (headers.get("last-modified"), None if otherwise else headers.get("date")):
        try:
            if stated:
                return utc(parsedate_to_datetime(stated))
        except ValueError:
            continue
    return otherwise or datetime.fromtimestamp(0, UTC)
