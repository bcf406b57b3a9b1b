"""Three real releases of the demo network at recipients' DHIS2: late data, a table that is held, a partner stopped."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import boring_exchange
import dhis2_server
import httpx
import pytest
from dhis2_server import Dhis2
from pipeline_home import Home

from warehouse.networks.home import DEMO

pytestmark = [pytest.mark.exhaustive, pytest.mark.builds(3)]

LATER = date(2024, 4, 20)
OLD_MONTHS = ("2022-06", "2022-09", "2023-03")
STOPPED, HELD = "fi_lake", "pub_setting_share"
RECIPIENTS = {"demo_fund": "donor", "demo_health_fi": "fi"}
Servers = dict[str, Dhis2]


@pytest.fixture
def servers() -> Iterator[Servers]:
    with ExitStack() as open_doors:
        yield {
            recipient: open_doors.enter_context(dhis2_server.running(Dhis2(*boring_exchange.codes(DEMO, recipient))))
            for recipient in RECIPIENTS
        }


def send(home: Home, servers: Servers) -> None:
    for recipient, server in servers.items():
        (folder,) = [path for path in (home.settings.exchange / recipient / "dxf2").iterdir() if path.is_dir()]
        for path in folder.glob("*.json"):
            url, headers = f"{server.address}/api/dataValueSets", {"Content-Type": "application/json"}
            done = httpx.post(url, content=path.read_bytes(), headers=headers)
            assert done.status_code == 200, done.text


def left_over(home: Home, servers: Servers) -> dict[str, int]:
    """Values at each recipient that the newest release does not have; what it lacks must be nothing, too."""
    found = {}
    for recipient, server in servers.items():
        file = home.settings.current.resolve() / RECIPIENTS[recipient] / "warehouse.duckdb"
        wanted = boring_exchange.held(DEMO, recipient, file)
        assert wanted.items() <= server.values.items()
        found[recipient] = len(server.values.items() - wanted.items())
    return found


def test_no_value_is_left_that_the_newest_release_does_not_have(
    built_home: Home, servers: Servers, tmp_path: Path
) -> None:
    nothing = dict.fromkeys(servers, 0)
    home = built_home.copy(tmp_path / "home")
    send(home, servers)
    assert left_over(home, servers) == nothing
    first = {one: dict(server.values) for one, server in servers.items()}

    home = replace(home, as_of=LATER)
    for month in OLD_MONTHS:
        for path in sorted(home.settings.demo.glob(f"*/*{month}*.csv")):
            header, *rows = path.read_bytes().splitlines(keepends=True)
            path.with_name(f"{path.stem.partition('_v')[0]}_v7.csv").write_bytes(b"".join([header, *rows[::2]]))
    held = home.crossings("release", "hold", HELD, "--reason", "harm")
    ran = home.crossings("run")
    assert (held.code, ran.code) == (0, 0), held.text + ran.text
    send(home, servers)
    assert left_over(home, servers) == nothing
    second = {one: dict(server.values) for one, server in servers.items()}
    assert second["demo_health_fi"] != first["demo_health_fi"]
    assert not any(element == "SW_SETTING" for element, *_ in second["demo_health_fi"])

    stopped = home.crossings("partner", "stop", STOPPED, "--now", "--yes")
    assert stopped.code == 0, stopped.text
    send(home, servers)
    assert left_over(home, servers) == nothing
    third = {one: dict(server.values) for one, server in servers.items()}
    assert second["demo_health_fi"].keys() - third["demo_health_fi"].keys(), "numbers went with it"
