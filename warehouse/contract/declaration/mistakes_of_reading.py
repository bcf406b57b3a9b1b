"""Mistakes in how a partner is described, where its files come from, and how they are read and dated.

Add here: a rule about source, file, delivery, tokens, scopes, dates or places of a declaration.
Keep out: rules about columns and values (mistakes_of_maps.py), and whether a source can be reached (pull/ says that).
"""

import codecs
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pyrage

from warehouse.contract.contact_fields import places
from warehouse.contract.declaration.declaration import SCHEMES, is_loopback
from warehouse.contract.declaration.declaration_text import Found
from warehouse.networks import home
from warehouse.settings import Settings
from warehouse.tokens.recipe import refused_at

_LAYOUTS = {
    "csv": ("table", "kobo", "dhis2"),
    "xlsx": ("table", "kobo"),
    "xls": ("table", "kobo"),
    "ods": ("table", "kobo"),
    "json": ("kobo", "dhis2"),
}
_PARTS_OF_A_DAY = (("%d",), ("%m", "%b", "%B"), ("%Y", "%y"))


def who(attributes: dict[str, Any], settings: Settings) -> Iterator[Found]:
    is_invented = home.network(settings).is_invented
    if attributes.get("demo", False) and not is_invented:
        yield "demo", "an invented partner cannot be in a real network.", "Remove the key, or the declaration."
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


def earlier(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    """Rules of reporting follow one another by whole months, within the days of the partner."""
    start, end = _day(attributes.get("active_from")), _day(attributes.get("active_to"))
    before = start
    for number, said in enumerate(attributes.get("earlier_reporting", [])):
        key, until = f"earlier_reporting.{number}.until", _day(said.get("until"))
        if until is None:
            continue
        if (until + timedelta(1)).day != 1:
            yield (
                key,
                "is no last day of a month.",
                "Reports are of months: write the last day of one, like 2025-06-30.",
            )
        if before and (until < before or (until == before and number)):
            what = "lies before active_from." if before is start else "does not lie after the one above it."
            yield key, what, "Write the earliest first, each with its own last day."
        if end and until >= end:
            yield key, "does not lie before active_to.", "What holds until then is cadence and grace_days."
        before = until


def where(attributes: dict[str, Any], settings: Settings) -> Iterator[Found]:
    countries = home.network(settings).countries
    if attributes["country"] not in countries:
        remedy = f"Choose from {', '.join(countries)}, or add it to `countries` of network.yaml."
        yield "country", f"{attributes['country']!r} is no country of the network.", remedy
        return  # no city would lie in it
    known = places(home.directory(settings))
    for city in attributes["cities"]:
        if city not in known:
            yield "cities", f"{city!r} is no city of the network.", "Correct it, or add it: crossings network add-city."
        elif known[city].country != attributes.get("country"):
            yield "cities", f"{city!r} is not in {attributes.get('country')}.", "Remove it, or correct the country."
    yield from _city_days(attributes)


def _city_days(attributes: dict[str, Any]) -> Iterator[Found]:
    whole = [_day(attributes.get(key)) for key in ("active_from", "active_to")]
    for city, days in attributes.get("city_days", {}).items():
        if city not in attributes["cities"]:
            yield f"city_days.{city}", "is not among the cities.", "List it in cities too, or remove its days."
        start, end = (_day(days.get(key)) for key in ("active_from", "active_to"))
        if start and end and end < start:
            yield f"city_days.{city}.active_to", "lies before active_from.", "Correct one of the two dates."
        for key, day in (("active_from", start), ("active_to", end)):
            if day and ((whole[0] and day < whole[0]) or (whole[1] and day > whole[1])):
                remedy = "Leave it out, or correct the partner's active_from and active_to."
                yield f"city_days.{city}.{key}", "lies outside the days of the partner.", remedy


def file(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    said = attributes["file"]
    is_csv = said.get("format") == "csv"
    encoding = said.get("encoding")
    try:
        codecs.lookup(encoding or ("" if is_csv else "utf-8"))
    except LookupError:
        yield "file.encoding", f"no encoding {encoding!r} is known.", "Write utf-8, windows-1251 or another known name."
    if is_csv and not said.get("delimiter"):
        yield "file.delimiter", "a csv needs one.", 'Write "," or ";" or another sign.'
    signs = [said[key] for key in ("delimiter", "quote", "escape") if said.get(key)]
    if is_csv and (len(set(signs)) < len(signs) or any("\n" in str(sign) or "\r" in str(sign) for sign in signs)):
        yield "file.delimiter", "delimiter, quote and escape must be different signs.", "Correct one of them."
    layout, repeats = said.get("layout", "table"), said.get("repeats") or {}
    if layout not in _LAYOUTS.get(str(said.get("format")), (layout,)):
        yield "file.layout", f"{layout!r} does not come as {said.get('format')}.", "Correct layout or format."
    if layout != "kobo" and (repeats or said.get("form_versions")):
        yield "file.repeats", "repeats and form_versions are for forms.", "Set file.layout to kobo, or remove them."
    if list(repeats.values()).count("rows") > 1:
        yield (
            "file.repeats",
            "more than one group's rows are contacts.",
            "Keep rows for one group, values for the others.",
        )
    if repeats and said.get("format") != "json" and not said.get("sheet"):
        yield "file.sheet", "is missing.", "Name the main sheet of the form: the repeat groups are sheets beside it."


def dates(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    given = attributes["file"].get("date_format", "%Y-%m-%d")
    agreed = [given] if isinstance(given, str) else list(given)
    for one in agreed:
        lacking = [parts for parts in _PARTS_OF_A_DAY if not any(part in one for part in parts)]
        if lacking:
            missing = ", ".join(parts[0] for parts in lacking)
            yield "file.date_format", f"{one!r} lacks {missing}.", "Give the whole date, like %d.%m.%Y."
    numbers = [re.sub(r"[^%\w]+", "", one) for one in agreed]
    if {"%d%m%Y", "%m%d%Y"} <= set(numbers) or {"%d%m%y", "%m%d%y"} <= set(numbers):
        yield "file.date_format", "lists day before month and month before day.", "Keep the one the partner writes."


def delivery(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    said = attributes["delivery"]
    pattern = said.get("name_pattern")
    if pattern is None:
        if said.get("span", "name") == "name":
            yield "delivery.name_pattern", "is missing.", "Say how names tell the period, or set delivery.span."
        return
    try:
        groups = set(re.compile(pattern).groupindex)
    except re.error:
        yield "delivery.name_pattern", "is not a regular expression.", "See Python's re syntax."
        return
    if said.get("span", "name") == "name" and not ({"year", "month"} <= groups or "end" in groups):
        yield (
            "delivery.name_pattern",
            "does not tell which span a file covers.",
            "Name the groups (?P<year>…) and (?P<month>…), or (?P<start>…) and (?P<end>…) as yyyymmdd or yyyy-mm-dd.",
        )


def linkage(attributes: dict[str, Any], settings: Settings) -> Iterator[Found]:
    network = home.network(settings)
    scopes = attributes.get("scopes", [])
    known = network.scopes
    for scope in scopes:
        if scope not in known:
            yield "scopes", f"no scope {scope!r} exists.", f"Choose from {', '.join(network.enabled_scopes)}."
        elif attributes.get("country") in network.countries and attributes["country"] not in known[scope]:
            yield "scopes", f"{scope!r} does not hold {attributes.get('country')}.", "Remove it."
    by_agreement = tuple(network.scopes_by_agreement)
    yield from agreements(scopes, attributes.get("scope_agreements", {}), by_agreement)
    mode = attributes["tokens"]["mode"]
    if mode != "none" and not scopes:
        yield "scopes", "tokens need at least one scope.", "Name the national scope."
    if mode != "none" and not attributes["tokens"].get("recipe"):
        yield "tokens.recipe", "is missing.", "Name the recipe the codes are built by."
    if mode != "none" and not attributes.get("demo", False):
        yield from border(attributes["tokens"].get("recipe", ""), scopes)
    has_code = "client_code" in attributes["columns"]
    if mode == "unsealed" and not has_code:
        yield "columns.client_code", "is missing.", "Unsealed tokens are made from it: name its header."
    if mode != "unsealed" and has_code:
        yield "columns.client_code", "would be read but not used.", "Remove it, or set tokens.mode to unsealed."


def border(recipe: str, scopes: list[str]) -> Iterator[Found]:
    """A recipe that confuses too many people across a border, with the figures that say so."""
    if refused := refused_at(recipe, scopes):
        across, measured = refused
        figures = "nobody has measured how often strangers share a code of it"
        if measured:
            figures = f"of the pairs it finds across a border {measured.precision:.1%} are one person; {measured.why}"
        yield (
            "scopes",
            (f"{', '.join(across)} cannot be carried by recipe {recipe}: {figures}."),
            "Remove the scope, or agree with all partners of it on uic-own-name-1.",
        )


def agreements(scopes: list[str], named: dict[str, str], by_agreement: tuple[str, ...]) -> Iterator[Found]:
    """A scope that is dangerous to the people in it starts only where somebody has signed for it."""
    for scope in by_agreement:
        if scope in scopes and not str(named.get(scope) or "").strip():
            yield (
                "scopes",
                f"{scope} is off: proof that somebody moved between two countries at war is dangerous on both sides.",
                f"Remove it, or name the signed agreement in scope_agreements: {{{scope}: …}}.",
            )
    for scope in named:
        if scope not in by_agreement:
            remedy = f"Remove it; only {', '.join(by_agreement)} does." if by_agreement else "Remove it; no scope does."
            yield f"scope_agreements.{scope}", "needs no agreement.", remedy
        elif scope not in scopes:
            yield f"scope_agreements.{scope}", "is not among the scopes.", "Remove it, or list the scope in scopes."


def letters(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    """Found here, or the first letter to the partner would fail instead."""
    if (key := attributes.get("letter_key")) is not None:
        try:
            pyrage.x25519.Recipient.from_str(key)
        except pyrage.RecipientError:
            yield "letter_key", "is no age public key: a sign may be lost.", "Copy what `age-keygen -y` prints."


_SSH = ("sftp", "ssh")
_OPEN = ("http", "webdav", "kobo+http", "dhis2+http")  # nothing is encrypted on the way
_HOST_KEY = re.compile(r"^(ssh-|ecdsa-|sk-)[\w@.-]+ [A-Za-z0-9+/]{40,}={0,2}( |$)")
_SHOWN = "folder path, sftp://, s3://, webdavs://, https://, kobo+https:// or dhis2+https://"


def kind(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    declared = attributes["source"]
    parts = urlsplit(declared["url"])
    if parts.scheme not in SCHEMES:
        yield "source.url", f"no source of the kind {parts.scheme!r} is known.", f"Use a {_SHOWN}."
    elif parts.scheme in _OPEN and not is_loopback(declared["url"]):
        yield "source.url", "anybody on the way could read what is sent.", "Use https (or webdavs) instead."
    if parts.scheme not in ("", "file") and not parts.hostname:
        yield "source.url", "names no host.", "Write scheme://host/path."


def secrets(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    declared = attributes["source"]
    parts = urlsplit(declared["url"])
    if parts.password:
        yield "source.url", "holds a password.", "Remove it and name an environment variable in source.password_env."
    elif parts.username and parts.scheme not in _SSH:
        yield "source.url", "holds a user name.", "Remove it and name an environment variable in source.username_env."
    if any("token" in name.lower() or "key" in name.lower() for name, _ in parse_qsl(parts.query)):
        yield "source.url", "seems to hold a token.", "Remove it and name an environment variable in source.token_env."
    if bool(declared.get("username_env")) != bool(declared.get("password_env")) and parts.scheme not in _SSH:
        lacking = "password_env" if declared.get("username_env") else "username_env"
        yield f"source.{lacking}", "is missing beside the other of the two.", "Name both variables, or neither."


def server_key(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    declared = attributes["source"]
    given = [key for key in ("known_hosts", "host_key") if declared.get(key)]
    if urlsplit(declared["url"]).scheme in _SSH and not given:
        yield (
            "source.known_hosts",
            "an SFTP source needs the server's key, or anybody could play the server.",
            "Give the key that the partner read out to you in source.host_key, or the path of a known_hosts file.",
        )
    if len(given) > 1:
        yield "source.host_key", "stands beside source.known_hosts.", "Keep one of the two."
    elif "host_key" in given and not all(map(_HOST_KEY.match, declared["host_key"].strip().splitlines())):
        yield (
            "source.host_key",
            "is no public key.",
            "Write it as ssh-keyscan does, without the host: ssh-ed25519 AAAA…",
        )


def store(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    declared = attributes["source"]
    endpoint, scheme = declared.get("endpoint"), urlsplit(declared["url"]).scheme
    if scheme != "s3":
        if endpoint:
            yield "source.endpoint", "is read for s3:// only.", "Remove it."
        return
    if not endpoint:
        yield "source.endpoint", "is missing.", "Give the address of the store: https://…"
    elif urlsplit(endpoint).scheme != "https" and not is_loopback(endpoint):
        yield "source.endpoint", "anybody on the way could read what is sent.", "Use https."
    if not declared.get("username_env"):
        yield "source.username_env", "is missing.", "Name the variable that holds the access key, and password_env."


def interface(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    declared = attributes["source"]
    parts = urlsplit(declared["url"])
    name = parts.scheme.partition("+")[0]
    if name not in ("kobo", "dhis2"):
        return
    if not declared.get("token_env") and not declared.get("username_env"):
        yield "source.token_env", "is missing.", "Name the environment variable that holds the token."
    if name == "kobo" and not parts.path.strip("/"):
        yield "source.url", "does not say which form.", "Write kobo+https://host/<asset uid>."
    if name == "dhis2" and not dict(parse_qsl(parts.query)).get("program"):
        yield "source.url", "does not say which program.", "Write dhis2+https://host/base?program=…&orgUnit=…"
    if attributes["file"].get("layout") != name or attributes["file"].get("format") != "json":
        yield "file.layout", f"does not fit the source, which answers as {name}.", f"Set format json, layout {name}."


def signing(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    """Who could put a file at a source could put sealed codes of anybody into the network."""
    mode, key = attributes["tokens"]["mode"], attributes.get("signing_key")
    is_interface = urlsplit(attributes["source"]["url"]).scheme.partition("+")[0] in ("kobo", "dhis2")
    if key and is_interface:
        yield (
            "signing_key",
            "an interface answers with records, beside which no signature can lie.",
            "Remove it; or have the partner seal and sign files, and name in source.url where they lie.",
        )
    elif is_interface and mode == "sealed" and not attributes.get("demo", False):
        yield (
            "tokens.mode",
            "sealed codes are taken only in files that their partner signed, and an interface has no signatures.",
            "Have the partner seal and sign files, and name in source.url where they lie.",
        )
    elif mode == "sealed" and not key and not attributes.get("demo", False):
        yield (
            "signing_key",
            "a partner that seals and is not a demo must be known by its signature.",
            "Name the public key that `sheetpack key` printed at the partner, and read it out to each other.",
        )


CHECKS = (
    *(kind, secrets, server_key, store, interface, signing),
    *(who, earlier, where, file, dates, delivery, linkage, letters),
)
