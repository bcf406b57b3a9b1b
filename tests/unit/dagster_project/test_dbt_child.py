"""dbt as a child: it gets one key and nothing else of ours, and it dies with its parent."""

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from dagster_project import processes
from dagster_project.lib import dbt_child, die_with_parent
from warehouse import database, vault


def test_the_child_gets_the_database_key_by_the_name_dbt_masks_and_no_other_secret(home, monkeypatch):
    vault.init_demo(home)
    keyring = vault.load(home)
    monkeypatch.setenv("CROSSINGS_KEY_WH", "not for dbt")
    monkeypatch.setenv("PARTNER_PASSWORD", "not for dbt")

    environment = dbt_child.environment(home, keyring)

    assert environment["DBT_ENV_SECRET_CROSSINGS_DB_KEY"] == keyring.db_key
    assert [name for name, value in environment.items() if value == keyring.db_key] == [database.KEY_VARIABLE]
    assert "not for dbt" not in environment.values()
    assert keyring.landing_identity not in environment.values()


def test_our_own_environment_never_holds_the_key(home):
    vault.init_demo(home)
    dbt_child.environment(home, vault.load(home))

    assert database.KEY_VARIABLE not in os.environ


def test_parsing_gets_no_key_and_telemetry_is_off(home):
    environment = dbt_child.environment(home, None)

    assert database.KEY_VARIABLE not in environment
    assert environment["DBT_SEND_ANONYMOUS_USAGE_STATS"] == "false"
    assert environment["DO_NOT_TRACK"] == "1"


@pytest.mark.parametrize(("memory", "at_once"), [("", "3"), ("900MB", "1"), ("8GB", "1"), ("16GB", "3")])
def test_of_a_database_larger_than_the_memory_one_model_is_built_at_once(home, memory, at_once):
    home.working_db.parent.mkdir(parents=True)
    with home.working_db.open("wb") as file:
        os.truncate(file.fileno(), 9_000_000_000)  # takes no room
    here = replace(home, memory=memory, dbt_threads=3)
    assert dbt_child.environment(here, None)["CROSSINGS_DBT_THREADS"] == at_once


def test_why_dbt_failed_is_not_kept_in_the_words_of_the_database(home):
    path = dbt_child.target(home) / "run_results.json"
    path.parent.mkdir(parents=True)
    kept = {"unique_id": "model.crossings.a", "status": "success", "message": "CREATE 5"}
    quoting = {"unique_id": "model.crossings.b", "status": "error", "message": "Overflow of -4711 * 815"}
    path.write_text(json.dumps({"results": [kept, quoting]}))

    dbt_child.forget_messages(home)

    assert json.loads(path.read_text())["results"] == [kept, quoting | {"message": None}]


def test_want_of_memory_is_kept_in_our_words(home):
    path = dbt_child.target(home) / "run_results.json"
    path.parent.mkdir(parents=True)
    failed = {"unique_id": "model.crossings.a", "status": "error", "message": "Out of Memory Error: 4711 of 815"}
    path.write_text(json.dumps({"results": [failed]}))

    dbt_child.forget_messages(home)

    assert json.loads(path.read_text())["results"] == [failed | {"message": dbt_child.OUT_OF_MEMORY}]


def test_what_dbt_cannot_hold_in_memory_goes_into_the_home(home):
    """And into a folder that no other process has."""
    one, other = (Path(dbt_child.environment(home, None)["CROSSINGS_SPILL"]) for _ in range(2))

    assert one != other
    assert one.parent == home.working


def test_a_child_whose_parent_was_killed_before_it_could_be_watched_does_not_begin(home):
    environment = dbt_child.environment(home, None)
    command = [*dbt_child.COMMAND[:2], sys.executable, "-c", "print('begun')"]

    here = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    of_another = environment | {die_with_parent.PARENT: "1"}
    orphan = subprocess.run(command, env=of_another, capture_output=True, text=True, check=False)

    assert (here.returncode, here.stdout) == (0, "begun\n")
    assert (orphan.returncode, orphan.stdout) == (1, "")


def test_a_child_dies_with_a_parent_that_was_killed():
    sleeps = "import time; print(1, flush=True); time.sleep(60)"
    parent_code = (
        "import subprocess, sys, time; from dagster_project.lib import dbt_child;"
        f"command = [*dbt_child.COMMAND[:2], sys.executable, '-c', {sleeps!r}];"
        "child = subprocess.Popen(command, stdout=subprocess.PIPE); child.stdout.readline();"
        "print(child.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", parent_code], stdout=subprocess.PIPE, text=True)
    with parent.stdout:
        child = int(parent.stdout.readline())
        assert processes.beginning(child)

        parent.kill()
        parent.wait()

    end = time.monotonic() + 5
    while processes.beginning(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert processes.beginning(child) is None
