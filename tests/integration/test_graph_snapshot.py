"""The whole graph, as text: what depends on what, what is checked, what starts by itself.

After a wanted change run this file with SNAPSHOT=write in the environment, and read the difference.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pipeline_home import Home

from warehouse.settings import PROJECT_ROOT

SNAPSHOT = Path(__file__).with_name("graph.txt")
DRAW = """
import json
from dagster_project import instance
from warehouse.settings import settings
instance.prepare(settings())
from dagster_project.definitions import defs
repository = defs().get_repository_def()
graph = repository.asset_graph
print(json.dumps({
    "assets": {key.to_user_string(): sorted(parent.to_user_string() for parent in graph.get(key).parent_keys)
               for key in graph.get_all_asset_keys()},
    "checks": {f"{key.asset_key.to_user_string()} {key.name}": graph.get_check_spec(key).blocking
               for key in graph.asset_check_keys},
    "jobs": {name: sorted(key.to_user_string() for key in repository.get_job(name).asset_layer.selected_asset_keys)
             for name in ("intake", "build", "reports")},
    "schedules": sorted(each.name for each in repository.schedule_defs),
    "sensors": sorted(each.name for each in repository.sensor_defs),
    "executor": repository.get_job("intake").executor_def.name,
}))
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> dict:
    folder = tmp_path_factory.mktemp("graph")
    drawn = Home(folder / "home", folder / "keys.json").python(DRAW)
    assert drawn.code == 0, drawn.text
    return json.loads(drawn.text.splitlines()[-1])


def as_text(graph: dict) -> str:
    lines = [f"{asset} <- {', '.join(parents)}".rstrip(" <-") for asset, parents in sorted(graph["assets"].items())]
    lines += [
        f"check {check}{' (blocking)' if blocking else ''}" for check, blocking in sorted(graph["checks"].items())
    ]
    lines += [f"schedule {name}" for name in graph["schedules"]] + [f"sensor {name}" for name in graph["sensors"]]
    return "\n".join([*lines, f"executor {graph['executor']}", ""])


def test_the_graph_is_the_one_we_have_looked_at(graph):
    if os.environ.get("SNAPSHOT") == "write":
        SNAPSHOT.write_text(as_text(graph))

    assert as_text(graph).splitlines() == SNAPSHOT.read_text().splitlines()


def test_one_graph_leads_from_every_delivery_to_the_dashboards(graph):
    reached, waiting = set(), ["dashboards/superset"]
    while waiting:
        asset = waiting.pop()
        reached.add(asset)
        waiting += [parent for parent in graph["assets"][asset] if parent not in reached]

    assert {asset for asset in graph["assets"] if asset.startswith(("delivery/", "raw/", "published/"))} <= reached


def test_the_jobs_share_all_assets_and_overlap_in_none(graph):
    """All but what the last build left, which nothing makes."""
    jobs = [set(assets) for assets in graph["jobs"].values()]

    assert sum(map(len, jobs)) == len(set.union(*jobs))
    assert set.union(*jobs) == {asset for asset in graph["assets"] if not asset.startswith("previous_")}


def test_nothing_below_the_trust_point_reads_a_delivery_or_one_partners_rows(graph):
    for asset, parents in graph["assets"].items():
        if asset != "raw/contact" and not asset.startswith("raw/"):
            assert not [
                parent for parent in parents if parent.startswith(("delivery/", "raw/")) and parent != "raw/contact"
            ]


def test_every_delivery_has_a_blocking_check(graph):
    deliveries = [asset for asset in graph["assets"] if asset.startswith("delivery/")]

    assert len(deliveries) == 9
    assert all(graph["checks"][f"{asset} fit"] for asset in deliveries)
    assert graph["checks"]["release/candidate verified"]
    assert graph["checks"]["release/candidate disclosure"]


def test_dagsters_own_tool_loads_the_definitions(demo_home: Home) -> None:
    """`dg check defs`, as people who know Dagster try a project."""
    dg = Path(sys.executable).with_name("dg")
    own = demo_home.environment | {"VIRTUAL_ENV": str(dg.parents[1])}
    done = subprocess.run([dg, "check", "defs"], cwd=PROJECT_ROOT, env=own, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "All definitions loaded successfully" in done.stdout
