"""Fixtures of the tests that need Superset and a browser running: both real, both started once and stopped by pid."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pipeline_home import Home
from superset_server import Superset, serving_copy
from verdicts import passed

from dashboards import serve
from warehouse import vault
from warehouse.release import rooms
from warehouse.settings import settings

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-background-networking",
    "--disable-component-update",
]
NOT_RUN = "BROWSER TEST NOT RUN"


@pytest.fixture(scope="session")
def supersets_environment() -> None:
    if not serve.python(settings()).exists():
        pytest.skip(f"{NOT_RUN}: there is no .venv-dashboards; install it with: make up")


@pytest.fixture(scope="session")
def running_superset(
    built_home: Home, supersets_environment: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Superset]:
    with serving_copy(built_home.path, tmp_path_factory.mktemp("superset")) as superset:
        yield superset


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    if not CHROMIUM.exists():
        pytest.skip(f"{NOT_RUN}: there is no {CHROMIUM}; install it with: apt-get install chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        pytest.skip(f"{NOT_RUN}: playwright is missing; install it with: uv sync --group browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shots() -> Path:
    """Pictures for people to look at; never committed."""
    folder = Path(__file__).parent / "shots"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


@pytest.fixture
def release_again(running_superset: Superset, built_home: Home) -> Iterator[Callable[[], str]]:
    """Shows people one more release, with the same numbers, each time it is called."""
    place = running_superset.settings
    before, made = place.current.resolve().name, []

    def shown() -> str:
        name = f"2024-03-22-{uuid.uuid4().hex[:12]}"
        shutil.copytree(place.published / before, place.published / name)
        passed(place, name, vault.load(built_home.settings))
        _point_to(place.current, name)
        made.append(name)
        return name

    yield shown
    _point_to(place.current, before)
    for name in made:
        rooms.drop(place, name)


def _point_to(link: Path, name: str) -> None:
    beside = link.with_name("current.test")
    beside.symlink_to(name)
    beside.replace(link)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = {str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []) if report.longrepr}
    for reason in sorted(reason for reason in reasons if NOT_RUN in reason):
        terminalreporter.section(NOT_RUN, red=True, bold=True)
        terminalreporter.write_line(reason.removeprefix("Skipped: "))
