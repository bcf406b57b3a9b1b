"""`crossings dashboards export`: what needs no browser, and what is said when something is missing."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pyrage
import pytest
from verdicts import passed

from warehouse.settings import Settings

Crossings = Callable[..., int]
RELEASE = "2024-02-20-abc"
BOOK = b"PK the workbook of the regional audience"


@pytest.fixture
def released(home: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("CROSSINGS_SUPERSET_PORT", "1")  # nobody answers there
    folder = home.published / RELEASE / "regional"
    folder.mkdir(parents=True)
    with duckdb.connect(str(folder / "warehouse.duckdb")) as con:
        con.execute("create schema published")
        con.execute("create table published.pub_release as select date '2024-02-20' as as_of, true as invented")
    (folder / "tables.xlsx").write_bytes(BOOK)
    home.current.symlink_to(RELEASE)
    passed(home, RELEASE)
    return home


def test_the_workbook_of_the_dashboards_audience_is_copied(
    crossings: Crossings, released: Settings, tmp_path: Path
) -> None:
    assert crossings("dashboards", "export", "start-here", "--as", "xlsx", "--to", tmp_path / "a.xlsx") == 0
    assert (tmp_path / "a.xlsx").read_bytes() == BOOK


def test_the_workbook_is_sealed_to_its_recipient(crossings: Crossings, released: Settings, tmp_path: Path) -> None:
    holder = pyrage.x25519.Identity.generate()
    to = ("--to", tmp_path / "a.xlsx.age", "--encrypt-to", str(holder.to_public()))
    assert crossings("dashboards", "export", "start_here", "--as", "xlsx", *to) == 0
    assert pyrage.decrypt((tmp_path / "a.xlsx.age").read_bytes(), [holder]) == BOOK


@pytest.mark.parametrize("kind", ["png", "pdf", "html"])
def test_without_superset_the_command_that_starts_it_is_named(
    crossings: Crossings, capsys: pytest.CaptureFixture[str], released: Settings, tmp_path: Path, kind: str
) -> None:
    assert crossings("dashboards", "export", "start_here", "--as", kind, "--to", tmp_path / f"a.{kind}") == 1
    assert "crossings up" in capsys.readouterr().err
    assert not (tmp_path / f"a.{kind}").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere", "--as", "pdf", "--to", "a.pdf"), "start_here"),
        (("start_here", "--as", "pdf", "--to", "a.pdf", "--language", "xx"), "en"),
        (("start_here", "--as", "pdf", "--to", "a.html"), "must end in .pdf"),
        (("start_here", "--as", "pdf", "--to", "a.pdf", "--ask-password"), "--account"),
    ],
)
def test_mistakes_end_with_two_before_anything_is_asked(
    crossings: Crossings,
    capsys: pytest.CaptureFixture[str],
    released: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert crossings("dashboards", "export", *arguments) == 2
    assert said in capsys.readouterr().err


def test_without_a_release_the_pipeline_is_named(
    crossings: Crossings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert crossings("dashboards", "export", "start_here", "--as", "xlsx", "--to", tmp_path / "a.xlsx") == 2
    assert "crossings run" in capsys.readouterr().err
