"""A folder of a WebDAV server, such as Nextcloud: `webdavs://host/path`.

Add here: what servers differ in when they list.
Keep out: downloading (web.py: the library would go on after a break without asking whether the file is still the same).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import ParseError

import httpx
from webdav4.client import BadGatewayError, ClientError, HTTPError, ResourceLocked
from webdav4.client import Client as WebdavClient
from webdav4.fsspec import WebdavFileSystem
from webdav4.http import Client, Method

from warehouse.intake.pull import patience, web
from warehouse.intake.pull.route import SourceFile, utc
from warehouse.intake.pull.troubles import LoginRefused, Missing, TooMuch, Trouble, Unexpected, Unreachable
from warehouse.intake.pull.web import WebRoute


class Webdav(WebRoute):
    """The files directly in one folder."""

    kind = "WebDAV server"

    def _opened(self) -> httpx.Client:
        options = self._options()
        options["event_hooks"]["response"].append(_bound)
        client: httpx.Client = Client(**options)
        return client

    def listed(self) -> list[SourceFile]:
        # Attempts are counted in one place, patience.py: so the library makes one.
        library = WebdavClient(self.url, http_client=self.client, retry=False)
        files = WebdavFileSystem(self.url, client=library, skip_instance_cache=True)
        return [_file(info) for info in files.ls("", detail=True) if info["type"] == "file"]

    def address(self, file: SourceFile) -> httpx.URL:
        folder = httpx.URL(self.url).raw_path.decode().rstrip("/")
        return httpx.URL(self.url).copy_with(raw_path=f"{folder}/{quote(file.path)}".encode())

    @contextmanager
    def translated(self) -> Iterator[None]:
        try:
            with web.translated():
                yield
        except HTTPError as error:
            # Its cause has the status; the library's own text has the path.
            raise _trouble(error.response) from None
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            raise Missing from None
        except (BadGatewayError, ResourceLocked) as error:
            raise Unreachable(type(error).__name__) from None
        except ClientError as error:
            raise Unexpected(type(error).__name__) from None
        except (ParseError, ValueError, AssertionError, KeyError) as error:
            raise Unexpected(type(error).__name__) from None


def _bound(response: httpx.Response) -> None:
    """The library reads a listing whole, however long it is."""
    if response.request.method == Method.PROPFIND and isinstance(response.stream, httpx.SyncByteStream):
        response.stream = _Bounded(response.stream)


class _Bounded(httpx.SyncByteStream):
    """A listing up to the limits of size and time."""

    def __init__(self, stream: httpx.SyncByteStream) -> None:
        self.stream = stream

    def __iter__(self) -> Iterator[bytes]:
        size, limit = 0, patience.deadline()
        for chunk in self.stream:
            size += len(chunk)
            if size > patience.PAGE_BYTES:
                raise TooMuch("a listing")
            if patience.is_past(limit):
                raise Unreachable("too slow")
            yield chunk

    def close(self) -> None:
        self.stream.close()


def _trouble(response: httpx.Response) -> Trouble:
    try:
        web.check(response)
    except Trouble as trouble:
        return trouble
    return LoginRefused()


def _file(info: dict[str, Any]) -> SourceFile:
    return SourceFile(info["name"].rsplit("/", 1)[-1], info["size"], utc(info["modified"]), info["etag"] or "")
