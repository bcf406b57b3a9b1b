"""Dagster's page answers to this computer's own pages and to nobody else."""

import pytest

from dagster_project.lib.own_page import refused

SERVER = ("127.0.0.1", 3456)
OWN = {"host": "127.0.0.1:3456"}
JSON = {"content-type": "application/json"}


def why(method: str = "GET", path: str = "/", kind: str = "http", *, is_read_only: bool = True, **headers: str):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    scope = {
        "type": kind,
        "path": path,
        "server": SERVER,
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
    } | ({"method": method} if kind == "http" else {})
    found = refused(scope, is_read_only=is_read_only)
    return found and int(found[0])


@pytest.mark.parametrize("host", ["127.0.0.1:3456", "localhost:3456"])
def test_its_own_address_is_answered(host):
    assert why(host=host) is None
    assert why("POST", "/graphql", host=host, origin=f"http://{host}", content_type="application/json") is None
    assert why(path="/graphql", kind="websocket", host=host, origin=f"http://{host}") is None


@pytest.mark.parametrize(
    "host", ["evil.example:3456", "127.0.0.1", "localhost:3457", "127.0.0.1:3456.evil.example", ""]
)
def test_a_name_that_leads_here_by_a_trick_is_not_answered(host):
    assert why(host=host) == 421
    assert why(path="/graphql", kind="websocket", host=host) == 421


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:3457", "https://localhost:3456"])
def test_another_page_is_not_answered(origin):
    assert why("POST", "/graphql", **OWN, origin=origin, content_type="application/json") == 403
    assert why("GET", "/graphql", **OWN, origin=origin) == 403
    assert why(path="/graphql", kind="websocket", **OWN, origin=origin) == 403


def test_a_question_by_get_runs_nothing():
    assert why("GET", "/graphql", **OWN, accept="*/*") == 405
    assert why("GET", "/graphql/", **OWN) == 405
    assert why("GET", "/graphql", **OWN, accept="text/html") is None  # the editor, which Dagster shows without running


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_a_browser_sends_to_strangers_without_asking_is_not_taken(kind):
    assert why("POST", "/graphql", **OWN, content_type=kind) == 415
    assert why("POST", "/report_asset_check/x", is_read_only=False, **OWN, content_type=kind) == 415


def test_a_page_that_only_shows_takes_no_reports():
    assert why("POST", "/report_asset_materialization/x", **OWN, content_type="application/json") == 403
    assert (
        why("POST", "/report_asset_materialization/x", is_read_only=False, **OWN, content_type="application/json")
        is None
    )
