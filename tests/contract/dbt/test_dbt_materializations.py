"""How dbt replaces a table or a view here: in one step, and a model that fails leaves the former one as it was."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from dagster_project.lib import dbt_child
from warehouse import database
from warehouse.settings import Settings
from warehouse.vault import Vault

PROJECT = (
    "name: small\nversion: 0.1.0\nconfig-version: 2\nprofile: crossings\nmodel-paths: [models]\n"
    "macro-paths: [materializations]\n"
)
CONTRACT = (
    "models:\n  - name: counted\n    config: {contract: {enforced: true}}\n"
    "    columns:\n      - {name: persons, data_type: bigint, constraints: [{type: not_null}]}\n"
)
KINDS = (
    "select table_name, table_type from information_schema.tables where table_catalog = 'crossings' "
    "and table_schema = 'main' order by all"
)


@pytest.fixture
def project(place: Settings, keyring: Vault, tmp_path: Path) -> Settings:
    """A project with the profile and the materializations of the real one, and no model yet."""
    folder = tmp_path / "root" / "dbt"
    (folder / "models").mkdir(parents=True)
    (folder / "dbt_project.yml").write_text(PROJECT)
    shutil.copy(place.dbt_project / "profiles.yml", folder / "profiles.yml")
    shutil.copytree(place.dbt_project / "materializations", folder / "materializations")
    (folder.parent / "warehouse").symlink_to(place.root / "warehouse")
    with database.writer(place, keyring):
        pass
    return replace(place, root=folder.parent)


def build(project: Settings, keys: Vault, **models: str) -> int:
    for name, text in models.items():
        (project.dbt_project / "models" / f"{name}.sql").write_text(text)
    done = subprocess.run(
        [*dbt_child.COMMAND, "--quiet", "run"],
        env=dbt_child.environment(project, keys),
        cwd=project.dbt_project,
        capture_output=True,
        check=False,
    )
    return done.returncode


@pytest.mark.exhaustive
def test_each_kind_replaces_each_and_a_failure_leaves_what_was_there(project: Settings, keyring: Vault) -> None:
    def rows(name: str) -> list[tuple[object, ...]]:
        with database.reader(project, keyring) as con:
            return con.execute(f"from main.{name} order by all").fetchall()

    def kinds() -> dict[str, str]:
        with database.reader(project, keyring) as con:
            return dict(con.execute(KINDS).fetchall())

    (project.dbt_project / "models" / "said.yml").write_text(CONTRACT)
    as_table, as_view = "{{ config(materialized='table') }}", "{{ config(materialized='view') }}"
    numbers = f"{as_table} select unnest([1, 2]) as number"
    assert build(project, keyring, numbers=numbers, counted=f"{as_table} select 7::bigint as persons") == 0
    assert (rows("numbers"), rows("counted")) == ([(1,), (2,)], [(7,)])

    fails = f"{as_table} select cast('x' || unnest([3, 4]) as integer) as number"
    broken = f"{as_table} select unnest([8, null]::bigint[]) as persons"
    assert build(project, keyring, numbers=fails, counted=broken) == 1
    assert (rows("numbers"), rows("counted")) == ([(1,), (2,)], [(7,)])

    swapped = f"{as_view} select 5 as number"
    assert build(project, keyring, numbers=swapped, counted=f"{as_table} select 9::bigint as persons") == 0
    assert (rows("numbers"), rows("counted")) == ([(5,)], [(9,)])
    assert kinds() == {"numbers": "VIEW", "counted": "BASE TABLE"}
    assert build(project, keyring, numbers=numbers) == 0
    assert kinds() == {"numbers": "BASE TABLE", "counted": "BASE TABLE"}


@pytest.mark.exhaustive
def test_an_increment_is_added_by_names_and_one_of_other_columns_leaves_what_was_there(
    project: Settings, keyring: Vault
) -> None:
    def increment(text: str) -> str:
        takes_out = "{% if is_incremental() %} delete from {{ this }} where number = 1 {% else %} select 1 {% endif %}"
        config = (
            "{{ config(materialized='incremental', incremental_strategy='append', pre_hook=\"" + takes_out + '") }}'
        )
        whole = "select 1 as number, 'a' as \"group\""
        return f"{config} {{% if is_incremental() %}} {text} {{% else %}} {whole} {{% endif %}}"

    def rows() -> list[tuple[object, ...]]:
        with database.reader(project, keyring) as con:
            return con.execute('select number, "group" from main.kept order by all').fetchall()

    more = "select 'b' as \"group\", 1 + max(number) as number from {{ this }} union all select 'c', 1"
    assert build(project, keyring, kept=increment(more)) == 0
    assert rows() == [(1, "a")]
    assert build(project, keyring, kept=increment("select 'b' as \"group\", unnest([1, 2]) as number")) == 0
    assert rows() == [(1, "b"), (2, "b")]
    for others in ("select 3 as number", "select 3 as number, 'd' as \"group\", 'e' as city"):
        assert build(project, keyring, kept=increment(others)) == 1
        assert rows() == [(1, "b"), (2, "b")]
    assert build(project, keyring, kept=increment(more)) == 0
    assert rows() == [(1, "c"), (2, "b"), (3, "b")]
    of_its_own = 'select 4 as number, \'f\' as "group" union all select number + 10, "group" from {{ this }}'
    assert build(project, keyring, kept=increment(of_its_own)) == 0
    assert rows() == [(2, "b"), (3, "b"), (4, "f"), (12, "b"), (13, "b")]
