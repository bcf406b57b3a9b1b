"""Reading checksums from where sources announce them."""

import hashlib
from base64 import b64encode

import pytest

from warehouse.intake.pull.checksums import Checksum, from_headers, from_sidecar, verify
from warehouse.intake.pull.troubles import Damaged

DATA = b"rows"
SHA = hashlib.sha256(DATA)
CODED = b64encode(SHA.digest()).decode()


@pytest.mark.parametrize(
    "text",
    [SHA.hexdigest(), f"{SHA.hexdigest()}  a.csv\n", f"{SHA.hexdigest().upper()} *a.csv", f"\\{SHA.hexdigest()}  a\\n"],
)
def test_a_checksum_file_is_read_as_sha256sum_writes_it(text: str) -> None:
    found = from_sidecar(text.encode())
    assert found is not None
    verify(DATA, [found])


@pytest.mark.parametrize("text", [b"", b"<html>", b"abc  a.csv", SHA.hexdigest()[:-1].encode()])
def test_what_is_no_checksum_file_says_nothing(text: bytes) -> None:
    assert from_sidecar(text) is None


@pytest.mark.parametrize("name", ["repr-digest", "digest", "content-digest"])
def test_digests_of_headers_are_read_in_the_old_and_the_new_spelling(name: str) -> None:
    for text in (f"sha-256=:{CODED}:", f"sha-256={CODED}", f"crc32c=:AAAA:, sha-256=:{CODED}:"):
        assert from_headers({name: text}, whole=True) == [Checksum("sha256", SHA.hexdigest())]


@pytest.mark.parametrize("name", ["content-digest", "content-md5"])
def test_a_checksum_of_one_answer_is_none_of_the_file_when_the_answer_is_a_part(name: str) -> None:
    assert from_headers({name: f"sha-256=:{CODED}:"}, whole=False) == []


@pytest.mark.parametrize("text", ["sha-256=:!!:", "sha-256=:AAAA:", "unixsum=:AAAA:", "", "md5"])
def test_what_cannot_be_a_checksum_is_passed_over(text: str) -> None:
    assert from_headers({"repr-digest": text, "oc-checksum": text, "content-md5": text}, whole=True) == []


def test_other_bytes_are_damaged() -> None:
    with pytest.raises(Damaged):
        verify(b"else", [Checksum("sha256", SHA.hexdigest())])
