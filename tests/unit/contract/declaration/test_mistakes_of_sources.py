"""Mistakes in how a source is declared, each told by its key."""

from typing import Any

import pytest
from intake_files import attributes

from warehouse.contract.declaration.mistakes import mistakes
from warehouse.settings import settings

LOGIN = {"username_env": "X_USER", "password_env": "X_PASSWORD"}
KOBO = {"format": "json", "layout": "kobo"}
DHIS2 = {"format": "json", "layout": "dhis2"}

HOST_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"


def told(url: str, file: dict[str, Any] | None = None, **source: Any) -> list[str]:
    """The keys of the mistakes about the source."""
    declared = attributes(source={"url": url, **source}, **({"file": file} if file else {}))
    found = mistakes(declared, settings())
    return [key for key, _, _ in found if key.startswith("source") or (file and key.startswith("file"))]


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("{demo}/ru_test", {}),
        ("file:///srv/exports", {}),
        ("sftp://u@host/x", {"known_hosts": "k"}),
        ("sftp://u@host/x", {"host_key": HOST_KEY}),
        ("sftp://u@host/x", {"host_key": f"{HOST_KEY} a comment\n{HOST_KEY}\n"}),
        ("s3://bucket/x", {"endpoint": "https://store.example", **LOGIN}),
        ("s3://bucket/x", {"endpoint": "http://127.0.0.1:9000", **LOGIN}),
        ("webdavs://host/x", LOGIN),
        ("https://host/export-{month}.csv", {"token_env": "X_TOKEN"}),
        ("http://localhost:8000/x", {}),
    ],
)
def test_good_sources_are_good(url: str, source: dict[str, Any]) -> None:
    assert told(url, **source) == []


@pytest.mark.parametrize(
    ("url", "source", "key"),
    [
        ("gopher://host/x", {}, "source.url"),
        ("http://host/x", {}, "source.url"),
        ("webdav://host/x", {}, "source.url"),
        ("https:///x", {}, "source.url"),
        ("https://u:secret@host/x", {}, "source.url"),
        ("https://u@host/x", {}, "source.url"),
        ("https://host/x?token=secret", {}, "source.url"),
        ("https://host/x?api_key=secret", {}, "source.url"),
        ("sftp://host/x", {}, "source.known_hosts"),
        ("sftp://host/x", {"host_key": HOST_KEY, "known_hosts": "k"}, "source.host_key"),
        ("sftp://host/x", {"host_key": "/etc/ssh/known_hosts"}, "source.host_key"),
        ("sftp://host/x", {"host_key": f"{HOST_KEY}\n[host]:22 {HOST_KEY}"}, "source.host_key"),
        ("https://host/x", {"username_env": "X_USER"}, "source.password_env"),
        ("https://host/x", {"password_env": "X_PASSWORD"}, "source.username_env"),
        ("https://host/x", {"endpoint": "https://store.example"}, "source.endpoint"),
        ("s3://bucket/x", LOGIN, "source.endpoint"),
        ("s3://bucket/x", {"endpoint": "http://store.example", **LOGIN}, "source.endpoint"),
        ("s3://bucket/x", {"endpoint": "https://store.example"}, "source.username_env"),
    ],
)
def test_each_mistake_is_told_by_its_key(url: str, source: dict[str, Any], key: str) -> None:
    assert told(url, **source) == [key]


@pytest.mark.parametrize(
    ("url", "file", "source", "keys"),
    [
        ("kobo+https://host/aForm", KOBO, {"token_env": "X_TOKEN"}, []),
        ("kobo+https://host/aForm", KOBO, {}, ["source.token_env"]),
        ("kobo+https://host/", KOBO, {"token_env": "X_TOKEN"}, ["source.url"]),
        ("kobo+http://host/aForm", KOBO, {"token_env": "X_TOKEN"}, ["source.url"]),
        ("kobo+https://host/aForm", DHIS2, {"token_env": "X_TOKEN"}, ["file.layout"]),
        ("dhis2+https://host/hmis?program=p&orgUnit=o", DHIS2, {"token_env": "X_TOKEN"}, []),
        ("dhis2+https://host/hmis?program=p", DHIS2, LOGIN, []),
        ("dhis2+https://host/hmis?program=p", DHIS2, {}, ["source.token_env"]),
        ("dhis2+https://host/hmis", DHIS2, {"token_env": "X_TOKEN"}, ["source.url"]),
    ],
)
def test_interfaces_need_a_token_and_say_what_to_ask_for(
    url: str, file: dict[str, Any], source: dict[str, Any], keys: list[str]
) -> None:
    assert told(url, file, **source) == keys


def test_no_message_repeats_a_password() -> None:
    found = mistakes(attributes(source={"url": "https://u:secret@host/x?token=secret"}), settings())
    assert "secret" not in repr(found)


REAL = {"demo": False, "agreement_ref": "a", "dpia_ref": "d", "zone": "z", "review_date": "2030-01-01"}
KEY = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="
ASKED = {"source": {"url": "kobo+https://host/aForm", "token_env": "X_TOKEN"}, "file": KOBO}


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        (REAL, "signing_key"),
        (REAL | {"signing_key": KEY}, None),
        (REAL | {"tokens": {"mode": "none"}, "scopes": []}, None),
        ({"signing_key": KEY}, None),
        (ASKED | {"signing_key": KEY}, "signing_key"),
        (ASKED | REAL, "tokens.mode"),
        (ASKED | REAL | {"tokens": {"mode": "none"}, "scopes": []}, None),
    ],
)
def test_who_seals_signs_and_interfaces_cannot(changes: dict[str, Any], key: str | None) -> None:
    assert [found for found, _, _ in mistakes(attributes(**changes), settings())] == ([key] if key else [])
