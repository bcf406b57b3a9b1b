"""Mistakes in how a partner's source is declared: the kind, the key, what proves the server, what is encrypted.

Add here: a rule about `source` of a declaration.
Keep out: whether the source can be reached (pull/ says that when it tries).
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from warehouse.contract.declaration.addresses import SCHEMES, is_loopback
from warehouse.settings import Settings

Found = tuple[str, str, str]
SSH = ("sftp", "ssh")
OPEN = ("http", "webdav", "kobo+http", "dhis2+http")  # nothing is encrypted on the way
HOST_KEY = re.compile(r"^(ssh-|ecdsa-|sk-)[\w@.-]+ [A-Za-z0-9+/]{40,}={0,2}( |$)")
SHOWN = "folder path, sftp://, s3://, webdavs://, https://, kobo+https:// or dhis2+https://"


def kind(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    declared = attributes["source"]
    parts = urlsplit(declared["url"])
    if parts.scheme not in SCHEMES:
        yield "source.url", f"no source of the kind {parts.scheme!r} is known.", f"Use a {SHOWN}."
    elif parts.scheme in OPEN and not is_loopback(declared["url"]):
        yield "source.url", "anybody on the way could read what is sent.", "Use https (or webdavs) instead."
    if parts.scheme not in ("", "file") and not parts.hostname:
        yield "source.url", "names no host.", "Write scheme://host/path."


def secrets(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    declared = attributes["source"]
    parts = urlsplit(declared["url"])
    if parts.password:
        yield "source.url", "holds a password.", "Remove it and name an environment variable in source.password_env."
    elif parts.username and parts.scheme not in SSH:
        yield "source.url", "holds a user name.", "Remove it and name an environment variable in source.username_env."
    if any("token" in name.lower() or "key" in name.lower() for name, _ in parse_qsl(parts.query)):
        yield "source.url", "seems to hold a token.", "Remove it and name an environment variable in source.token_env."
    if bool(declared.get("username_env")) != bool(declared.get("password_env")) and parts.scheme not in SSH:
        lacking = "password_env" if declared.get("username_env") else "username_env"
        yield f"source.{lacking}", "is missing beside the other of the two.", "Name both variables, or neither."


def server_key(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    declared = attributes["source"]
    given = [key for key in ("known_hosts", "host_key") if declared.get(key)]
    if urlsplit(declared["url"]).scheme in SSH and not given:
        yield (
            "source.known_hosts",
            "an SFTP source needs the server's key, or anybody could play the server.",
            "Give the key that the partner read out to you in source.host_key, or the path of a known_hosts file.",
        )
    if len(given) > 1:
        yield "source.host_key", "stands beside source.known_hosts.", "Keep one of the two."
    elif "host_key" in given and not all(map(HOST_KEY.match, declared["host_key"].strip().splitlines())):
        yield (
            "source.host_key",
            "is no public key.",
            "Write it as ssh-keyscan does, without the host: ssh-ed25519 AAAA…",
        )


def store(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    declared = attributes["source"]
    endpoint, scheme = declared.get("endpoint"), urlsplit(declared["url"]).scheme
    if scheme != "s3":
        if endpoint:
            yield "source.endpoint", "is read for s3:// only.", "Remove it."
        return
    if not endpoint:
        yield "source.endpoint", "is missing.", "Give the address of the store: https://…"
    elif urlsplit(endpoint).scheme != "https" and not is_loopback(endpoint):
        yield "source.endpoint", "anybody on the way could read what is sent.", "Use https."
    if not declared.get("username_env"):
        yield "source.username_env", "is missing.", "Name the variable that holds the access key, and password_env."


def interface(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    declared = attributes["source"]
    parts = urlsplit(declared["url"])
    name = parts.scheme.partition("+")[0]
    if name not in ("kobo", "dhis2"):
        return
    if not declared.get("token_env") and not declared.get("username_env"):
        yield "source.token_env", "is missing.", "Name the environment variable that holds the token."
    if name == "kobo" and not parts.path.strip("/"):
        yield "source.url", "does not say which form.", "Write kobo+https://host/<asset uid>."
    if name == "dhis2" and not dict(parse_qsl(parts.query)).get("program"):
        yield "source.url", "does not say which program.", "Write dhis2+https://host/base?program=…&orgUnit=…"
    if attributes["file"].get("layout") != name or attributes["file"].get("format") != "json":
        yield "file.layout", f"does not fit the source, which answers as {name}.", f"Set format json, layout {name}."


def signing(attributes: dict[str, Any], _: Settings) -> Iterator[Found]:
    """Who could put a file at a source could put sealed codes of anybody into the network."""
    mode, key = attributes["tokens"]["mode"], attributes.get("signing_key")
    is_interface = urlsplit(attributes["source"]["url"]).scheme.partition("+")[0] in ("kobo", "dhis2")
    if key and is_interface:
        yield (
            "signing_key",
            "an interface answers with records, beside which no signature can lie.",
            "Remove it; or have the partner seal and sign files, and name in source.url where they lie.",
        )
    elif is_interface and mode == "sealed" and not attributes.get("demo", False):
        yield (
            "tokens.mode",
            "sealed codes are taken only in files that their partner signed, and an interface has no signatures.",
            "Have the partner seal and sign files, and name in source.url where they lie.",
        )
    elif mode == "sealed" and not key and not attributes.get("demo", False):
        yield (
            "signing_key",
            "a partner that seals and is not a demo must be known by its signature.",
            "Name the public key that `sheetpack key` printed at the partner, and read it out to each other.",
        )


CHECKS = (kind, secrets, server_key, store, interface, signing)
