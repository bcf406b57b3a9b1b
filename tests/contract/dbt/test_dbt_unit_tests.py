"""Does the SQL compute what we mean: dbt's own unit tests, with the vectors of the indicators' definitions."""

import json
import subprocess
from pathlib import Path

from pipeline_home import Home

from dagster_project.lib import dbt_child, parsed_project
from warehouse import vault


def test_every_dbt_unit_test_passes(built_home: Home, tmp_path: Path) -> None:
    home = built_home.copy(tmp_path / "home")
    done = subprocess.run(
        [
            *dbt_child.COMMAND, "test", "--select", "test_type:unit", "--target-path", tmp_path / "target",
            "--partial-parse-file-path", parsed_project.manifest(home.settings).with_name(parsed_project.PARTIAL),
        ],
        env=dbt_child.environment(home.settings, vault.load(home.settings)),
        cwd=home.settings.dbt_project,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    results = json.loads((tmp_path / "target" / "run_results.json").read_text())["results"]
    assert [result["unique_id"] for result in results if result["status"] != "pass"] == [], done.stdout[-3000:]
    assert len(results) > 20
