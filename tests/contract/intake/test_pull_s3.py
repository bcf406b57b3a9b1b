"""Pulling from an S3-compatible store (moto) on loopback."""

import hashlib
import io
import random
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from typing import Any

import boto3
import pytest
from intake_files import csv_bytes, row
from intake_sources import Opener, described
from intake_warehouse import Warehouse
from moto.moto_api._internal.models import moto_api_backend
from moto.server import ThreadedMotoServer
from played_server import Fault, Played

from warehouse.errors import SourceError
from warehouse.intake.pull import patience

DATA = random.Random(5).randbytes(2_500_000)


@dataclass
class Store:
    """A running store with one bucket."""

    endpoint: str
    client: Any

    def put(self, key: str, data: bytes) -> None:
        self.client.put_object(Bucket="exports", Key=key, Body=data)


@pytest.fixture(autouse=True)
def login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_TEST_USER", "key")
    monkeypatch.setenv("CROSSINGS_TEST_PASSWORD", "secret")


@pytest.fixture
def store() -> Iterator[Store]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    with redirect_stderr(io.StringIO()):
        server.start()
        host, port = server.get_host_and_port()
        endpoint = f"http://{host}:{port}"
        client = boto3.client(
            "s3",
            endpoint_url=endpoint,
            aws_access_key_id="key",
            aws_secret_access_key="secret",
            region_name="us-east-1",
        )
        client.create_bucket(Bucket="exports")
        try:
            yield Store(endpoint, client)
        finally:
            client.close()
            moto_api_backend.reset()  # the stores of one process share what lies in them
            server.stop()


def declared(endpoint: str, url: str = "s3://exports/ru", **changes: Any) -> dict[str, Any]:
    login = {"username_env": "CROSSINGS_TEST_USER", "password_env": "CROSSINGS_TEST_PASSWORD"}
    return {"url": url, "endpoint": endpoint, **login} | changes


def test_an_object_goes_all_the_way_into_the_warehouse(warehouse: Warehouse, store: Store) -> None:
    store.put("ru/x-2023-03.csv", csv_bytes([row(number) for number in range(300)]))
    warehouse.declare(source=described(**declared(store.endpoint)))
    (receipt,) = warehouse.take()
    assert receipt.rows_accepted == 300
    assert warehouse.take() == []


def test_the_objects_directly_below_the_prefix_are_the_files(open_source: Opener, store: Store) -> None:
    for key in ("ru/b.csv", "ru/a.csv", "ru/a.csv.sha256", "ru/deeper/c.csv", "fi/d.csv", "ru/"):
        store.put(key, key.encode())
    source = open_source(**declared(store.endpoint, pattern="*.csv"))
    assert sorted(file.name for file in source.files()) == ["a.csv", "b.csv"]


def test_many_blocks_make_one_object(open_source: Opener, store: Store) -> None:
    store.put("ru/x.bin", DATA)
    source = open_source(**declared(store.endpoint))
    assert source.read(source.files()[0]) == DATA


LISTED = """<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
<Name>exports</Name><Prefix>ru/</Prefix><KeyCount>1</KeyCount><IsTruncated>false</IsTruncated><Contents>
<Key>ru/x.bin</Key><LastModified>2023-04-08T10:00:00.000Z</LastModified><ETag>"{tag}"</ETag><Size>{size}</Size>
</Contents></ListBucketResult>"""


@pytest.mark.parametrize("is_whole", [True, False])
def test_after_a_break_only_the_blocks_that_lack_are_asked_for(
    open_source: Opener, played: Played, is_whole: bool
) -> None:
    tag = hashlib.md5(DATA if is_whole else b"other").hexdigest()
    played.put("/exports", LISTED.format(tag=tag, size=len(DATA)).encode())
    played.put("/exports/ru/x.bin", DATA, ETag=f'"{tag}"', Last_Modified="Sat, 08 Apr 2023 10:00:00 GMT")
    source = open_source(**declared(played.url))
    (file,) = source.files()
    played.faults = [Fault(method="HEAD"), Fault(), Fault(cut_at=1000)]
    if not is_whole:
        with pytest.raises(SourceError, match="differs from its checksum"):
            source.read(file)
        return
    assert source.read(file) == DATA
    asked = [(one.headers["Range"], one.headers["If-Match"]) for one in played.gets("/exports/ru/x.bin")]
    starts = [int(text.removeprefix("bytes=").split("-")[0]) for text, _ in asked]
    assert starts == [0, 1_000_000, 1_000_000, 2_000_000]
    assert {text for _, text in asked} == {f'"{tag}"'}


def test_an_object_sent_in_parts_has_no_plain_checksum_and_is_taken(open_source: Opener, store: Store) -> None:
    part = random.Random(6).randbytes(5 * 2**20)
    upload = store.client.create_multipart_upload(Bucket="exports", Key="ru/x.bin")["UploadId"]
    names = {"Bucket": "exports", "Key": "ru/x.bin", "UploadId": upload}
    parts = [
        {"PartNumber": number, "ETag": store.client.upload_part(PartNumber=number, Body=body, **names)["ETag"]}
        for number, body in ((1, part), (2, b"end"))
    ]
    store.client.complete_multipart_upload(MultipartUpload={"Parts": parts}, **names)
    source = open_source(**declared(store.endpoint))
    (file,) = source.files()
    assert "-" in file.tag
    assert source.read(file) == part + b"end"


def test_an_object_that_was_replaced_after_it_was_listed_is_left_for_the_next_time(
    open_source: Opener, store: Store
) -> None:
    store.put("ru/x.csv", b"12345")
    source = open_source(**declared(store.endpoint))
    (file,) = source.files()
    store.put("ru/x.csv", b"54321")
    with pytest.raises(SourceError, match="4 attempts"):
        source.read(file)
    assert [source.read(file) for file in source.files()] == [b"54321"]


def test_an_empty_prefix_means_that_nothing_was_sent(open_source: Opener, store: Store) -> None:
    assert open_source(**declared(store.endpoint)).files() == []


def test_a_bucket_that_is_not_there_is_told(open_source: Opener, store: Store) -> None:
    with pytest.raises(SourceError, match=r"ru_test: the S3 store .*source\.url"):
        open_source(**declared(store.endpoint, "s3://nowhere/ru")).files()


def test_a_key_that_the_store_does_not_know_is_told_at_once(open_source: Opener, played: Played) -> None:
    played.faults = [Fault(403) for _ in range(8)]
    with pytest.raises(SourceError, match="CROSSINGS_TEST_USER and CROSSINGS_TEST_PASSWORD") as raised:
        open_source(**declared(played.url)).files()
    assert len(played.asked) == 1
    assert "secret" not in str(raised.value)


def test_a_store_that_hangs_ends_in_a_message(
    open_source: Opener, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "READ_SECONDS", 0.2)
    played.faults = [Fault(hangs=True) for _ in range(8)]
    with pytest.raises(SourceError, match="4 attempts"):
        open_source(**declared(played.url)).files()
    assert len(played.asked) == 4


def test_a_store_elsewhere_is_asked_with_encryption_only(open_source: Opener) -> None:
    with pytest.raises(SourceError, match=r"source\.endpoint"):
        open_source(**declared("http://store.example")).files()


def test_the_signature_beside_an_object_is_no_delivery_and_is_fetched(open_source: Opener, store: Store) -> None:
    store.put("ru/a.csv.age", b"sealed")
    store.put("ru/a.csv.age.sig", b"signed")
    store.put("ru/b.csv.age", b"sealed")
    source = open_source(**declared(store.endpoint))
    first, second = sorted(source.files(), key=lambda file: file.name)
    assert (source.signature_of(first), source.signature_of(second)) == (b"signed", None)
