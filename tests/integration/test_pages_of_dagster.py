"""Dagster's pages and its daemon: they answer on loopback, show the code and the runs, and stop without a trace."""

import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from pipeline_home import Home

from dagster_project import processes, web_services
from warehouse.settings import Settings

QUERY = """
{
  workspaceOrError { ... on Workspace { locationEntries { name loadStatus
    locationOrLoadError { ... on PythonError { message } } } } }
  runsOrError { ... on Runs { results { jobName status } } }
}
"""


@pytest.fixture(scope="module")
def pages(built_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    home = built_home.copy(tmp_path_factory.mktemp("pages") / "home")
    home.python(
        "from dagster_project import pipeline; from warehouse.settings import settings; pipeline.take_in(settings())"
    )
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    here = replace(home.settings, dagster_port=port)
    patch = pytest.MonkeyPatch()
    for name, value in home.environment.items():
        patch.setenv(name, value)
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


def asked(here: Settings) -> dict:
    body = json.dumps({"query": QUERY}).encode()
    request = Request(f"{web_services.dagster_address(here)}/graphql", body, {"content-type": "application/json"})
    with urlopen(request, timeout=30) as answer:
        return json.load(answer)["data"]


def test_the_code_is_loaded_and_the_runs_of_the_command_line_are_shown(pages):
    answer = asked(pages)

    (place,) = answer["workspaceOrError"]["locationEntries"]
    assert (place["name"], place["loadStatus"]) == ("crossings", "LOADED")
    assert "message" not in (place["locationOrLoadError"] or {})
    assert {"jobName": "intake", "status": "SUCCESS"} in answer["runsOrError"]["results"]


def test_they_listen_on_loopback_alone(pages):
    listening = [
        line.split()[1] for line in Path("/proc/net/tcp").read_text().splitlines()[1:] if line.split()[3] == "0A"
    ]
    ours = [address for address in listening if int(address.split(":")[1], 16) == pages.dagster_port]

    assert ours == [f"0100007F:{pages.dagster_port:04X}"]


RELOAD = "mutation { reloadWorkspace { __typename } }"


def hostile(here: Settings, path: str = "/graphql", data: bytes | None = None, **headers: str) -> tuple[int, str]:
    """What a page on the web that is open in the same browser would get."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urlopen(Request(f"{web_services.dagster_address(here)}{path}", data, named), timeout=30) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def test_a_page_on_the_web_can_neither_read_nor_start_anything(pages):
    body = json.dumps({"query": RELOAD}).encode()

    assert hostile(pages, f"/graphql?query={quote(RELOAD)}")[0] == 405
    assert hostile(pages, f"/graphql?query={quote(RELOAD)}", b"", content_type="text/plain")[0] == 415
    assert hostile(pages, data=body, content_type="application/json", origin="https://pages.example")[0] == 403
    assert hostile(pages, data=body, content_type="application/json", host="pages.example:80")[0] == 421
    assert hostile(pages, "/", host="pages.example:80")[0] == 421


def test_another_page_opens_no_socket(pages):
    def opening(origin: str) -> bytes:
        with socket.create_connection(("127.0.0.1", pages.dagster_port), timeout=30) as line:
            line.sendall(
                f"GET /graphql HTTP/1.1\r\nHost: 127.0.0.1:{pages.dagster_port}\r\nOrigin: {origin}\r\n"
                "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-ws\r\n\r\n".encode()
            )
            return line.recv(64).split(b"\r\n")[0]

    assert b" 403 " in opening("https://pages.example") + b" "
    assert b" 101 " in opening(web_services.dagster_address(pages)) + b" "


def test_the_page_itself_only_shows(pages):
    body = json.dumps({"query": RELOAD}).encode()
    code, text = hostile(pages, data=body, content_type="application/json", origin=web_services.dagster_address(pages))

    assert (code, json.loads(text)["data"]) == (200, {"reloadWorkspace": {"__typename": "UnauthorizedError"}})


def test_stopping_leaves_nothing_running(pages):
    began = [processes.running(pages, name) for name in (web_services.DAGSTER_PAGES, web_services.DAGSTER_DAEMON)]
    assert all(began)

    stopped = [processes.stop(pages, name) for name in (web_services.DAGSTER_PAGES, web_services.DAGSTER_DAEMON)]

    assert stopped == [True, True]
    assert [processes.beginning(pid) for pid in began] == [None, None]
