"""Reports of the demo network, in three editions and every language: made once, read by many tests.

Add here: another report that several tests read. Keep out: what is promised of them.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from demo_reports import AFTER, EDITIONS, FIRST, Reports
from pipeline_home import Home

from dashboards.report import making
from dashboards.report.document import Asked
from warehouse.definitions.languages import LANGUAGES


@pytest.fixture(scope="session")
def reporting(built_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A home for reports alone, and the settings of this process point to it."""
    home = built_home.copy(tmp_path_factory.mktemp("reports") / "home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CROSSINGS_HOME", "CROSSINGS_KEYS_FILE", "CROSSINGS_AS_OF"):
            patch.setenv(name, home.environment[name])
        yield home


@pytest.fixture(scope="session")
def reports(reporting: Home, tmp_path_factory: pytest.TempPathFactory) -> Reports:
    out = tmp_path_factory.mktemp("written")
    prepared, files = {}, {}
    for edition in EDITIONS:
        for language in LANGUAGES:
            asked = Asked(edition, language, FIRST, AFTER, "current")
            made = making.make(reporting.settings, asked, out)
            prepared[edition, language] = making.prepare(reporting.settings, asked)
            files |= {(edition, language, path.suffix[1:]): path.read_bytes() for path in made.files}
    return Reports(reporting, prepared, files)


@pytest.fixture
def fresh(reporting: Home, tmp_path: Path) -> Iterator[Home]:
    """The home without reports, for a test that makes its own."""
    shutil.rmtree(reporting.settings.home / "reports", ignore_errors=True)
    yield reporting
    shutil.rmtree(reporting.settings.home / "reports", ignore_errors=True)
