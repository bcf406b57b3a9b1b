"""Answers in a partner's own words: what its declaration reads, written the other way round.

Add here: a way of writing that a real export has and a declaration can describe.
Keep out: any word of a partner. They are in its declaration only, so demo and declaration cannot drift apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from warehouse import yaml_text
from warehouse.networks.demo.fields import NO_ANSWER, Answer, Answers, Code, CodeSet, Day, Flag, as_set
from warehouse.networks.demo.network import FIRST_DAY, MONTH_OFFSETS, Partner

DECLARATIONS = Path(__file__).parent / "partners"
FORM_CHANGED = 2023  # from this year on a form uses the last of its header spellings
OTHER_SPELLING_EVERY = 13  # every so many rows somebody types the label's other spelling
LAST_DAY = int(MONTH_OFFSETS[-1]) + 60

Cells = NDArray[np.object_]


@dataclass(frozen=True)
class Column:
    """One column of a form: its header in either year and all its cells. `field` is '' for tokens."""

    field: str
    headers: tuple[str, ...]
    cells: Cells

    def header(self, year: int) -> str:
        return self.headers[-1] if year >= FORM_CHANGED else self.headers[0]


def declaration_of(partner: Partner, folder: Path = DECLARATIONS) -> dict[str, Any]:
    """The attributes of the partner's declaration, unchecked."""
    content = yaml_text.read((folder / f"{partner.slug}.yaml").read_text(encoding="utf-8"))
    attributes: dict[str, Any] = content["attributes"]
    return attributes


def spell(partner: Partner, declared: dict[str, Any], answers: Answers, rows: NDArray[np.int64]) -> Iterator[Column]:
    """Every column of the partner's form for the given rows, without tokens."""
    for field, headers in declared["columns"].items():
        yield Column(field, tuple(headers), _cells(partner, declared, field, answers[field])[rows])
    for field, headers_by_code in declared["one_hot"].items():
        answer = as_set(answers[field])
        for code, headers in headers_by_code.items():
            chosen = answer.chosen[rows, answer.codes.index(code)]
            yield Column(field, tuple(headers), _yes_no(declared, chosen))


def _day_words(partner: Partner, declared: dict[str, Any]) -> list[object]:
    """Every day of the data as the partner writes it: a real date, or text."""
    days = (date.fromordinal(FIRST_DAY.toordinal() + day) for day in range(LAST_DAY))
    return [day if partner.native_dates else day.strftime(declared["file"]["date_format"]) for day in days]


def _cells(partner: Partner, declared: dict[str, Any], field: str, answer: Answer) -> Cells:
    if isinstance(answer, Flag):
        return _yes_no(declared, answer.is_set)
    if isinstance(answer, Day):
        return _look_up([*_day_words(partner, declared), None], answer.day)
    if isinstance(answer, CodeSet):
        return _joined(declared, field, answer)
    if isinstance(answer, Code):
        spellings = _spellings(declared, field)
        usual = [spellings.get(code, [code])[0] for code in answer.codes]
        other = [spellings.get(code, [code])[-1] for code in answer.codes]
        cells, others = _look_up([*usual, None], answer.index), _look_up([*other, None], answer.index)
        cells[::OTHER_SPELLING_EVERY] = others[::OTHER_SPELLING_EVERY]
        return cells
    numbers = answer.number.astype(object)
    numbers[answer.number == NO_ANSWER] = None
    return _record_numbers(partner, numbers) if field == "source_uid" else numbers


def _record_numbers(partner: Partner, numbers: Cells) -> Cells:
    """Kobo gives every submission a long id; other forms count."""
    if partner.country != "FI":
        return numbers
    pattern = "{:08x}-0000-4000-8000-{:012x}"
    return np.array([pattern.format(number * 2654435761 % 2**32, number) for number in numbers], dtype=object)


def _spellings(declared: dict[str, Any], field: str) -> dict[str, list[str]]:
    """Contract value → the labels that mean it."""
    labels: dict[str, list[str]] = {}
    for label, code in declared["values"].get(field, {}).items():
        labels.setdefault(code, []).append(label)
    return labels


def _joined(declared: dict[str, Any], field: str, answer: CodeSet) -> Cells:
    labels = _spellings(declared, field)
    glue = declared["separators"][field] + " "
    kinds, place = np.unique(answer.bits, return_inverse=True)
    words = [[labels[code][0] for code in answer.names(int(bits))] for bits in kinds]
    unknown = labels["not_recorded"][0]
    return _look_up([glue.join(chosen) or unknown for chosen in words], place)


def _yes_no(declared: dict[str, Any], is_set: NDArray[np.bool_]) -> Cells:
    words = [declared["booleans"][answer][0] for answer in (False, True)]
    return _look_up([int(word) if word.isdigit() else word for word in words], is_set.astype(np.int64))


def _look_up(words: list[Any], index: NDArray[np.int64]) -> Cells:
    """`words[index]`; NO_ANSWER (-1) takes the last word."""
    table = np.empty(len(words), dtype=object)
    table[:] = words
    return table[index]
