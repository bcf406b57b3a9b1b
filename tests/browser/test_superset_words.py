"""Superset's own words around our dashboards are in the reader's language: the catalogues fit what it says, and in a
real browser nothing of it is left in English.

Add here: another page or menu of Superset's that a reader meets. Keep out: the words of our dashboards
(tests/unit/dashboards), and whether charts are drawn (test_dashboards_are_drawn.py).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from browser_page import Reader
from playwright.sync_api import Browser, Locator
from superset_server import Superset
from werkzeug.exceptions import Forbidden

from dashboards import serve
from dashboards.sources.ids import SOURCE_LANGUAGE
from dashboards.sources.wording import LOCALE, messages
from warehouse.settings import PROJECT_ROOT, settings

LANGUAGES = ("fi", "uk", "ru")
# Superset fills these with "2 minutes ago", in English whatever the language: better without.
TIMES_IN_ENGLISH = {"Cached %s", "Fetched %s", "Viewed %s"}
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]")
STRANGE = {"fi": "[а-яіїєґ]", "uk": "[ыэёъ]", "ru": "[іїєґ]"}

# Every text and label of what is shown. Not the inside of charts: that is ours. Nor pictograms: the library of icons
# names them in English whatever the language.
VISIBLE = """() => {
  const found = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent.trim());
    if (node.nodeType !== Node.ELEMENT_NODE || !node.getClientRects().length) return;
    if (node.matches('script, style, .dashboard-chart, .header-title')) return;
    if (!node.matches('.anticon'))
      for (const name of ['title', 'placeholder', 'aria-label']) found.push(node.getAttribute(name) || '');
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  return [...new Set(found)].filter(Boolean);
}"""


@dataclass(frozen=True)
class Shipped:
    """What Superset and the framework under it say in English, read from their own files."""

    packages: Path

    def messages(self) -> dict[str, str]:
        """With their plural, or nothing."""
        files = ("superset/translations/messages.pot", "flask_appbuilder/translations/ru/LC_MESSAGES/messages.po")
        found: dict[str, str] = {}
        for file in files:
            with (self.packages / file).open("rb") as content:
                found |= {_key(one): _plural(one) for one in read_po(content) if one.id}
        return found

    def pack(self) -> set[str]:
        file = self.packages / "superset/translations/ru/LC_MESSAGES/messages.json"
        return {key for key in json.loads(file.read_text())["locale_data"]["superset"] if key}

    def pages_of_errors(self) -> str:
        files = (self.packages / "superset/static/assets").glob("*.html")
        return "".join(file.read_text() for file in files) + str(Forbidden.description)

    def front_end(self) -> str:
        """Some texts are newer than Superset's list of them: they stand in its scripts alone."""
        scripts = sorted((self.packages / "superset/static/assets").glob("*.js"))
        return "".join(script.read_text() for script in scripts)


# Where words of Superset's front end are changed; it is read, since it cannot be imported without Superset.
SERVED_OTHERWISE = (PROJECT_ROOT / "dashboards" / "static_files.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shipped(supersets_environment: None) -> Shipped:
    environment = serve.python(settings()).parents[1]
    return Shipped(next(environment.glob("lib/python*/site-packages")))


@pytest.fixture(scope="module", params=LANGUAGES)
def ours(request: pytest.FixtureRequest) -> Catalog:
    with (LOCALE / f"superset.{request.param}.po").open("rb") as content:
        return read_po(content, locale=request.param)


def test_we_translate_only_what_superset_says(ours: Catalog, shipped: Shipped) -> None:
    known, pages, scripts = shipped.pack() | set(shipped.messages()), shipped.pages_of_errors(), shipped.front_end()

    def is_said(text: str) -> bool:
        by_superset = text in known or f">{text}<" in pages or f'("{text}"' in scripts
        return by_superset or text == Forbidden.description or f'"{text}"' in SERVED_OTHERWISE

    assert [_key(message) for message in _messages(ours) if not is_said(_key(message))] == []


def test_every_message_is_translated_in_all_its_forms(ours: Catalog) -> None:
    for message in _messages(ours):
        assert all(form.strip() for form in _forms(message)), _key(message)
        assert not message.fuzzy, _key(message)
        assert len(_forms(message)) == (ours.num_plurals if _plural(message) else 1), _key(message)


def test_a_message_with_a_plural_has_one_in_our_catalogues(ours: Catalog, shipped: Shipped) -> None:
    """Else the front end falls back to English for every number but one."""
    with_plural = {key for key, plural in shipped.messages().items() if plural}
    said_with_plural = set(re.findall(r'\.tn\)\("((?:[^"\\]|\\.)*)","', shipped.front_end()))
    assert len(said_with_plural) > 20
    assert [
        key
        for key in (with_plural | said_with_plural) & {_key(message) for message in _messages(ours)}
        if not _plural(ours[key])
    ] == []


def test_placeholders_are_kept(ours: Catalog) -> None:
    for message in _messages(ours):
        allowed = [_placeholders(_key(message)), _placeholders(_plural(message) or _key(message))]
        allowed = [[]] if _key(message) in TIMES_IN_ENGLISH else allowed
        assert all(_placeholders(form) in allowed for form in _forms(message)), _key(message)


def test_no_letter_of_another_language(ours: Catalog) -> None:
    strange = re.compile(STRANGE[str(ours.locale)], re.IGNORECASE)
    assert [_key(message) for message in _messages(ours) if any(map(strange.search, _forms(message)))] == []


def test_what_is_finnish_is_also_ukrainian_and_russian(running_superset: Superset) -> None:
    """The Finnish catalogue is the list of what a reader meets: in the others Superset's own words may do."""
    with (LOCALE / "superset.fi.po").open("rb") as content:
        met = {_key(message) for message in _messages(read_po(content, locale="fi"))}
    for language in ("uk", "ru"):
        assert sorted(met - set(_pack(running_superset, language))) == []


@pytest.mark.parametrize(
    "language", ["fi", *(pytest.param(language, marks=pytest.mark.exhaustive) for language in ("uk", "ru"))]
)
def test_a_reader_meets_no_english_of_supersets(
    language: str, chromium: Browser, running_superset: Superset, shipped: Shipped
) -> None:
    page = chromium.new_context(viewport={"width": 1440, "height": 1000}, locale=language).new_page()
    reader = Reader(page, running_superset)
    reader.listen()
    english = _english(_pack(running_superset, language), shipped)
    left = {where: texts & english for where, texts in _walk(reader, language)}
    assert len(left) == 8
    assert {where: texts for where, texts in left.items() if texts} == {}
    assert page.locator("html").get_attribute("lang") == language


def _pack(superset: Superset, language: str) -> dict[str, list[str]]:
    answer = superset.client("coordinator").get(f"/superset/language_pack/{language}/").raise_for_status()
    words: dict[str, list[str]] = answer.json()["locale_data"]["superset"]
    return words


def _walk(reader: Reader, language: str) -> Iterator[tuple[str, set[str]]]:
    """What a reader opens, and what is shown there."""
    page = reader.page
    page.goto(f"{reader.superset.url}/login/")
    page.locator("input#username").wait_for()
    yield "login", _visible(reader)
    reader.log_in(f"coordinator_{language}")
    page.locator(".grid-container").wait_for()
    _wait_until_still(reader)
    yield "own first page", _visible(reader)
    menus = page.locator(".ant-menu-submenu-title:visible")
    _open_menu(reader, menus.filter(has=page.locator(".anticon-format-painter")), page.locator(".anticon-moon"))
    yield "menu of light and dark", _visible(reader)
    _open_menu(reader, menus.last, page.locator("a[href*=logout]"))
    yield "menu of the account", _visible(reader)
    reader.open(f"start-here-{language}")
    _wait_until_still(reader)  # a chart that arrives closes an open menu
    page.locator("[data-test=actions-trigger]").click()
    _open_submenus(reader)
    yield "menu of a dashboard", _visible(reader)
    page.keyboard.press("Escape")
    page.locator(".ant-dropdown-menu:visible").first.wait_for(state="hidden")
    page.locator("[id^=slice_][id$=-controls]").first.click()
    _open_submenus(reader)
    yield "menu of a chart", _visible(reader)
    page.goto(f"{reader.superset.url}/user_info/")
    page.locator("text=coordinator_").first.wait_for()
    yield "page of the account", _visible(reader)
    assert reader.failures == []
    page.goto(f"{reader.superset.url}/resetmypassword/form")  # an old page, without the picture for the browser's tab
    yield "page of the password", _visible(reader)


def _open_menu(reader: Reader, menu: Locator, within: Locator) -> None:
    """A pointer that rests there before the menu listens opens nothing: it goes away and comes again."""
    for _ in range(60):
        reader.page.mouse.move(700, 900)
        menu.hover()
        reader.page.wait_for_timeout(1_000)
        if within.is_visible():
            return
    raise AssertionError("the menu does not open")


def _open_submenus(reader: Reader) -> None:
    for submenu in reader.page.locator(".ant-dropdown-menu-submenu-title:visible").all():
        submenu.hover()
        reader.page.wait_for_timeout(500)


def _wait_until_still(reader: Reader) -> None:
    busy = reader.page.locator("[data-test=loading-indicator]:visible, .loading:visible")
    for _ in range(240):
        reader.page.wait_for_timeout(500)
        if not busy.count():
            return
    raise AssertionError("a chart is still loading")


def _visible(reader: Reader) -> set[str]:
    return set(reader.page.evaluate(VISIBLE))


def _english(pack: dict[str, list[str]], shipped: Shipped) -> set[str]:
    """Superset's texts that are another word in this language; words of our dashboards are checked elsewhere."""
    spoken = {key for key, said in pack.items() if key and key not in said}
    untranslated = shipped.pack() - set(pack)
    # One letter, or a name such as SQL: the same in every language.
    return {text for text in spoken | untranslated if len(text) > 2} - set(messages(SOURCE_LANGUAGE).values())


@pytest.mark.parametrize(
    ("language", "missing", "forbidden"),
    [
        ("en", "Page not found", "Access is Denied"),
        ("fi", "Sivua ei löydy", "Pääsy evätty"),
        ("uk", "Сторінку не знайдено", "Доступ заборонено"),
        ("ru", "Страница не найдена", "Доступ запрещён"),
    ],
)
def test_pages_of_errors_are_for_people_and_in_their_language(
    language: str, missing: str, forbidden: str, chromium: Browser, running_superset: Superset
) -> None:
    account = "coordinator" if language == "en" else f"coordinator_{language}"
    reader = Reader(chromium.new_context(locale=language).new_page(), running_superset)
    reader.log_in(account)
    for path, status, title in (("/nothing/here/", 404, missing), ("/sqllab/", 403, forbidden)):
        answer = reader.page.goto(f"{running_superset.url}{path}")
        assert answer
        assert answer.status == status
        assert reader.page.locator("h1").inner_text() == title
        assert reader.page.locator("html").get_attribute("lang") == language


def test_programs_get_errors_as_data(running_superset: Superset) -> None:
    for path in ("/api/v1/dashboard/999999", "/sqllab/"):
        answer = running_superset.client("coordinator_fi").get(path, headers={"Accept": "application/json"})
        assert answer.status_code in (403, 404)
        assert answer.headers["Content-Type"].startswith("application/json")


def _messages(ours: Catalog) -> list[Message]:
    return [one for one in ours if one.id]


def _key(one: Message) -> str:
    return one.id[0] if isinstance(one.id, tuple) else str(one.id)


def _plural(one: Message | None) -> str:
    return one.id[1] if one and isinstance(one.id, tuple) else ""


def _forms(one: Message) -> tuple[str, ...]:
    return tuple(one.string) if isinstance(one.string, tuple | list) else (str(one.string),)


def _placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))
