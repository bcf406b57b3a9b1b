"""The section `file` of a declaration: what the sample shows of how files are written.

Add here: another key of that section.
Keep out: encoding, delimiter and header (text.py, sample.py), and reading the dates of deliveries (contract/read).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from warehouse.intake.scaffold.ask import Answers, Question
from warehouse.intake.scaffold.sample import Sample

# A time of day, and a zone, may follow any date: readers of deliveries know that.
_CLOCK = r"[,T ]\s*\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(\s*[AaPp]\.?[Mm]\.?)?"
_TIME = re.compile(_CLOCK + r"(\s*(GMT|UTC)?\s*[+-]\d{1,2}(:?\d{2})?)?$")
_ISO_MOMENT = re.compile(r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?$")
_CERTAIN = (
    (re.compile(r"^\d{4}([./])\d{1,2}\1\d{1,2}$"), "%Y{0}%m{0}%d"),
    (re.compile(r"^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$"), "%Y%m%d"),
    (re.compile(r"^[^\W\d_]{3,}\.? \d{1,2}, \d{4}$"), "%b %d, %Y"),
    (re.compile(r"^\d{1,2}([ -])[^\W\d_]{3,}\.?\1\d{4}$"), "%d{0}%b{0}%Y"),
    (re.compile(r"^\d{1,2}\. [^\W\d_]{3,} \d{4}$"), "%d. %b %Y"),
)
_PARTS = re.compile(r"^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$")


@dataclass(frozen=True)
class Dates:
    """Formats that are certain; or, where the dates could be read in two ways, the ways."""

    formats: tuple[str, ...]
    either: tuple[str, str] | None = None
    unread: int = 0  # how many texts have no shape of a date


def written(sample: Sample, dates: Dates, answers: Answers) -> dict[str, Any]:
    """Only what differs from the defaults, and the form of dates always."""
    section: dict[str, Any] = {"format": sample.format}
    section |= {"layout": sample.layout} if sample.layout != "table" else {}
    section |= {"encoding": sample.encoding, "delimiter": sample.delimiter} if sample.format == "csv" else {}
    section |= {"quote": sample.quote} if sample.quote != '"' else {}
    section |= {"decimal": sample.decimal} if sample.decimal != "." else {}
    section |= {"sheet": sample.sheet} if sample.sheet else {}
    if sample.repeats:
        section["repeats"] = {
            group: _repeat(group, answers, is_first=at == 0) for at, group in enumerate(sample.repeats)
        }
    return section | {"date_format": _date_format(dates, answers)}


def _repeat(group: str, answers: Answers, *, is_first: bool) -> str | None:
    """Of several groups, one holds the contacts: most often the outermost."""
    text = f"Repeat group «{group}»: is each of its rows a contact (rows), or one more answer (values)"
    usual = "rows" if is_first else "values"
    answer = answers.ask(Question(("repeats", group), text, ("rows", "values"), usual))
    return answer if isinstance(answer, str) else None


def _date_format(dates: Dates, answers: Answers) -> str | list[str]:
    """What is certain, and a person's word for what could be read in two ways."""
    formats = list(dates.formats)
    if dates.either or not formats:
        text = "Day and month could be either way round. " if dates.either else ""
        answer = answers.ask(Question(("date_format",), f"{text}How are dates written", dates.either or ()))
        formats += _several(answer)
    return formats[0] if len(formats) == 1 else formats


def _several(answer: object) -> list[str]:
    """`%d.%m.%Y, %d.%m.%y` are two ways; `%b %d, %Y` is one, with a comma in it."""
    if isinstance(answer, list):
        return [str(form) for form in answer]
    text = str(answer or "")
    parts = text.split(", ")
    return parts if all(part.count("%") == 3 for part in parts) else [text] if text else []


def formats(texts: Iterable[str]) -> Dates:
    """What the dates of a column can only mean."""
    certain: list[str] = []
    parted: list[tuple[int, int, str, str]] = []
    unread = 0
    for text in filter(None, texts):
        bare = text if _ISO_MOMENT.match(text) else _TIME.sub("", text)
        if match := _PARTS.match(bare):
            parted.append((int(match[1]), int(match[3]), match[2], "%Y" if len(match[4]) == 4 else "%y"))
        elif form := _certain(bare):
            certain.append(form)
        else:
            unread += 1
    return _ordered(parted, list(dict.fromkeys(certain)), unread)


def _certain(text: str) -> str | None:
    if _ISO_MOMENT.match(text):
        return "%Y-%m-%d"
    for shape, written in _CERTAIN:
        if match := shape.match(text):
            return written.format(*match.groups())
    return None


def _ordered(parted: list[tuple[int, int, str, str]], certain: list[str], unread: int) -> Dates:
    day_first = any(first > 12 for first, *_ in parted)
    month_first = any(second > 12 for _, second, *_ in parted)
    of_day, of_month = _spelled(parted, "%d", "%m"), _spelled(parted, "%m", "%d")
    if not parted or day_first != month_first:
        return Dates((*certain, *(of_day if day_first else of_month if month_first else ())), unread=unread)
    return Dates(tuple(certain), (", ".join(of_day), ", ".join(of_month)), unread)


def _spelled(parted: list[tuple[int, int, str, str]], first: str, second: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{first}{mark}{second}{mark}{year}" for _, _, mark, year in parted))
