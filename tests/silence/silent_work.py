"""All that runs on one server and at a partner, each under watch, in a home of its own:

    python silent_work.py FOLDER [again]

Started by the test in a network namespace that has loopback and nothing else, and again on the computer as it is.
Writes done.json: how each piece of work ended, and which addresses the home was told of.

Add here: another piece of work. Keep out: what may be asked (addresses.py) and assertions (test_silence.py).
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen

from laptop import RU_HEADERS, csv_bytes, laptop, ru_row
from laptop_forms import RU
from mail_server import LOOPBACK, free_port, running
from network_calls import watched
from pipeline_home import COMMAND, Home
from sftp_server import serving
from silent_home import BY_SFTP, at, declare

ROOT = Path(__file__).resolve().parents[2]
# A person's own shell says none of these, and nothing may hang on it.
LEFT_OUT = ("DO_NOT_TRACK", "SCARF_", "DBT_", "GX_", "DAGSTER_", "CROSSINGS_", "UV_", "PIP_", "NO_")
TICK_SECONDS = 45
PATIENCE = 1000
PLANTED = {
    "a planted request": "import urllib.request as u; u.urlopen('http://192.0.2.7/', timeout=2)",
    "a planted question for a name": "import socket; socket.getaddrinfo('example.org', 443)",
}


class Watch:
    """Runs pieces of work, and keeps how each of them ended."""

    def __init__(self, folder: Path, home: Home) -> None:
        folder.mkdir()
        self.folder, self.home = folder, home
        self.ended: dict[str, int] = {}

    @property
    def environment(self) -> dict[str, str]:
        own = {name: value for name, value in self.home.environment.items() if name not in os.environ}
        bare = {name: value for name, value in os.environ.items() if not name.startswith(LEFT_OUT)}
        return bare | own | {"HOME": str(self.folder.parent / "person"), "CROSSINGS_AS_OF": self.home.as_of.isoformat()}

    def start(self, name: str, command: list[str], **more: str) -> "subprocess.Popen[str]":
        log = (self.folder / f"{name}.log").open("w")
        with log:
            return subprocess.Popen(
                watched(command, self.folder / "seen" / name),
                env=self.environment | more,
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
            )

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text()

    def run(self, name: str, command: list[str], say: str = "", **more: str) -> int:
        process = self.start(name, command, **more)
        process.communicate(say, timeout=PATIENCE)
        self.ended[name] = process.returncode
        return process.returncode


def main(folder: Path, *, is_again: bool) -> None:
    """The first time all of it. Again, with the home as it is by then: what is used every day."""
    kept = folder / "ports.json"
    if not is_again:
        (folder / "person").mkdir()
        kept.write_text(json.dumps([free_port() for _ in range(4)]))
    mine, dagster, far, post = json.loads(kept.read_text())
    home = at(folder, (mine, dagster))
    with serving(folder / "sources" / BY_SFTP, folder / "known_hosts", port=far) as sftp, running(post) as mail:
        if not is_again:
            declare(home, folder, sftp.url(""), sftp.known_hosts, mail.address("coordinator@network.example"))
        watch = Watch(folder / ("again" if is_again else "first"), home)
        _everything(watch, (mine, dagster), is_again=is_again)
        configured = [(LOOPBACK, port) for port in (mine, dagster, far, post)]
        said = {"ended": watch.ended, "configured": configured, "letters": len(mail.arrived)}
    (watch.folder / "done.json").write_text(json.dumps(said, indent=1))


def _everything(watch: Watch, ports: tuple[int, int], *, is_again: bool) -> None:
    if not is_again:
        watch.run("recipients", crossings("alerts", "set", str(watch.home.path.parent / "recipients.yaml")))
    up = watch.start("up", crossings("up"))
    _wait(lambda: "Stop with" in watch.log("up") or up.poll() is not None, PATIENCE)
    assert up.poll() is None, watch.log("up")
    started = time.monotonic()
    with ThreadPoolExecutor(2) as two:
        reading = two.submit(_read_in_a_browser, watch, ports)
        _by_hand(watch, is_again=is_again)
        reading.result()
    if not is_again:  # sensors and schedules look at their sources
        time.sleep(max(0.0, TICK_SECONDS - (time.monotonic() - started)))
    watch.run("down", crossings("down"))
    up.communicate(timeout=PATIENCE)
    watch.ended["up"] = up.returncode
    for name, code in PLANTED.items():
        watch.run(name, [sys.executable, "-c", code])


def crossings(*said: str) -> list[str]:
    return [*COMMAND, *said]


def _by_hand(watch: Watch, *, is_again: bool) -> None:
    """What people start themselves."""
    report = ("report", "--from", "2023-01", "--to", "2023-06", "--language", "en")
    watch.run("report", crossings(*report, "--out", str(watch.folder / "report")))
    watch.run("alerts", crossings("alerts", "test"))
    if not is_again:
        watch.run("exchange", crossings("release", "exchange"))
        watch.run("dbt", crossings("dbt", "docs", "generate"))
        _seal(watch)


def _seal(watch: Watch) -> None:
    """The partner's tool: a key is made, a file is checked and sealed."""
    one = laptop(watch.folder / "laptop", RU, RU_HEADERS)
    source = one.folder / "2024-03.csv"
    source.write_bytes(csv_bytes([ru_row(number) for number in range(20)]))
    tool = [sys.executable, "-m", "warehouse.sealing"]
    watch.run("sheetpack key", [*tool, "key", str(one.folder / "another.key")])
    packing = ["pack", str(source), "--settings", str(one.settings), "--out", str(one.out)]
    watch.run("sheetpack pack", [*tool, *packing], "да\n")
    settings = ["check", str(source), "--declaration", str(one.folder / "ours.yaml")]
    watch.run("check", [*COMMAND, *settings])


def _read_in_a_browser(watch: Watch, ports: tuple[int, int]) -> None:
    with urlopen(f"http://{LOOPBACK}:{ports[1]}/", timeout=60) as page:
        assert page.status == 200
    kept = watch.folder.parent / "passwords.json"  # the home forgets a generated one with its first login
    if not kept.exists():
        kept.write_text((watch.home.path / "superset" / "passwords.json").read_text())
    passwords: Mapping[str, str] = json.loads(kept.read_text())
    asked = [f"http://{LOOPBACK}:{ports[0]}", "coordinator", str(watch.folder / "asked.json")]
    program = [sys.executable, str(Path(__file__).with_name("silent_browser.py")), *asked]
    watch.run("browser", program, passwords["coordinator"] + "\n")


def _wait(until: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not until() and time.monotonic() < end:
        time.sleep(0.5)


if __name__ == "__main__":
    main(Path(sys.argv[1]), is_again="again" in sys.argv[2:])
