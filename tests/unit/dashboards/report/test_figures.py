"""Charts of a report: nothing is blank, and a gap stays a gap."""

import re
from collections.abc import Mapping

import pytest
from sample_report import TEXTS, figure, report

from dashboards.report.document import Figure, Value
from dashboards.report.figures import look
from dashboards.report.figures.draw import DOTS, Drawing, drawn

Rows = list[Mapping[str, Value]]


def made(kind: str, rows: Rows, unit: str = "people", **titles: str) -> Figure:
    return Figure(f"test.{kind}", 1, "Caption", "Words", kind, tuple(rows), titles, (), "", unit)  # type: ignore[arg-type]


def bars(rows: Rows, **more: str) -> str:
    return drawn(made("bars", rows, **more), "en").svg


KINDS: Mapping[str, Rows] = {
    "lines": [{"series": "A", "x": f"Q{number}", "value": number * 10, "low": 5, "high": 60} for number in range(1, 5)],
    "bars": [{"series": "A", "label": f"name {number}", "value": number} for number in (5, 7, 90)],
    "shares": [
        {"series": "A", "x": "2023", "part": part, "value": share} for part, share in (("in", 0.4), ("out", 0.6))
    ],
    "intervals": [{"label": "A", "low": 0.2, "point": 0.3, "high": 0.5, "target": 0.9}],
    "flows": [{"origin": "A", "destination": "B", "series": "told", "value": 12}],
}


def marks(svg: str) -> list[str]:
    """What is drawn, without axes and words."""
    return [
        mark
        for group in re.findall(r'<g class="mark-(?:symbol|rect|rule|line|area) role-mark[^>]*>(.*?)</g>', svg)
        for mark in re.findall(r"<(?:path|line) ", group)
    ]


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("language", list(TEXTS))
def test_every_kind_draws_its_rows_in_every_language(kind: str, language: str) -> None:
    drawing = drawn(made(kind, KINDS[kind]), language)
    assert len(marks(drawing.svg)) >= len(KINDS[kind])
    assert drawing.png.startswith(b"\x89PNG")
    assert drawing.inches[0] <= 6.6


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_picture_fetches_nothing(kind: str) -> None:
    svg = drawn(made(kind, KINDS[kind]), "en").svg
    assert set(re.findall(r"https?://[^\"' ]+", svg)) <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert "<script" not in svg
    assert "<image" not in svg


def test_a_missing_value_breaks_its_line_and_few_is_a_ring() -> None:
    whole = drawn(figure("a", 1, TEXTS["en"]), "en").svg
    lines = re.findall(r'<g class="mark-line[^>]*><path d="([^"]*)"', whole)
    assert [line.count("M") for line in lines] == [2, 1]
    rings = re.findall(r'<g class="mark-symbol[^>]*>(<path.*?)</g>', whole)[-1]
    assert rings.count("<path") == 1
    assert "fill=" not in rings


def test_up_to_four_lines_bear_their_names_and_more_have_charts_of_their_own() -> None:
    rows: Rows = [
        {"series": f"line {name}", "x": f"Q{number}", "value": 10 * name + number}
        for name in range(6)
        for number in (1, 2, 3)
    ]
    few = drawn(made("lines", rows[:12]), "en").svg
    many = drawn(made("lines", rows), "en").svg
    assert all(f">line {name}<" in few for name in range(4))
    assert all(f">line {name}<" in many for name in range(6))
    assert "role-column-header" in many or "row-header" in many or "header" in many
    assert "header" not in few


def test_names_of_lines_that_end_together_do_not_overlap() -> None:
    rows: Rows = [{"series": f"line {name}", "x": x, "value": 50} for name in range(4) for x in ("a", "b")]
    svg = drawn(made("lines", rows), "en").svg
    places = [float(y) for y in re.findall(r'translate\([\d.]+,([\d.]+)\)"[^>]*>line \d', svg)]
    assert len(places) == 4
    assert all(abs(one - other) >= 10 for one, other in zip(sorted(places), sorted(places)[1:], strict=False))


def test_a_bar_without_a_number_says_so_with_a_dash() -> None:
    svg = bars(
        [{"series": "A", "label": "few", "value": None, "status": "few"}, {"series": "A", "label": "b", "value": 9}]
    )
    assert f">{look.DASH}<" in svg


def test_many_bars_stay_on_their_page() -> None:
    rows: Rows = [{"series": s, "label": f"name {n}", "value": n + 5} for n in range(20) for s in ("A", "B", "C")]
    assert drawn(made("bars", rows), "en").inches[1] < 9


def test_parts_that_overlap_are_not_stacked() -> None:
    rows: Rows = [{"series": "A", "x": x, "part": part, "value": 0.8} for x in ("a", "b") for part in ("in", "out")]
    assert "mark-line" in drawn(made("shares", rows), "en").svg
    assert "mark-line" not in drawn(made("shares", KINDS["shares"]), "en").svg


@pytest.mark.parametrize(
    ("value", "unit", "language", "said"),
    [
        (1234, "people", "en", "1,234"),
        (1234, "people", "fi", "1\u00a0234"),
        (0.42, "share", "ru", "42\u00a0%"),
        (0.042, "share", "uk", "4,2\u00a0%"),
        (0.042, "share", "en", "4.2\u00a0%"),
        (None, "people", "en", "–"),
    ],
)
def test_numbers_are_written_as_the_language_does(value: Value, unit: str, language: str, said: str) -> None:
    assert look.number(value, unit, language) == said


@pytest.mark.parametrize(
    ("values", "end"), [([0], 1.0), ([7], 8), ([164], 200), ([1200], 1250), ([0.034], 0.04), ([999], 1000)]
)
def test_an_axis_ends_at_a_round_number_above_all(values: list[float], end: float) -> None:
    assert look.top(values) == pytest.approx(end)
    assert look.top(values) >= max(values)


def test_a_share_never_has_an_axis_beyond_the_whole() -> None:
    assert look.top([0.97], is_share=True) == 1.0


def test_pictures_of_one_page_share_no_identity() -> None:
    drawings = [drawn(figure(name, 1, TEXTS["en"]), "en") for name in ("a", "b")]
    ids: list[set[str]] = [set(re.findall(r'\bid="([^"]+)"', drawing.svg)) for drawing in drawings]
    assert not ids[0] & ids[1]


def test_a_picture_has_two_hundred_dots_an_inch() -> None:
    drawing: Drawing = drawn(made("lines", KINDS["lines"]), "en")
    wide = int(re.search(r'width="(\d+)"', drawing.svg)[1])  # type: ignore[index]
    assert drawing.inches[0] == pytest.approx(wide / 72, abs=1 / DOTS)
    assert report().title
