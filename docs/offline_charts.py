"""The pictures of the offline page, as HTML and SVG text.

Add here: another picture.
Keep out: which numbers it shows (make_offline_page.py), how it looks (offline_template.html), and scripts.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Any

Row = dict[str, Any]

COUNTRIES = {"FI": "Finland", "RU": "Russia", "UA": "Ukraine"}
REGIONS = {
    "FI-S": "Southern Finland",
    "FI-W": "Western Finland",
    "RU-NW": "North-West Russia",
    "RU-SIB": "Siberia",
    "UA-C": "Central Ukraine",
    "UA-S": "Southern Ukraine",
    "UA-W": "Western Ukraine",
}
QUESTIONS = {
    "answer_coverage": "How many of how many?",
    "answer_setting": "Where do they work?",
    "answer_moves": "Who moves?",
}
PARTS = {
    "change_points": "all of the change",
    "real_points": "real change",
    "composition_points": "another mix of places",
    "channel_points": "other ways to meet",
    "who_reported_points": "who reported",
    "residual_points": "not explained",
}
FLOWS_SHOWN = 8
MINUS = "−"


def answers(rows: Sequence[Row]) -> str:
    """A question, and its answer for each country."""
    found = []
    for kind, question in QUESTIONS.items():
        said = "".join(f"<li>{escape(row['sentence'])}</li>" for row in rows if row["kind"] == kind)
        found.append(f"<h3>{question}</h3><ul>{said}</ul>")
    return "\n".join(found)


def coverage(rows: Sequence[Row]) -> str:
    """A band between the lowest and highest population estimate, and a line, for each country."""
    width, height, left, bottom, top, top_share = 640, 300, 54, 44, 18, 0.5
    quarters = sorted({row["period_start"] for row in rows})

    def x(row: Row) -> float:
        return left + (width - left - 8) * quarters.index(row["period_start"]) / max(len(quarters) - 1, 1)

    def y(share: float) -> float:
        return height - bottom - (height - bottom - top) * share / top_share

    marks = [_level(left, width, y(share), f"{share:.0%}") for share in (0, 0.1, 0.2, 0.3, 0.4, 0.5)]
    for country, group in groupby(rows, key=lambda row: row["country_code"]):
        points = list(group)
        edge = [(x(row), y(row["low"])) for row in points] + [(x(row), y(row["high"])) for row in reversed(points)]
        marks.append(f'<polygon class="band {country}" points="{_points(edge)}"/>')
        marks.append(
            f'<polyline class="line {country}" points="{_points([(x(row), y(row["point"])) for row in points])}"/>'
        )
    for number, quarter in enumerate(quarters):
        if number % 2 == 0:
            at = x({"period_start": quarter})
            marks.append(f'<text x="{at:.0f}" y="{height - 6}" text-anchor="middle">{_quarter(quarter)}</text>')
    label = "Coverage by quarter, a line and a band for each country"
    return _svg(width, height, label, marks) + _key(COUNTRIES)


def settings(rows: Sequence[Row]) -> str:
    """Three bars for each country and year; a person with several settings counts in each."""
    lines = []
    for (country, year), group in groupby(rows, key=lambda row: (row["country_code"], row["year"])):
        bars = "".join(
            f'<p><span class="bar {row["setting_group"]}" style="width:{75 * row["share"]:.1f}%"></span> '
            f"{row['setting_group']} {row['share']:.0%}</p>"
            for row in group
        )
        lines.append(f"<div class=bars><b>{COUNTRIES[country]} {year}</b><div>{bars}</div></div>")
    return "\n".join(lines)


def shift(rows: Sequence[Row]) -> str:
    """The change of the indoor share, and its parts, which add up to it."""
    heads = "".join(f"<th class=number>{word}</th>" for word in PARTS.values())
    body = "".join(
        f"<tr><th>{COUNTRIES[row['country_code']]}, {_quarter(row['period_start'])}</th>"
        + "".join(f"<td class=number>{_signed(row[part])}</td>" for part in PARTS)
        + "</tr>"
        for row in rows
    )
    return _scrolled("The change and its parts", f"<tr><td></td>{heads}</tr>", body)


def flows(rows: Sequence[Row]) -> str:
    """The largest flows between regions."""
    most = max((row["persons"] for row in rows), default=1)
    body = "".join(
        f"<tr><th>{REGIONS[row['origin_place']]} → {REGIONS[row['destination_place']]}</th>"
        f'<td><span class="bar flow" style="width:{70 * row["persons"] / most:.0f}%"></span> {row["persons"]}</td></tr>'
        for row in rows[:FLOWS_SHOWN]
    )
    return f"<table class=flows><tbody>{body}</tbody></table>"


def reporting(rows: Sequence[Row]) -> str:
    """A row for each partner, a word for each month."""
    months = sorted({row["month"] for row in rows})
    heads = "".join(f"<th>{month}</th>" for month in months)
    lines = []
    for alias, group in groupby(rows, key=lambda row: row["partner_alias"]):
        cells = "".join(f'<td class="{row["word"].replace(" ", "-")}">{row["word"]}</td>' for row in group)
        lines.append(f"<tr><th>{escape(alias)}</th>{cells}</tr>")
    return _scrolled("Reports by partner and month", f"<tr><td></td>{heads}</tr>", "".join(lines), "words")


def letter(lines: Sequence[str]) -> str:
    """The Markdown of a letter, as far as letters use it: headings, one table, paragraphs."""
    return "\n".join(_letter(lines))


def _letter(lines: Sequence[str]) -> Iterator[str]:
    for is_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        if is_table:
            cells = [[escape(cell.strip()) for cell in line.strip("|").split("|")] for line in group]
            head = "".join(f"<th>{cell}</th>" for cell in cells[0])
            body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in cells[2:])
            yield _scrolled("The letter's table", f"<tr>{head}</tr>", body)
        else:
            for line in group:
                tag = "h3" if line.startswith("#") else "p"
                yield f"<{tag}>{escape(line.lstrip('# '))}</{tag}>"


def audit(rows: Sequence[Row]) -> str:
    """What the 2012 mapping states, what can be rebuilt, and why they differ."""
    heads = "".join(f"<th class=number>{head}</th>" for head in ("rebuilt", "missing", "of 1,000,000")) + "<th>why</th>"
    body = "".join(
        f"<tr><th>{escape(row['label'])}</th><td class=number>{row['reproduced']:,}</td>"
        f"<td class=number>{row['difference']:,}</td><td class=number>{row['share_percent']:.2f} %</td>"
        f"<td>{escape(row['why'])}</td></tr>"
        for row in rows
    )
    return _scrolled("The mapping, step by step", f"<tr><td></td>{heads}</tr>", body)


def _scrolled(label: str, head: str, body: str, kind: str = "") -> str:
    """A table that may be wider than a small screen: it scrolls by itself, by keys too."""
    table = f'<table class="{kind}"><thead>{head}</thead><tbody>{body}</tbody></table>'
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">{table}</div>'


def _svg(width: int, height: int, label: str, marks: Sequence[str]) -> str:
    inside = "\n".join(marks)
    return f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{label}">\n{inside}\n</svg>'


def _level(left: int, width: int, at: float, word: str) -> str:
    line = f'<line class="level" x1="{left}" x2="{width - 8}" y1="{at:.0f}" y2="{at:.0f}"/>'
    return f'{line}<text x="{left - 6}" y="{at + 4:.0f}" text-anchor="end">{word}</text>'


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def _key(words: dict[str, str]) -> str:
    return (
        "<p class=key>" + "".join(f'<span class="{code}"><i></i>{word}</span>' for code, word in words.items()) + "</p>"
    )


def _quarter(day: str) -> str:
    return f"{day[:4]} Q{(int(day[5:7]) + 2) // 3}"


def _signed(points: float) -> str:
    return f"{'+' if points >= 0 else MINUS}{abs(points):.1f}"
