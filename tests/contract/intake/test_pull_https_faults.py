"""Files behind plain addresses, from a server that fails on purpose: resume, restart, checksums, redirects."""

import hashlib
import random
from base64 import b64encode

import pytest
from intake_sources import TOKEN, Opener
from played_server import Fault, Played, playing

from warehouse.errors import SourceError
from warehouse.intake.pull import patience

DATA = random.Random(5).randbytes(300_000)


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch, played: Played) -> None:
    monkeypatch.setenv("CROSSINGS_TEST_TOKEN", TOKEN)
    played.authorization = f"Bearer {TOKEN}"


def declared(played: Played, path: str = "/x-2023-03.csv", **changes: object) -> dict[str, object]:
    return {"url": played.url + path, "token_env": "CROSSINGS_TEST_TOKEN"} | changes


def ranges(played: Played, path: str = "/x-2023-03.csv") -> list[str | None]:
    return [one.headers.get("Range") for one in played.gets(path)]


def test_after_a_reset_at_byte_k_only_the_rest_is_asked_for(open_source: Opener, played: Played) -> None:
    played.put("/x-2023-03.csv", DATA)
    played.faults = [Fault(method="HEAD"), Fault(404), Fault(cut_at=100_000, resets=True)]
    source = open_source(**declared(played))
    assert source.read(source.files()[0]) == DATA
    first, second = ranges(played)
    assert first is None
    assert second is not None
    assert 0 < int(second.removeprefix("bytes=").removesuffix("-")) <= 100_000


def test_a_file_that_changes_between_two_attempts_is_read_from_the_start(open_source: Opener, played: Played) -> None:
    played.put("/x-2023-03.csv", DATA)
    other = DATA[::-1]
    change = Fault(cut_at=100_000, then=lambda: played.put("/x-2023-03.csv", other))
    played.faults = [Fault(method="HEAD"), Fault(404), change]
    source = open_source(**declared(played))
    assert source.read(source.files()[0]) == other


def test_a_server_without_tags_is_asked_for_the_whole_file_again(open_source: Opener, played: Played) -> None:
    played.put("/x-2023-03.csv", DATA, ETag="")
    played.faults = [Fault(method="HEAD"), Fault(404), Fault(cut_at=100_000)]
    source = open_source(**declared(played))
    assert source.read(source.files()[0]) == DATA
    assert ranges(played) == [None, None]


def test_a_server_that_is_busy_for_a_moment_is_asked_again(open_source: Opener, played: Played) -> None:
    played.put("/x-2023-03.csv", DATA)
    late = Fault(429, {"Retry-After": "1"}, method="HEAD")
    played.faults = [Fault(500, method="HEAD"), late, Fault(method="HEAD"), Fault(404), Fault(503)]
    source = open_source(**declared(played))
    assert source.read(source.files()[0]) == DATA


def test_an_answer_that_is_always_cut_short_is_not_taken(open_source: Opener, played: Played) -> None:
    played.put("/x-2023-03.csv", DATA, ETag="")
    source = open_source(**declared(played))
    (file,) = source.files()
    played.faults = [Fault(404), *(Fault(cut_at=1000) for _ in range(4))]
    with pytest.raises(SourceError, match="4 attempts"):
        source.read(file)


def test_a_server_that_hangs_ends_in_a_message(
    open_source: Opener, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "READ_SECONDS", 0.1)
    played.faults = [Fault(hangs=True, method="HEAD") for _ in range(4)]
    with pytest.raises(SourceError, match=r"4 attempts \(ReadTimeout\)"):
        open_source(**declared(played)).files()


def test_a_server_that_sends_for_ever_ends_in_a_message(
    open_source: Opener, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "ATTEMPT_SECONDS", -1)
    played.put("/x-2023-03.csv", DATA, ETag="")
    source = open_source(**declared(played))
    with pytest.raises(SourceError, match="too slow"):
        source.read(source.files()[0])


def test_nobody_at_the_address_is_told_after_several_attempts(open_source: Opener) -> None:
    with playing() as gone:
        url = gone.url
    with pytest.raises(SourceError, match="4 attempts"):
        open_source(url + "/x.csv").files()


DIGEST = f"sha-256=:{b64encode(hashlib.sha256(DATA).digest()).decode()}:"


def test_a_checksum_in_the_answer_is_held_against_the_bytes(open_source: Opener, played: Played) -> None:
    played.put("/x-2023-03.csv", DATA, Repr_Digest=DIGEST)
    source = open_source(**declared(played))
    (file,) = source.files()
    assert source.read(file) == DATA
    played.put("/x-2023-03.csv", DATA[::-1], Repr_Digest=DIGEST)
    with pytest.raises(SourceError, match="differs from its checksum in 4 attempts"):
        source.read(file)
    assert len(played.gets("/x-2023-03.csv")) == 5


def test_a_checksum_beside_the_file_is_held_against_the_bytes(open_source: Opener, played: Played) -> None:
    played.put("/x-2023-03.csv", DATA)
    played.put("/x-2023-03.csv.sha256", f"{hashlib.sha256(b'other').hexdigest()} *x.csv".encode())
    source = open_source(**declared(played))
    with pytest.raises(SourceError, match="checksum"):
        source.read(source.files()[0])


def test_a_redirect_to_another_host_is_not_followed(open_source: Opener, played: Played) -> None:
    with playing() as other:
        other.put("/x-2023-03.csv", DATA)
        played.faults = [Fault(302, {"Location": f"{other.url}/x-2023-03.csv"}, method="HEAD")]
        with pytest.raises(SourceError, match="another host"):
            open_source(**declared(played)).files()
        assert other.asked == []
    assert len(played.asked) == 1


def test_a_redirect_on_the_same_host_is_followed(open_source: Opener, played: Played) -> None:
    played.put("/x-2023-03.csv", DATA)
    played.faults = [Fault(302, {"Location": "/x-2023-03.csv"}, method="HEAD")]
    assert [file.size for file in open_source(**declared(played)).files()] == [len(DATA)]
