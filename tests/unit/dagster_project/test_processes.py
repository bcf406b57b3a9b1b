"""Background processes: started once, found again, stopped exactly."""

import json
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from dagster_project import processes
from dagster_project.processes import Service
from warehouse.errors import ConfigError, CrossingsError

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
PARENT = """
import subprocess, sys, time
print(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]).pid, flush=True)
time.sleep(60)
"""


def service(command=SLEEP, **more) -> Service:
    return Service("sleeper", command, dict(os.environ), **more)


@pytest.fixture
def sleeper(home):
    processes.start(home, service())
    yield processes.running(home, "sleeper")
    processes.stop(home, "sleeper")


def test_a_service_is_started_once(home, sleeper):
    assert processes.start(home, service()) is False
    assert processes.running(home, "sleeper") == sleeper


def test_stop_ends_it_and_says_so(home, sleeper):
    assert processes.stop(home, "sleeper") is True
    assert processes.running(home, "sleeper") is None
    assert processes.stop(home, "sleeper") is False


def test_stop_ends_its_children_too(home):
    processes.start(home, service([sys.executable, "-c", PARENT]))
    log = processes.log_path(home, "sleeper")
    end = time.monotonic() + 10
    while not log.read_text().strip() and time.monotonic() < end:
        time.sleep(0.05)
    child = int(log.read_text())
    assert processes.beginning(child)

    processes.stop(home, "sleeper")

    end = time.monotonic() + 10  # `stop` may have taken its time
    while processes.beginning(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert processes.beginning(child) is None


def test_a_process_that_ignores_the_request_is_ended_all_the_same(home):
    stubborn = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"
    )
    processes.start(home, service([sys.executable, "-c", stubborn]))
    while not processes.log_path(home, "sleeper").read_text():
        time.sleep(0.05)

    assert processes.stop(home, "sleeper", seconds=0.5) is True
    assert processes.running(home, "sleeper") is None


def test_a_service_heeds_sigterm_where_this_process_ignores_it(home):
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)  # as Dagster leaves it in a background job
    try:
        processes.start(home, service())
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)
    os.killpg(processes.running(home, "sleeper"), signal.SIGTERM)
    end = time.monotonic() + 10
    while processes.running(home, "sleeper") and time.monotonic() < end:
        time.sleep(0.05)
    is_gone = processes.running(home, "sleeper") is None
    processes.stop(home, "sleeper")
    assert is_gone


def test_what_is_started_from_a_background_job_can_be_asked_to_end_as_dagster_understands_it(home):
    as_dagster_does = "signal.signal(signal.SIGTERM, signal.getsignal(signal.SIGINT))"  # dagster/_utils/interrupts.py
    ends_tidily = f"""
import signal, time
{as_dagster_does}
print("begun", flush=True)
try:
    time.sleep(60)
finally:
    print("ended", flush=True)
"""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell does for `crossings up &` in a script
    try:
        processes.start(home, service([sys.executable, "-c", ends_tidily]))
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
    log = processes.log_path(home, "sleeper")
    while "begun" not in log.read_text():
        time.sleep(0.05)

    assert processes.stop(home, "sleeper") is True
    assert "ended" in log.read_text()


def test_a_number_that_now_belongs_to_a_stranger_is_never_stopped(home):
    stranger = subprocess.Popen(SLEEP)
    record = home.home / "run" / "sleeper.json"
    record.parent.mkdir(parents=True)
    record.write_text(json.dumps({"pid": stranger.pid, "began": "another boot 12345"}))

    assert processes.running(home, "sleeper") is None
    assert processes.stop(home, "sleeper") is False
    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


def test_a_port_that_is_taken_is_told_with_the_setting_that_changes_it(home):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = taken.getsockname()
        with pytest.raises(ConfigError, match=f"{address[1]} is taken.*CROSSINGS_DAGSTER_PORT"):
            processes.start(home, service(address=address, port_setting="CROSSINGS_DAGSTER_PORT"))

    assert processes.running(home, "sleeper") is None


def test_a_service_that_ends_at_once_is_told_with_the_place_of_its_log(home):
    broken = service([sys.executable, "-c", "raise SystemExit(1)"], answers=lambda: True)
    processes.start(home, broken)
    end = time.monotonic() + 30
    while processes.running(home, "sleeper") and time.monotonic() < end:
        time.sleep(0.05)

    with pytest.raises(CrossingsError, match=r"sleeper ended.*sleeper\.log"):
        processes.wait_until_answering(home, broken, seconds=5)


def test_a_service_that_never_answers_is_given_up(home):
    silent = service(answers=lambda: False)
    processes.start(home, silent)

    with pytest.raises(CrossingsError, match="did not answer"):
        processes.wait_until_answering(home, silent, seconds=0.6)
    processes.stop(home, "sleeper")


KEPT = """
import os, sys
from dagster_project import processes
from warehouse.settings import settings
processes.remember_kept(settings(), "sleeper")
os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(60)"])
"""
KEEPER = """
import subprocess, sys
while True:
    subprocess.run([sys.executable, "-c", sys.argv[1]], start_new_session=True)
"""


@pytest.fixture
def keeper(home):
    """As systemd and supervisor do: whatever ends is started again."""
    command = [sys.executable, "-c", KEEPER, KEPT]
    kept = subprocess.Popen(command, env=os.environ | {"CROSSINGS_HOME": str(home.home)}, cwd=home.root)
    end = time.monotonic() + 60
    while processes.running(home, "sleeper") is None:
        assert time.monotonic() < end
        time.sleep(0.1)
    yield
    kept.kill()
    kept.wait()
    processes.stop(home, "sleeper")


def test_what_is_kept_is_known_as_such_and_begins_by_itself_when_it_is_restarted(home, keeper):
    before = processes.running(home, "sleeper")
    assert processes.kept(home, ["sleeper", "nobody"]) == ["sleeper"]
    assert processes.start(home, service()) is False
    assert processes.restart(home, service()) is True
    assert processes.running(home, "sleeper") not in (None, before)
    assert processes.kept(home, ["sleeper"]) == ["sleeper"]


def test_what_we_started_is_not_kept_and_is_started_again(home, sleeper):
    assert processes.kept(home, ["sleeper"]) == []
    assert processes.restart(home, service()) is True
    assert processes.running(home, "sleeper") not in (None, sleeper)


def test_nothing_is_started_anew_that_did_not_run(home):
    assert processes.restart(home, service()) is False
    assert processes.running(home, "sleeper") is None
