"""Whichever way a file is packed, the tool makes no file but the two that leave."""

import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from laptop import RU_HEADERS, Laptop, csv_bytes, laptop, ru_row, xlsx_bytes
from laptop_forms import RU

from warehouse.settings import PROJECT_ROOT

# Writes down every file that is opened for writing and every folder that is made, by whatever code.
WATCH = """
import os, sys
_made = os.open({log!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def _seen(event, found):
    is_write = event == "open" and isinstance(found[2], int) and found[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if is_write or event in ("os.mkdir", "os.rename", "os.link", "os.symlink", "tempfile.mkstemp", "tempfile.mkdtemp"):
        os.write(_made, (event + " " + str(found[0]) + "\\n").encode())
sys.addaudithook(_seen)
"""


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[dict[str, str], Path]]:
    """An environment in which Python writes down what it writes."""
    log, hook = tmp_path / "made.log", tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(WATCH.format(log=str(log)))
    (tmp_path / "tmp").mkdir()
    own = {"PYTHONPATH": f"{hook}{os.pathsep}{PROJECT_ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}
    yield os.environ | own | {"TMPDIR": str(tmp_path / "tmp")}, log
    shutil.rmtree(hook)


def _written(log: Path) -> list[str]:
    """Without what is no file: the way to a child and to nowhere."""
    return [line for line in log.read_text().splitlines() if not re.match(r"open (\d+|/dev/null)$", line)]


def test_packing_makes_no_file_but_the_two_that_leave(watched: tuple[dict[str, str], Path], tmp_path: Path) -> None:
    one = laptop(tmp_path / "ru", RU | {"file": {"format": "xlsx", "date_format": "%d.%m.%Y"}}, RU_HEADERS)
    (one.folder / "2024-03.xlsx").write_bytes(xlsx_bytes([ru_row(at) for at in range(1, 20)]))
    arguments = ["pack", str(one.folder / "2024-03.xlsx"), "--settings", str(one.settings), "--out", str(one.out)]
    ran = subprocess.run(
        [sys.executable, "-m", "warehouse.sealing", *arguments],
        input="да\n".encode(), capture_output=True, env=watched[0], cwd=tmp_path,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()
    sealed = one.out / "2024-03-01_2024-03-31_v1.csv.age"
    assert _written(watched[1]) == [f"open {sealed}.sig", f"open {sealed}"]
    assert list((tmp_path / "tmp").iterdir()) == []


def test_the_page_makes_no_file_but_the_two_that_leave(watched: tuple[dict[str, str], Path], tmp_path: Path) -> None:
    one = laptop(tmp_path / "ru", RU, RU_HEADERS)
    arguments = ["page", "--settings", str(one.settings), "--out", str(one.out), "--no-browser"]
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "warehouse.sealing", *arguments],
        stdout=subprocess.PIPE, env=watched[0], cwd=tmp_path, text=True,
    ) as page:  # fmt: skip
        assert page.stdout
        address = page.stdout.readline().split()[-1]
        _sit(one, address)
        assert page.wait(20) == 0
    sealed = one.out / "2024-03-01_2024-03-31_v1.csv.age"
    assert _written(watched[1]) == [f"open {sealed}.sig", f"open {sealed}"]
    assert list((tmp_path / "tmp").iterdir()) == []


def _sit(one: Laptop, address: str) -> None:
    """Choose, look, write, finish: as a browser does. The file is so large that a library would put it on the disk."""
    jar = urllib.request.HTTPCookieProcessor()
    browser = urllib.request.build_opener(jar)
    with browser.open(address) as first:
        at, text = first.url, first.read().decode()
    found = re.search(r'name="token" value="([^"]+)"', text)
    assert found
    born = (f"{at % 28 + 1:02}.{at // 28 % 12 + 1:02}.{1970 + at // 336}" for at in range(1, 8000))
    data = csv_bytes([ru_row(at, **{"Дата рождения": day}) for at, day in enumerate(born, 1)])
    assert len(data) > 500_000
    for action in ("look", "write", "close"):
        body = (
            (
                f'--b\r\nContent-Disposition: form-data; name="token"\r\n\r\n{found[1]}\r\n--b\r\n'
                'Content-Disposition: form-data; name="file"; filename="2024-03.csv"\r\n\r\n'
            ).encode()
            + data
            + b"\r\n--b--\r\n"
        )
        if action != "look":
            body = f"token={found[1]}".encode()
        kind = "multipart/form-data; boundary=b" if action == "look" else "application/x-www-form-urlencoded"
        origin = "/".join(at.split("/")[:3])
        asked = urllib.request.Request(at + action, body, {"Content-Type": kind, "Origin": origin})
        with browser.open(asked) as answer:
            assert answer.status == 200
