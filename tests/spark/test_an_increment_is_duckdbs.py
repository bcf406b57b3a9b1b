"""Spark goes on from its last build as DuckDB does: a new month, with a region in which nobody had been met before, and
an old month sent once more, in one increment."""

from dataclasses import replace
from pathlib import Path

import model_build
import network_restated
import network_rows
import pytest
import reach
import same

from warehouse.settings import Settings
from warehouse.settings import settings as of_process
from warehouse.spark import build, export
from warehouse.vault import Vault

pytestmark = [pytest.mark.builds(4), pytest.mark.timeout(7200)]

CONTACTS, RESTATED_MONTH, SEED = 20_000, 19, 20240221


def assert_spark_builds_as_duckdb(here: Settings, keys: Vault, *, is_whole: bool) -> dict[str, int]:
    """The models built by DuckDB, and then by Spark of the same rows, while both see what was touched. How many rows
    each of DuckDB's tables has; they are the same."""
    rows: dict[str, int] = {}

    def by_spark() -> None:
        export.export(here, keys)
        models = [f"path:models/{layer}" for layer in reach.LAYERS]
        assert build.build(here, keys, is_whole=is_whole, models=models).failed == ()
        compared = list(same.compared(here, keys, reach.models(export.folder(here) / "dbt" / "manifest.json")))
        assert {each.name: each.difference for each in compared if not each.is_same} == {}
        rows.update({each.name: each.rows for each in compared})

    built = model_build.build(here, keys, *model_build.WITHOUT_TESTS, before_the_end=by_spark)
    assert built.is_whole is is_whole
    return rows


def test_a_new_month_and_a_restated_one(tmp_path: Path) -> None:
    here = replace(of_process(), home=tmp_path / "home", keys_file=tmp_path / "keys.json")
    keys = network_rows.all_but_the_last_month(here, CONTACTS)
    assert_spark_builds_as_duckdb(here, keys, is_whole=True)
    network_rows.add(here, keys, CONTACTS, (network_rows.MONTHS - 1, network_rows.MONTHS))
    assert network_restated.restate(here, keys, RESTATED_MONTH, SEED) > 100
    rows = assert_spark_builds_as_duckdb(here, keys, is_whole=False)
    changes = [name for name in rows if name.startswith(("previous_", "int_changed_"))]
    assert len([name for name in changes if rows[name]]) > len(changes) / 2, "little was compared"
