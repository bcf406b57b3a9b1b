"""The tool alone: installed with nothing but what it declares, and as one file; without a network, without a home.

Built once in a session, from this repository.
"""

import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from laptop import RU_HEADERS, csv_bytes, fi_row, laptop, opened, ru_row, xlsx_bytes
from laptop_forms import FI, RU
from test_sheetpack_closure import ABSENT

from warehouse.sealing.alone import build, closure, uv
from warehouse.settings import PROJECT_ROOT

# Where the system lets nobody take a network away, Python itself refuses every connection.
REFUSE = """
import runpy, sys
def _refused(event, found):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        raise ConnectionError(event)
sys.addaudithook(_refused)
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def offline(python: list[str], program: Path) -> list[str]:
    taken_away = ["unshare", "-rn"]
    if shutil.which("unshare") and subprocess.run([*taken_away, "true"]).returncode == 0:
        return [*taken_away, *python, str(program)]
    return [*python, "-c", REFUSE, str(program)]


@dataclass
class Tool:
    """One form of the tool, and an empty home and temporary folder for it."""

    program: Path
    python: list[str]
    place: Path

    @property
    def home(self) -> Path:
        return self.place / "home"

    @property
    def temporary(self) -> Path:
        return self.place / "tmp"

    @property
    def environment(self) -> dict[str, str]:
        return {"HOME": str(self.home), "TMPDIR": str(self.temporary), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}

    def run(self, *arguments: str | Path, say: str = "") -> subprocess.CompletedProcess[str]:
        command = [*offline(self.python, self.program), *map(str, arguments)]
        return subprocess.run(
            command, input=say, capture_output=True, text=True, env=self.environment, cwd=self.place, timeout=300
        )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return build(tmp_path_factory.mktemp("sheetpack"))


@pytest.fixture(scope="session")
def installed(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel and its declared dependencies."""
    place = tmp_path_factory.mktemp("installed")
    for arguments in (["venv", "-q", "--python", sys.executable, "venv"], ["pip", "install", "-q", "--python", "venv"]):
        subprocess.run([uv(), *arguments, *([str(built[0])] if "install" in arguments else [])], cwd=place, check=True)
    return place / "venv" / "bin"


@pytest.fixture(params=["wheel", "one file"])
def tool(request: pytest.FixtureRequest, tmp_path: Path, built: tuple[Path, Path]) -> Tool:
    place = tmp_path / "tool"
    for folder in ("home", "tmp"):
        (place / folder).mkdir(parents=True)
    if request.param == "wheel":
        venv: Path = request.getfixturevalue("installed")
        return Tool(venv / "sheetpack", [str(venv / "python"), "-I"], place)
    bare = _bare_python(request.getfixturevalue("tmp_path_factory"))
    return Tool(built[1], [bare, "-I"], place)


def _bare_python(factory: pytest.TempPathFactory) -> str:
    """A Python without a single library: what a laptop has."""
    place = factory.mktemp("bare")
    subprocess.run([uv(), "venv", "-q", "--python", sys.executable, "venv"], cwd=place, check=True)
    return str(place / "venv" / "bin" / "python")


def test_a_packed_file_is_what_the_warehouse_accepts(tool: Tool, tmp_path: Path) -> None:
    one = laptop(tmp_path / "ru", RU, RU_HEADERS)
    source = one.folder / "2024-03.csv"
    source.write_bytes(csv_bytes([ru_row(1), ru_row(2), ru_row(3, **{"Дата рождения": "01.01.2012"})]))
    ran = tool.run("pack", source, "--settings", one.settings, "--out", one.out, say="да\n")
    assert ran.returncode == 0, ran.stderr
    sealed = one.out / "2024-03-01_2024-03-31_v1.csv.age"
    outcome = one.arrived(sealed).manifest
    assert (outcome.status, outcome.rows_accepted, outcome.rows_refused) == ("pending", 2, 0)
    assert "Елена" not in opened(sealed)
    assert _left_behind(tool) == []


def test_a_workbook_is_opened_by_a_child_that_finds_its_parser(tool: Tool, tmp_path: Path) -> None:
    headers = {"mother": ["Äidin nimi"], "father": ["Isän nimi"], "birth_date": ["Syntynyt"]}
    one = laptop(tmp_path / "fi", FI, headers)
    (one.folder / "2024-03.xlsx").write_bytes(xlsx_bytes([fi_row()]))
    ran = tool.run("pack", one.folder / "2024-03.xlsx", "--settings", one.settings, "--out", one.out, say="kyllä\n")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert one.arrived(one.out / "2024-03-01_2024-03-31_v1.csv.age").manifest.rows_accepted == 1
    assert _left_behind(tool) == []


def test_own_figures_are_counted_by_the_tables_it_brings_along(tool: Tool, tmp_path: Path) -> None:
    one = laptop(tmp_path / "ru", RU, RU_HEADERS)
    source, figures = one.folder / "2024-03.csv", one.folder / "figures.xlsx"
    source.write_bytes(csv_bytes([ru_row(1), ru_row(2)]))
    said = ["--language", "en", "my-figures", source, "--settings", one.settings, "--period", "2024-Q1"]
    ran = tool.run(*said, "--out", figures)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"People reached +1 +2\n", ran.stdout)
    assert "Saint Petersburg" in ran.stdout
    assert figures.stat().st_mode & 0o777 == 0o600
    assert _left_behind(tool) == []


def test_a_request_is_written_at_a_terminal_alone(tool: Tool, tmp_path: Path) -> None:
    one = laptop(tmp_path / "ru", RU, RU_HEADERS)
    ran = tool.run("--language", "en", "withdraw", "--settings", one.settings, say="Елена\n" * 20)
    assert (ran.returncode, "Nobody can type here unseen" in ran.stderr) == (2, True), ran.stderr
    assert list(one.folder.glob("request_*")) == []


def _left_behind(tool: Tool) -> list[str]:
    """All that lies in the home and the temporary folder, but the code that the one file unpacks beside the home."""
    found = [path for folder in (tool.home, tool.temporary) for path in folder.rglob("*") if path.is_file()]
    code = re.compile(r"^home/\.shiv/(sheetpack[^/]*/|\.sheetpack[^/]*_lock$)")
    names = [str(path.relative_to(tool.place)) for path in found]
    return [name for name in names if not code.match(name)]


def test_the_one_file_unpacks_code_and_nothing_else(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[1]) as archive:
        inside = [name for name in archive.namelist() if "site-packages/warehouse/" in name and not name.endswith("/")]
    own = {name.split("site-packages/")[1] for name in inside if not name.endswith(".py")}
    found = closure(PROJECT_ROOT)
    files = {str(path) for path in found.files - found.seeds} | {f"warehouse/packed/{path}" for path in found.seeds}
    files |= {f"warehouse/packed/network/{name}" for name in ("network.yaml", "places.csv")}
    assert own == files
    assert not [name for name in own if Path(name).suffix not in (".csv", ".yaml", ".txt", ".css")]


def test_what_the_warehouse_needs_is_not_importable_there(tool: Tool, built: tuple[Path, Path]) -> None:
    code = f"import importlib.util as u, sys; sys.exit(', '.join(n for n in {ABSENT!r} if u.find_spec(n)) or 0)"
    ran = subprocess.run([*tool.python, "-c", code], capture_output=True, text=True, env=tool.environment)
    assert ran.returncode == 0, ran.stderr
    with zipfile.ZipFile(built[1]) as archive:
        tops = {name.split("/")[1] for name in archive.namelist() if name.startswith("site-packages/")}
    assert tops & set(ABSENT) == set()
