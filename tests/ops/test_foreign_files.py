"""Whatever a file holds, every reader of files from outside refuses it clearly or reads it rightly, and nothing else.

The same bad files each time; `make fuzz SECONDS=600` tries others.
"""

from random import Random

import measured_results
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from targets import Target, every
from withstand import Bounds

from warehouse import vault
from warehouse.settings import Settings

NAMES = (
    *("CSV", "CSV in quotation marks", "KoboToolbox, JSON", "DHIS2, JSON", "DHIS2, CSV", "sample of a new partner"),
    *("XLSX", "ODS", "XLS", "age", "zip and gzip", "manifest", "request", "escrow", "verdict"),
)
TRIED: dict[str, int] = {}


@pytest.fixture
def targets(place: Settings, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Target]:
    vault.init_demo(place)
    folder = tmp_path_factory.mktemp("files")
    return {one.name: one for one in every(place, vault.load(place), folder)}


@pytest.fixture
def bounds(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Bounds:
    monkeypatch.setattr("tempfile.tempdir", None)  # what Bounds sets ends with the test
    return Bounds(tmp_path_factory.mktemp("temporary"))


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_file_is_refused_clearly_or_read_rightly(name: str, targets: dict[str, Target], bounds: Bounds) -> None:
    target = targets[name]
    assert bounds.broken_by(target, target.good) is None

    @settings(
        max_examples=target.examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.randoms(use_true_random=False))
    def withstands(by: Random) -> None:
        TRIED[name] = TRIED.get(name, 0) + 1
        assert bounds.broken_by(target, target.damaged(target.good, by)) is None

    withstands()


def test_every_reader_is_among_them_and_how_many_files_were_tried_is_kept(targets: dict[str, Target]) -> None:
    assert set(targets) == set(NAMES)
    assert set(TRIED) == set(NAMES), "run the whole file"
    measured_results.keep(
        "foreign_files",
        title="Bad files",
        place=65,
        what="Files damaged in some thirty ways: bytes, encodings, look-alike letters, a million columns, deep and "
        "self-growing markup, archives that lie about their sizes, sums and names, bombs. Each reader refused them "
        "clearly or read them rightly: no other error, no more than 5 s of a processor, no more than 500 MB beyond "
        "what it had, no value of the file in what it says, nothing left in the temporary folder.",
        heads=("reader", "files tried", "not withstood"),
        rows=[(name, TRIED[name], 0) for name in NAMES],
    )
