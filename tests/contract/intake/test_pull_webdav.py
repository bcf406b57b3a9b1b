"""Pulling from a real WebDAV server (wsgidav) on loopback; faults of the way come from a server that plays one."""

import random
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cheroot import wsgi
from intake_files import csv_bytes, put, row
from intake_sources import Opener, described
from intake_warehouse import Warehouse
from played_server import Fault, Played, playing
from wsgidav.wsgidav_app import WsgiDAVApp

from warehouse.errors import SourceError
from warehouse.intake.pull import patience

DATA = random.Random(5).randbytes(300_000)


@dataclass
class Cloud:
    """A running server: one folder of one user."""

    port: int
    folder: Path
    asked: list[tuple[str, str | None]]
    faults: list[int]  # after how many bytes the next downloads break off


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[Cloud]:
    folder = tmp_path / "served"
    folder.mkdir()
    app = WsgiDAVApp(
        {
            "provider_mapping": {"/remote.php/dav": str(folder)},
            "http_authenticator": {"domain_controller": None, "accept_digest": False, "default_to_digest": False},
            "simple_dc": {"user_mapping": {"*": {"partner": {"password": "right horse"}}}},
            "verbose": 0,
            "logging": {"enable": False},
        }
    )
    running = Cloud(0, folder, [], [])

    def listening(environ: dict[str, Any], start_response: Any) -> Any:
        running.asked.append((environ["REQUEST_METHOD"], environ.get("HTTP_RANGE")))
        answer = app(environ, start_response)
        if environ["REQUEST_METHOD"] == "GET" and running.faults:
            return _broken(answer, running.faults.pop(0))
        return answer

    server = wsgi.Server(("127.0.0.1", 0), listening)
    server.prepare()
    running.port = server.bind_addr[1]
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    yield running
    server.stop()
    thread.join(10)


def _broken(answer: Any, after: int) -> Iterator[bytes]:
    """The first bytes, and then the connection is closed."""
    left = after
    for chunk in answer:
        yield chunk[:left]
        left -= len(chunk)
        if left <= 0:
            return


@pytest.fixture(autouse=True)
def login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_TEST_USER", "partner")
    monkeypatch.setenv("CROSSINGS_TEST_PASSWORD", "right horse")


def declared(cloud: Cloud, path: str = "/remote.php/dav/ru", **changes: Any) -> dict[str, Any]:
    login = {"username_env": "CROSSINGS_TEST_USER", "password_env": "CROSSINGS_TEST_PASSWORD"}
    return {"url": f"webdav://127.0.0.1:{cloud.port}{path}", **login} | changes


def test_a_file_goes_all_the_way_into_the_warehouse(warehouse: Warehouse, cloud: Cloud) -> None:
    path = put(cloud.folder / "ru", "x-2023-03.csv", csv_bytes([row(number) for number in range(300)]))
    warehouse.declare(source=described(**declared(cloud)))
    (receipt,) = warehouse.take()
    assert receipt.rows_accepted == 300
    assert warehouse.rows("select epoch(source_at)::bigint from raw.delivery") == [(int(path.stat().st_mtime),)]
    assert warehouse.take() == []


def test_names_with_blanks_signs_and_letters_of_any_script_are_found(open_source: Opener, cloud: Cloud) -> None:
    names = ["отчёт 2023-03.csv", "a#b?c%20d.csv", "työ+1.csv"]
    for name in names:
        put(cloud.folder / "ru", name, name.encode())
    (cloud.folder / "ru" / "deeper").mkdir()
    source = open_source(**declared(cloud))
    assert {file.name: source.read(file) for file in source.files()} == {name: name.encode() for name in names}


def test_after_a_break_only_the_rest_is_asked_for(open_source: Opener, cloud: Cloud) -> None:
    put(cloud.folder / "ru", "x.bin", DATA)
    cloud.faults.append(100_000)
    source = open_source(**declared(cloud))
    assert source.read(source.files()[0]) == DATA
    asked = [text for method, text in cloud.asked if method == "GET"]
    assert asked[0] is None
    assert asked[1] is not None


def test_a_wrong_password_is_told_at_once_by_the_variables_to_set(
    open_source: Opener, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cloud.folder / "ru").mkdir()
    monkeypatch.setenv("CROSSINGS_TEST_PASSWORD", "wrong horse")
    with pytest.raises(SourceError, match=r"the WebDAV server .*CROSSINGS_TEST_USER and CROSSINGS_TEST_PASSWORD"):
        open_source(**declared(cloud)).files()
    assert len(cloud.asked) == 1


def test_a_folder_that_is_not_there_is_told(open_source: Opener, cloud: Cloud) -> None:
    with pytest.raises(SourceError, match=r"ru_test: the WebDAV server .*not there.*source\.url"):
        open_source(**declared(cloud)).files()


def test_a_server_that_is_no_webdav_server_is_told(open_source: Opener, played: Played) -> None:
    played.put("/dav", b"<html>")
    url = played.url.replace("http", "webdav", 1)
    with pytest.raises(SourceError, match=r"ru_test: the WebDAV server"):
        open_source(url + "/dav").files()


def test_a_listing_without_end_is_not_read_to_its_end(
    open_source: Opener, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "PAGE_BYTES", 100_000)
    played.put("/dav", DATA, says_size=False)
    with pytest.raises(SourceError, match="more than is allowed"):
        open_source(played.url.replace("http", "webdav", 1) + "/dav").files()
    assert len(played.asked) == 1


def test_a_redirect_to_another_host_is_not_followed(open_source: Opener, played: Played) -> None:
    with playing() as other:
        played.faults = [Fault(302, {"Location": other.url + "/dav"}, method="PROPFIND")]
        with pytest.raises(SourceError, match="another host"):
            open_source(played.url.replace("http", "webdav", 1) + "/dav").files()
        assert other.asked == []


def test_the_signature_beside_a_file_is_no_delivery_and_is_fetched(open_source: Opener, cloud: Cloud) -> None:
    for name, data in (("a.csv.age", b"sealed"), ("a.csv.age.sig", b"signed"), ("b.csv.age", b"sealed")):
        put(cloud.folder / "ru", name, data)
    source = open_source(**declared(cloud))
    first, second = sorted(source.files(), key=lambda file: file.name)
    assert (source.signature_of(first), source.signature_of(second)) == (b"signed", None)
