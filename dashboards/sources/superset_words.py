"""Superset's own words (login, menus, buttons, errors) in the reader's language.

    pack(language)                  for the browser, in the shape that Superset's front end loads
    folder(settings)                for what the server itself says: the same catalogues, as gettext loads them
    page_of_error(code, language)   what a person sees instead of a page

Superset's own catalogues come first, without their guesses (marked fuzzy). locale/superset.<language>.po adds what they
do not say, or say wrongly, on pages that a reader of ours can open; Superset ships no Finnish at all. The keys there
are Superset's English, as Superset asks for them: they are no codes of ours.
Add here: another way in which Superset takes its words. Keep out: the words of our dashboards (wording.py), and who
reads which language (reading/reader.py).
"""

import json
import os
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from werkzeug.exceptions import Forbidden

from dashboards.sources.ids import SOURCE_LANGUAGE
from dashboards.sources.wording import LOCALE
from warehouse.definitions.languages import LANGUAGES
from warehouse.settings import Settings

_SUPERSET = Path(find_spec("superset").origin or "").parent
SHIPPED = _SUPERSET / "translations"
_PAGES = _SUPERSET / "static" / "assets"
# Superset has no page for what one may not see: it is the one for what is not there, with other texts.
ERROR_PAGES = {403: _PAGES / "404.html", 404: _PAGES / "404.html", 500: _PAGES / "500.html"}
NOT_THERE = "Sorry, we cannot find the page you are looking for."
FORBIDDEN = {"404: Not found | Superset": "Access is Denied", "Page not found": "Access is Denied"}
_FUZZY = re.compile(r"^#, .*\bfuzzy\b")
TEXT_OF_PAGE = re.compile(r"(?<=>)[^<>{}]*\w[^<>{}]*(?=<)")


def ours(language: str) -> Catalog:
    with (LOCALE / f"superset.{language}.po").open("rb") as content:
        return read_po(content, locale=language)


@cache
def pack(language: str) -> str:
    """A message without a plural is a list of one."""
    if language == SOURCE_LANGUAGE:
        return json.dumps(_pack(language, "nplurals=2; plural=(n != 1)", {}))
    catalogue = ours(language)
    words = _shipped(language)
    for one in catalogue:
        if one.id:
            key = one.id[0] if isinstance(one.id, tuple) else one.id
            words[key] = list(one.string) if isinstance(one.string, tuple) else [one.string]
    return json.dumps(_pack(language, catalogue.plural_forms, words), ensure_ascii=False)


def _pack(language: str, plural_forms: str, words: dict[str, Any]) -> dict[str, Any]:
    header = {"domain": "superset", "plural_forms": plural_forms, "lang": language}
    return {"domain": "superset", "locale_data": {"superset": {"": header, **words}}}


def _shipped(language: str) -> dict[str, Any]:
    file = SHIPPED / language / "LC_MESSAGES" / "messages.json"
    if not file.exists():
        return {}
    known = json.loads(file.read_text(encoding="utf-8"))["locale_data"]["superset"]
    guessed = _guessed(language)
    return {key: said for key, said in known.items() if key and key not in guessed}


def _guessed(language: str) -> set[str]:
    """Messages that Superset's own catalogue marks fuzzy. English is better than a word that says another thing."""
    with (SHIPPED / language / "LC_MESSAGES" / "messages.po").open("rb") as content:
        lines = content.read().decode("utf-8").split("\n\n")
    doubtful = "\n\n".join(block for block in lines if any(map(_FUZZY.match, block.splitlines())))
    found = read_po(doubtful.encode("utf-8").splitlines(), locale=language)
    return {one.id[0] if isinstance(one.id, tuple) else str(one.id) for one in found if one.id}


def folder(settings: Settings) -> Path:
    """Made anew whenever Superset's configuration is read: milliseconds, and never behind the catalogues."""
    room = settings.superset / "words"
    for language in LANGUAGES:
        if language != SOURCE_LANGUAGE:
            file = room / language / "LC_MESSAGES" / "messages.mo"
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside = file.with_name(f"{file.name}.{os.getpid()}.new")
            with beside.open("wb") as content:
                write_mo(content, ours(language))
            beside.replace(file)  # workers start at the same time: each sees a whole file
    return room


@cache
def page_of_error(code: int, language: str) -> str:
    """Superset's pages of errors are in English alone; their texts stand in our catalogues like all others."""
    page = ERROR_PAGES[code].read_text(encoding="utf-8")
    said = {} if language == SOURCE_LANGUAGE else {one.id: str(one.string) for one in ours(language) if one.id}

    def text(found: re.Match[str]) -> str:
        english = " ".join(found[0].split())
        if code == Forbidden.code:
            english = Forbidden.description if english.startswith(NOT_THERE) else FORBIDDEN.get(english, english)
        return said.get(english, english)

    return TEXT_OF_PAGE.sub(text, page).replace('<html lang="en">', f'<html lang="{language}">')
