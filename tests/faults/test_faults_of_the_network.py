"""Every kind of source behind a network that fails: told with the partner, nothing half taken, and with a whole network
the outcome is that of an unbroken intake."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import Noted
from faulty_way import Way, way_to
from intake_files import put
from intake_sources import TOKEN, described, hurry
from intake_warehouse import Warehouse
from played_server import Played, playing
from sftp_server import PASSWORD, USER, serving
from small_network import left, month_file, settings_of
from test_pull_end_to_end import PLAIN, declare_kobo, event, submission
from test_pull_s3 import Store, store  # noqa: F401 - a fixture
from test_pull_webdav import Cloud, cloud  # noqa: F401 - a fixture
from test_pull_webdav import declared as webdav_at

from warehouse import vault
from warehouse.errors import SourceError
from warehouse.intake.pull import patience

POINTS = 12  # of each source
NAME = "x-2023-03.csv"
Declare = Callable[[Warehouse], None]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)
    for name in ("CONNECT_SECONDS", "READ_SECONDS"):
        monkeypatch.setattr(patience, name, 3.0)
    monkeypatch.setattr(patience, "ATTEMPT_SECONDS", 10.0)
    monkeypatch.setattr(patience, "ATTEMPTS", 2)
    monkeypatch.setenv("CROSSINGS_TEST_TOKEN", TOKEN)


def login(monkeypatch: pytest.MonkeyPatch, user: str, password: str) -> dict[str, str]:
    monkeypatch.setenv("CROSSINGS_TEST_USER", user)
    monkeypatch.setenv("CROSSINGS_TEST_PASSWORD", password)
    return {"username_env": "CROSSINGS_TEST_USER", "password_env": "CROSSINGS_TEST_PASSWORD"}


def assert_unbroken_after_faults(folder: Path, port: int, declare: Declare, way: Way, lot: random.Random) -> int:
    """Faults drawn by lot, each in a home of its own. How many were tried."""
    way.target = port
    unbroken = home_of(folder / "unbroken", declare)
    way.mend()
    assert unbroken.take()
    wanted, size = left(unbroken), way.carried
    assert wanted["raw"]["contact"]
    faults: list[tuple[Any, ...]] = [("refuses",), ("rubbish",), ("hangs", 0), ("hangs", lot.randrange(1, size))]
    faults += [(kind, lot.randrange(size)) for kind in ("breaks off", "resets") for _ in range(POINTS // 4)]
    faults += [(kind, lot.randrange(size), 1) for kind in ("breaks off", "resets")]
    for number, fault in enumerate(faults):
        home = home_of(folder / f"{number}", declare)
        way.fail(*fault)
        said = told_by(home)
        assert said or fault[0] not in ("refuses", "rubbish"), fault
        assert "ru_test" in said or not said
        assert not any(secret in said for secret in (PASSWORD, TOKEN))
        way.mend()
        home.take()
        assert left(home) == wanted, fault
    return len(faults)


def told_by(home: Warehouse) -> str:
    """What an intake says for people; '' where it went through."""
    try:
        home.take()
    except SourceError as error:
        return str(error)
    return ""


def home_of(folder: Path, declare: Declare) -> Warehouse:
    """Homes of the same keys: what they leave can be compared."""
    here = settings_of(folder)
    here.home.mkdir(parents=True)
    kept = folder.parent / "keys.json"
    if kept.exists():
        here.keys_file.write_bytes(kept.read_bytes())
        here.keys_file.chmod(0o600)
    else:
        vault.init_demo(here)
        kept.write_bytes(here.keys_file.read_bytes())
    home = Warehouse(here)
    declare(home)
    return home


@pytest.fixture
def way() -> Iterator[Way]:
    with way_to(0) as one:
        yield one


@pytest.fixture
def played() -> Iterator[Played]:
    with playing() as server:
        yield server


def note(noted: Noted, source: str, points: int) -> None:
    noted(f"network faults of {source}", points, "told with the partner, or tried again; same hash once it is whole")


def test_sftp(way: Way, tmp_path: Path, lot: random.Random, noted: Noted, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "served" / "exports", NAME, month_file(3))
    with serving(tmp_path / "served", tmp_path / "known_hosts") as server:
        text = server.known_hosts.read_text().replace(f":{server.port}", f":{way.port}")
        (tmp_path / "known").write_text(text)
        source = {"url": f"sftp://127.0.0.1:{way.port}/exports", "known_hosts": str(tmp_path / "known")}
        source |= login(monkeypatch, USER, PASSWORD)
        points = assert_unbroken_after_faults(
            tmp_path, server.port, lambda home: home.declare(source=described(**source)), way, lot
        )
    note(noted, "SFTP", points)


def test_s3(
    way: Way, store: Store, tmp_path: Path, lot: random.Random, noted: Noted, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:  # fmt: skip
    store.put(f"ru/{NAME}", month_file(3))
    source = {
        "url": "s3://exports/ru",
        "endpoint": f"http://127.0.0.1:{way.port}",
        **login(monkeypatch, "key", "secret"),
    }
    port = int(store.endpoint.rpartition(":")[2])
    points = assert_unbroken_after_faults(
        tmp_path, port, lambda home: home.declare(source=described(**source)), way, lot
    )
    note(noted, "S3", points)


def test_webdav(
    way: Way, cloud: Cloud, tmp_path: Path, lot: random.Random, noted: Noted, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:  # fmt: skip
    put(cloud.folder / "ru", NAME, month_file(3))
    login(monkeypatch, "partner", "right horse")
    port, cloud.port = cloud.port, way.port
    points = assert_unbroken_after_faults(
        tmp_path, port, lambda home: home.declare(source=described(**webdav_at(cloud))), way, lot
    )
    note(noted, "WebDAV", points)


def test_https(way: Way, played: Played, tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    played.put(f"/{NAME}", month_file(3), Last_Modified="Mon, 03 Apr 2023 10:00:00 GMT")
    played.authorization = f"Bearer {TOKEN}"
    source = {"url": f"http://127.0.0.1:{way.port}/{NAME}", "token_env": "CROSSINGS_TEST_TOKEN"}
    port = int(played.url.rpartition(":")[2])
    points = assert_unbroken_after_faults(
        tmp_path, port, lambda home: home.declare(source=described(**source)), way, lot
    )
    note(noted, "HTTPS", points)


def test_kobotoolbox(way: Way, played: Played, tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    found = [submission(number, f"2023-03-{number:02}", "w", "m") for number in range(1, 30)]
    port, url = int(played.url.rpartition(":")[2]), f"http://127.0.0.1:{way.port}"
    behind = SimpleNamespace(url=url, answers=played.answers)
    points = assert_unbroken_after_faults(tmp_path, port, lambda home: declare_kobo(home, behind, found), way, lot)
    note(noted, "KoboToolbox", points)


def test_dhis2(way: Way, played: Played, tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    from played_interfaces import dhis2_pages

    found = [event(number, f"2023-03-{number:02}T10:00:00.000") for number in range(1, 30)]
    played.answers["/api/tracker/events"] = dhis2_pages(found, 41)
    url = f"dhis2+http://127.0.0.1:{way.port}/?program=prog&orgUnit=unit"
    columns = {"contact_date": ["occurredAt"], "source_uid": ["event"], "city": ["orgUnit"]}
    columns |= {
        "channel": ["deChannel01"],
        "settings": ["deWorks0001"],
        "gender": ["deGender001"],
        "age": ["deAge000001"],
    }
    said = PLAIN | {"file": {"format": "json", "layout": "dhis2"}, "columns": columns}
    said |= {"source": described(url, token_env="CROSSINGS_TEST_TOKEN")}
    port = int(played.url.rpartition(":")[2])
    points = assert_unbroken_after_faults(tmp_path, port, lambda home: home.declare(**said), way, lot)
    note(noted, "DHIS2", points)
