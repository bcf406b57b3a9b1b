"""Every model on the list is built by Spark once more, on the demo network, and is what DuckDB makes of it."""

import json
from pathlib import Path

import pytest
import same
from pipeline_home import Home

from warehouse import vault
from warehouse.spark import build, export, proven

pytestmark = [pytest.mark.builds(2), pytest.mark.timeout(7200)]


def test_what_is_on_the_list_is_the_same_on_the_demo_network(homes: Path) -> None:
    home = Home(homes / "built", homes / "keys.json").settings
    keyring = vault.load(home)
    export.export(home, keyring)
    built = build.build(home, keyring)
    assert built == build.Built(len(proven.models()), ())
    nodes = json.loads((export.folder(home) / "dbt" / "manifest.json").read_bytes())["nodes"]
    listed = {name: node for name, node in nodes.items() if node["name"] in proven.models()}
    differing = {each.name: each.difference for each in same.compared(home, keyring, listed) if not each.is_same}
    assert differing == {}
