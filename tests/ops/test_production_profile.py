"""A server from the files of `crossings install`: who gets in by its only door, and what is not there for anybody.

PostgreSQL, Redis, nginx, Superset and Dagster run as their keeper started them; nothing in them is made for tests.
"""

import base64
import json
import shutil
import socket
import ssl
import time
import uuid
from collections.abc import Iterator

import httpx
import pytest
from pipeline_home import Home
from production_server import HOST, PIPELINE_ACCOUNT, PIPELINE_PASSWORD, Production, is_let_in
from verdicts import passed

from dagster_project.production.place import Place
from warehouse import vault
from warehouse.release import rooms

pytestmark = pytest.mark.builds(7)
COUNT = {"expressionType": "SQL", "sqlExpression": "count(*)", "label": "rows"}
PASSPHRASE = "seven slow horses under one oak\n"
HTML = {"Accept": "text/html", "Accept-Language": "ru"}
ANSWERS = (200, 302)


@pytest.fixture(scope="module")
def coordinator(server: Production) -> Iterator[httpx.Client]:
    with server.logged_in("coordinator") as client:
        yield client


@pytest.fixture
def another_release(server: Production, northern_home: Home) -> Iterator[str]:
    """The same numbers under another name, shown to people."""
    place, name = server.here, f"2024-03-22-{uuid.uuid4().hex[:12]}"
    before = place.current.resolve().name
    shutil.copytree(place.published / before, place.published / name)
    passed(place, name, vault.load(northern_home.settings))
    _point_to(server, name)
    yield name
    _point_to(server, before)
    rooms.drop(place, name)


def _point_to(server: Production, name: str) -> None:
    beside = server.here.current.with_name("current.test")
    beside.symlink_to(name)
    beside.replace(server.here.current)


def test_the_check_of_the_installation_finds_only_what_a_test_cannot_have(server: Production) -> None:
    said = server.crossings("install", "--into", str(server.folder), "--check")
    findings = [line for line in said.stderr.splitlines() if line[:1].isdigit()]
    of_this_machine = ("swapped", "GiB", "on the disk of the home", "is on a disk", "Others can open")
    assert [line for line in findings if not any(word in line for word in of_this_machine)] == []


def test_a_login_over_tls_gets_a_secure_cookie_and_the_own_pages_in_the_own_language(server: Production) -> None:
    with server.logged_in("coordinator_ru") as client:
        [cookie] = [one for one in client.cookies.jar if one.name == "session"]
        assert (cookie.secure, cookie.get_nonstandard_attr("SameSite")) == (True, "Strict")
        page = client.get("/", follow_redirects=True)
        assert '<html lang="ru">' in page.text
        assert page.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_http_leads_to_tls_and_another_name_leads_nowhere(server: Production) -> None:
    plain = f"http://{HOST}:{server.ports['http']}"
    sent_on = httpx.get(f"{plain}/superset/welcome/?a=b")
    assert (sent_on.status_code, sent_on.headers["Location"]) == (301, f"{server.url}/superset/welcome/?a=b")
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(plain, headers={"Host": "elsewhere.example"})
    with server.browser() as client, pytest.raises(httpx.RemoteProtocolError):
        client.get("/login/", headers={"Host": "elsewhere.example"})


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated:DeprecationWarning")
def test_old_tls_is_refused(server: Production) -> None:
    old = server.trusted()
    old.set_ciphers("DEFAULT@SECLEVEL=0")  # this side would speak it
    old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
    with (
        server.browser(verify=old) as client,
        pytest.raises(httpx.ConnectError, match=r"(?i)protocol.version"),
    ):
        client.get("/login/")


def test_an_account_sees_its_dashboards_and_not_anothers(server: Production, coordinator: httpx.Client) -> None:
    mine = coordinator.get("/", follow_redirects=True)
    own = str(mine.url.path)
    assert own.startswith("/superset/dashboard/")
    with server.logged_in("donor") as donor:
        assert donor.get(own, headers=HTML).status_code in (403, 404)


def test_a_logout_ends_the_session_for_every_copy_of_its_cookie(server: Production) -> None:
    with server.logged_in("donor_fi") as client, server.browser(cookies=dict(client.cookies)) as copy:
        assert copy.get("/api/v1/me/").status_code == 200
        client.get("/logout/")
        assert [one.get("/api/v1/me/").status_code for one in (client, copy)] == [401, 401]


def test_another_page_may_send_nothing(server: Production, coordinator: httpx.Client) -> None:
    for origin in ("https://elsewhere.example", f"http://{HOST}", "null", f"https://{HOST}"):
        asked = coordinator.post("/superset/log/", headers={"Origin": origin}, json={})
        assert asked.status_code == 403, origin
    assert coordinator.post("/superset/log/?explode=events", headers={"Origin": server.url}, data={}).status_code < 500


@pytest.mark.parametrize(
    "path", ["/metrics", "/crossings/first-answers/", "/graphql", "/server_info", "/runs", "/overview/activity"]
)
def test_nothing_of_the_pipeline_is_on_the_dashboards_port(coordinator: httpx.Client, path: str) -> None:
    assert coordinator.get(path).status_code == 404
    assert coordinator.post(path, json={"query": "{ version }"}).status_code in (404, 405)


def test_the_pipelines_pages_ask_for_an_account_and_answer_only_what_their_pages_ask(server: Production) -> None:
    known = httpx.BasicAuth(PIPELINE_ACCOUNT, PIPELINE_PASSWORD)
    asked = {"query": "{ version }"}
    with server.browser(base_url=server.pipeline_url) as client:
        assert client.get("/").status_code == 401
        assert client.post("/graphql", json=asked).status_code == 401
        assert client.get("/", auth=httpx.BasicAuth(PIPELINE_ACCOUNT, "another")).status_code == 401
        assert client.get("/", auth=known).status_code == 200
        assert client.get("/runs", auth=known).status_code == 200
        own = {"Origin": server.pipeline_url}
        assert "version" in client.post("/graphql", auth=known, json=asked, headers=own).text
        for origin in ("https://elsewhere.example", server.url, "null"):
            refused = client.post("/graphql", auth=known, json=asked, headers={"Origin": origin})
            assert refused.status_code == 403, origin
        closed = ("/metrics", "/server_info", "/dagit_info", "/download_debug/x", "/notebook", "/logs/x", "/nothing")
        assert {path: client.get(path, auth=known).status_code for path in closed} == dict.fromkeys(closed, 404)
        assert client.post("/report_asset_materialization/x", auth=known, json={}).status_code == 404
        with pytest.raises(httpx.RemoteProtocolError):
            client.get("/", auth=known, headers={"Host": "elsewhere.example"})


def test_the_pipelines_pages_hear_of_news_by_a_web_socket_through_the_proxy(server: Production) -> None:
    account = base64.b64encode(f"{PIPELINE_ACCOUNT}:{PIPELINE_PASSWORD}".encode()).decode()
    for origin, answer in ((server.pipeline_url, "101"), ("https://elsewhere.example", "403")):
        asked = (
            f"GET /graphql HTTP/1.1\r\nHost: {HOST}:{server.ports['pipeline']}\r\nOrigin: {origin}\r\n"
            f"Authorization: Basic {account}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Protocol: graphql-ws\r\n\r\n"
        )
        address = ("127.0.0.1", server.ports["pipeline"])
        with (
            socket.create_connection(address, timeout=30) as plain,
            server.trusted().wrap_socket(plain, server_hostname=HOST) as connection,
        ):
            connection.sendall(asked.encode())
            assert connection.recv(200).decode().split()[1] == answer, origin


def test_static_files_come_from_the_proxy_compressed_beforehand(server: Production) -> None:
    root = Place(server.here, HOST).static_root / "static"
    file = next(path for path in (root / "assets").iterdir() if path.name.endswith(".js.gz"))
    server.supervisor("stop", "superset")
    try:
        with server.browser() as client:
            answer = client.get(f"/static/assets/{file.name.removesuffix('.gz')}", headers={"Accept-Encoding": "gzip"})
            assert answer.status_code == 200
            assert answer.headers["Content-Encoding"] == "gzip"
            assert int(answer.headers["Content-Length"]) == file.stat().st_size
            assert "immutable" in answer.headers["Cache-Control"]
            assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
            starting = client.get("/login/")
            assert (starting.status_code, starting.headers["Refresh"]) == (503, "10")
            assert 'lang="fi"' in starting.text
    finally:
        server.supervisor("start", "superset")
        server.wait(server.answers)


def test_a_kept_answer_never_outlives_its_release(
    server: Production, northern_home: Home, request: pytest.FixtureRequest
) -> None:
    with server.logged_in("analyst") as client:
        dataset = client.get("/api/v1/dataset/", params={"q": "(page_size:1)"}).raise_for_status().json()["result"][0]
        asked = {
            "datasource": {"id": dataset["id"], "type": "table"},
            "queries": [{"columns": [], "metrics": [COUNT], "row_limit": 10}],
            "result_format": "json",
            "result_type": "full",
        }

        def is_kept() -> bool:
            said = client.post("/api/v1/chart/data", json=asked).raise_for_status().json()["result"][0]
            return bool(said["is_cached"])

        is_kept()
        assert is_kept()
        request.getfixturevalue("another_release")
        assert not is_kept()
        assert is_kept()


def test_redis_gone_lets_nobody_in_says_so_and_comes_back_by_itself(server: Production) -> None:
    with server.logged_in("adviser") as client:
        server.supervisor("stop", "redis")
        try:
            page = client.get("/superset/welcome/", headers=HTML)
            assert (page.status_code, page.headers["Refresh"]) == (503, "10")
            assert "Страницы скоро снова откроются" in page.text
            assert client.get("/api/v1/me/").status_code == 503
            with server.browser() as stranger:
                assert stranger.get("/login/").status_code == 503
        finally:
            server.supervisor("start", "redis")
        server.wait(server.answers, 30)
        assert client.get("/api/v1/me/").status_code == 401  # nothing of Redis was on a disk
        assert is_let_in(server.log_in(client, "adviser"))
        assert [client.get("/api/v1/me/").status_code for _ in range(8)] == [200] * 8


def test_postgresql_gone_is_said_and_sessions_outlive_it(server: Production) -> None:
    with server.logged_in("coordinator") as client:
        server.supervisor("stop", "postgresql")
        try:
            page = client.get("/superset/welcome/", headers=HTML)
            assert (page.status_code, page.headers["Refresh"]) == (503, "10")
            assert "The pages come back in a moment" in page.text  # in the language of the account
            assert client.get("/api/v1/dashboard/").status_code == 503
        finally:
            server.supervisor("start", "postgresql")
        server.wait(server.answers, 60)
        assert [client.get("/api/v1/me/").status_code for _ in range(12)] == [200] * 12
    server.wait(server.pipeline_answers)


def test_attempts_to_log_in_are_counted_over_both_workers(server: Production) -> None:
    with server.browser() as client:
        guesses = [server.log_in(client, "steward", "a wrong one").status_code for _ in range(12)]
    assert guesses[-1] == 429
    assert guesses.index(429) == 10
    assert server.passwords["steward"]


def test_what_began_while_it_was_sealed_begins_anew_with_the_keys(server: Production) -> None:
    keys, locked = server.here.keys_file, server.folder / "keys.locked"
    before, pipeline = keys.read_bytes(), ("dagster-webserver", "dagster-daemon")
    done = server.crossings("keys", "lock", "--out", str(locked), typed=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    keys.unlink()
    try:
        server.supervisor("restart", *pipeline)
        server.wait(server.pipeline_answers)
        sealed = [server.pid(program) for program in pipeline]
        done = server.crossings("unlock", str(locked), typed=PASSPHRASE)
        assert done.returncode == 0, done.stderr
        assert json.loads(keys.read_bytes()) == json.loads(before)
        assert all(pid not in sealed for pid in (server.pid(program) for program in pipeline))
        server.wait(server.pipeline_answers)
    finally:
        keys.write_bytes(before)
        keys.chmod(0o600)


def test_no_log_names_an_account_or_a_page(server: Production) -> None:
    time.sleep(1)
    # What Superset says of its migrations names a table of that word, and nobody.
    logs = [path for path in server.folder.rglob("*.log*") if path.is_file() and path.stem != "superset-setup"]
    assert logs
    words = ("coordinator", "/superset/dashboard/", "a1a1a1", "b2b2b2", "c3c3c3")
    found = {(path.name, word) for path in logs for word in words if word.encode() in path.read_bytes()}
    assert found == set()


def test_nothing_of_redis_is_on_the_disk(server: Production) -> None:
    assert not list(server.folder.rglob("*.rdb")) + list(server.folder.rglob("*.aof"))
