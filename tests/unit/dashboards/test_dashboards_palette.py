"""The palette in the light and the dark theme, for colour-blind people, and in grey print."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from colours import EYES, apart, contrast, lab
from demo_sources import SOURCES

from dashboards.expand.style import EDGE, EDGES, WORDS, label_colors
from dashboards.sources.palette import CATEGORICAL, THEME, THEME_DARK
from dashboards.sources.wording import Wording
from warehouse.style.colours import PAPER

COLOURS = CATEGORICAL[0]["colors"]


@pytest.mark.parametrize("background", PAPER)
@pytest.mark.parametrize("colour", sorted({*COLOURS, *WORDS.values()}))
def test_a_colour_stands_out_in_both_themes(colour: str, background: str) -> None:
    """WCAG, graphical objects."""
    assert contrast(colour, background) >= 3


def of_its_own(value: Any) -> Iterator[str]:
    """Colours that a chart's parameters say: of lines, as six letters, and of bars, as red, green and blue."""
    if isinstance(value, list):
        for each in value:
            yield from of_its_own(each)
    elif isinstance(value, dict) and value.keys() >= {"r", "g", "b"}:
        yield "#" + "".join(f"{value[channel]:02X}" for channel in "rgb")
    elif isinstance(value, dict):
        yield from [value["color"]] if "color" in value else []
        for each in value.values():
            yield from of_its_own(each)


def test_a_chart_with_colours_of_its_own_takes_them_from_the_palette() -> None:
    on_a_ground_of_its_own = "deck_geojson"
    charts = [chart for chart in SOURCES.charts.values() if chart.viz_type != on_a_ground_of_its_own]
    said = {colour for chart in charts for colour in of_its_own(chart.params)}
    assert said
    assert said <= set(COLOURS)


@pytest.mark.parametrize("eye", EYES)
def test_every_eye_tells_any_two_colours_apart(eye: str) -> None:
    pairs = {(one, other): apart(one, other, eye) for one, other in combinations(COLOURS, 2)}
    assert min(pairs.values()) >= 14, min(pairs, key=lambda pair: pairs[pair])


def test_the_first_three_colours_differ_in_grey_print() -> None:
    lightness = sorted(lab(colour)[0] for colour in COLOURS[:3])
    assert min(lightness[1] - lightness[0], lightness[2] - lightness[1]) >= 6


@pytest.mark.parametrize(("theme", "background"), list(zip((THEME, THEME_DARK), PAPER, strict=True)))
@pytest.mark.parametrize("token", ["colorPrimary", "colorLink", "colorError", "colorWarning", "colorSuccess"])
def test_words_in_a_colour_of_a_theme_are_readable(
    theme: dict[str, dict[str, str]], background: str, token: str
) -> None:
    assert contrast(theme["token"][token], background) >= 4.5


def test_a_band_has_the_colour_of_its_country() -> None:
    for language, countries in {"en": ("Finland", "Ukraine"), "fi": ("Suomi", "Ukraina")}.items():
        wording = Wording(language)
        colours = label_colors(wording)
        for country in countries:
            assert len({colours[country + edge.format(wording.text(EDGE))] for edge in EDGES}) == 1
        assert colours[countries[0]] != colours[countries[1]]
