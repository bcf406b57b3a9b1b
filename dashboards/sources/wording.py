"""What the sources say, in a reader's language: Fluent catalogues, and the shorthands of SQL and parameters.

A source holds the code of a text, in small letters and hyphens: `persons-reached`. Every language has a catalogue, also
English: the code names a message of Project Fluent, whose pattern is the text; a place to fill, {year} in a text, is
{ $year } there. A text is changed in its catalogue, and nowhere else.

    _('too-few-to-show')         a text within SQL, or a whole parameter or its name
    _number(x) _decimal(x)       1,234 and 1.2 as the language writes them
    _percent(x)                  0.123 as 12 %
    _language()                  the code of the language, as published.pub_alerts and others hold it
    _period(type, start)         2023 Q4, 2023 · 4 кв.: short, and in the order of time when sorted as text
    _course(path, numbers)       a small picture of that line, and its numbers as text; nothing without a path
    _periods(x)                  the same for a text that holds several as codes in braces: {2023 Q4}, {2023-10}

Every text of a source passes through `Wording.text`. Who needs to know all of them (dashboards/messages.py,
dashboards/lint.py) expands with a `Recorder`; the language `xx` marks every text, so that one that does not
pass here is seen. A code that English does not know is a ConfigError.
Add here: another shorthand. Keep out: the catalogues (locale/), and which texts there are (assets/).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser, ast

from dashboards.sources.ids import SOURCE_LANGUAGE
from warehouse.errors import ConfigError
from warehouse.style.colours import BLUE

LOCALE = Path(__file__).parents[1] / "locale"
PSEUDO = "xx"
_EN = f"dashboards/locale/{SOURCE_LANGUAGE}.ftl"

_TEXT = re.compile(r"_\('([^']*)'\)")
_CALL = re.compile(r"(?<![\w'])_(number|decimal|percent|periods?|course)\(")
# What a column may hold beside words: a way to another page, and such a picture. Files and printed pages do without.
MARKUP = re.compile(r"</?(?:a|img)\b[^>]*>")
# A field of 96 × 24 with a line at zero; quoted for an address.
_PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 viewBox=%270 0 96 24%27 fill=%27none%27 "
    f"stroke-linecap=%27round%27 stroke=%27%23{BLUE.removeprefix('#')}%27%3E"
    "%3Cpath d=%27M2,22.5H94%27 opacity=%27.4%27/%3E%3Cpath stroke-width=%272%27 d=%27"
).replace(" ", "%20")
_END_OF_PICTURE = "%27/%3E%3C/svg%3E"
# Keys of a chart's parameters that hold codes of texts, wherever they stand.
TEXT_KEYS = frozenset({"label", "x_axis_title", "y_axis_title", "x_axis_sort", "column", "subheader"})
# Such a key may also name a column, which is not a text: city_agrees.
_COLUMN_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_NO_BREAK = "\u00a0"


class Wording:
    """One language. `text` gives back the English where the language's catalogue has nothing: the lint says so."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._known = messages(SOURCE_LANGUAGE) | (messages(language) if language != PSEUDO else {})

    def text(self, code: str) -> str:
        if not code.strip():
            return code
        if code not in self._known:
            raise ConfigError(f"There is no text {code!r} in {_EN}. `python -m dashboards.lint` says who asks for it.")
        return f"⟦{self._known[code]}⟧" if self.language == PSEUDO else self._known[code]

    def code(self, text: str) -> str:
        """The first code of a text; one that has none stands for itself."""
        return next((code for code, said in self._known.items() if said == text), text)

    def given(self, said: Callable[[str], str]) -> str:
        """A text that another room says in every language: places, indicators."""
        if self.language == PSEUDO:
            return f"⟦{said(SOURCE_LANGUAGE)}⟧"
        return said(self.language)

    def sql(self, expression: str) -> str:
        """SQL with its shorthands written out."""
        worded = _TEXT.sub(lambda found: _literal(self.text(found[1])), expression)
        spoken = SOURCE_LANGUAGE if self.language == PSEUDO else self.language
        return _calls(worded.replace("_language()", _literal(spoken)), self._call)

    def params(self, value: Any, key: str = "") -> Any:
        """Parameters of a chart: texts under TEXT_KEYS, SQL under `sql`, and `_('…')` as a whole elsewhere."""
        if isinstance(value, dict):
            return {self._whole(name): self.params(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [self.params(one, key) for one in value]
        if not isinstance(value, str):
            return value
        if key == "sql":
            return self.sql(value)
        if key in TEXT_KEYS and not _COLUMN_NAME.fullmatch(value):
            return self.text(value)
        return self._whole(value)

    def _whole(self, value: str) -> str:
        found = _TEXT.fullmatch(value)
        return self.text(found[1]) if found else value

    def _call(self, name: str, arguments: str) -> str:
        if name == "period":
            kind, start = (part.strip() for part in arguments.rsplit(",", 1))
            return _period(kind, start, self.text)
        if name == "periods":
            return _periods(arguments, self.text)
        if name == "course":
            path, numbers = (part.strip() for part in arguments.split(","))
            said = _literal(f' <img alt="{self.text("last-twelve-quarters")}: ')
            drawn, end = _literal(f'" src="{_PICTURE}'), _literal(f'{_END_OF_PICTURE}">')
            return f"coalesce({said} || {numbers} || {drawn} || {path} || {end}, '')"
        if name == "percent":
            return f"format('{{:.0f}}{_NO_BREAK}%', 100 * ({arguments}))"
        if name == "number":
            made = f"format('{{:,d}}', cast(round({arguments}) as bigint))"
            return made if self.is_source else f"replace({made}, ',', '{_NO_BREAK}')"
        made = f"format('{{:.1f}}', round({arguments}, 1) + 0.0)"
        return made if self.is_source else f"replace({made}, '.', ',')"

    @property
    def is_source(self) -> bool:
        """Whether numbers are written the English way."""
        return self.language in (SOURCE_LANGUAGE, PSEUDO)


class Recorder(Wording):
    """English, and the codes that were asked for, in the order of asking: also those that English does not know."""

    def __init__(self) -> None:
        super().__init__(SOURCE_LANGUAGE)
        self.texts: dict[str, None] = {}

    def text(self, code: str) -> str:
        if code.strip():
            self.texts[code] = None
        return self._known.get(code, code)


@dataclass(frozen=True)
class Entry:
    """A text, and the English that it was made of, which stands above it in a comment; a question mark before that
    marks the text as doubtful. An English text has no comment."""

    text: str
    comment: str

    @property
    def is_marked(self) -> bool:
        return self.comment.startswith(DOUBTFUL)


DOUBTFUL = "? "


def catalogue_file(language: str) -> Path:
    return LOCALE / f"{language}.ftl"


def entries(language: str) -> dict[str, Entry]:
    """The catalogue of a language, by code, as translators see it. Raises ConfigError where it cannot be read."""
    name = f"dashboards/locale/{language}.ftl"
    try:
        written = catalogue_file(language).read_text(encoding="utf-8")
    except OSError:
        raise ConfigError(f"There is no catalogue {name}.") from None
    body = FluentParser().parse(written).body
    if wrong := [written.count("\n", 0, part.span.start) + 1 for part in body if isinstance(part, ast.Junk)]:
        raise ConfigError(f"{name}: from line {wrong[0]} on there is no message of Fluent, `code = text`. Mend it.")
    return {
        part.id.name: Entry(_text(part.value), part.comment.content if part.comment else "")
        for part in body
        if isinstance(part, ast.Message) and part.value
    }


def _text(pattern: ast.Pattern) -> str:
    return "".join(part.value if isinstance(part, ast.TextElement) else _placed(part) for part in pattern.elements)


def _placed(place: ast.Placeable) -> str:
    """A place to fill, or a sign in quotation marks, which Fluent would take for its own."""
    inner = place.expression
    return inner.parse()["value"] if isinstance(inner, ast.StringLiteral) else f"{{{inner.id.name}}}"


@cache
def messages(language: str) -> dict[str, str]:
    """Code → text, those that are there and not doubtful."""
    return {code: each.text for code, each in entries(language).items() if each.text and not each.is_marked}


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _calls(sql: str, written: Callable[[str, str], str]) -> str:
    """Replace shorthand calls, the inner ones first."""
    while found := list(_CALL.finditer(sql)):
        last = found[-1]
        end = _closing(sql, last.end())
        sql = sql[: last.start()] + written(last[1], sql[last.end() : end]) + sql[end + 1 :]
    return sql


def _closing(sql: str, start: int) -> int:
    depth = 1
    for place in range(start, len(sql)):
        depth += {"(": 1, ")": -1}.get(sql[place], 0)
        if depth == 0:
            return place
    raise ConfigError(f"A bracket is not closed in: {sql}")


# Kind of period → the code of its text, what stands for it in braces, and its part as SQL of the first day. The year is
# first in a text, so that names sort as time does; a fiscal year is named after the year in which it ends.
_PERIODS = {
    "month": ("period-month", "([0-9]{4})-([0-9]{2})", "strftime({start}, '%m')"),
    "quarter": ("period-quarter", "([0-9]{4}) Q([0-9])", "quarter({start})"),
    "half_year": ("period-half-year", "([0-9]{4}) H([0-9])", "((month({start}) - 1) // 6 + 1)"),
    "year": ("period-year", "([0-9]{4})", ""),
    "fiscal_year": ("period-fiscal-year", "([0-9]{4}), FY", ""),
}


def _period(kind: str, start: str, said: Callable[[str], str]) -> str:
    """A CASE over the kinds of period."""
    whens = []
    for period, (text, _, part) in _PERIODS.items():
        year = f"year({start} + interval 3 months)" if period == "fiscal_year" else f"year({start})"
        whens.append(f"when '{period}' then {_filled(said(text), year, part.format(start=start))}")
    return f"case {kind} {' '.join(whens)} else strftime({start}, '%Y-%m') end"


def _periods(codes: str, said: Callable[[str], str]) -> str:
    for text, code, _ in _PERIODS.values():
        words = said(text).replace("{year}", "\\1").replace("{part}", "\\2")
        codes = f"regexp_replace({codes}, '[{{]{code}[}}]', {_literal(words)}, 'g')"
    return codes


def _filled(template: str, year: str, part: str) -> str:
    """Text with its two places filled, as SQL. A translation that lost a place is found by the lint."""
    pieces = re.split(r"\{(year|part)\}", template)
    values = {"year": year, "part": part}
    made = [values[piece] if number % 2 else _literal(piece) for number, piece in enumerate(pieces) if piece]
    return f"concat({', '.join(made)})"
