"""A process of the warehouse leaves nothing for others: no open file, no core dump, no address in a log."""

import os
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from warehouse import hardening
from warehouse.settings import PROJECT_ROOT

BEGIN = "from warehouse import hardening; hardening.begin()\n"


def run(code: str, folder: Path, **more: object) -> "subprocess.CompletedProcess[str]":
    """In a process of its own: what is begun here cannot be undone."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(PROJECT_ROOT)},
        capture_output=True,
        text=True,
        check=False,
        **more,  # type: ignore[call-overload]
    )


def dump_all() -> None:
    """As on a machine that keeps core files of everybody."""
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


def test_new_files_and_folders_are_for_their_owner_alone(tmp_path: Path) -> None:
    done = run(BEGIN + "import os; os.makedirs('a/b'); open('a/b/c', 'w').close()", tmp_path)
    assert done.returncode == 0, done.stderr
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", "a/b", "a/b/c")]
    assert modes == [0o700, 0o700, 0o600]


def test_a_crash_leaves_no_core_dump_neither_of_the_process_nor_of_its_children(tmp_path: Path) -> None:
    crash = "import os, sys; sys.exit(os.WCOREDUMP(os.system(f'{sys.executable} -c \"import os; os.abort()\"')))"
    ended = run(BEGIN + "import os; os.abort()", tmp_path, preexec_fn=dump_all)
    assert ended.returncode == -signal.SIGABRT
    assert run(BEGIN + crash, tmp_path, preexec_fn=dump_all).returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_the_limit_also_stops_dumps_that_are_piped_to_a_program(tmp_path: Path) -> None:
    """The kernel looks at no other number than one for those: core(5)."""
    told = run(BEGIN + "import resource; print(*resource.getrlimit(resource.RLIMIT_CORE))", tmp_path)
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    wanted = "1 1" if most == resource.RLIM_INFINITY else f"{min(1, most)} {min(1, most)}"
    assert told.stdout.strip() == wanted


def test_a_crash_without_it_would_leave_one(tmp_path: Path) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    is_elsewhere = Path("/proc/sys/kernel/core_pattern").read_text().strip() != "core"
    if is_elsewhere or most != resource.RLIM_INFINITY:
        # This machine puts them elsewhere, or a test before this one has loaded what forbids them to this process.
        return
    run("import os; os.abort()", tmp_path, preexec_fn=dump_all)
    assert [path.name.partition(".")[0] for path in tmp_path.iterdir()] == ["core"]


@pytest.mark.parametrize("name", ["httpx", "asyncssh.sftp", "botocore.auth", "urllib3.connectionpool"])
def test_libraries_that_talk_to_partners_write_no_address_down(tmp_path: Path, name: str) -> None:
    say = f"import logging\nlogging.basicConfig(level=1)\n{{}}logging.getLogger({name!r}).warning('10.9.8.7')"
    assert "10.9.8.7" in run(say.format(""), tmp_path).stderr
    assert "10.9.8.7" not in run(say.format(BEGIN), tmp_path).stderr


def test_what_an_older_version_left_open_is_closed_and_links_are_left_alone(tmp_path: Path) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    (home / "logs").mkdir(parents=True)
    for path in (home / "logs" / "pipeline.log", elsewhere):
        path.touch()
        path.chmod(0o644)
    (home / "link").symlink_to(elsewhere)
    (home / "broken").symlink_to(tmp_path / "nowhere")
    hardening.for_its_owner(home)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (home, home / "logs", home / "logs" / "pipeline.log")]
    assert modes == [0o700, 0o700, 0o600]
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o644
