"""The letter back to the partner: what was refused, in which row and column, by which rule, and how to mend it.

Add here: another thing a partner should hear about its delivery.
Keep out: values of rows, headers the contract does not know, file names, and any number of rows out of scope.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from warehouse.intake import land
from warehouse.intake.declaration import Declaration
from warehouse.intake.findings import Problem
from warehouse.intake.land import Manifest
from warehouse.settings import Settings
from warehouse.vault import Vault

CATALOGUE = Path(__file__).with_name("rules.yaml")
ROWS_NAMED = 20
SUFFIX = ".md.age"
_EXAMPLE = {"%d": "05", "%m": "03", "%Y": "2024", "%y": "24"}


@cache
def catalogue() -> Mapping[str, Any]:
    """Rules and phrases in every language."""
    content: dict[str, Any] = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    return content


def rule_codes() -> frozenset[str]:
    return frozenset(catalogue()["rules"])


def message(problem: Problem, declaration: Declaration, language: str | None = None) -> str:
    """One sentence on what is wrong."""
    return _text(problem, declaration, language or declaration.language, "message")


def remedy(problem: Problem, declaration: Declaration, language: str | None = None) -> str:
    """One sentence on how to mend it."""
    return _text(problem, declaration, language or declaration.language, "remedy")


def column_label(column: str | None, declaration: Declaration, language: str | None = None) -> str:
    """How people know a column: its header in the contract, or its letter in a spreadsheet."""
    if column is None:
        return "–"
    if column.startswith("#"):
        phrase: str = catalogue()["phrases"]["unknown_column"][language or declaration.language]
        return phrase.format(letter=spreadsheet_letter(int(column[1:])))
    return declaration.spelling(column) or column


def spreadsheet_letter(number: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def describe(problem: Problem, declaration: Declaration, language: str = "en") -> str:
    """One problem on one line, for the command line: partner, row, column, rule, what and remedy."""
    row = f"row {problem.row_no}" if problem.row_no else "whole file"
    column = f", column {column_label(problem.column, declaration, language)}" if problem.column else ""
    said = f"{message(problem, declaration, language)} {remedy(problem, declaration, language)}"
    return f"{problem.partner}: {row}{column} [{problem.rule}]: {said}"


def compose(manifest: Manifest, declaration: Declaration) -> str:
    """The whole letter as Markdown, in the partner's language."""
    phrases = {name: texts[declaration.language] for name, texts in catalogue()["phrases"].items()}
    span = f"{manifest.span_start} – {manifest.span_end}" if manifest.span_start else phrases["unknown_span"]
    lines = [f"# {phrases['title'].format(alias=declaration.alias, span=span)}", ""]
    lines.append(phrases["refused" if manifest.status == "refused" else "thanks"])
    if manifest.rows_received:
        counts = (manifest.rows_received, manifest.rows_accepted, manifest.rows_refused)
        lines.append(phrases["counts"].format(**dict(zip(("received", "accepted", "refused"), counts, strict=True))))
    lines += ["", *_to_mend(manifest.problems, declaration, phrases), ""]
    if manifest.unread_columns:
        letters = ", ".join(spreadsheet_letter(number) for number in manifest.unread_columns)
        lines.append(phrases["unread"].format(letters=letters))
    lines += [phrases["outside"], "", phrases["reference"].format(short=manifest.delivery_id[:12]), ""]
    return "\n".join(lines)


def save(settings: Settings, vault: Vault, manifest: Manifest, text: str) -> Path:
    """Keep the letter, encrypted. A later letter on the same delivery takes its place."""
    path = settings.letters / manifest.partner_code / (manifest.delivery_id[:12] + SUFFIX)
    land.write_whole(path, land.seal(text.encode(), vault))
    return path


def latest(settings: Settings, vault: Vault, partner: str) -> str | None:
    """The letter written last to this partner."""
    written = sorted(
        (settings.letters / partner).glob("*" + SUFFIX), key=lambda path: (path.stat().st_mtime, path.name)
    )
    return land.unseal(written[-1].read_bytes(), vault).decode() if written else None


def _to_mend(problems: list[Problem], declaration: Declaration, phrases: Mapping[str, str]) -> list[str]:
    if not problems:
        return [phrases["nothing"]]
    head = [phrases[name] for name in ("row", "column", "what", "remedy")]
    lines = [f"## {phrases['what_to_mend']}", "", f"| {' | '.join(head)} |", "|---|---|---|---|"]
    groups: dict[tuple[str, str | None], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.rule, problem.column), []).append(problem)
    for (_, column), group in groups.items():
        cells = [_rows(group, phrases), column_label(column, declaration), message(group[0], declaration)]
        lines.append(f"| {' | '.join([*cells, remedy(group[0], declaration)])} |")
    return lines


def _rows(group: list[Problem], phrases: Mapping[str, str]) -> str:
    numbers = [problem.row_no for problem in group if problem.row_no]
    if not numbers:
        return phrases["whole_file"]
    named = ", ".join(map(str, numbers[:ROWS_NAMED]))
    more = len(numbers) - ROWS_NAMED
    return f"{named} {phrases['and_more'].format(count=more)}" if more > 0 else named


def _text(problem: Problem, declaration: Declaration, language: str, part: str) -> str:
    rules = catalogue()["rules"]
    rule = problem.rule if problem.rule in rules else "expectation"
    template: str = rules[rule][part][language]
    detail = problem.detail or (problem.rule if rule == "expectation" else "")
    if rule == "wrong_encoding" and detail:
        detail = catalogue()["phrases"]["seems"][language].format(encoding=detail)
    share = f"{declaration.delivery.refuse_above:.0%}"
    return template.format(detail=detail, share=share, header=_header(problem, declaration))


def _header(problem: Problem, declaration: Declaration) -> str:
    """What the remedy names: the accepted spellings, or how a date is written."""
    if problem.rule == "bad_date":
        example = declaration.file.date_format
        for sign, digits in _EXAMPLE.items():
            example = example.replace(sign, digits)
        return example
    name = problem.column or ""
    if name in declaration.one_hot:
        return ", ".join(spelling for spellings in declaration.one_hot[name].values() for spelling in spellings)
    return ", ".join(declaration.columns.get(name, [name]))
