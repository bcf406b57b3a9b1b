"""Manifests beside files: what they declare, and that a wrong one is refused without quoting it."""

import json
from datetime import date
from typing import Any

import pytest

from warehouse.contract.envelope.span_manifest import declared
from warehouse.contract.findings import FileRefused


def said(**content: Any) -> bytes:
    return json.dumps({"start": "2023-03-01", "end": "2023-03-15"} | content).encode()


@pytest.mark.parametrize(
    ("manifest", "version"),
    [(said(), 1), (said(version=3), 3), (b"\xef\xbb\xbf" + said(version=2), 2)],
    ids=["no version", "a version", "with a byte order mark"],
)
def test_a_manifest_declares_span_and_version(manifest: bytes, version: int) -> None:
    assert declared(manifest, "ru_test") == ((date(2023, 3, 1), date(2023, 3, 15)), version)


def test_one_day_is_a_span() -> None:
    assert declared(said(end="2023-03-01"), "ru_test") == ((date(2023, 3, 1), date(2023, 3, 1)), 1)


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"not json",
        b"[]",
        '{"start": "Канарейка"}'.encode("utf-16"),
        said(end="2023-02-28"),
        said(start="2023-02-30"),
        said(start="03/01/2023"),
        said(start=None),
        said(version=0),
        said(version="2"),
        said(version=True),
        said(version=1.5),
        said(version=10**12),
        said(phone="+79211234567"),
        said() + b" " * 10_000,
    ],
)
def test_a_wrong_manifest_is_refused_by_rule_alone(manifest: bytes) -> None:
    with pytest.raises(FileRefused) as raised:
        declared(manifest, "ru_test")
    assert raised.value.rule == "manifest_unreadable"
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
    assert str(raised.value) == "manifest_unreadable"
