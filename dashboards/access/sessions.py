"""Sessions that rest on the server: the cookie is a random number, and what it stands for can be ended here.

Flask's own sessions lie in the cookie, signed: a copy of it opens the door until it is too old, whatever happens to the
account. Ours end with logout, and security.py ends them with a new password, a closed account and another role.
Add here: another thing that begins or ends a session. Keep out: who an account is (security.py).
"""

import secrets
from datetime import timedelta
from typing import Any

from flask import Flask, Request, Response, session
from flask.json.tag import TaggedJSONSerializer
from flask.sessions import SessionInterface, SessionMixin
from flask_login import user_logged_in, user_logged_out
from werkzeug.datastructures import CallbackDict

from dashboards import workers
from dashboards.access import short_lived, unreachable
from warehouse.settings import Settings, settings

_UNKNOWN = timedelta(hours=1)  # of somebody who is not logged in: a form that waits for its password
_JSON = TaggedJSONSerializer()
_NUMBER = "_number"  # of one session, beside what Flask-Login knows it by


class Session(CallbackDict, SessionMixin):  # type: ignore[misc,type-arg,unused-ignore]
    """`key` is what the cookie holds; `kept` says that the store had it when the request came in.

    `may_begin`: whether a new session may be given to the browser where there was none. `is_known`: whether the store
    said what the cookie stands for, or does not answer.
    """

    def __init__(
        self,
        content: dict[str, Any] | None = None,
        key: str | None = None,
        *,
        may_begin: bool = True,
        is_known: bool = True,
    ) -> None:
        def changed(mine: "Session") -> None:
            mine.modified = mine.accessed = True

        super().__init__(content, changed)
        self.key = key or secrets.token_urlsafe(32)
        self.kept = content is not None
        self.may_begin, self.is_known = may_begin, is_known
        self.modified = self.accessed = False


class Sessions(SessionInterface):
    session_class = Session

    def __init__(self, here: Settings) -> None:
        self._here, self._store = here, short_lived.store(here)

    def open_session(self, app: Flask, request: Request) -> Session:
        key = request.cookies.get(self.get_cookie_name(app))
        try:
            content = self._read(key) if key else None
        except short_lived.Unreachable:
            return Session(may_begin=False, is_known=False)
        return Session(content, key) if content is not None else Session(may_begin=not key or _may_begin(request))

    def save_session(self, app: Flask, current: Any, response: Response) -> None:
        response.vary.add("Cookie")
        if not current.modified or not (current.kept or current.may_begin):
            return
        try:
            self._save(app, current, response)
        except short_lived.Unreachable:
            unreachable.instead(response)

    def _save(self, app: Flask, current: Session, response: Response) -> None:
        name, domain, path = self.get_cookie_name(app), self.get_cookie_domain(app), self.get_cookie_path(app)
        if not current:
            self.end(current)
            response.delete_cookie(name, domain=domain, path=path)
            return
        if not self._write(current, app.permanent_session_lifetime if "_user_id" in current else _UNKNOWN):
            return
        response.set_cookie(
            name,
            current.key,
            domain=domain,
            path=path,
            httponly=self.get_cookie_httponly(app),
            secure=self.get_cookie_secure(app),
            samesite=self.get_cookie_samesite(app),
        )

    def end(self, current: Any) -> None:
        """What the cookie stood for is gone, whoever holds a copy of it; the request goes on with a new number."""
        if current.kept:
            self._store.end(self._id(current.key))
        current.key, current.kept, current.modified = secrets.token_urlsafe(32), False, True

    def _read(self, key: str) -> dict[str, Any] | None:
        content = self._store.read(self._id(key))
        return dict(_JSON.loads(content)) if content is not None else None

    def _write(self, current: Session, lifetime: timedelta) -> bool:
        """A session that was ended while this request ran stays ended."""
        key, content = self._id(current.key), _JSON.dumps(dict(current))
        if current.kept:
            return self._store.change(key, content)
        return self._store.begin(key, content, lifetime.total_seconds())

    def _id(self, key: str) -> str:
        return workers.unreadable(self._here, "session", key)


def _may_begin(request: Request) -> bool:
    """Whether the answer to a number that is not known (any more) may bring a new one: to a page, and to a program that
    has a token. Not to what a page sends behind itself, as its log while it closes: that may still carry the number
    from before a login, and the new one would take the place of the login's and end it at once."""
    is_sent_behind = request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
    is_for_a_page = not is_sent_behind and not request.path.startswith(("/api/", "/superset/log/"))
    return is_for_a_page or "Authorization" in request.headers


def keep(app: Flask) -> None:
    """Part of Superset's FLASK_APP_MUTATOR. A login and a logout begin with a new number: one that somebody planted in
    a browser, or copied from it, is worth nothing afterwards."""
    sessions = Sessions(settings())
    app.session_interface = sessions
    known_by = vars(app.login_manager)  # type: ignore[attr-defined,unused-ignore]
    of_browser = known_by["_session_identifier_generator"]

    def identifier() -> str:
        """Flask-Login's own is one for all people of an office with the same browser, and Superset keeps what somebody
        chose under it: one would take the filters of another."""
        return f"{of_browser()}{session.get(_NUMBER, '')}"

    known_by["_session_identifier_generator"] = identifier

    def began(_app: Flask, **_more: Any) -> None:
        sessions.end(session)
        session[_NUMBER] = secrets.token_hex(16)
        session["_id"] = identifier()

    def ended(_app: Flask, **_more: Any) -> None:
        session.clear()
        sessions.end(session)

    user_logged_in.connect(began, app, weak=False)
    user_logged_out.connect(ended, app, weak=False)
