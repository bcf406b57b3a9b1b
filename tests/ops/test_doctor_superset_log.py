"""Superset's setup and its server write JSON alone where it is asked for, gunicorn's own words too."""

import json
import os
import signal
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dagster_project import processes, web_services
from warehouse import vault
from warehouse.networks import home
from warehouse.settings import Settings


@pytest.fixture
def served(place: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """Without a release: the login page answers all the same."""
    monkeypatch.setenv("CROSSINGS_LOG_FORMAT", "json")
    with socket.create_server(("127.0.0.1", 0)) as free:
        here = replace(place, log_format="json", superset_port=free.getsockname()[1])
    home.choose_demo(here)
    vault.init_demo(here)
    web_services.prepare_superset(here)
    service = web_services.superset(here)
    processes.start(here, service)
    try:
        processes.wait_until_answering(here, service)
        yield here
    finally:
        processes.stop(here, service.name)


def lines(file: Path) -> list[dict[str, str]]:
    written = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in written if not line.startswith("{")] == []
    return [json.loads(line) for line in written]


def test_setup_and_server_write_one_object_a_line(served: Settings) -> None:
    assert "is current" not in (served.logs / "superset-setup.log").read_text()
    assert lines(served.logs / "superset-setup.log")[-1]["process"] == "superset-setup"
    master = processes.running(served, web_services.SUPERSET)
    assert master is not None
    worker = next(int(pid) for pid in Path(f"/proc/{master}/task/{master}/children").read_text().split())
    os.kill(worker, signal.SIGKILL)  # of which gunicorn tells in its own words
    log = served.logs / "superset.log"
    for _ in range(100):
        if str(worker) in log.read_text():
            break
        signal.sigtimedwait([], 0.1)
    said = lines(log)
    assert any(str(worker) in each["message"] for each in said)
    assert {each["process"] for each in said} == {"superset"}
