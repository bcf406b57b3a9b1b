"""`crossings release …`: what is said, with which exit code. What the steps do: test_release_steps.py."""

from collections.abc import Callable
from datetime import UTC, datetime

import duckdb
import pytest
from prepared_home import Prepared, prepared
from verdicts import passed

from warehouse.audiences import audiences
from warehouse.release import journal
from warehouse.release.journal import Entry
from warehouse.settings import Settings
from warehouse.vault import Vault

FIRST, SECOND = "2024-02-19-aaa", "2024-02-20-bbb"
Crossings = Callable[..., int]


def fill(home: Settings, keyring: Vault) -> None:
    for name, persons in ((FIRST, 10), (SECOND, 11)):
        for audience in audiences():
            folder = home.published / name / audience
            folder.mkdir(parents=True)
            with duckdb.connect(str(folder / "warehouse.duckdb")) as con:
                con.execute("create schema published")
                con.execute(f"create table published.pub_reach as select {persons} as persons, 'shown' as status")
        passed(home, name, keyring)
        at = datetime.fromisoformat(name[:10]).replace(hour=23, tzinfo=UTC)
        journal.write(home, Entry(at, journal.PUBLISHED, name, "ann"))
    home.current.symlink_to(SECOND)


@pytest.fixture(scope="module")
def with_releases(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepared(tmp_path_factory.mktemp("releases"), fill)


@pytest.fixture
def two(home: Settings, with_releases: Prepared) -> Settings:
    """Two releases of one table, the second one current, both in the journal."""
    with_releases.copy_to(home)
    return home


def test_the_list_says_what_people_see_and_what_is_held(
    crossings: Crossings, capsys: pytest.CaptureFixture[str], two: Settings
) -> None:
    assert crossings("release", "hold", "pub_reach", "--reason", "harm", "--release", FIRST[:12]) == 0
    told = capsys.readouterr().out
    assert "Made of the same cells, and not held: " in told
    assert journal.held(two)["pub_reach"].release == FIRST
    assert crossings("release", "list") == 0
    said = capsys.readouterr().out
    line = next(line for line in said.splitlines() if SECOND in line)
    assert line.split()[:3] == [SECOND, "2024-02-20", "1"]
    assert line.rstrip().endswith("now")
    assert "Retained: " in said
    assert "Held back: pub_reach, since " in said
    assert crossings("release", "unhold", "pub_reach") == 0
    assert journal.held(two) == {}


def test_releases_of_one_day_are_listed_in_the_order_in_which_they_were_made(
    crossings: Crossings, capsys: pytest.CaptureFixture[str], two: Settings
) -> None:
    later = two.published / "2024-02-20-aaa" / "regional"
    later.mkdir(parents=True)
    (later / "warehouse.duckdb").write_bytes(b"")
    assert crossings("release", "list") == 0
    said = capsys.readouterr().out
    assert said.index("2024-02-20-aaa") < said.index(SECOND) < said.index(FIRST)


def test_a_release_that_fails_its_checks_is_not_published_and_everything_is_told(
    crossings: Crossings, capsys: pytest.CaptureFixture[str], two: Settings
) -> None:
    assert crossings("release", "publish", FIRST) == 7
    said = capsys.readouterr().err
    assert f"Release {FIRST} is not fit to leave" in said
    assert "regional: release_table_missing in pub_coverage" in said
    assert two.current.resolve().name == SECOND


def test_a_held_table_is_refused_before_the_checks(
    crossings: Crossings, capsys: pytest.CaptureFixture[str], two: Settings
) -> None:
    assert crossings("release", "hold", "pub_reach", "--reason", "doubt") == 0
    for command in (("publish", FIRST), ("rollback",)):
        assert crossings("release", *command) == 7
        assert "shows pub_reach, held back since" in capsys.readouterr().err


def test_rollback_without_an_earlier_release_says_so(crossings: Crossings, capsys: pytest.CaptureFixture[str]) -> None:
    assert crossings("release", "rollback") == 7
    assert "No earlier release is known" in capsys.readouterr().err


def test_diff_ends_like_diff(crossings: Crossings, capsys: pytest.CaptureFixture[str], two: Settings) -> None:
    assert two.current.exists()
    assert crossings("release", "diff", FIRST, FIRST) == 0
    assert crossings("release", "diff", FIRST, "2030") == 2
    assert crossings("release", "diff", FIRST, SECOND, "--table", "pub_reach") == 1
    said = capsys.readouterr().out
    assert "added    regional  persons=11, status=shown" in said
    assert crossings("release", "diff", FIRST, SECOND, "--table", "pub_moves") == 2


@pytest.mark.parametrize(
    ("day", "code", "said"),
    [
        ("2024-02-19", 0, FIRST),
        ("2024-02-20", 0, SECOND),
        ("2030-01-01", 0, SECOND),
        ("2024-02-18", 1, "The journal begins on 2024-02-19"),
        ("yesterday", 2, "a day like 2024-02-20"),
    ],
)
def test_a_day_names_its_release(
    crossings: Crossings, capsys: pytest.CaptureFixture[str], two: Settings, day: str, code: int, said: str
) -> None:
    assert crossings("release", "as-of", day) == code
    told = capsys.readouterr()
    assert said in told.out + told.err
    if code == 0:
        assert str(two.published / said) in told.out


def test_an_unknown_table_and_an_unknown_reason_end_with_two(crossings: Crossings, two: Settings) -> None:
    assert crossings("release", "hold", "pub_nothing", "--reason", "harm") == 2
    assert crossings("release", "hold", "pub_reach", "--reason", "because of Ann") == 2
    assert journal.held(two) == {}
