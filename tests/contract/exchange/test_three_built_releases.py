"""Three releases of real cells of the demo network, built by the release's own code, at recipients' DHIS2.

First the second half of 2023 is still open; then its late data are there and quarters of one country are hidden; last
everything of one city is gone, as after the stop of a partner.

Add here: another way in which cells come and go. Keep out: whole runs (test_three_releases_at_a_recipient.py).
"""

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
from verdicts import passed

from warehouse import database, release, vault
from warehouse.networks.home import DEMO
from warehouse.release.exchange import package
from warehouse.release.exchange.package import Wish

DAYS = (date(2024, 2, 20), date(2024, 3, 20), date(2024, 4, 20))
RECIPIENTS = {"demo_fund": "donor", "demo_health_fi": "fi"}
TABLES = {
    "pub_release", "pub_coverage", "pub_reach", "pub_services", "pub_setting_share", "pub_violations",
    "protected_reach", "protected_mean",
}  # fmt: skip
OPEN = "update {table} set status = 'open', persons = null where period_start >= date '2023-07-01'"
FEW = (
    "update {table} set status = 'few', persons = null "
    "where country_code = 'FI' and period_type in ('quarter', 'half_year') and period_start < date '2023-07-01'"
)
GONE = "delete from {table} where city_code = 'fi_tampere' or country_code = 'UA'"
CHANGES = ({"pub_reach": OPEN, "pub_coverage": OPEN}, {"pub_coverage": FEW}, {"pub_reach": GONE, "pub_coverage": GONE})


def published(built: Home, home: Home, changes: dict[str, str]) -> str:
    """A release of the demo network's own tables with these changes, which people see."""
    settings, keys = home.settings, vault.load(home.settings)
    settings.working_db.unlink(missing_ok=True)
    with database.writer(settings, keys) as con:
        con.execute(f"attach '{built.settings.working_db}' as built (encryption_key '{keys.db_key}', read_only)")
        tables = con.execute(
            "select schema_name, table_name from duckdb_tables() where database_name = 'built' order by all"
        ).fetchall()
        for schema, table in tables:
            if table not in TABLES:
                continue
            con.execute(
                f"create schema if not exists {schema}; create table {schema}.{table} as from built.{schema}.{table}"
            )
            if table in changes:
                con.execute(changes[table].format(table=f"{schema}.{table}"))
        con.execute("insert into raw.partner by name from built.raw.partner")
        con.execute("detach built")
    release_id = release.build(settings, keys).release_id
    release.flip(settings, keys, passed(settings, release_id, keys))
    return release_id


def sent(home: Home, servers: dict[str, Dhis2]) -> None:
    keys = vault.load(home.settings)
    for recipient, server in servers.items():
        (made,) = package.make(home.settings, keys, Wish(recipient, ("dxf2",)))
        for path in made.folder.glob("*.json") if made.folder else ():
            url, headers = f"{server.address}/api/dataValueSets", {"Content-Type": "application/json"}
            done = httpx.post(url, content=path.read_bytes(), headers=headers)
            assert done.status_code == 200, done.text


@pytest.fixture
def empty(built_home: Home, tmp_path: Path) -> Home:
    home = Home(tmp_path / "home", built_home.keys_file, DAYS[0])
    home.path.mkdir()
    home.settings.network.write_text("demo\n", encoding="utf-8")
    return home


def test_nothing_is_left_at_any_recipient_that_the_newest_release_does_not_have(built_home: Home, empty: Home) -> None:
    with ExitStack() as doors:
        servers = {
            recipient: doors.enter_context(dhis2_server.running(Dhis2(*boring_exchange.codes(DEMO, recipient))))
            for recipient in RECIPIENTS
        }
        held: list[dict[str, set[object]]] = []
        for day, changes in zip(DAYS, CHANGES, strict=True):
            home = replace(empty, as_of=day)
            name = published(built_home, home, changes)
            sent(home, servers)
            for recipient, server in servers.items():
                file = home.settings.published / name / RECIPIENTS[recipient] / "warehouse.duckdb"
                assert server.values == boring_exchange.held(DEMO, recipient, file)
            held.append({one: set(server.values) for one, server in servers.items()})
    for one in servers:
        first, second, third = (state[one] for state in held)
        assert second - first, "late data came"
        assert first - second, "something was hidden"
        assert second - third, "somebody was stopped"
