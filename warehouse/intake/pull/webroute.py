"""What every kind of source that speaks HTTP has: a client of its own, the login, and how `+https` is read.

Add here: another way of saying who asks.
Keep out: what is asked (a module per kind).
"""

from contextlib import AbstractContextManager
from typing import Any, ClassVar

import httpx

from warehouse.contract.declaration.declaration import Declaration
from warehouse.intake.pull import patience, web
from warehouse.intake.pull.route import Partial, Route, SourceFile
from warehouse.intake.pull.web import client_options, require_secrecy
from warehouse.settings import Settings


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
        web.download(self.client, self.address(file), partial, self.most)

    def translated(self) -> AbstractContextManager[None]:
        return web.translated()

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = None
