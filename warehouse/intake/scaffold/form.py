"""The section `file` of a declaration: what the sample shows of how files are written.

Add here: another key of that section.
Keep out: finding it out (text.py, dates.py, sample.py).
"""

from typing import Any

from warehouse.intake.scaffold.ask import Answers, Question
from warehouse.intake.scaffold.dates import Dates
from warehouse.intake.scaffold.sample import Sample


def written(sample: Sample, dates: Dates, answers: Answers) -> dict[str, Any]:
    """Only what differs from the defaults, and the form of dates always."""
    found: dict[str, Any] = {"format": sample.format}
    found |= {"layout": sample.layout} if sample.layout != "table" else {}
    found |= {"encoding": sample.encoding, "delimiter": sample.delimiter} if sample.format == "csv" else {}
    found |= {"quote": sample.quote} if sample.quote != '"' else {}
    found |= {"decimal": sample.decimal} if sample.decimal != "." else {}
    found |= {"sheet": sample.sheet} if sample.sheet else {}
    if sample.repeats:
        found["repeats"] = {group: _repeat(group, answers, is_first=at == 0) for at, group in enumerate(sample.repeats)}
    return found | {"date_format": _date_format(dates, answers)}


def _repeat(group: str, answers: Answers, *, is_first: bool) -> str | None:
    """Of several groups, one holds the contacts: most often the outermost."""
    text = f"Repeat group «{group}»: is each of its rows a contact (rows), or one more answer (values)"
    usual = "rows" if is_first else "values"
    said = answers.ask(Question(("repeats", group), text, ("rows", "values"), usual))
    return said if isinstance(said, str) else None


def _date_format(dates: Dates, answers: Answers) -> str | list[str]:
    """What is certain, and a person's word for what could be read in two ways."""
    formats = list(dates.formats)
    if dates.either or not formats:
        text = "Day and month could be either way round. " if dates.either else ""
        said = answers.ask(Question(("date_format",), f"{text}How are dates written", dates.either or ()))
        formats += _several(said)
    return formats[0] if len(formats) == 1 else formats


def _several(said: object) -> list[str]:
    """`%d.%m.%Y, %d.%m.%y` are two ways; `%b %d, %Y` is one, with a comma in it."""
    if isinstance(said, list):
        return [str(one) for one in said]
    text = str(said or "")
    parts = text.split(", ")
    return parts if all(part.count("%") == 3 for part in parts) else [text] if text else []
