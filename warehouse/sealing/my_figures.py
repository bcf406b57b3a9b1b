"""`my-figures`: the partner's own exact figures from its own files. Nothing leaves the laptop, nothing asks for a key.

Add here: the order of the steps.
Keep out: the steps themselves (own_rows.py, figures.py, figures_said.py).
"""

from collections.abc import Sequence
from pathlib import Path

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused
from warehouse.sealing import figures_said, messages, periods
from warehouse.sealing.export_columns import fields
from warehouse.sealing.figures import Figures, Line
from warehouse.sealing.messages import Say, phrase
from warehouse.sealing.own_rows import OwnFile, People, days_covered, latest, read_file
from warehouse.sealing.periods import Period
from warehouse.sealing.reading import declared
from warehouse.sealing.settings import Settings, load


def my_figures(
    sources: Sequence[Path], settings_path: Path, asked: str | None, out: Path | None, language: str | None, say: Say
) -> bool:
    """Whether there are figures now. Raises Refused for what people must mend first."""
    settings = load(settings_path)
    declaration = declared(settings.declaration)
    language = language or declaration.language
    period = periods.named(asked) if asked else None
    if out is not None:
        figures_said.check_file(out)
    files = _read(fitting(sources), declaration, settings, language, say)
    if files is None:
        return False
    _tell_of_files(files, settings, language, say)
    spans = [file.span for file in files]
    months = {month for first, last in spans for month in periods.months_of(first, last)}
    main = period or periods.spanning(months)
    if not months.intersection(main.months):
        say(phrase("no_contacts", language))
        return False
    figures = Figures(latest(files), fields(declaration), declaration.cities)
    others = [one for one in (periods.inside(main) if period else periods.around(months)) if one != main]
    others = [other for other in others if months.intersection(other.months)]
    covered = {one: days_covered(spans, one.first, one.last) for one in [main, *others]}
    lines = figures.lines(main), [line for other in others for line in figures.lines(other)]
    figures_said.show(*lines, covered, language, say)
    _tell_and_write(lines, covered, out, language, say)
    return True


def fitting(sources: Sequence[Path]) -> list[Path]:
    """Some windows leave it to the program to find what `2024-*.csv` means."""
    return [
        path
        for source in sources
        for path in (
            sorted(source.parent.glob(source.name)) if "*" in source.name and not source.exists() else [source]
        )
        or [source]
    ]


def _read(
    sources: Sequence[Path], declaration: Declaration, settings: Settings, language: str, say: Say
) -> list[OwnFile] | None:
    """All files, or none: figures without one of them would be wrong and look right."""
    people, files = People(), []
    for path in sources:
        try:
            files.append(read_file(path, declaration, settings, people))
        except FileRefused as refusal:
            say(f"{path}: {phrase('would_be_refused', language)}")
            say(messages.problems(refusal.problems, declaration, settings.headers, language))
            return None
        if files[-1].problems:
            say(f"{path}:")
            say(messages.problems(files[-1].problems, declaration, settings.headers, language))
    return files


def _tell_of_files(files: list[OwnFile], settings: Settings, language: str, say: Say) -> None:
    kept = latest(files)
    under_age = sum(file.under_age for file in files)
    if under_age:
        say(messages.child_contact(settings.child_protection, language))
    say(
        phrase(
            "files_read",
            language,
            files=len(files),
            contacts=len(kept),
            anonymous=sum(one.person is None for one in kept),
            refused=sum(file.refused for file in files),
            under_age=under_age,
        )
    )


def _tell_and_write(
    lines: tuple[list[Line], list[Line]],
    covered: dict[Period, int],
    out: Path | None,
    language: str,
    say: Say,
) -> None:
    notes = figures_said.notes(language)
    say("")
    for note in notes:
        say(note)
    if out is not None:
        rows = figures_said.table([*lines[0], *lines[1]], covered, language)
        figures_said.write_file(out, notes, figures_said.heads(language), rows, language)
        say(phrase("figures_written", language, path=out))
