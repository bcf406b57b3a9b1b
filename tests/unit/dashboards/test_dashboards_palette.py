"""Every colour of a line or bar has a contrast of at least 3:1 on white (WCAG, graphical objects)."""

import pytest

from dashboards.expand.style import EDGE, EDGES, WORDS, label_colors
from dashboards.sources.palette import CATEGORICAL
from dashboards.sources.wording import Wording


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("colour", [*CATEGORICAL[0]["colors"], *WORDS.values()])
def test_a_colour_stands_out_on_white(colour: str) -> None:
    assert 1.05 / (luminance(colour) + 0.05) >= 3


def test_no_two_colours_are_alike() -> None:
    colours = CATEGORICAL[0]["colors"]
    assert len(set(colours)) == len(colours)


def test_a_band_has_the_colour_of_its_country() -> None:
    for language, countries in {"en": ("Finland", "Ukraine"), "fi": ("Suomi", "Ukraina")}.items():
        wording = Wording(language)
        colours = label_colors(wording)
        for country in countries:
            assert len({colours[country + edge.format(wording.text(EDGE))] for edge in EDGES}) == 1
        assert colours[countries[0]] != colours[countries[1]]
