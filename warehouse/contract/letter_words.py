"""The words of letters: rules, repairs and phrases in four languages, with the reader's plurals, numbers and dates.

Add here: another way in which languages differ.
Keep out: what a letter says and in which order (letter_content.py), and the texts themselves (rules.yaml).
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, dates, numbers

from warehouse import yaml_text
from warehouse.contract import contact_fields
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import Problem
from warehouse.definitions.languages import LOCALES

CATALOGUE = Path(__file__).with_name("rules.yaml")
# Asked as yes or no by some partners, and as how many by others.
_MAY_BE_AMOUNTS = frozenset(f"svc_{given}" for given in contact_fields.AMOUNTS_OF)
WORDS_NAMED = 12
# The signs of a date's format, as babel writes them in the reader's language: months are words there.
_SIGNS = {
    "%d": "dd",
    "%m": "MM",
    "%b": "MMM",
    "%B": "MMMM",
    "%Y": "yyyy",
    "%y": "yy",
    "%H": "HH",
    "%I": "hh",
    "%M": "mm",
}
_SIGNS |= {"%S": "ss", "%f": "SSSSSS", "%p": "a", "%z": "xx"}
_MOMENT = datetime(2024, 3, 5, 14, 30, tzinfo=UTC)
_MONTH = "LLLL y"  # the name of a month as it stands alone: март, not марта


@cache
def catalogue() -> Mapping[str, Any]:
    """Rules, repairs and phrases in every language."""
    content: dict[str, Any] = yaml_text.read(CATALOGUE.read_text(encoding="utf-8"))
    return content


def rule_codes() -> frozenset[str]:
    return frozenset(catalogue()["rules"])


def waiting_rules() -> frozenset[str]:
    """Rules that hold a file for an answer or a signature, and whose letters say so."""
    return frozenset(code for code, rule in catalogue()["rules"].items() if rule.get("waits"))


def repair_words() -> frozenset[str]:
    return frozenset(catalogue()["repairs"])


@dataclass(frozen=True)
class Words:
    """Texts in one language."""

    language: str

    @property
    def locale(self) -> Locale:
        return Locale.parse(LOCALES[self.language])

    def say(self, phrase: str, **values: object) -> str:
        text: str = catalogue()["phrases"][phrase][self.language]
        return text.format(**values)

    def count(self, phrase: str, count: int, section: str = "phrases") -> str:
        """A phrase in the form that its number asks for: 1 строка, 2 строки, 5 строк, 21 строка."""
        forms: dict[str, str] = catalogue()[section][phrase][self.language]
        return forms[self.locale.plural_form(count)].format(count=self.number(count))

    def number(self, value: float) -> str:
        return str(numbers.format_decimal(value, locale=self.locale))

    def percent(self, share: float) -> str:
        return str(numbers.format_percent(share, locale=self.locale))

    def day(self, day: date) -> str:
        return str(dates.format_date(day, "long", locale=self.locale))

    def span(self, first: date, last: date) -> str:
        """Whole months by their names, anything else by its first and last day."""
        if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
            return f"{self.day(first)} – {self.day(last)}"
        names = [str(dates.format_date(day, _MONTH, locale=self.locale)) for day in (first, last)]
        return " – ".join(dict.fromkeys(names))


def message(problem: Problem, declaration: Declaration, language: str | None = None) -> str:
    """One sentence on what is wrong."""
    return _text(problem, declaration, language or declaration.language, "message")


def remedy(problem: Problem, declaration: Declaration, language: str | None = None) -> str:
    """How to mend it, in the program that the partner's files come from."""
    return _text(problem, declaration, language or declaration.language, "remedy")


def column_label(column: str | None, declaration: Declaration, language: str | None = None) -> str:
    """How people know a column: its header in the contract, or its letter in a spreadsheet."""
    if column is None:
        return "–"
    if column.startswith("#"):
        return Words(language or declaration.language).say("unknown_column", letter=spreadsheet_letter(int(column[1:])))
    return declaration.spelling(column) or column


def spreadsheet_letter(number: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _text(problem: Problem, declaration: Declaration, language: str, part: str) -> str:
    rules, words = catalogue()["rules"], Words(language)
    rule = problem.rule if problem.rule in rules else "expectation"
    template: str = _in_the_partners_program(rules[rule], part, declaration)[language]
    detail = problem.detail or (problem.rule if rule == "expectation" else "")
    if rule == "wrong_encoding" and detail:
        detail = words.say("seems", encoding=detail)
    said = template.format(
        detail=detail,
        share=words.percent(declaration.delivery.refuse_above),
        header=_header(problem, declaration, language),
    )
    if part == "remedy" and rule == "unknown_label" and (listed := _known_words(problem.column, declaration)):
        said += " " + words.say("the_list", words=listed)
        said += " " + words.say("an_amount") if problem.column in _MAY_BE_AMOUNTS else ""
    return said


def _in_the_partners_program(rule: Mapping[str, Any], part: str, declaration: Declaration) -> Mapping[str, str]:
    """`remedy_kobo` and `remedy_dhis2` stand beside `remedy` where the steps are other ones there, `message_unsealed`
    and the like where a partner does not seal: it has no sealing tool.
    """
    ways = (declaration.tokens.mode, declaration.file.layout)
    texts: Mapping[str, str] = next((rule[key] for way in ways if (key := f"{part}_{way}") in rule), rule[part])
    return texts


def _day_as_agreed(declaration: Declaration, language: str) -> str:
    """A day as the partner is to write it, months in the words of its language."""
    agreed = declaration.file.date_formats[0]
    has_words = "%b" in agreed or "%B" in agreed  # and then nobody writes a nought before the day
    by_sign = _SIGNS | {"%d": "d"} if has_words else _SIGNS
    signs = (by_sign.get(part) or (f"'{part}'" if part else "") for part in re.split(r"(%[A-Za-z])", agreed))
    return str(dates.format_datetime(_MOMENT, "".join(signs), locale=Words(language).locale))


def _header(problem: Problem, declaration: Declaration, language: str) -> str:
    """What the remedy names: the accepted spellings, or how a date is written."""
    if problem.rule in ("bad_date", "date_flipped"):
        return _day_as_agreed(declaration, language)
    name = problem.column or ""
    if name in declaration.one_hot:
        return ", ".join(spelling for spellings in declaration.one_hot[name].values() for spelling in spellings)
    return ", ".join(declaration.columns.get(name, [name]))


def _known_words(column: str | None, declaration: Declaration) -> str:
    """The words of a column that the contract itself holds; the codes where it holds no spelling of its own."""
    words = list(declaration.values.get(column or "", {}))
    if column in contact_fields.BOOLEANS or column == "link_ok" or column in declaration.one_hot:
        words = [word for answer in (True, False) for word in declaration.booleans.get(answer, []) if word]
    words = words or [*contact_fields.CHOICES.get(column or "", ()), *contact_fields.SETS.get(column or "", ())]
    return ", ".join(words[:WORDS_NAMED]) + (" …" if len(words) > WORDS_NAMED else "")
