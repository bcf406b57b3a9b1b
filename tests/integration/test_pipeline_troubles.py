"""One run in which several partners are in trouble, each in another way, and the rest flows.

fi_lake     is pulled from a real SFTP server
fi_north    has a wrong password for the same server
ua_more     names a folder that is not there
ru_neva     sends a delivery that only the check of the whole can refuse
ru_ob       has lost a column

And the database has a published table that an earlier version of the project left.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from own_network import own_network
from pipeline_home import Home, Ran
from sftp_server import PASSWORD, USER, serving

from warehouse import database, vault, yaml_text
from warehouse.networks.demo import write_poisoned
from warehouse.networks.home import DEMO

pytestmark = [pytest.mark.exhaustive, pytest.mark.builds(1)]

DEMO_PARTNERS = DEMO / "partners"
POISONED, KEPT_FILES = "2023-11", 4
WITHOUT_TROUBLE = ("ru_baikal", "ua_halych", "fi_harbour")
SECRETS = {"CROSSINGS_TEST_USER": USER, "CROSSINGS_TEST_PASSWORD": PASSWORD, "CROSSINGS_TEST_WRONG": "wrong horse"}
HISTORY = """
import json
import dagster as dg
from dagster_project import instance
from warehouse.settings import settings

def told(home, run, kind):
    logged = [each.event_log_entry.dagster_event for each in home.get_records_for_run(run.run_id).records]
    return [event for event in logged if event and event.event_type_value == kind]

def checks(home, run):
    found = [event.asset_check_evaluation_data for event in told(home, run, "ASSET_CHECK_EVALUATION")]
    return {each.asset_key.to_user_string(): each.passed for each in found}

def made(home, run):
    return sorted({event.asset_key.to_user_string() for event in told(home, run, "ASSET_MATERIALIZATION")})

with instance.opened(settings()) as home:
    runs = sorted(home.get_run_records(), key=lambda record: record.create_timestamp)
    kept = [record.dagster_run for record in runs]
    print(json.dumps([{"job": run.job_name, "checks": checks(home, run), "made": made(home, run)} for run in kept]))
"""


@pytest.fixture(scope="module")
def troubled(demo_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """The network in trouble: three months of files, declarations of its own, an SFTP server that runs."""
    folder = tmp_path_factory.mktemp("troubled")
    home = demo_home.copy(folder / "home")
    demo = home.settings.demo
    write_poisoned(demo, "ru_neva", POISONED)
    prune(demo)
    lose_a_column(demo / "ru_ob")
    served = folder / "served"
    shutil.copytree(demo / "fi_lake", served / "fi_lake")
    with serving(served, folder / "known_hosts") as server:
        login = {"username_env": "CROSSINGS_TEST_USER", "known_hosts": str(server.known_hosts)}
        changed = {
            "fi_lake": {"url": server.url("fi_lake"), "password_env": "CROSSINGS_TEST_PASSWORD", **login},
            "fi_north": {"url": server.url("fi_lake"), "password_env": "CROSSINGS_TEST_WRONG", **login},
            "ua_more": {"url": "{demo}/nowhere"},
        }
        declare(home, changed)
        leave_a_former_table(home)
        yield Home(home.path, home.keys_file, home.as_of, SECRETS)


@pytest.fixture(scope="module")
def ran(troubled: Home) -> Ran:
    return troubled.crossings("run")


@pytest.fixture(scope="module")
def runs(troubled: Home, ran: Ran) -> list[dict]:
    return json.loads(troubled.python(HISTORY).text.splitlines()[-1])


def prune(demo: Path) -> None:
    """Keep what each partner sent last: a few months take a quarter of the time of two years."""
    for folder in demo.iterdir():
        if folder.name != "truth":
            for file in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)[:-KEPT_FILES]:
                file.unlink()


def lose_a_column(folder: Path) -> None:
    """Rename the header of the city in the newest file: a form was changed and nobody said so."""
    newest = sorted(folder.iterdir())[-1]
    text = newest.read_bytes()
    newest.write_bytes(text.replace("Город".encode("cp1251"), "Где".encode("cp1251"), 1))


def declare(home: Home, changed: dict[str, dict[str, str]]) -> None:
    own_network(home.path)
    for path in (DEMO_PARTNERS / f"{code}.yaml" for code in (*changed, "ru_neva", "ru_ob", *WITHOUT_TROUBLE)):
        content = yaml_text.read(path.read_text(encoding="utf-8"))
        content["attributes"]["source"] |= changed.get(path.stem, {})
        target = home.settings.partners / path.name
        target.parent.mkdir(exist_ok=True)
        target.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def leave_a_former_table(home: Home) -> None:
    """Under the name of no model, beside a view of an analyst, which is no schema of dbt."""
    with database.writer(home.settings, vault.load(home.settings)) as con:
        con.execute("create schema published; create table published.pub_former as select 1 as persons")
        con.execute("create schema notes; create view notes.partners as from raw.partner")


def test_the_rest_is_released_and_the_exit_code_says_that_a_source_was_out_of_reach(troubled, ran):
    assert ran.code == 3, ran.text
    assert troubled.settings.current.exists()


def test_a_poisoned_delivery_fails_its_check_and_blocks_the_load_in_that_run(runs):
    first, again, build = runs

    assert [run["job"] for run in runs] == ["intake", "intake", "build"]
    assert first["checks"]["delivery/ru_neva"] is False
    assert "delivery/ru_neva" in first["made"]
    assert "raw/ru_neva" not in first["made"]
    assert {"raw/ru_baikal", "raw/ua_halych", "raw/fi_lake"} <= set(first["made"])
    assert again["made"] == ["delivery/ru_neva", "raw/ru_neva"]
    assert again["checks"] == {"delivery/ru_neva": True}
    assert "release/current" in build["made"]


def test_the_poisoned_delivery_is_set_aside_and_the_month_keeps_what_was_sent_before(troubled, ran):
    deliveries = troubled.rows(
        "select status, rule, version from raw.delivery "
        f"where partner_code = 'ru_neva' and span_start = date '{POISONED}-01' order by version"
    )

    assert deliveries == [("accepted", None, 1), ("refused", "fit_same_code", 2)]
    assert troubled.rows(f"select count(*) > 0 from raw.contact where contact_date >= date '{POISONED}-01'") == [
        (True,)
    ]
    assert troubled.rows("select count(*) from raw.delivery where status = 'pending'") == [(0,)]
    assert "fit_same_code" in ran.text


def test_a_real_sftp_server_feeds_a_partner(troubled, ran):
    assert troubled.rows("select count(*) > 50 from raw.contact where partner_code = 'fi_lake'") == [(True,)]


def test_a_wrong_password_is_told_by_the_variable_to_set_and_never_by_its_value(ran):
    assert "fi_north: the SFTP server does not accept the user, the password or the token" in ran.text
    assert "CROSSINGS_TEST_WRONG" in ran.text
    assert "horse" not in ran.text


def test_a_missing_source_names_the_partner_and_the_remedy(ran):
    assert "ua_more: the folder named by source.url" in ran.text
    assert "Correct source.url, or ask the partner." in ran.text


def test_a_lost_column_refuses_that_file_and_no_other(troubled, ran):
    refused = troubled.rows(
        "select delivery.rule, column_name from raw.delivery as delivery inner join raw.refusal using (delivery_id) "
        "where delivery.partner_code = 'ru_ob' and delivery.status = 'refused'"
    )

    assert refused == [("missing_column", "city")]
    assert troubled.rows("select count(*) > 0 from raw.contact where partner_code = 'ru_ob'") == [(True,)]
    assert "missing_column" in ran.text


def test_a_whole_build_begins_without_what_a_former_model_left(troubled, ran):
    rows = troubled.rows(
        "select table_schema, table_name from information_schema.tables "
        "where table_name = 'pub_former' or table_schema = 'notes'"
    )
    assert rows == [("notes", "partners")]


def test_nothing_is_half_loaded(troubled, ran):
    assert troubled.rows("select count(*) from raw.delivery where status = 'pending'") == [(0,)]
    assert troubled.rows(
        "select count(*) from raw.delivery where status = 'refused' "
        "and delivery_id in (select delivery_id from raw.contact)"
    ) == [(0,)]


def test_neither_keys_nor_secrets_nor_codes_are_in_what_dagster_and_the_logs_keep(troubled, ran):

    keyring = vault.load(troubled.settings)
    forbidden = [keyring.db_key.encode(), keyring.landing_identity.encode(), PASSWORD.encode(), b"wrong horse"]
    kept = [path for folder in (troubled.settings.dagster, troubled.settings.logs) for path in folder.rglob("*")]
    kept += (troubled.settings.working / "dbt").rglob("*")
    leaks = [path.name for path in kept if path.is_file() and any(secret in path.read_bytes() for secret in forbidden)]

    assert [path for path in kept if path.is_file()]
    assert leaks == []
