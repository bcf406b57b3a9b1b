"""Readers at work: each logs in, opens the own first page, chooses, looks at another tab, and thinks in between.

Add here: another thing that a reader notices. Keep out: what a page asks for (recorded.py), and tables (told.py).
"""

import asyncio
import random
import re
import ssl
import time
from dataclasses import dataclass, field

import httpx
from recorded import Asked, Step

AT_ONCE = 6  # connections of one browser to one host
THINKING = (3.0, 10.0)
COMING = 60.0  # seconds in which all of them have come
GIVES_UP = httpx.Timeout(60, pool=None)  # after which a reader does; a browser sends what waits for a connection later
TOO_MANY = 429
_FILTERS = re.compile(r"(?P<page>/api/v1/dashboard/\d+/filter_state)(/(?P<key>[^/?]+))?(?P<rest>.*)")


@dataclass(frozen=True)
class Answer:
    at: float
    kind: str
    seconds: float
    outcome: str  # ok, or why not: a status, or the kind of error
    asked: str = ""  # without its question


@dataclass
class Log:
    answers: list[Answer] = field(default_factory=list)
    logged_in_again: list[tuple[float, str]] = field(default_factory=list)

    def failed(self, since: float = 0, until: float = float("inf")) -> dict[str, int]:
        """By outcome, of what was answered in this time, without what a limit refused."""
        counted: dict[str, int] = {}
        for answer in self.answers:
            if since <= answer.at + answer.seconds <= until and answer.outcome not in ("ok", str(TOO_MANY)):
                counted[answer.outcome] = counted.get(answer.outcome, 0) + 1
        return counted


@dataclass
class Reader:
    name: str
    password: str
    steps: list[Step]
    url: str
    trusted: ssl.SSLContext
    log: Log
    chance: random.Random
    client: httpx.AsyncClient = field(init=False)
    is_in: bool = False
    chosen: dict[str, str] = field(default_factory=dict)  # by page: what its chosen filters are kept under

    async def read(self, ends: float) -> None:
        begins = time.monotonic()
        await asyncio.sleep(self.chance.uniform(0, min(COMING, (ends - begins) / 4)))
        limits = httpx.Limits(max_connections=AT_ONCE)
        async with httpx.AsyncClient(
            base_url=self.url, verify=self.trusted, timeout=GIVES_UP, limits=limits
        ) as self.client:
            was_in = False
            while time.monotonic() < ends:
                if not self.is_in:
                    if was_in:
                        self.log.logged_in_again.append((time.monotonic(), self.name))
                    self.is_in = await self._log_in()
                    was_in = was_in or self.is_in
                    step = self.steps[0]
                else:
                    step = self.chance.choice(self.steps)
                if self.is_in:
                    await asyncio.gather(*(self._ask(asked) for asked in step.asked))
                await asyncio.sleep(self.chance.uniform(*THINKING))

    async def _log_in(self) -> bool:
        self.client.cookies.clear()
        form = await self._timed("login form", "GET", "/login/", headers={"Accept": "text/html"})
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="csrf_token"', form or "")
        if not found:
            return False
        sent = {"username": self.name, "password": self.password, "csrf_token": found[1] or found[2]}
        headers = {"Origin": self.url, "Referer": f"{self.url}/login/", "Accept": "text/html"}
        if await self._timed("login", "POST", "/login/", data=sent, headers=headers) is None:
            return False
        token = re.search(
            r'"result":\s*"([^"]+)"', await self._timed("other", "GET", "/api/v1/security/csrf_token/") or ""
        )
        if not token:
            return False
        self.client.headers.update({"X-CSRFToken": token[1], "Referer": self.url, "Origin": self.url})
        return True

    async def _ask(self, asked: Asked) -> None:
        headers = {"Accept": "text/html" if asked.kind == "page" else "application/json"}
        more = {"json": asked.body} if asked.body is not None else {}
        method, path, filters = asked.method, asked.path, _FILTERS.match(asked.path)
        if filters and filters["key"]:  # that of the recording belongs to another session
            own = self.chosen.get(filters["page"])
            method, path = (method, f"{filters['page']}/{own}{filters['rest']}") if own else ("POST", filters["page"])
        text = await self._timed(asked.kind, method, path, headers=headers, **more)
        if filters and method == "POST" and text and (key := re.search(r'"key":\s*"([^"]+)"', text)):
            self.chosen[filters["page"]] = key[1]

    async def _timed(self, kind: str, method: str, path: str, **more: object) -> str | None:
        """The text of an answer that is one. A page that leads back to the login ends the session here, too."""
        began, text = time.monotonic(), None
        try:
            answer = await self.client.request(method, path, **more)  # type: ignore[arg-type]
        except httpx.HTTPError as problem:
            outcome = type(problem).__name__
        else:
            is_out = answer.status_code == 401 or "/login/" in answer.headers.get("location", "")
            if is_out and kind not in ("login form", "login"):
                self.is_in = False
            is_refused_login = kind == "login" and is_out
            outcome = "ok" if answer.status_code < 400 and not is_refused_login else str(answer.status_code)
            text = answer.text if outcome == "ok" else None
        asked = f"{method} {path.partition('?')[0]}"
        self.log.answers.append(Answer(began, kind, time.monotonic() - began, outcome, asked))
        return text


def everybody(readers: list[Reader], seconds: float) -> None:
    """All at once, until the time is over; what goes on then is waited for."""

    async def all_read() -> None:
        ends = time.monotonic() + seconds
        await asyncio.gather(*(reader.read(ends) for reader in readers))

    asyncio.run(all_read())
