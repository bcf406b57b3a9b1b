"""Files behind plain addresses, from a server that plays a partner's: tokens, months, listings, sizes."""

import hashlib
import logging
import random
from base64 import b64encode

import pytest
from intake_files import csv_bytes, row
from intake_sources import TOKEN, Opener, described
from intake_warehouse import Warehouse
from played_server import Asked, Fault, Played

from warehouse.errors import SourceError

DATA = random.Random(5).randbytes(300_000)
SIGNED = (
    "a.csv.age",
    "a.csv.age.sig",
    "a.csv.age.manifest.json",
    "a.csv.age.manifest.json.sig",
    "request_0123456789abcdef.age",
)


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch, played: Played) -> None:
    monkeypatch.setenv("CROSSINGS_TEST_TOKEN", TOKEN)
    played.authorization = f"Bearer {TOKEN}"


def declared(played: Played, path: str = "/x-2023-03.csv", **changes: object) -> dict[str, object]:
    return {"url": played.url + path, "token_env": "CROSSINGS_TEST_TOKEN"} | changes


def test_a_file_behind_a_token_goes_all_the_way_into_the_warehouse(warehouse: Warehouse, played: Played) -> None:
    data = csv_bytes([row(number) for number in range(300)])
    played.put("/x-2023-03.csv", data, Last_Modified="Sat, 08 Apr 2023 10:00:00 GMT")
    warehouse.declare(source=described(**declared(played)))
    (receipt,) = warehouse.take()
    assert receipt.rows_accepted == 300
    assert warehouse.rows("select source_at::text from raw.delivery") == [("2023-04-08 10:00:00",)]
    assert warehouse.take() == []


def test_one_file_a_month_is_asked_for_until_the_last_month_that_has_ended(open_source: Opener, played: Played) -> None:
    for month in ("2022-01", "2023-03", "2024-01", "2024-02"):
        played.put(f"/export-{month}.csv", month.encode())
    source = open_source(**declared(played, "/export-{month}.csv"))
    assert [file.name for file in source.files()] == [f"export-{one}.csv" for one in ("2022-01", "2023-03", "2024-01")]
    assert len([one for one in played.asked if one.method == "HEAD"]) == 25
    assert [source.read(file) for file in source.files()] == [b"2022-01", b"2023-03", b"2024-01"]


def test_a_month_in_the_query_is_told_by_the_name(open_source: Opener, played: Played) -> None:
    played.put("/export", b"x")
    source = open_source(**declared(played, "/export?month={month}"))
    assert [file.name for file in source.files()][:2] == ["2022-01-export", "2022-02-export"]


def test_a_page_of_links_is_a_listing_of_what_lies_directly_below_it(open_source: Opener, played: Played) -> None:
    digest = hashlib.sha256(b"b").hexdigest()
    page = (
        '<a href="a.csv">a</a> <a href="/data/b.csv">b</a> <A HREF="b.csv.sha256">sum</A> <a href="../">up</a>'
        '<a href="sub/c.csv">c</a> <a href="https://elsewhere.example/d.csv">d</a> <a href="?sort=name">s</a><a href="http://[">x</a>'
    )
    played.put("/data/", page.encode())
    for path, data in (("a.csv", b"a"), ("b.csv", b"b"), ("b.csv.sha256", f"{digest}  b.csv\n".encode())):
        played.put(f"/data/{path}", data)
    source = open_source(**declared(played, "/data/", pattern="*.csv"))
    assert {file.name: source.read(file) for file in source.files()} == {"a.csv": b"a", "b.csv": b"b"}
    assert len(played.gets("/data/b.csv.sha256")) == 1


@pytest.mark.parametrize("status", [401, 403])
def test_an_expired_token_is_told_at_once_by_its_variable(open_source: Opener, played: Played, status: int) -> None:
    played.faults = [Fault(status, method="HEAD")]
    with pytest.raises(SourceError, match=r"ru_test: the web server .*CROSSINGS_TEST_TOKEN") as raised:
        open_source(**declared(played)).files()
    assert len(played.asked) == 1
    assert not {TOKEN, played.host, "x-2023-03"} & set(str(raised.value).split())


def test_a_token_that_is_not_set_is_told_before_anything_is_asked(
    open_source: Opener, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CROSSINGS_TEST_TOKEN")
    with pytest.raises(SourceError, match="set the environment variable CROSSINGS_TEST_TOKEN"):
        open_source(**declared(played)).files()
    assert played.asked == []


def test_a_file_that_is_not_there_is_told_at_once(open_source: Opener, played: Played) -> None:
    with pytest.raises(SourceError, match=r"not there.*source\.url"):
        open_source(**declared(played, "/nowhere.csv")).files()
    assert len(played.asked) == 1


@pytest.mark.parametrize(("size", "is_too_large"), [(100_000, False), (100_001, True)])
def test_where_no_size_is_announced_reading_stops_at_the_limit(
    open_source: Opener, played: Played, size: int, is_too_large: bool
) -> None:
    played.put("/x-2023-03.csv", DATA[:size], says_size=False)
    source = open_source(**declared(played, max_mb=0.1))
    (file,) = source.files()
    assert source.is_too_large(file) is is_too_large
    if not is_too_large:
        assert source.read(file) == DATA[:size]
    assert len(played.gets("/x-2023-03.csv")) == 1


def test_a_file_that_is_too_large_by_its_announced_size_is_never_asked_for(
    warehouse: Warehouse, played: Played
) -> None:
    played.put("/x-2023-03.csv", DATA)
    warehouse.declare(source=described(**declared(played, max_mb=0.1)))
    assert [receipt.rule for receipt in warehouse.receive()] == ["file_too_large"]
    assert played.gets("/x-2023-03.csv") == []


def test_without_encryption_no_other_host_is_ever_asked(open_source: Opener) -> None:
    with pytest.raises(SourceError, match=r"without encryption.*only https"):
        open_source("http://partner.example/x.csv").files()


def test_logs_tell_neither_address_nor_file_nor_token(
    open_source: Opener, played: Played, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    played.put("/x-2023-03.csv", DATA)
    source = open_source(**declared(played))
    source.read(source.files()[0])
    for secret in (TOKEN, "x-2023-03", played.host):
        assert secret not in caplog.text


def test_user_and_password_are_sent_where_there_is_no_token(
    open_source: Opener, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSINGS_TEST_USER", "u")
    monkeypatch.setenv("CROSSINGS_TEST_PASSWORD", "p")
    played.authorization = f"Basic {b64encode(b'u:p').decode()}"
    played.put("/x-2023-03.csv", DATA)
    login = {"username_env": "CROSSINGS_TEST_USER", "password_env": "CROSSINGS_TEST_PASSWORD"}
    source = open_source(**declared(played, token_env=None, **login))
    assert source.read(source.files()[0]) == DATA


def test_every_request_carries_the_token_and_asks_for_plain_bytes(open_source: Opener, played: Played) -> None:
    played.put("/x-2023-03.csv", DATA)
    source = open_source(**declared(played))
    source.read(source.files()[0])

    def said(one: Asked) -> tuple[str | None, str | None]:
        return one.headers.get("Authorization"), one.headers.get("Accept-Encoding")

    assert {said(one) for one in played.asked} == {(f"Bearer {TOKEN}", "identity")}


def test_the_signature_beside_a_file_is_fetched_from_a_page_of_links_and_from_a_single_address(
    open_source: Opener, played: Played
) -> None:
    links = "".join(f'<a href="{name}">x</a>' for name in (*SIGNED, "a.csv.age.sig.txt", "b.pdf"))
    played.put("/data/", links.encode())
    for name in SIGNED:
        played.put(f"/data/{name}", name.encode())
    listed = open_source(**declared(played, "/data/", pattern="*.csv.age"))
    by_name = {file.name: file for file in listed.files()}
    assert sorted(by_name) == ["a.csv.age", "request_0123456789abcdef.age"]
    assert listed.signature_of(by_name["a.csv.age"]) == b"a.csv.age.sig"
    assert listed.signature_of(by_name["a.csv.age"], ".manifest.json") == b"a.csv.age.manifest.json.sig"
    assert listed.signature_of(by_name["request_0123456789abcdef.age"]) is None
    single = open_source(**declared(played, "/data/a.csv.age"))
    (file,) = single.files()
    assert single.signature_of(file) == b"a.csv.age.sig"


def test_a_single_address_without_a_signature_beside_it_has_none(open_source: Opener, played: Played) -> None:
    played.put("/a.csv.age", b"x")
    source = open_source(**declared(played, "/a.csv.age"))
    (file,) = source.files()
    assert source.signature_of(file) is None
