"""A partner's own figures in its language: on the screen, and as the rows of a table.

Add here: another way of showing the same lines.
Keep out: counting (figures.py), sentences and names of codes (words_of_figures.yaml, labels.yaml; those of services in
warehouse/definitions).
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from warehouse import yaml_text
from warehouse.definitions import services
from warehouse.sealing import seeds
from warehouse.sealing.figures import BREAKDOWNS, CITY, KP_PREV, PACKAGE, REACHED, Line
from warehouse.sealing.messages import Say, phrase
from warehouse.sealing.periods import Period

LABELS = Path(__file__).with_name("labels.yaml")
Cell = str | int | None
Covered = Mapping[Period, int]  # days of a period that the files cover
_NONE = "–"


@cache
def labels() -> Mapping[str, Mapping[str, str]]:
    content: dict[str, dict[str, str]] = yaml_text.read(LABELS.read_text(encoding="utf-8"))
    return content | {code: one.names for code, one in services.services().items()}


def label(measure: str, code: str, language: str) -> str:
    """What a code is called. Packages have names of their own that nobody translates; age bands say themselves."""
    if measure == CITY:
        return seeds.place_names(language).get(code, code)
    if measure == PACKAGE:
        return next((one.framework for one in seeds.packages() if one.indicator == code), code)
    return labels().get(code, {}).get(language, code)


def measure_label(measure: str, language: str) -> str:
    return labels()[measure][language]


def notes(language: str) -> list[str]:
    return [
        phrase("own_note", language), phrase("differs_note", language), phrase("persons_note", language),
        phrase("parts_note", language), phrase("covered_note", language),
    ]  # fmt: skip


def heads(language: str) -> list[str]:
    return phrase("figures_heads", language).split("|")


def table(lines: Sequence[Line], covered: Covered, language: str) -> list[list[Cell]]:
    """One row for each figure, in the order of `heads`."""
    return [
        [
            line.period.name, line.period.first.isoformat(), line.period.last.isoformat(),
            covered[line.period], line.period.days,
            measure_label(line.measure, language), line.code, label(line.measure, line.code, language),
            line.persons, line.contacts, line.without_code, phrase(line.why, language) if line.why else None,
        ]
        for line in lines
    ]  # fmt: skip


def show(main: Sequence[Line], others: Sequence[Line], covered: Covered, language: str, say: Say) -> None:
    """The period that was asked for in full, and the ones around it in one line each."""
    period = main[0].period
    say(f"\n{_headline(period, covered, language)}")
    _block([line for line in main if line.measure not in BREAKDOWNS], language, say)
    for measure in BREAKDOWNS:
        say(f"\n{measure_label(measure, language)}")
        _block([line for line in main if line.measure == measure], language, say)
    if others:
        say(f"\n{phrase('periods_inside', language)}")
        _aligned(_side_by_side(others, covered, language), say)


def _headline(period: Period, covered: Covered, language: str) -> str:
    days = f"{heads(language)[3]}: {covered[period]} / {period.days}"
    return f"{period.name} ({period.first.isoformat()} – {period.last.isoformat()}), {days}"


def _block(lines: Sequence[Line], language: str, say: Say) -> None:
    """What can be told, and then in one line for each reason what cannot."""
    head = heads(language)
    told = [line for line in lines if line.persons is not None]
    numbers = [(line.persons, line.contacts) for line in told]
    rows = [[_name(line, language), *map(_number, pair)] for line, pair in zip(told, numbers, strict=True)]
    _aligned([["", head[8], head[9]], *rows], say)
    for why in dict.fromkeys(line.why for line in lines if line.why is not None):
        names = ", ".join(_name(line, language) for line in lines if line.why == why)
        say(f"  {_NONE} {phrase(why, language)}: {names}")


def _name(line: Line, language: str) -> str:
    if line.measure == REACHED:
        return measure_label(REACHED, language)
    name = label(line.measure, line.code, language)
    return f"{measure_label(line.measure, language)}: {name}" if line.measure in (PACKAGE, KP_PREV) else name


def _number(count: int | None) -> str:
    return "" if count is None else str(count)


def _side_by_side(lines: Sequence[Line], covered: Covered, language: str) -> list[list[str]]:
    head = heads(language)
    rows: list[list[str]] = []
    for period, group in groupby(lines, key=lambda line: line.period):
        shown = [line for line in group if _is_main(line)]
        if not rows:
            names = [
                measure_label(KP_PREV, language) if line.measure == KP_PREV else label(PACKAGE, line.code, language)
                for line in shown[1:]
            ]
            rows.append([head[0], head[3], head[9], head[8], *names])
        numbers = [_number(line.persons) or _NONE for line in shown]
        rows.append([period.name, f"{covered[period]} / {period.days}", str(shown[0].contacts), *numbers])
    return rows


def _is_main(line: Line) -> bool:
    return line.measure in (REACHED, PACKAGE) or (line.measure, line.code) == (KP_PREV, "year")


def _aligned(rows: Sequence[Sequence[str]], say: Say) -> None:
    """The first column to the left, numbers to the right."""
    first, *others = (max(map(len, column)) for column in zip(*rows, strict=True))
    for name, *cells in rows:
        texts = [cell.rjust(width) for cell, width in zip(cells, others, strict=True)]
        say("  " + "  ".join([name.ljust(first), *texts]).rstrip())
