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
