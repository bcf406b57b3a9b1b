"""What the disclosure test refused is shown in no way that exists: by no command, by no link, on no page."""

import shutil
from pathlib import Path

import duckdb
import pytest
from pipeline_home import Home

from dashboards.reading import published, release_preview
from warehouse.estimators.chapman import chapman
from warehouse.release import journal, rooms
from warehouse.settings import settings


@pytest.fixture(scope="module")
def refused(built_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The release that people see, with one estimate of a small overlap in it, judged anew."""
    home = built_home.copy(tmp_path_factory.mktemp("refused") / "home")
    leak = chapman(60, 45, 3)
    path = home.settings.current.resolve() / "regional" / "warehouse.duckdb"
    path.chmod(0o600)
    with duckdb.connect(str(path)) as con:
        con.execute(
            "update published.pub_population_estimates set status = 'shown', low = ?, point = ?, high = ? where rowid "
            "= (select min(rowid) from published.pub_population_estimates where lists <> '' and status = 'few')",
            [round(leak.low or 0), round(leak.point or 0), round(leak.high or 0)],
        )
    ran = home.crossings("release", "test", "--problems", "0")
    assert ran.code == 7, ran.text
    return home


def name_of(home: Home) -> str:
    return journal.flips(home.settings)[-1].release


def test_it_lies_outside_the_published_and_is_listed_with_the_table(refused: Home) -> None:
    here, name = refused.settings, name_of(refused)
    assert rooms.in_room(here.refused) == [name]
    assert not (here.published / name).exists()
    told = refused.crossings("release", "list").text
    assert "refused" in next(line for line in told.splitlines() if name in line)
    assert "Refused by the disclosure test of" in told
    assert "pub_population_estimates" in told


@pytest.mark.parametrize("command", [("publish",), ("publish", "NAME"), ("rollback", "NAME"), ("as-of", "2030-01-01")])
def test_no_command_shows_it(refused: Home, command: tuple[str, ...]) -> None:
    name = name_of(refused)
    told = refused.crossings("release", *(name if word == "NAME" else word for word in command))
    assert told.code == 7, told.text
    assert "was refused" in told.text
    assert not refused.settings.current.exists()


def test_neither_a_link_nor_a_move_by_hand_nor_a_report_that_says_passed_shows_it(
    refused: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = refused.copy(tmp_path / "home")
    for key, value in home.environment.items():
        if key.startswith("CROSSINGS_"):
            monkeypatch.setenv(key, value)
    here, name = settings(), name_of(home)
    report = here.working / "disclosure-test.json"
    report.write_text(report.read_text().replace('"is_passed": false', '"is_passed": true'))
    for target in (Path("..") / "refused" / name, Path(name)):
        here.current.unlink()
        here.current.symlink_to(target)
        with pytest.raises(published.NotAvailable):
            published.current_release()
    shutil.move(here.refused / name, here.published / name)
    with pytest.raises(published.NotAvailable):
        published.current_release()
    assert published.chosen_release(name) is None
    assert release_preview.next_one(here) is None
    assert release_preview.seen(here) == []


@pytest.mark.exhaustive
def test_a_test_with_less_than_its_budget_passes_nothing(built_home: Home, tmp_path: Path) -> None:
    home = built_home.copy(tmp_path / "home")
    (home.settings.verdicts / f"{name_of(home)}.json").unlink()
    told = home.crossings("release", "test", "--problems", "0")
    assert told.code == 0, told.text
    assert "has not been judged to the end (disclosure)" in told.text
