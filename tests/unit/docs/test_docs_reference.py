"""Reference pages say what the code says, and all of it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import generate
import page_of_commands
import pytest
import typer
from docs_pages import DOCS, ROOT, code, pages, text

from dagster_project.cli.commands import app
from warehouse import errors
from warehouse.contract import contact_fields
from warehouse.contract.declaration import declaration
from warehouse.settings import FIELDS, Settings, settings, variable
from warehouse.vault import NAMES

SETTING = re.compile(r"\b(?:DBT_ENV_SECRET_)?CROSSINGS_[A-Z_]*[A-Z]\b")
# Keys; what dbt is told by us; and variables that a declaration or the list of recipients names.
READ_ELSEWHERE = {
    "warehouse/vault.py",
    "warehouse/dbt_plugin.py",
    "warehouse/spark/child.py",
    "warehouse/intake/pull/route.py",
    "warehouse/alerts/recipients.py",
}
# What is set for a child or for a library, and what a child may inherit.
HANDED_ON = {
    "warehouse/__init__.py",
    "dagster_project/lib/die_with_parent.py",
    "warehouse/backup/accounts.py",
    "warehouse/backup/repository.py",
    "warehouse/contract/read/workbook.py",
    "warehouse/spark/build.py",
    "dagster_project/daemon.py",
    "dagster_project/doctor/watch.py",  # what switches telemetry on, and whether the day is fixed
    "dagster_project/instance.py",
    "dagster_project/lib/dbt_child.py",
    "dagster_project/production/filled_in.py",
    "dagster_project/web_services.py",
    "dashboards/serve.py",
    "dashboards/setup.py",
    "dashboards/state.py",
    "expectations/library.py",
}
NOT_OURS = re.compile(r"_(USER|PASSWORD|TOKEN)$|^CROSSINGS_TEST")  # of one partner; of the tests
ROOMS = ("warehouse", "dagster_project", "dashboards", "expectations", "dbt")


def test_generated_pages_are_fresh() -> None:
    assert generate.stale() == [], "run: python docs/generate.py"


def test_a_model_that_says_it_is_made_is_made() -> None:
    first_lines = {path: text(path).split("\n", 1)[0] for path in ROOT.glob("dbt/models/**/*.sql")}
    said = {path for path, line in first_lines.items() if re.fullmatch(r"-- Made of .*`make docs`\.", line)}
    assert len(said) > 50
    assert said - {(generate.REFERENCE / name).resolve() for name in generate.PAGES} == set()


def test_every_exit_code_is_explained() -> None:
    classes = [each for each in vars(errors).values() if isinstance(each, type)]
    assert set(page_of_commands.EXIT_CODES) == {0} | {each.exit_code for each in classes}


def test_every_command_and_option_is_on_the_page() -> None:
    page = text(DOCS / "reference" / "commands.md")
    for name, command in _commands(typer.main.get_command(app), "crossings"):
        assert f"`{name}" in page
        for parameter in command.params:
            names = [*parameter.opts[:1], *parameter.secondary_opts[:1]]
            assert f"`{'/'.join(names) if parameter.param_type_name == 'option' else parameter.name.upper()}`" in page
            assert parameter.help, f"{name} does not say what {parameter.name} is"


def test_commands_that_the_docs_name_exist() -> None:
    known = {name for name, _ in _commands(typer.main.get_command(app), "crossings")}
    said = {line for path in pages() for line in code(path) if re.search(r"(^|bin/)crossings [a-z]", line)}
    for line in said:
        words = line[re.search(r"crossings [a-z]", line).start() :].split()  # type: ignore[union-attr]
        assert {" ".join(words[:2]), " ".join(words[:3]), " ".join(words[:4])} & known, line


def test_every_setting_that_the_code_reads_is_documented_and_no_other() -> None:
    used = {*map(variable, FIELDS), *SETTING.findall("\n".join(map(text, _sources())))}
    used |= {f"CROSSINGS_KEY_{name}" for name in NAMES}
    documented = set(SETTING.findall(text(DOCS / "reference" / "settings.md")))
    partial = {"CROSSINGS_DB_KEY", "CROSSINGS_KEY", "CROSSINGS_SUPERSET"}  # parts of names, in code and in prefixes
    assert used - partial == documented - partial


@pytest.mark.parametrize("page", pages(), ids=str)
def test_every_setting_that_a_page_names_is_one(page: Path) -> None:
    known = set(SETTING.findall(text(DOCS / "reference" / "settings.md")))
    assert {each for each in SETTING.findall(text(page)) if not NOT_OURS.search(each)} <= known


def test_what_the_environment_says_is_read_in_one_place() -> None:
    found = {str(path.relative_to(ROOT)) for path in _sources() if re.search(r"os\.(environ|getenv)", text(path))}
    assert found == READ_ELSEWHERE | HANDED_ON | {"warehouse/settings.py"}, "a setting is a field of Settings"


def test_every_folder_of_the_home_is_documented() -> None:
    here, page = settings(), text(DOCS / "reference" / "settings.md")
    folders = [getattr(here, name) for name, value in vars(Settings).items() if isinstance(value, property)]
    under_home = {path.relative_to(here.home).parts[0] for path in folders if _is_under(path, here.home)}
    assert {folder for folder in under_home if f"`{folder}/`" not in page} == set()


def test_every_field_and_code_of_the_contact_contract_is_documented() -> None:
    page = text(DOCS / "reference" / "contact-contract.md") + text(DOCS / "reference" / "services.md")
    lists = [
        *contact_fields.CHOICES.values(),
        *contact_fields.SETS.values(),
        contact_fields.FIELDS,
        contact_fields.STORED,
    ]
    assert {word for words in lists for word in words if f"`{word}`" not in page} == set()


def test_every_key_of_a_declaration_is_documented() -> None:
    page = text(DOCS / "reference" / "declaration.md")
    whole, tokens = declaration.Declaration, declaration.Tokens
    sections = [declaration.Source, declaration.FileFormat, declaration.Delivery]
    keys = {key for model in (whole, *sections) for key in model.model_fields} - {"tokens"}
    keys |= {f"tokens.{key}" for key in tokens.model_fields}
    assert {key for key in keys if f"`{key}`" not in page} == set()


def _commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    children = getattr(command, "commands", None)
    if children is None or command.invoke_without_command:
        yield name, command
    for child_name, child in (children or {}).items():
        yield from _commands(child, f"{name} {child_name}")


def _sources() -> Iterator[Path]:
    for room in ROOMS:
        for path in (ROOT / room).rglob("*"):
            if path.suffix in (".py", ".yml", ".sql") and "target" not in path.parts:
                yield path


def _is_under(path: Any, home: Path) -> bool:
    return isinstance(path, Path) and path != home and path.is_relative_to(home)
