"""The shared sheet: its words are readable in light, dark and print, and only a screen is ever dark."""

import re

import pytest
from colours import contrast

from warehouse.style import colours
from warehouse.style.sheet import IN_PRINT, VARIABLES, sheet

THEMES = (0, 1)
LIGHT, DARK, PRINT = (dict(re.findall(r"--(\S+): ([^;]+);", line)) for line in sheet().splitlines()[:3])
WORDS = ("ink", "soft", "link")
BEHIND = ("paper", "ground", "shade")
NOTICES = ("care", "stop", "good")


@pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT | PRINT])
@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("behind", BEHIND)
def test_words_are_readable_on_whatever_lies_behind_them(theme: dict[str, str], words: str, behind: str) -> None:
    assert contrast(theme[words], theme[behind]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT | PRINT])
@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_is_readable_and_its_edge_is_seen(theme: dict[str, str], notice: str) -> None:
    assert contrast(theme["ink"], theme[f"{notice}-ground"]) >= 4.5
    assert contrast(theme[notice], theme[f"{notice}-ground"]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_the_edge_of_a_control_is_seen(theme: int) -> None:
    for edge in (colours.SOFT_INK, colours.LINK):
        assert contrast(edge[theme], colours.PAPER[theme]) >= 3


def test_each_variable_has_its_light_and_its_dark_value() -> None:
    assert {name: (LIGHT[name], DARK[name]) for name in DARK} == dict(VARIABLES)


def test_print_is_black_on_white_whatever_the_reader_has_chosen() -> None:
    dark, print_ = sheet().splitlines()[1:3]
    assert dark.startswith("@media screen and (prefers-color-scheme: dark)")
    assert print_.startswith("@media print { :root { color-scheme: light;")
    assert {name: PRINT[name] for name in IN_PRINT} == IN_PRINT
    assert {(LIGHT | PRINT)[name] for name in WORDS} == {"#000000"}
    assert {(LIGHT | PRINT)[name] for name in ("paper", "ground")} == {"#FFFFFF"}


def test_no_rule_reaches_for_a_variable_that_is_not_there() -> None:
    used = set(re.findall(r"var\(--([\w-]+)\)", sheet()))
    assert used - {"font"} <= VARIABLES.keys()
    assert VARIABLES.keys() <= used
