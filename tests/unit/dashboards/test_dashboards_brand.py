"""The frame of the screen: named after the program, or with CROSSINGS_DISCREET=1 a plain word and a plain picture."""

from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from dashboards.sources import brand
from dashboards.sources.palette import THEME, THEME_DARK
from warehouse.definitions.languages import LANGUAGES

PLAIN = {"en": "Reports", "fi": "Raportit", "ru": "Отчёты", "uk": "Звіти"}


@pytest.fixture
def discreet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_DISCREET", "1")


def test_the_frame_carries_the_name_of_the_program() -> None:
    token = brand.Theme(THEME, lambda: "fi")()["token"]
    assert (token["brandAppName"], token["brandLogoUrl"]) == ("Crossings", "/crossings/static/mark.svg")


@pytest.mark.usefixtures("discreet")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("colours", [THEME, THEME_DARK], ids=["light", "dark"])
def test_a_discreet_frame_is_a_plain_word_of_the_reader(colours: dict[str, object], language: str) -> None:
    token = brand.Theme(colours, lambda: language)()["token"]
    assert token["brandAppName"] == token["brandLogoAlt"] == PLAIN[language]
    assert "crossings" not in token["brandLogoUrl"].lower()


@pytest.mark.usefixtures("discreet")
def test_a_discreet_picture_is_drawn_and_has_no_word() -> None:
    kind, _, drawing = brand.mark().partition(",")
    picture = ElementTree.fromstring(unquote(drawing))
    assert kind == "data:image/svg+xml"
    assert "".join(picture.itertext()).strip() == ""


def test_a_theme_keeps_its_colours_beside_the_name() -> None:
    theme = brand.Theme(THEME_DARK, lambda: "en")
    assert theme["algorithm"] == "dark"
    assert theme()["token"].items() >= THEME_DARK["token"].items()
