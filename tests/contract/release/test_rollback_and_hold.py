"""What people see follows their words: a rollback is not undone by the next run, a held table is in no file."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from pipeline_home import Home

from warehouse import release, vault
from warehouse.audiences import audiences
from warehouse.release import journal

pytestmark = pytest.mark.builds(1)

# DuckDB writes its own files in blocks whose order may differ; equal content is what the digest in the name says.
NOT_BY_BYTES = {".duckdb"}


def hashes(folder: Path) -> dict[Path, str]:
    return {
        path.relative_to(folder): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in NOT_BY_BYTES
    }


@pytest.fixture
def home(built_home: Home, tmp_path: Path) -> Home:
    return built_home.copy(tmp_path / "home")


def test_the_same_content_is_the_same_name_and_the_same_bytes(home: Home) -> None:
    first = home.settings.current.resolve()
    before = hashes(first)
    shutil.rmtree(first)

    again = release.build(home.settings, vault.load(home.settings))

    assert again.release_id == first.name
    assert hashes(again.path) == before
    for audience in audiences():
        for name in ("tables.xlsx", "datapackage.json", "csv/pub_reach.csv", "parquet/pub_reach.parquet"):
            assert Path(audience) / name in before


@pytest.mark.exhaustive
def test_a_hold_and_a_rollback_last_over_the_next_run(home: Home, built_home: Home) -> None:
    first = home.settings.current.resolve().name
    assert home.crossings("release", "hold", "pub_violations", "--reason", "harm").code == 0
    published = home.crossings("release", "publish")
    assert published.code == 0, published.text
    held = home.settings.current.resolve().name
    assert held != first
    told = home.crossings("release", "diff", first, held, "--table", "pub_violations")
    assert told.code == 1, told.text
    assert "every closed cell has the same number of people" in told.text

    # The one before shows what is held now.
    refused = home.crossings("release", "rollback")
    assert (refused.code, "shows pub_violations" in refused.text) == (7, True), refused.text
    assert home.crossings("release", "unhold", "pub_violations").code == 0
    back = home.crossings("release", "rollback")
    assert back.code == 0, back.text
    assert home.settings.current.resolve().name == first

    ran = home.crossings("run")

    assert ran.code == 0, ran.text
    assert f"Paused: rolled back from {held}" in ran.text
    assert home.digest() == built_home.digest()  # nothing new, no other number
    assert home.settings.current.resolve().name == first
    assert home.crossings("release", "publish").code == 0
    assert journal.paused(home.settings) is None
    assert [entry.action for entry in journal.entries(home.settings)][-3:] == ["unhold", "rollback", "publish"]
