"""Before any file was taken in, nothing closes: neither for a release nor for a home whose keys are away."""

from dataclasses import replace
from pathlib import Path

import pytest
from pipeline_home import Home

from warehouse.intake.landing import closed_sets, ledger
from warehouse.release import journal


@pytest.fixture
def home(demo_home: Home, tmp_path: Path) -> Home:
    return demo_home.copy(tmp_path / "home")


def test_a_build_before_the_first_file_closes_no_cell_as_a_gap(home: Home) -> None:
    ran = home.crossings("rebuild")
    assert ran.code == 7, ran.text
    assert "No file of any partner has been accepted yet" in " ".join(ran.text.split())
    assert journal.flips(home.settings) == []
    assert not home.settings.current.exists()
    assert not ledger.proposal(home.settings).exists()
    assert not closed_sets.coming(home.settings).exists()
    assert home.rows("select count(*) from raw.closed_cell") == [(0,)]
    published = home.crossings("release", "publish")
    assert published.code == 7, published.text
    assert "No release has been built yet" in published.text
    assert not home.settings.current.exists()


def test_the_demo_makes_no_new_keys_where_something_is_sealed_already(built_home: Home, tmp_path: Path) -> None:
    sealed = replace(built_home.copy(tmp_path / "sealed"), keys_file=tmp_path / "gone.json")
    ran = sealed.crossings("demo")
    assert ran.code == 2, ran.text
    assert "holds encrypted data already" in ran.text
    assert not sealed.settings.keys_file.exists()
