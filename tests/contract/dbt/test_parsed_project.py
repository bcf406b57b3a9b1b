"""dbt's project is parsed once for each version of it, and what is parsed says nothing of a home."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dagster_project.lib import dbt_child, parsed_project
from warehouse.settings import Settings

PROJECT = {
    "dbt_project.yml": "name: small\nversion: 0.1.0\nconfig-version: 2\nprofile: crossings\nmodel-paths: [models]\n"
    "macro-paths: [macros]\n",
    "models/days.sql": "select {{ as_of() }} as day",
}


@pytest.fixture
def project(place: Settings, tmp_path: Path) -> Path:
    """One model of the day that a release speaks of, with the profile and the macro of the real project."""
    folder = tmp_path / "root" / "dbt"
    for name, text in PROJECT.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    (folder / "macros").mkdir()
    shutil.copy(place.dbt_project / "macros" / "periods.sql", folder / "macros" / "periods.sql")
    shutil.copy(place.dbt_project / "profiles.yml", folder / "profiles.yml")
    (folder.parent / "warehouse").symlink_to(place.root / "warehouse")
    return folder


def at(place: Settings, project: Path, name: str, day: date = date(2024, 2, 20)) -> Settings:
    return replace(place, home=place.home.parent / name, root=project.parent, as_of=day)


def test_two_homes_on_two_days_have_one_parse_and_each_its_own_copy(
    place: Settings, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = replace(place, parsed_projects=tmp_path / "shared")
    one, other = at(place, project, "one"), at(place, project, "other", date(2025, 1, 1))
    first = parsed_project.manifest(one)
    monkeypatch.setattr(parsed_project, "_parse", lambda *_: pytest.fail("parsed again"))
    second = parsed_project.manifest(other)

    assert first != second
    assert first.read_bytes() == second.read_bytes()
    for now in (one, other):
        assert (dbt_child.target(now) / parsed_project.PARTIAL).is_file()
    (entry,) = (tmp_path / "shared").iterdir()
    said = b"".join(path.read_bytes() for path in entry.iterdir())
    assert json.loads(first.read_bytes())["nodes"].keys() == {"model.small.days"}
    for word in ("2025-01-01", str(one.home), str(other.home)):
        assert word.encode() not in said.replace(str(entry).encode(), b"")

    # What a deletion of compiled files took away is put back, and the shared copy is not worked with.
    (dbt_child.target(one) / parsed_project.PARTIAL).unlink()
    parsed_project.manifest(one)
    (dbt_child.target(one) / parsed_project.PARTIAL).write_bytes(b"")
    assert (entry / parsed_project.PARTIAL).stat().st_size > 0


@pytest.mark.exhaustive
def test_a_changed_project_is_parsed_again_and_the_former_parse_goes(place: Settings, project: Path) -> None:
    now = at(place, project, "one")
    first = parsed_project.manifest(now)
    (project / "models" / "more.sql").write_text("select 1 as one")
    second = parsed_project.manifest(now)
    assert "model.small.more" in json.loads(second.read_bytes())["nodes"]
    assert not first.parent.exists()
