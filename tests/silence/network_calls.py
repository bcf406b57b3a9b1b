"""Every attempt of a process and its children to reach anything, as the kernel saw it: `strace`, and its notes read.

Add here: another call that leaves a process, or another way to tell who it was.
Keep out: what is allowed (addresses.py) and what is run (silent_work.py).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

CALLS = "connect,sendto,sendmsg,sendmmsg,bind,getsockname,socket,close"
# Children are followed; filtered in the kernel, so that all other calls cost nothing.
_PROCESSES = "execve,clone,clone3,fork,vfork"
OWN = ("bind", "getsockname")

_CALL = re.compile(r"^(?P<name>\w+)\((?P<end>\d*)")
_DATAGRAMS = re.compile(r"^socket\(AF_INET6?, SOCK_DGRAM.* = (?P<end>\d+)$")
_SENDING = ("sendto", "sendmsg", "sendmmsg")
_ADDRESS = re.compile(
    r"sa_family=(?P<family>AF_\w+)"
    r"(?:, sin6?_port=htons\((?P<port>\d+)\).*?(?:inet_addr\(|AF_INET6, )\"(?P<host>[^\"]+)\""
    r"|, sun_path=(?P<path>@?\"[^\"]*\"))?"
)
_CHILD = re.compile(r"^(?:clone3?|v?fork)\(.*= (?P<child>\d+)$")
_PROGRAM = re.compile(r"^execve\((?P<said>.*)\) = 0$")


@dataclass(frozen=True)
class Attempt:
    """One call with an address. `place`: host, or path of a socket of this computer.

    `is_bare`: an end for datagrams was pointed at an address, and nothing was sent through it. The kernel looks into
    its own table of routes then, and no packet leaves.
    """

    program: str
    call: str
    family: str
    place: str = ""
    port: int = 0
    is_bare: bool = False


def watched(command: list[str], folder: Path) -> list[str]:
    """The command, with every attempt of it and of its children written into the folder: a file for each process."""
    folder.mkdir(parents=True)
    notes = ["-o", str(folder / "process"), "-s", "300", "-e", f"trace={CALLS},{_PROCESSES}"]
    return ["strace", "-ff", "-qq", "--seccomp-bpf", "-e", "signal=none", *notes, "--", *command]


def attempts(folder: Path) -> list[Attempt]:
    """What was written down, with the program that each process ran at that moment."""
    files = {int(path.suffix[1:]): path for path in folder.glob("process.*")}
    lines = {pid: path.read_text(encoding="utf-8", errors="replace").splitlines() for pid, path in files.items()}
    parents = {int(found["child"]): pid for pid in lines for line in lines[pid] if (found := _CHILD.match(line))}
    first = {pid: _first_program(pid, lines, parents) for pid in lines}
    return [attempt for pid in sorted(lines) for attempt in _of_process(lines[pid], first[pid])]


def programs(folder: Path) -> set[str]:
    """Everything that was started, also what asked nobody."""
    lines = (line for path in folder.glob("process.*") for line in path.read_text("utf-8", "replace").splitlines())
    return {found["said"] for line in lines if (found := _PROGRAM.match(line))}


def _first_program(pid: int, lines: Mapping[int, list[str]], parents: Mapping[int, int]) -> str:
    """What a process runs before it starts a program of its own: its parent's last one."""
    while pid in parents:
        pid = parents[pid]
        programs = [found["said"] for line in lines.get(pid, ()) if (found := _PROGRAM.match(line))]
        if programs:
            return programs[-1]
    return ""


def _of_process(lines: list[str], program: str) -> Iterator[Attempt]:
    datagrams: set[str] = set()
    for number, line in enumerate(lines):
        if found := _PROGRAM.match(line):
            program = found["said"]
        elif (call := _CALL.match(line)) and call["name"] == "socket":
            opened = _DATAGRAMS.match(line)
            datagrams = datagrams | {opened["end"]} if opened else datagrams - {line.rpartition(" = ")[2]}
        elif call and call["name"] in CALLS.split(","):
            is_pointed = call["name"] == "connect" and call["end"] in datagrams
            is_bare = is_pointed and (" = -1 E" in line or not _sends(lines[number + 1 :], call["end"]))
            for address in _ADDRESS.finditer(line):
                place = address["host"] or (address["path"] or "").replace('"', "")
                yield Attempt(program, call["name"], address["family"], place, int(address["port"] or 0), is_bare)


def _sends(later: list[str], end: str) -> bool:
    """Whether anything is sent through this end before it is closed, or its number given to another one."""
    for line in later:
        call = _CALL.match(line)
        is_over = call and call["name"] == "close" and call["end"] == end
        if is_over or (call and call["name"] == "socket" and line.endswith(f" = {end}")):
            return False
        if call and call["name"] in _SENDING and call["end"] == end:
            return True
    return False
