"""How a report says things in one language: texts of `words/<language>.ftl`, numbers, shares, days, places, codes.

A text is a message of Project Fluent, which chooses the plural; numbers are written by babel. Names of codes are those
of the dashboards, so that a report and a dashboard call one thing by one name. A text that is missing, or that wants
something nobody gave, is an error and never an empty place.
Add here: another kind of thing to write. Keep out: which sentence is said when (rules.yaml).
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

from dashboards.report.content.span import Span
from dashboards.sources.catalogue import load
from dashboards.sources.labels import labels
from dashboards.sources.wording import Wording as DashboardWording
from warehouse.definitions import glossary
from warehouse.definitions.languages import LANGUAGES, LOCALES
from warehouse.errors import ConfigError
from warehouse.networks import home

FOLDER = Path(__file__).with_name("words")
NO_BREAK, DASH, MINUS = "\u00a0", "–", "−"
Told = str | int | float
# A sentence that ends with an abbreviation has one full stop.
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


class Words:
    """One language."""

    def __init__(self, language: str, folder: Path = FOLDER) -> None:
        if language not in LANGUAGES:
            raise ConfigError(f"--language {language}: a report can be in {', '.join(LANGUAGES)}.")
        self.language = language
        self._locale = LOCALES[language]
        self._babel = Locale.parse(self._locale)
        self._file = folder / f"{language}.ftl"
        self._bundle = _bundle(self._file, self._locale)
        self._names = _names(language, home.in_force().digest)

    def has(self, code: str) -> bool:
        return self._bundle.has_message(code)

    def text(self, code: str, /, **told: Told) -> str:
        """The text of a message; of one of its attributes where the code holds a point: `slot-scene.title`."""
        name, _, attribute = code.partition(".")
        message = self._bundle.get_message(name) if self.has(name) else None
        pattern = (message.attributes.get(attribute) if attribute else message.value) if message else None
        if pattern is None:
            raise ConfigError(f"words/{self._file.name} has no text {code}. Write it there, as words/en.ftl has it.")
        text, problems = self._bundle.format_pattern(pattern, told)
        if problems:
            raise ConfigError(f"words/{self._file.name}, {code}: {problems[0]}. A sentence gives {sorted(told)}.")
        return _TWO_STOPS.sub(".", str(text))

    def attributes(self, code: str) -> list[str]:
        return sorted(self._bundle.get_message(code).attributes)

    def sentence(self, code: str, /, **told: Told) -> str:
        text = self.text(code, **told)
        return text[:1].upper() + text[1:]

    # Numbers

    def number(self, value: float) -> str:
        return str(format_decimal(value, "#,##0.#" if isinstance(value, float) else "#,##0", locale=self._locale))

    def share(self, value: float) -> str:
        """0.314 as 31 %. Below ten per cent with a decimal, and never as a nought that is none."""
        return f"{self._percent(value, _decimals(value))}{NO_BREAK}%"

    def interval(self, low: float, high: float) -> str:
        """27–33 %, of figures that somebody has stated in whole per cent."""
        decimals = 0
        ends = [self._percent(low, decimals), self._percent(high, decimals)]
        return f"{DASH.join(dict.fromkeys(ends))}{NO_BREAK}%"

    def share_within(self, value: float, low: float, high: float) -> str:
        """31 % (27–33 %); all three with the same number of decimals."""
        decimals = _decimals(value)
        low_, high_ = self._percent(low, decimals), self._percent(high, decimals)
        return f"{self._percent(value, decimals)}{NO_BREAK}% ({low_}{DASH}{high_}{NO_BREAK}%)"

    def points(self, value: float) -> str:
        """Percentage points with their sign: +5.3."""
        rounded = round(value, 1) + 0.0
        sign = MINUS if rounded < 0 else "+" if rounded > 0 else ""
        return sign + str(format_decimal(abs(rounded), "0.0", locale=self._locale))

    def _percent(self, share: float, decimals: int) -> str:
        smallest = 0.1 if decimals else 1
        if 0 < share * 100 < smallest / 2:
            return f"<{NO_BREAK}{format_decimal(smallest, '0.#', locale=self._locale)}"
        return str(format_decimal(share * 100, "0.0" if decimals else "0", locale=self._locale))

    def size(self, value: float) -> str:
        """A number with one decimal and without its sign, where the words say the direction."""
        return str(format_decimal(abs(value), "0.0", locale=self._locale))

    # Time

    def day(self, day: date) -> str:
        return str(format_date(day, "long", locale=self._locale))

    def month(self, day: date) -> str:
        return str(format_skeleton("yMMMM", day, locale=self._locale))

    def period(self, period_type: str, start: date, form: str = "") -> str:
        """Q4 2023; with the form `in`: in Q4 2023."""
        if period_type == "month":
            told: dict[str, Told] = {"month": self.month(start)}
        else:
            part = {"quarter": (start.month - 1) // 3 + 1, "half_year": (start.month - 1) // 6 + 1}.get(period_type, 1)
            told = {"year": str(start.year), "part": part}
        return self.text(f"period-{period_type.replace('_', '-')}{'.' if form else ''}{form}", **told)

    def span(self, span: Span) -> str:
        if single := span.single():
            return self.period(*single)
        last = span.after_last_day - timedelta(days=1)
        return f"{self.month(span.first_day)} {DASH} {self.month(last)}"

    def months(self, first_day: date, after_last_day: date) -> str:
        return self.span(Span(first_day, after_last_day))

    # Places and codes

    def place(self, code: str, form: str = "") -> str:
        """A country by its code. Forms: `in`, `from`. One that nobody has written in this language goes by its name."""
        if self.has(f"place-{code}"):
            return self.text(f"place-{code}{'.' if form else ''}{form}")
        return self.text(f"place-other{'.' if form else ''}{form}", name=self.name("country_code", code))

    def name(self, column: str, code: object) -> str:
        """What a code of a column is called. One that has no name goes by CLDR's, and then by itself."""
        known = self._names.get(column, {}).get(str(code))
        return known or str(self._babel.territories.get(str(code), code))

    def in_text(self, column: str, code: object) -> str:
        """The same within a sentence: it begins with a small letter, unless it is an abbreviation."""
        name = self.name(column, code)
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]

    def term(self, term: str) -> str:
        """A term of the glossary, as the network calls it where it has its own word."""
        known = {each.name: each for each in glossary.terms()}[term]
        own = home.in_force().about.terms.get(term, {})
        word = own.get(self.language) or known.words.get(self.language, term)
        return word[:1].upper() + word[1:]

    def listed(self, parts: Iterable[str]) -> str:
        return str(format_list([*parts], locale=self._locale))

    def status(self, status: str) -> str:
        """Why there is no number, in words."""
        return self.text(f"status-{status.replace('_', '-')}")


def _decimals(share: float) -> int:
    return 0 if share >= 0.0995 or share == 0 else 1


@cache
def _bundle(file: Path, locale: str) -> FluentBundle:
    if not file.is_file():
        raise ConfigError(f"There is no words/{file.name}, so no report can be in this language.")
    bundle = FluentBundle([locale.replace("_", "-")], use_isolating=False)
    bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


@cache
def _names(language: str, _network: str) -> Mapping[str, Mapping[str, str]]:
    return labels(load(), DashboardWording(language))
