"""Read a day as the contract writes it: the agreed formats, months in words, a time of day that follows.

Add here: another way in which exporters write one and the same day.
Keep out: guessing. Day and month in another order than agreed is never read; drift.py tells when that has happened.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone
from functools import cache

from babel.dates import get_month_names

from warehouse.contract.declaration.declaration import Declaration
from warehouse.definitions.languages import LANGUAGES

Reader = Callable[[str], date | None]
ISO = "%Y-%m-%d"
WORKBOOKS = ("xlsx", "xls", "ods")
_ISO_MOMENT = re.compile(r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")
# A time that follows a day. With full stops it has three parts: two of them may be another day.
_TIME = re.compile(
    r"[,T\s]\s*([01]?\d|2[0-3])(:[0-5]\d(:[0-5]\d([.,]\d+)?)?|\.[0-5]\d\.[0-5]\d)"
    r"(\s*[^\W\d_]\.?[^\W\d_]\.?)?$"
)
# A time with its distance from UTC is a moment: its day is the partner's own.
_MOMENT = re.compile(
    r"^(?P<local>.*?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?)"
    r"\s*(?:Z|UTC|GMT|(?:UTC|GMT)?\s*(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?)$"
)
# Halves of the day as Ukrainian and Finnish forms write them, and times with full stops.
_HALF = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(дп|пп|ap\.?|ip\.?)(?=\s|$)", re.IGNORECASE)
_OFFSET = re.compile(r"\s*(?:GMT|UTC)\s*([+-])(\d{1,2})(?::?(\d{2}))?$")
_LONGEST_MOMENT = 100
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WORD = re.compile(r"[^\W\d_]+\.?")


def formats(declaration: Declaration) -> list[str]:
    """The agreed formats. A workbook's own dates arrive as yyyy-mm-dd, and so do the days of an event."""
    agreed = declaration.file.date_formats
    is_iso_too = declaration.file.format in WORKBOOKS or declaration.file.layout == "dhis2"
    return [*agreed, ISO] if is_iso_too and ISO not in agreed else list(agreed)


def reader(declaration: Declaration, agreed: list[str] | None = None) -> Reader:
    """How a text becomes a day, by the agreed formats. None for what none of them reads."""
    agreed = [_with_zone(one.replace("%B", "%b")) for one in agreed or formats(declaration)]
    has_words, has_zones = any("%b" in one for one in agreed), any("%z" in one for one in agreed)
    months = _months(declaration.language) if has_words else {}

    def read(text: str) -> date | None:
        if _ISO_MOMENT.match(text) and ISO in agreed:
            return _of_moment(text, declaration)
        text = _HALF.sub(_in_halves, text)
        if has_zones and (offset := _OFFSET.search(text)):
            text = f"{text[: offset.start()]} {offset[1]}{int(offset[2]):02}:{offset[3] or '00'}"
        text = _in_english(text, months) if has_words else text
        if day := _parsed(text, agreed, declaration):
            return day
        if len(text) <= _LONGEST_MOMENT and (moment := _MOMENT.match(text)):
            return _of_utc(moment, agreed, declaration)
        bare = _TIME.sub("", _OFFSET.sub("", text))
        return _parsed(bare, agreed, declaration) if bare != text else None

    return read


def _with_zone(agreed: str) -> str:
    """A Z at the end of a format is no letter: it says that the time is UTC."""
    return f"{agreed[:-1]}%z" if agreed.endswith("Z") and not agreed.endswith("%Z") else agreed


def _of_utc(moment: re.Match[str], agreed: list[str], declaration: Declaration) -> date | None:
    """The partner's day of a moment whose format names no distance from UTC."""
    with_time = moment["local"].strip()
    day_alone = _TIME.sub("", with_time)
    local = next((at for one in agreed for at in (_as_local(with_time, one),) if at), None)
    try:
        if local is None and (local := next((at for one in agreed for at in (_as_local(day_alone, one),) if at), None)):
            hour = int(moment["hour"])
            hour = hour % 12 + 12 * (moment["half"][0] in "Pp") if moment["half"] else hour
            local = local.replace(hour=hour, minute=int(moment["minute"]))
        away = timedelta(hours=int(moment["hours"] or 0), minutes=int(moment["minutes"] or 0))
        zone = timezone(-away if moment["sign"] == "-" else away)
        return _local(local.replace(tzinfo=zone), declaration) if local else None
    except (ValueError, OverflowError):  # the hour 25, or the end of the calendar
        return None


def _as_local(text: str, agreed: str) -> datetime | None:
    try:
        return datetime.strptime(text, agreed)  # noqa: DTZ007 - its zone stands behind it
    except ValueError:
        return None


def _in_halves(found: re.Match[str]) -> str:
    """A time of day in English halves, which Python reads."""
    half = "AM" if found[4][0].casefold() in "да" or found[4].casefold().startswith("ap") else "PM"
    return f"{found[1]}:{found[2]}{':' + found[3] if found[3] else ''} {half}"


def _of_moment(text: str, declaration: Declaration) -> date | None:
    try:
        return _local(datetime.fromisoformat(text.strip()), declaration)
    except (ValueError, OverflowError):
        return None


def _local(moment: datetime, declaration: Declaration) -> date:
    """A moment with an offset belongs to the partner's own day; one without is already local."""
    return (moment.astimezone(declaration.zone_info) if moment.tzinfo else moment).date()


def _parsed(text: str, agreed: list[str], declaration: Declaration) -> date | None:
    for one in agreed:
        try:
            return _local(datetime.strptime(text, one), declaration)  # noqa: DTZ007 - a day has no time zone
        except (ValueError, OverflowError):
            continue
    return None


def _in_english(text: str, months: Mapping[str, str]) -> str:
    """Python reads English month names alone."""
    return _WORD.sub(lambda found: months.get(found[0].rstrip(".").casefold(), found[0]), text)


@cache
def months_of_all_languages() -> Mapping[str, int]:
    """Month names and abbreviations in the partners' languages, as numbers."""
    return {name: _ENGLISH.index(short) + 1 for code in LANGUAGES[1:] for name, short in _months(code).items()}


@cache
def month_words() -> frozenset[str]:
    """Month names of all languages as spreadsheets write them: whole, abbreviated, and in Finnish without their end."""
    whole = {*months_of_all_languages(), *_months("en")}
    cut = {name[:3] for code in LANGUAGES if code != "fi" for name in _months(code)}
    return frozenset({*whole, *cut, *(name.removesuffix("ta").removesuffix("kuu") for name in _months("fi"))})


@cache
def _months(language: str) -> Mapping[str, str]:
    """Month names and abbreviations of a language, and the English ones, as English abbreviations."""
    found: dict[str, str] = {}
    for locale in ("en", language):
        for width in ("abbreviated", "wide"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale).items():
                    found[name.rstrip(".").casefold()] = _ENGLISH[number - 1]
    return found
