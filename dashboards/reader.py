"""Who is asking: the seat of the account that is logged in, and the language and numbers that go with it.

Add here: another thing that follows from the seat of whoever asks.
Keep out: what a seat may do (roles.yaml) and our own pages (pages/).
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from babel.dates import get_day_names, get_month_names
from babel.messages.pofile import read_po
from flask import Flask, g, request, session

from dashboards import catalogue
from dashboards.ids import LANGUAGES, SOURCE_LANGUAGE
from dashboards.plan import Seat
from dashboards.wording import LOCALE

_NO_BREAK = "\u00a0"
_SPOKEN = "crossings_locale_of"


@cache
def seats() -> dict[str, Seat]:
    """By the name of the role in Superset."""
    return {seat.name: seat for seat in catalogue.load().seats}


def seat() -> Seat | None:
    """The seat of whoever asks; None for administrators and for nobody."""
    roles = getattr(getattr(g, "user", None), "roles", ())
    return next((seats()[role.name] for role in roles if role.name in seats()), None)


def language() -> str:
    """Of our own pages and pictures: the one that Superset's own words are in for this account."""
    spoken = session.get("locale")
    return spoken if spoken in LANGUAGES else SOURCE_LANGUAGE


def speak(app: Flask) -> None:
    """Part of Superset's FLASK_APP_MUTATOR: the first page after a login is in the language of the seat."""
    app.before_request(_choose)
    _complete_language_packs()


def _choose() -> None:
    if request.path.startswith("/static/"):
        return
    asking = str(getattr(getattr(g, "user", None), "id", "") or "nobody")
    if session.get(_SPOKEN) == asking:
        return
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


def _complete_language_packs() -> None:
    """Superset has no Finnish and two thirds of Ukrainian: what a reader meets is in locale/superset.<language>.po."""
    from superset.translations import utils

    for language in LANGUAGES:
        file = LOCALE / f"superset.{language}.po"
        if not file.exists():
            continue
        pack = utils.get_language_pack(language) if language != "fi" else None
        base = pack or {"domain": "superset", "locale_data": {"superset": {"": {"domain": "superset", "lang": "fi"}}}}
        with file.open("rb") as content:
            ours = {
                str(one.id): [str(one.string)] for one in read_po(content, locale=language) if one.id and one.string
            }
        base["locale_data"]["superset"].update(ours)
        utils.ALL_LANGUAGE_PACKS[language] = base
