"""Debian's own OpenSSH server on loopback, for one account and one key, and the client's side of it.

Add here: another way in which a test handles the server.
Keep out: assertions, and servers of partners' files (sftp_server.py).
"""

import getpass
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mail_server import free_port

LOOPBACK = "127.0.0.1"
_SERVER = """
ListenAddress {host}
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/login.pub
PidFile {folder}/pid
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
StrictModes no
UsePAM no
Subsystem sftp internal-sftp
"""
_CLIENT = """
Host {host}
  IdentityFile {folder}/login
  IdentitiesOnly yes
  UserKnownHostsFile {folder}/known
  StrictHostKeyChecking yes
"""


@dataclass(frozen=True)
class Ssh:
    port: int
    folder: Path

    def address(self, folder: Path) -> str:
        """As restic reads it."""
        return f"sftp://{getpass.getuser()}@{LOOPBACK}:{self.port}/{folder}"

    @property
    def path(self) -> str:
        """A PATH on which `ssh` knows this server and its key, as an account does that has used it once."""
        return f"{self.folder}/bin:{os.environ['PATH']}"


@contextmanager
def ssh_server(folder: Path) -> Iterator[Ssh]:
    server = Ssh(free_port(), folder)
    for name in ("host", "login"):
        _run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name))
    said = {"host": LOOPBACK, "port": server.port, "folder": folder}
    (folder / "sshd_config").write_text(_SERVER.format(**said))
    (folder / "ssh_config").write_text(_CLIENT.format(**said))
    key = (folder / "host.pub").read_text()
    (folder / "known").write_text(f"[{LOOPBACK}]:{server.port} {key}")
    (folder / "bin").mkdir()
    client = folder / "bin" / "ssh"
    client.write_text(f'#!/bin/sh\nexec /usr/bin/ssh -F {folder}/ssh_config "$@"\n')
    client.chmod(0o755)
    Path("/run/sshd").mkdir(exist_ok=True)  # as Debian's own start of it does
    process = subprocess.Popen(
        ["/usr/sbin/sshd", "-D", "-e", "-f", str(folder / "sshd_config")],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(process, server.port)
        yield server
    finally:
        process.terminate()
        process.wait()


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert process.poll() is None, "sshd has ended; is openssh-server installed?"
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("sshd does not answer")


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
