"""The letter that people learn to read is one that the demo network's pipeline writes."""

import re

from pipeline_home import Home

from warehouse import vault
from warehouse.intake.landing import land
from warehouse.settings import PROJECT_ROOT

PAGE = PROJECT_ROOT / "docs" / "how-to" / "read-a-letter.md"
PARTNER, TITLE = "fi_north", "Delivery letter for FI-A: February 2023"


def test_the_page_shows_the_letter_as_it_is(built_home: Home) -> None:
    keys = vault.load(built_home.settings)
    letters = [
        land.unseal(path.read_bytes(), keys).decode()
        for path in (built_home.settings.letters / PARTNER).glob("*.md.age")
    ]
    (sent,) = [text for text in letters if text.startswith(f"# {TITLE}\n")]
    quoted = re.findall(r"^> ?(.*)$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert _lines("\n".join(quoted)) == _lines(sent)


def _lines(letter: str) -> list[str]:
    """Without its reference, which no other home has. On the page headings are bold."""
    bold = re.sub(r"^#+ (.*)$", r"**\1**", letter, flags=re.MULTILINE)
    return [line for line in bold.splitlines() if line.strip() and not line.startswith("Reference")]
