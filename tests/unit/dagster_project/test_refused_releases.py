"""A release that a test refused, that nobody tested, or that somebody changed: no command shows it, each says why."""

import shutil
from collections.abc import Callable

import duckdb
import pytest
from prepared_home import Prepared, prepared
from verdicts import passed, refused

from warehouse.audiences import audiences
from warehouse.release import journal
from warehouse.release.journal import Entry
from warehouse.settings import Settings
from warehouse.vault import Vault

SHOWN, REFUSED, UNTESTED, CHANGED = "2024-02-20-now", "2024-02-21-bad", "2024-02-22-new", "2024-02-19-old"
Crossings = Callable[..., int]


def fill(home: Settings, keyring: Vault) -> None:
    for name in (CHANGED, REFUSED, UNTESTED, SHOWN):
        for audience in audiences():
            folder = home.published / name / audience
            folder.mkdir(parents=True)
            with duckdb.connect(str(folder / "warehouse.duckdb")) as con:
                con.execute("create schema published")
                con.execute("create table published.pub_reach as select 12 as persons, 'shown' as status")
        journal.write(home, Entry(journal.now(), journal.PUBLISHED, name, "ann"))
    for name in (SHOWN, CHANGED):
        passed(home, name, keyring)
    refused(home, REFUSED, keyring, "pub_moves")
    (home.published / CHANGED / "donor" / "warehouse.duckdb").touch()
    with duckdb.connect(str(home.published / CHANGED / "donor" / "warehouse.duckdb")) as con:
        con.execute("update published.pub_reach set persons = 13")
    home.current.symlink_to(SHOWN)


@pytest.fixture(scope="module")
def with_releases(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepared(tmp_path_factory.mktemp("releases"), fill)


@pytest.fixture
def four(home: Settings, with_releases: Prepared) -> Settings:
    """People see one; the others were published once, as a version that asked for no verdict could have done."""
    with_releases.copy_to(home)
    return home


REASONS = {
    REFUSED: "was refused. Refused by the disclosure test",
    UNTESTED: "has no verdict",
    CHANGED: "not those that were tested",
}


@pytest.mark.parametrize("name", list(REASONS))
@pytest.mark.parametrize("command", ["publish", "rollback", "diff"])
def test_no_command_shows_it(
    crossings: Crossings, capsys: pytest.CaptureFixture[str], four: Settings, command: str, name: str
) -> None:
    more = (SHOWN,) if command == "diff" else ()
    assert crossings("release", command, name[:14], *more) == 7
    assert REASONS[name] in capsys.readouterr().err.replace("\n", " ")
    assert four.current.resolve().name == SHOWN
    assert not (four.published / REFUSED).exists()


@pytest.mark.parametrize("name", list(REASONS))
def test_not_even_for_the_day_on_which_people_saw_it(
    crossings: Crossings, capsys: pytest.CaptureFixture[str], four: Settings, name: str
) -> None:
    journal.write(four, Entry(journal.now(), journal.PUBLISHED, name, "ann"))
    four.current.unlink()
    four.current.symlink_to(four.refused / name if name == REFUSED else name)
    assert crossings("release", "as-of", "2030-01-01") == 7
    said = capsys.readouterr()
    assert REASONS[name] in said.err.replace("\n", " ")
    assert "published/" not in said.out


def test_the_list_says_of_each_how_it_stands_and_why(
    crossings: Crossings, capsys: pytest.CaptureFixture[str], four: Settings
) -> None:
    assert crossings("release", "list") == 0
    said = capsys.readouterr().out
    ends = {name: next(line for line in said.splitlines() if name in line).rstrip() for name in (SHOWN, *REASONS)}
    assert ends[SHOWN].endswith("now")
    assert ends[REFUSED].endswith("refused")
    assert ends[UNTESTED].endswith("no verdict")
    assert ends[CHANGED].endswith("changed")
    assert "test of" in said
    assert "pub_moves" in said


def test_a_release_that_people_see_and_nobody_may_is_told_as_such(
    crossings: Crossings, capsys: pytest.CaptureFixture[str], four: Settings
) -> None:
    (four.published / SHOWN / "note.txt").write_text("by hand")
    assert crossings("release", "list") == 0
    assert "Not shown to anybody, though the link names it: The files of release" in capsys.readouterr().out


def test_a_release_is_named_by_its_first_letters_in_every_command(
    crossings: Crossings, capsys: pytest.CaptureFixture[str], four: Settings
) -> None:
    shutil.rmtree(four.published / UNTESTED)
    for command in (("publish",), ("rollback",), ("test",), ("diff", SHOWN)):
        assert crossings("release", *command, "2030-01") == 2
        assert f"No release '2030-01' is there. On disk: {REFUSED}, {SHOWN}, {CHANGED}." in capsys.readouterr().err
