"""What the tool says on the screen, in the partner's language. Nothing of it is kept.

Add here: another thing people should see before something leaves.
Keep out: the sentences (words.yaml; those about rows are the intake's own) and what the columns that stay here hold.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from warehouse import yaml_text
from warehouse.contract import letter_words
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import Problem
from warehouse.sealing.export_columns import Leaving
from warehouse.sealing.refused import Part, Refused

WORDS = Path(__file__).with_name("words.yaml")
WORD_FILES = (
    WORDS,
    WORDS.with_name("words_of_figures.yaml"),
    WORDS.with_name("words_of_requests.yaml"),
    WORDS.with_name("words_of_page.yaml"),
    WORDS.with_name("words_of_settings.yaml"),
)
ROWS_SHOWN = 3
_NUMBERS_NAMED, _LONG, _SHORT = 10, 24, 8
Say = Callable[[str], None]


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    content: dict[str, dict[str, str]] = {}
    for path in WORD_FILES:
        content |= yaml_text.read(path.read_text(encoding="utf-8"))
    return content


def phrase(name: str, language: str, **named: object) -> str:
    return words()[name][language].format(**named)


def refusal(refused: Refused, language: str) -> str:
    """What stopped the tool, and how to mend it."""
    return phrase(refused.phrase, language, **_named(refused.named, language))


def _named(named: Mapping[str, object], language: str) -> dict[str, object]:
    return {name: _in_words(value, language) for name, value in named.items()}


def _in_words(value: object, language: str) -> object:
    """One thing stands in its sentence, several stand below it."""
    if isinstance(value, Part):
        return phrase(value.phrase, language, **_named(value.named, language))
    if isinstance(value, list):
        lines = [str(_in_words(one, language)) for one in value]
        return lines[0] if len(lines) == 1 else "".join(f"\n  {line}" for line in lines)
    return value


def preview(leaving: Leaving, language: str, say: Say) -> None:
    """The columns, the first rows as they will leave, and how many rows become what."""
    first, last = leaving.period
    say(phrase("leaves", language, first=first, last=last))
    say("  " + phrase("columns", language, columns=", ".join(leaving.headers)))
    say("  " + phrase("first_rows", language))
    for row in first_rows(leaving):
        say("    " + ", ".join(row))
    say(
        "  "
        + phrase(
            "counts",
            language,
            rows=len(leaving.rows),
            anonymous=leaving.anonymous,
            refused=leaving.refused,
            under_age=leaving.under_age,
        )
    )


def first_rows(leaving: Leaving) -> list[list[str]]:
    """What people see of the rows: the first of them, with long codes shortened."""
    return [[cell if len(cell) <= _LONG else f"{cell[:_SHORT]}…" for cell in row] for row in leaving.rows[:ROWS_SHOWN]]


def child_contact(contacts: Mapping[str, str], language: str) -> str:
    return phrase("child", language, contact=contacts.get(language) or next(iter(contacts.values())))


def problems(found: list[Problem], declaration: Declaration, headers: Mapping[str, list[str]], language: str) -> str:
    """Each rule once: its column, what is wrong, how to mend it, in which rows. Never what stands there."""
    rows: dict[tuple[str | None, str], list[int]] = {}
    first: dict[tuple[str | None, str], Problem] = {}
    for problem in found:
        first.setdefault((problem.column, problem.rule), problem)
        rows.setdefault((problem.column, problem.rule), []).extend([problem.row_no] if problem.row_no else [])
    return "\n".join(_line(first[place], rows[place], declaration, headers, language) for place in first)


def _line(
    problem: Problem, rows: list[int], declaration: Declaration, headers: Mapping[str, list[str]], language: str
) -> str:
    own = headers.get(problem.column or "")
    column = own[0] if own else letter_words.column_label(problem.column, declaration, language)
    numbers = ", ".join(map(str, rows[:_NUMBERS_NAMED])) + (" …" if len(rows) > _NUMBERS_NAMED else "")
    where = f" ({phrase('rows_named', language, rows=numbers)})" if rows else ""
    said = letter_words.message(problem, declaration, language), letter_words.remedy(problem, declaration, language)
    return f"  {column}: {' '.join(said)}{where}"
