"""Who is asking: the seat of the account that is logged in, and the language and numbers that go with it.

Add here: another thing that follows from the seat of whoever asks.
Keep out: what a seat may do (roles.yaml) and our own pages (pages/).
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from babel.dates import get_day_names, get_month_names
from flask import Flask, Response, g, request, session
from werkzeug.exceptions import Forbidden

from dashboards import state
from dashboards.reading.release_link import LOOKED_AT
from dashboards.sources import catalogue, superset_words
from dashboards.sources.ids import SOURCE_LANGUAGE
from dashboards.sources.plan import Seat
from dashboards.sources.wording import messages
from warehouse.audiences import audiences
from warehouse.definitions.languages import LANGUAGES
from warehouse.settings import settings

ADMINISTRATOR = "Admin"
_NO_BREAK = "\u00a0"
# The same for everybody, or for the pipeline: no session is begun for it.
WITHOUT_READER = ("/static/", "/crossings/static/", "/crossings/first-answers/")
_SPOKEN = "crossings_locale_of"


def seats() -> dict[str, Seat]:
    """By the name of the role in Superset."""
    return _seats(*as_of())


def sources() -> catalogue.Catalogue:
    """What the dashboards were made from."""
    return _sources(*as_of())


def as_of() -> tuple[str, tuple[str, ...]]:
    """Which dashboards were brought in, and for whom. When they change, the server goes on: it reads them again."""
    stamp = state.sync_stamp(settings())
    return stamp.read_text() if stamp.exists() else "", tuple(audiences())


@lru_cache(maxsize=1)
def _sources(_stamp: str, _audiences: tuple[str, ...]) -> catalogue.Catalogue:
    messages.cache_clear()
    return catalogue.load()


@lru_cache(maxsize=1)
def _seats(stamp: str, whom: tuple[str, ...]) -> dict[str, Seat]:
    return {seat.name: seat for seat in _sources(stamp, whom).seats}


def seat() -> Seat | None:
    """The seat of whoever asks; None for administrators and for nobody."""
    held = {role.name for role in getattr(getattr(g, "user", None), "roles", ())}
    known = {} if ADMINISTRATOR in held else seats()
    return next((known[name] for name in sorted(held) if name in known), None)


def language() -> str:
    """Of our own pages and pictures: the one that Superset's own words are in for this account."""
    spoken = session.get("locale")
    return spoken if spoken in LANGUAGES else SOURCE_LANGUAGE


def speak(app: Flask) -> None:
    """Part of Superset's FLASK_APP_MUTATOR: from the first page after a login all is in the language of the seat."""
    app.before_request(_choose)
    app.before_request(_pack)
    app.after_request(_in_words)


def _choose() -> None:
    if request.path.startswith(WITHOUT_READER):
        return
    asking = str(getattr(getattr(g, "user", None), "id", "") or "nobody")
    if session.get(_SPOKEN) == asking:
        return
    # Another account in the same browser: what the last one chose to look at was hers to see, perhaps not his.
    session.pop(LOOKED_AT, None)
    mine = seat()
    session["locale"] = mine.language if mine else request.accept_languages.best_match(LANGUAGES, SOURCE_LANGUAGE)
    session[_SPOKEN] = asking


def numbers_and_dates(bootstrap: dict[str, Any]) -> dict[str, Any]:
    """Superset's COMMON_BOOTSTRAP_OVERRIDES_FUNC: how the front end writes numbers and dates for this reader."""
    spoken = bootstrap.get("locale", SOURCE_LANGUAGE)
    if spoken == SOURCE_LANGUAGE or spoken not in LANGUAGES:
        return {}
    return {
        "d3_format": {"decimal": ",", "thousands": _NO_BREAK, "grouping": [3], "currency": ["", f"{_NO_BREAK}€"]},
        "d3_time_format": {
            "dateTime": "%d.%m.%Y %H:%M",
            "date": "%d.%m.%Y",
            "time": "%H:%M:%S",
            "periods": ["", ""],
            "days": _named(get_day_names("wide", "stand-alone", spoken), first=6),
            "shortDays": _named(get_day_names("abbreviated", "stand-alone", spoken), first=6),
            "months": _named(get_month_names("wide", "stand-alone", spoken)),
            "shortMonths": _named(get_month_names("abbreviated", "stand-alone", spoken)),
        },
    }


def _named(names: Mapping[int, str], first: int | None = None) -> list[str]:
    """In their order; the week of d3 begins on Sunday, Babel's seventh day."""
    numbers = sorted(names)
    return [names[number] for number in (([first] if first is not None else []) + [n for n in numbers if n != first])]


def _pack() -> Response | None:
    language = request.path.removeprefix("/superset/language_pack/").strip("/")
    if not request.path.startswith("/superset/language_pack/") or language not in LANGUAGES:
        return None
    answer = Response(superset_words.pack(language), mimetype="application/json")
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


def _in_words(answer: Response) -> Response:
    """Superset's pages do not name their language (a screen reader would read Finnish aloud as English), and those of
    errors are in English or for programs."""
    code = answer.status_code
    if code in superset_words.ERROR_PAGES and (_is_page(answer) or (code == Forbidden.code and _for_a_person())):
        answer.direct_passthrough = False
        answer.set_data(superset_words.page_of_error(code, language()))
        answer.mimetype = "text/html"
    elif _is_page(answer) and not answer.direct_passthrough:
        answer.set_data(answer.get_data().replace(b"<html>", f'<html lang="{language()}">'.encode(), 1))
    return answer


def _is_page(answer: Response) -> bool:
    return bool(answer.mimetype == "text/html")


def _for_a_person() -> bool:
    """A link followed in a browser; the front end and programs ask for JSON, or for anything."""
    return request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html"
