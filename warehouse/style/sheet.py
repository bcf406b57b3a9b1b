"""The CSS with which every page of ours begins: colours for light, dark and print as variables, then sheet.css.

A page puts it before its own rules: none of them may be fetched, since a page must open where there is no network.
The dark colours stand in a media query, not in `light-dark()`: partners read letters with browsers of before 2024.
Add here: another variable. Keep out: values of colours (colours.py), and rules (sheet.css).
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from warehouse.style import colours

# The theme of the dashboards begins with the same letters: Superset brings Inter along, every computer has the others.
FONT = "Inter, Helvetica, Arial, sans-serif"

VARIABLES: Mapping[str, tuple[str, str]] = {
    "paper": colours.PAPER,
    "ground": colours.GROUND,
    "shade": colours.SHADE,
    "ink": colours.INK,
    "soft": colours.SOFT_INK,
    "line": colours.LINE,
    "link": colours.LINK,
    "care": colours.CARE,
    "care-ground": colours.CARE_GROUND,
    "stop": colours.STOP,
    "stop-ground": colours.STOP_GROUND,
    "good": colours.GOOD,
    "good-ground": colours.GOOD_GROUND,
}
IN_PRINT = dict.fromkeys(("ink", "soft", "link"), colours.BLACK) | {"ground": colours.PAPER[0]}


@cache
def sheet() -> str:
    light, dark = ({name: pair[theme] for name, pair in VARIABLES.items()} for theme in (0, 1))
    blocks = (
        f":root {{ color-scheme: light dark; --font: {FONT}; {_said(light)} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_said(dark)} }} }}",
        f"@media print {{ :root {{ color-scheme: light; {_said(IN_PRINT)} }} }}",
    )
    return "\n".join(blocks) + "\n" + Path(__file__).with_name("sheet.css").read_text(encoding="utf-8")


def _said(values: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in values.items())
