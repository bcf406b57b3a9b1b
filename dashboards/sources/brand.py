"""What the frame of the screen calls itself: name, picture, and the tokens of Superset's themes that carry both.

With CROSSINGS_DISCREET=1 neither a browser's tab nor the bar on top says whom or what the figures are about: the name
is a plain word in the reader's language, and the picture lies in the page itself, so that its address has no name.
Add here: another place where the name is seen. Keep out: colours (warehouse/style/), and who asks (reading/reader.py).
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from dashboards.sources.ids import SOURCE_LANGUAGE
from dashboards.sources.wording import Wording
from warehouse.settings import settings
from warehouse.style.colours import GREY

NAME = "Crossings"
# Two ways that cross, and no word.
MARK = "/crossings/static/mark.svg"
_BARS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">'
    f'<path d="M7 27V17M16 27V5M25 27V12" fill="none" stroke="{GREY}" stroke-width="5"/></svg>'
)
PLAIN_MARK = f"data:image/svg+xml,{quote(_BARS)}"


def name(language: str = SOURCE_LANGUAGE) -> str:
    wording = Wording(language)
    return wording.text("plain-name-of-the-dashboards") if settings().discreet else NAME


def mark() -> str:
    return PLAIN_MARK if settings().discreet else MARK


class Theme(dict[str, Any]):
    """Superset keeps a theme when it starts, and calls it for each page: then the name is in the reader's language."""

    def __init__(self, colours: dict[str, Any], language: Callable[[], str]) -> None:
        super().__init__(_named(colours, name()))
        self._language = language

    def __call__(self) -> dict[str, Any]:
        return _named(self, name(self._language()))


def _named(theme: dict[str, Any], said: str) -> dict[str, Any]:
    brand = {
        "brandAppName": said,
        "brandLogoAlt": said,
        "brandLogoUrl": mark(),
        "brandLogoMargin": "14px 0",
        "brandLogoHref": "/crossings/",
        "brandLogoHeight": "32px",
    }
    return {**theme, "token": {**theme["token"], **brand}}
