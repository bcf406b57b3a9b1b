"""Dagster's pages and its daemon as they run on a server: the metrics page, logs of JSON alone, and people who hear."""

import json
import os
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import mail_server
import measured_results
import pytest
from northern_network import PARTNERS
from pipeline_home import Home
from prometheus_client.parser import text_string_to_metric_families

from dagster_project import looking, processes, web_services
from warehouse import hardening, log_lines, vault
from warehouse.alerts import recipients
from warehouse.settings import Settings

ME, KEEPER = "me@example.org", "keeper@example.org"
TAKE_IN = """
from dagster_project import pipeline
from warehouse.settings import settings
pipeline.take_in(settings())
"""
PROXY = ("X-Forwarded-For", "X-Real-IP", "Forwarded")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def served(northern_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Pages and daemon with logs of JSON, over a home in which an intake has run."""
    home = northern_home.copy(tmp_path_factory.mktemp("served") / "home")
    home = replace(home, extra={"CROSSINGS_LOG_FORMAT": "json"})
    took_in = home.python(TAKE_IN)
    assert took_in.code == 0, took_in.text
    here = replace(home.settings, dagster_port=free_port(), superset_port=9, log_format="json")
    patch = pytest.MonkeyPatch()
    for name, value in home.environment.items():
        patch.setenv(name, value)
    patch.setenv("CROSSINGS_SUPERSET_PORT", "9")
    wanted = web_services.dagster(here)
    try:
        for service in wanted:
            processes.start(here, service)
        for service in wanted:
            processes.wait_until_answering(here, service)
        yield here
    finally:
        for service in wanted:
            processes.stop(here, service.name)
        patch.undo()


def page(here: Settings, **headers: str) -> tuple[int, str]:
    request = Request(
        f"{web_services.dagster_address(here)}/metrics",
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )
    try:
        with urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def figures(text: str) -> dict[str, float]:
    return {
        ":".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_the_page_is_filled_by_a_look_and_names_no_partner(served: Settings) -> None:
    before = figures(page(served)[1])["crossings_look_age_seconds"]
    assert looking.look(served) in (0, 8)
    status, text = page(served)
    found = figures(text)
    assert (status, found["crossings_look_age_seconds"] < min(before, 120)) == (200, True)
    assert {"crossings_release_age_seconds", "crossings_disk_free_bytes", "crossings_run_seconds:intake"} <= set(found)
    assert found["crossings_rows"] % 100 == 0
    assert not [name for name in PARTNERS if name in text]


def test_nobody_sees_the_page_by_another_name_or_through_a_proxy(served: Settings) -> None:
    assert page(served, Host="crossings.example.org")[0] == 421
    assert [page(served, **{name.replace("-", "_"): "127.0.0.1"})[0] for name in PROXY] == [403, 403, 403]


def test_a_look_at_the_page_costs_milliseconds_of_its_process(served: Settings) -> None:
    pid, times = processes.running(served, web_services.DAGSTER_PAGES), 50
    page(served)
    before = _processor(pid)
    for _ in range(times):
        page(served)
    cost = (_processor(pid) - before) / times
    measured_results.keep(
        "doctor_scrape",
        title="What a look at the metrics page costs",
        what=f"The process of Dagster's pages, over {times} requests.",
        heads=("", "milliseconds of processor"),
        rows=[("one request", f"{cost * 1000:.0f}")],
        place=62,
    )
    assert cost < 0.1


def _processor(pid: int | None) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_every_line_of_every_log_is_one_object_and_names_no_partner(served: Settings) -> None:
    logs = {path.name: path.read_text(encoding="utf-8") for path in sorted(served.logs.glob("*.log*"))}
    assert "pipeline.log" in logs
    for name, text in logs.items():
        assert [(name, line) for line in text.splitlines() if not line.startswith("{")] == []
        lines = [json.loads(line) for line in text.splitlines()]
        assert all({"at", "level", "process", "logger", "message"} <= each.keys() for each in lines), name
        assert [code for code in PARTNERS if code in text] == [], name
    assert sum(len(text.splitlines()) for text in logs.values()) > 0


def test_people_hear_once_that_something_must_be_done_and_once_that_it_is_well(
    northern_home: Home, tmp_path: Path
) -> None:
    home = northern_home.copy(tmp_path / "home")
    hardening.for_its_owner(home.path)
    with mail_server.running() as mail:
        text = (
            f"recipients: [{{name: a, audience: ua, language: uk, hears: [failures], address: '{mail.address(ME)}'}}]"
        )
        recipients.replace(home.settings, vault.load(home.settings), text)
        hardening.for_its_owner(home.path)
        commands = [home.crossings("doctor", "--tell")]
        home.path.chmod(0o755)
        commands += [home.crossings("doctor", "--tell") for _ in range(2)]
        home.path.chmod(0o700)
        commands.append(home.crossings("doctor", "--tell"))
    assert [each.code for each in commands] == [0, 8, 8, 0], commands[0].text
    assert [str(message["subject"]) for message in mail.to(ME)] == [
        "Crossings: потрібна ваша увага",
        "Crossings: усе знову гаразд",
    ]


def test_who_keeps_the_server_hears_of_a_seal_from_the_pages_alone(northern_home: Home, tmp_path: Path) -> None:
    """Nobody can load the code while it is sealed, no run begins; the pages' process looks all the same."""
    home = northern_home.copy(tmp_path / "home")
    hardening.for_its_owner(home.path)
    kept = home.settings.home / "run" / "doctor.json"
    kept.parent.mkdir(mode=0o700)
    kept.write_text('{"sealed_since": "2026-01-01T00:00:00+00:00"}')
    with mail_server.running() as mail:
        home = replace(
            home,
            keys_file=tmp_path / "away.json",
            extra={"CROSSINGS_SEALED_ALERT": mail.address(KEEPER), "CROSSINGS_SUPERSET_PORT": "9"},
        )
        code = (
            "from datetime import timedelta; from dagster_project import looking; import time\n"
            "from warehouse.settings import settings\n"
            "looking.begin(settings(), first=timedelta(0), every=timedelta(seconds=1)); time.sleep(25)"
        )
        began = time.monotonic()
        assert home.python(code).code == 0
        assert time.monotonic() - began < 200
    assert [str(message["subject"]) for message in mail.to(KEEPER)] == ["Crossings: something needs you"]
    assert log_lines.HIDDEN not in kept.read_text()
