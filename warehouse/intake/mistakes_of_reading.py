"""Mistakes in how a partner is described and its files are found, read and dated.

Add here: a rule about source, file, delivery, tokens, scopes, dates or places of a declaration.
Keep out: rules about columns and values (mistakes_of_maps.py).
"""

import codecs
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from warehouse.intake.contract import places
from warehouse.settings import Settings

Found = tuple[str, str, str]
SCOPES = {"ru": {"RU"}, "ua": {"UA"}, "fi": {"FI"}, "fi_ru": {"FI", "RU"}, "fi_ua": {"FI", "UA"}}
LOCAL = ("", "file")
SSH = ("sftp", "ssh")


def who(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    if not attributes.get("demo", False):
        for key in ("agreement_ref", "dpia_ref", "zone", "review_date"):
            if not attributes.get(key):
                yield key, "a partner that is not a demo cannot start without it.", "Name it."
    start, end = _day(attributes.get("active_from")), _day(attributes.get("active_to"))
    if start and end and end < start:
        yield "active_to", "lies before active_from.", "Correct one of the two dates."
    try:
        ZoneInfo(attributes.get("timezone", "UTC"))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield "timezone", "no such time zone.", "Write it like Europe/Helsinki."


def _day(value: object) -> date | None:
    """Bare dates come from YAML as dates, quoted ones as text. What is neither, the model complains about."""
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return None


def where(attributes: dict[str, Any], settings: Settings) -> Iterator[Found]:
    known = places(settings.root)
    for city in attributes["cities"]:
        if city not in known:
            yield "cities", f"{city!r} is not a city of the place seed.", "Correct it, or extend dbt/seeds/place.csv."
        elif known[city].country != attributes.get("country"):
            yield "cities", f"{city!r} is not in {attributes.get('country')}.", "Remove it, or correct the country."


def source(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    parts = urlsplit(attributes["source"]["url"])
    if parts.scheme in SSH and not attributes["source"].get("known_hosts"):
        yield (
            "source.known_hosts",
            "an SFTP source needs the server's key, or anybody could play the server.",
            "Give the path of a known_hosts file with the key the partner read out to you.",
        )
    if parts.password:
        yield "source.url", "holds a password.", "Remove it and name an environment variable in source.password_env."
    if parts.scheme not in (*LOCAL, *SSH):
        yield "source.url", f"no source of the kind {parts.scheme!r} is known.", "Use a folder or sftp://."


def file(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    is_csv = attributes["file"].get("format") == "csv"
    encoding = attributes["file"].get("encoding")
    try:
        codecs.lookup(encoding or ("" if is_csv else "utf-8"))
    except LookupError:
        yield "file.encoding", f"no encoding {encoding!r} is known.", "Write utf-8, windows-1251 or another known name."
    if is_csv and not attributes["file"].get("delimiter"):
        yield "file.delimiter", "a csv needs one.", 'Write "," or ";" or another single sign.'
    date_format = attributes["file"].get("date_format", "%Y-%m-%d")
    missing = [part for part in ("%d", "%m", "%Y") if part not in date_format]
    if missing:
        yield "file.date_format", f"lacks {', '.join(missing)}.", "Give the whole date, with four year digits."


def delivery(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    try:
        groups = set(re.compile(attributes["delivery"]["name_pattern"]).groupindex)
    except re.error:
        yield "delivery.name_pattern", "is not a regular expression.", "See Python's re syntax."
        return
    if not ({"year", "month"} <= groups or {"start", "end"} <= groups):
        yield (
            "delivery.name_pattern",
            "does not tell which span a file covers.",
            "Name the groups (?P<year>…) and (?P<month>…), or (?P<start>…) and (?P<end>…) as yyyymmdd or yyyy-mm-dd.",
        )


def linkage(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    scopes = attributes.get("scopes", [])
    for scope in scopes:
        if scope == "ru_ua":
            yield "scopes", "ru_ua is off: it proves moves between two countries at war.", "Remove it."
        elif scope not in SCOPES:
            yield "scopes", f"no scope {scope!r} exists.", f"Choose from {', '.join(SCOPES)}."
        elif attributes.get("country") not in SCOPES[scope]:
            yield "scopes", f"{scope!r} does not hold {attributes.get('country')}.", "Remove it."
    mode = attributes["tokens"]["mode"]
    if mode != "none" and not scopes:
        yield "scopes", "tokens need at least one scope.", "Name the national scope."
    if mode != "none" and not attributes["tokens"].get("recipe"):
        yield "tokens.recipe", "is missing.", "Name the recipe the codes are built by."
    has_code = "client_code" in attributes["columns"]
    if mode == "unsealed" and not has_code:
        yield "columns.client_code", "is missing.", "Unsealed tokens are made from it: name its header."
    if mode != "unsealed" and has_code:
        yield "columns.client_code", "would be read but not used.", "Remove it, or set tokens.mode to unsealed."


CHECKS = (who, where, source, file, delivery, linkage)
