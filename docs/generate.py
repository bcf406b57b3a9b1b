"""Reference pages made of what the code itself declares: `python docs/generate.py` writes them, `--check` compares.

Add here: a page whose every line is already said in code, YAML or a seed.
Keep out: explanations, and figures of the noise: that it exists is public, its table and keys are not.
"""

import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import typer
import yaml

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
MADE = "<!-- Made by docs/generate.py. Change the source, not this page. -->"
LANGUAGES = {"en": "English", "fi": "suomi", "ru": "русский", "uk": "українська"}
KINDS = {
    "row": "One row is refused, the rest is taken in",
    "file": "The whole file is refused",
    "person": "The whole file is refused, and nothing of it is kept: it held what identifies people",
}
TAGS = {"protected": "protected", "derived": "from protected", "not_personal": "not about persons"}


def main() -> int:
    stale = [page for page in PAGES if not _is_fresh(page)]
    if "--check" in sys.argv:
        print("\n".join(f"stale: docs/reference/{page}" for page in stale) or "reference pages are fresh")
        return 1 if stale else 0
    for page in stale:
        (REFERENCE / page).write_text(PAGES[page](), encoding="utf-8")
        print(f"written: docs/reference/{page}")
    return 0


def _is_fresh(page: str) -> bool:
    path = REFERENCE / page
    return path.exists() and path.read_text(encoding="utf-8") == PAGES[page]()


def commands() -> str:
    """Every command, argument and option, in the words of its own help."""
    from dagster_project.cli import app

    return _page(
        "Commands",
        "`make up` puts the command at `.venv/bin/crossings`. Without an argument it lists what it can do.",
        *_exit_codes(),
        *_commands(typer.main.get_command(app), "crossings"),
    )


def _exit_codes() -> Iterator[str]:
    rows = [(str(each.exit_code), each.__doc__ or "") for each in _errors()]
    yield "## Exit codes"
    yield _table(("code", "when"), [("0", "done"), ("1", "nothing was released, or a mistake of the program"), *rows])
    yield (
        "A delivery that is refused during `crossings run` is no failure: it is set aside, told in a letter, and the exit code "
        "stays 0. `crossings check` on the same file ends with 4."
    )


def _errors() -> list[Any]:
    from warehouse import errors

    found = [each for each in vars(errors).values() if isinstance(each, type) and each.__module__ == errors.__name__]
    words = {
        2: "a declaration or a setting is wrong",
        3: "a partner's source cannot be reached; the other partners were loaded",
        4: "the file is refused",
        5: "another process is writing",
        6: "the keys are missing: the warehouse stays sealed",
        7: "a release did not pass its checks",
    }
    return [type("Code", (), {"exit_code": each.exit_code, "__doc__": words[each.exit_code]}) for each in found[1:]]


def _commands(command: click.Command, name: str) -> Iterator[str]:
    if isinstance(command, click.Group):
        for child_name, child in command.commands.items():
            yield from _commands(child, f"{name} {child_name}")
        return
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    options = [one for one in command.params if isinstance(one, click.Option)]
    usage = [_usage(one) for one in arguments] + [_usage(one) for one in options]
    yield f"## `{' '.join([name, *usage])}`"
    yield _paragraphs(command.help or "")
    if rows := [(f"`{_shown(one)}`", getattr(one, "help", None) or "") for one in [*arguments, *options]]:
        yield _table(("", "what it says"), rows)


def _usage(one: click.Parameter) -> str:
    if isinstance(one, click.Argument):
        shown = _shown(one) + ("…" if one.nargs == -1 else "")
    else:
        shown = one.opts[0] if getattr(one, "is_flag", False) else f"{one.opts[0]} {(one.name or '').upper()}"
    return shown if one.required else f"[{shown}]"


def _shown(one: click.Parameter) -> str:
    return (one.name or "").upper() if isinstance(one, click.Argument) else one.opts[0]


def refusal_rules() -> str:
    """The catalogue that letters are written from, in all its languages."""
    rules: dict[str, Any] = _yaml("warehouse/intake/rules.yaml")["rules"]
    parts = [
        "A letter names a rule by its sentence; `crossings status` also gives its code. Words in braces are filled in by the letter."
    ]
    for kind, title in KINDS.items():
        parts.append(f"## {title}")
        for code, rule in rules.items():
            if rule["kind"] == kind:
                said = [
                    (name, rule["message"][language], rule["remedy"][language]) for language, name in LANGUAGES.items()
                ]
                parts += [f"### `{code}`", _table(("", "what it says", "how to mend it"), said)]
    return _page("Refusal rules", *parts)


def published_tables() -> str:
    """Every published table and column, from the contracts that dbt enforces."""
    models = _yaml("dbt/models/published/_published.yml")["models"]
    donor = {model["name"].removeprefix("donor_") for model in _yaml("dbt/models/published/donor/_donor.yml")["models"]}
    parts = [
        "Each release holds one read-only file per audience, `warehouse.duckdb`, with these tables in the schema `published`, and the "
        "same tables as Parquet and CSV beside it. The audience `regional` has all of them. The audience `donor` has those marked so, "
        "under the same names, with persons rounded to 5, national cells alone, and no months.",
        "The last column says what may be in a value: **protected**, an output of the disclosure control; **from protected**, a "
        "function of such outputs in the same file; **not about persons**.",
    ]
    for model in sorted(models, key=lambda one: one["name"]):
        audience = "regional, donor" if model["name"].removeprefix("pub_") in donor else "regional"
        parts += [f"## `{model['name']}`", f"{model['description']} Audiences: {audience}.", _columns(model["columns"])]
    parts += _added_at_release()
    return _page("Published tables", *parts)


def _columns(columns: Sequence[dict[str, Any]]) -> str:
    rows = [
        (
            f"`{one['name']}`",
            one["data_type"],
            one["description"],
            ", ".join(TAGS[tag] for tag in one["config"]["tags"]),
        )
        for one in columns
    ]
    return _table(("column", "type", "what it is", "what may be in it"), rows)


def _added_at_release() -> list[str]:
    return [
        "## Added when a release is built",
        "`pub_release` gains the column `release_id`. In the audience `regional`, `pub_letter_example` holds the lines of one "
        "letter to a partner of the demo network (`line_no`, `language`, `text`); it is empty where partners are real.",
    ]


def allowed_grains() -> str:
    """The seed that is the disclosure control's only input besides the persons."""
    rows = _seed("disclosure_pattern")
    parts = [
        "A table holds the cells of these patterns and no others. Dimensions that a pattern does not name are `all`. A period of "
        "the finest kind or any longer kind is shown, once the delay after its end has passed; before that it is open. The "
        "threshold belongs to the pattern. See [how numbers are protected](../explanation/protection.md).",
    ]
    for table in dict.fromkeys(row["table_name"] for row in rows):
        shown = [
            (
                row["pattern_id"],
                "all" if row["country_code"] == "all" else row["country_code"],
                " × ".join(row["dimensions"].strip("|").split("|")),
                row["finest_period"].replace("_", "-"),
                f"{row['delay_days']} days",
                row["threshold"],
                row["why"],
            )
            for row in rows
            if row["table_name"] == table
        ]
        heads = ("pattern", "countries", "dimensions", "finest period", "delay", "threshold", "why")
        parts += [f"## `{table}`", _table(heads, shown)]
    return _page("Allowed grains", *parts)


def indicators() -> str:
    """The dictionary of indicators, in every language it has."""
    rows = _seed("indicator")
    parts = [
        "The same dictionary is published as `pub_indicators`. A number that cannot be computed is empty, with a reason; never zero."
    ]
    for row in rows:
        parts.append(f"## {row['name']}")
        said = [
            ("code", f"`{row['indicator_code']}`"),
            ("language", LANGUAGES[row["language"]]),
            ("numerator", row["numerator"]),
            ("denominator", row["denominator"]),
            ("framework", row["framework_version"]),
            ("why it matters", row["why_it_matters"]),
            ("what it cannot say", row["caveats"] or "–"),
        ]
        parts.append(_table(("", ""), said))
    return _page("Indicators", *parts)


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "refusal-rules.md": refusal_rules,
    "published-tables.md": published_tables,
    "allowed-grains.md": allowed_grains,
    "indicators.md": indicators,
}


def _page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", MADE, *parts]) + "\n"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _yaml(path: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))
    return content


def _seed(name: str) -> list[dict[str, str]]:
    with (ROOT / "dbt" / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    sys.exit(main())
