"""Drawn in Superset's editor, pulled into the sources, pushed again: the whole round, on a copy of the sources."""

import json
import os
import shutil
from pathlib import Path

import pytest
from superset_server import Superset, run

from dashboards import serve
from dashboards.sources.catalogue import ASSETS
from warehouse import yaml_text

CHART = "start_here/settings_year"


def pull(superset: Superset, folder: Path) -> str:
    python = str(serve.python(superset.settings))
    said = run([python, "-m", "dashboards.pull", str(folder)], superset.settings)
    # Superset says first which configuration it has read.
    return "\n".join(line for line in said.splitlines() if line.startswith(("dashboards:", "charts/", "dashboards/")))


@pytest.mark.exhaustive
def test_a_change_comes_back_once_and_a_sync_takes_it_away_again(
    running_superset: Superset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "assets"
    shutil.copytree(ASSETS, folder)
    admin = running_superset.client("admin")
    monkeypatch.setitem(os.environ, "CROSSINGS_SUPERSET_EDITABLE", "1")
    running_superset.sync("--again")
    assert "nothing differs" in pull(running_superset, folder)

    source = yaml_text.read((ASSETS / "charts" / f"{CHART}.yaml").read_text())
    query = f"(filters:!((col:slice_name,opr:eq,value:'{source['title']}')))"
    [found] = admin.get("/api/v1/chart/", params={"q": query}).raise_for_status().json()["result"]
    shown = admin.get(f"/api/v1/chart/{found['id']}").raise_for_status().json()["result"]
    params = json.loads(shown["params"]) | {"y_axis_format": ".1%", "datasource": "1__table"}
    changed = {"slice_name": "Where do people work?", "params": json.dumps(params)}
    admin.put(f"/api/v1/chart/{found['id']}", json=changed).raise_for_status()

    assert pull(running_superset, folder) == f"charts/{CHART}.yaml"
    now = yaml_text.read((folder / "charts" / f"{CHART}.yaml").read_text())
    assert now == {**source, "title": "Where do people work?", "params": {**source["params"], "y_axis_format": ".1%"}}
    assert "nothing differs" in pull(running_superset, folder)

    monkeypatch.delitem(os.environ, "CROSSINGS_SUPERSET_EDITABLE")
    assert ", 0 removed" in running_superset.sync("--again")
    back = admin.get(f"/api/v1/chart/{found['id']}").raise_for_status().json()["result"]
    assert back["slice_name"] == source["title"]
    assert back["is_managed_externally"] is True
