"""Backups on another machine: over SFTP to OpenSSH's own server, and in a store that speaks S3."""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from pathlib import Path

import boto3
import pytest
from backed_home import Backed, content
from erase_network import do_erase
from moto.moto_api._internal.models import moto_api_backend
from moto.server import ThreadedMotoServer
from ssh_server import ssh_server

from warehouse import vault
from warehouse.backup import back_up as backing
from warehouse.backup.restore import restore
from warehouse.errors import ConfigError


@pytest.fixture(params=["sftp", "s3"])
def address(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where backups go, with what this account needs to get there in its environment."""
    if request.param == "sftp":
        (tmp_path / "ssh").mkdir()
        with ssh_server(tmp_path / "ssh") as server:
            monkeypatch.setenv("PATH", server.path)
            yield server.address(tmp_path / "there")
        return
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    with redirect_stderr(io.StringIO()):
        server.start()
        host, port = server.get_host_and_port()
        boto3.client("s3", endpoint_url=f"http://{host}:{port}", region_name="us-east-1").create_bucket(
            Bucket="backups"
        )
        try:
            yield f"s3:http://{host}:{port}/backups"
        finally:
            moto_api_backend.reset()
            server.stop()


def test_a_backup_on_another_machine_comes_back_and_forgets_what_ended(here: Backed, address: str) -> None:
    away = replace(here.settings, backup_repository=address)
    backing.back_up(away, here.vault)
    do_erase(here.network)
    done = backing.back_up(away, here.vault)
    assert done.forgotten == 1
    assert done.known.kind == address.split(":")[0]
    there = replace(here.elsewhere(), backup_repository=address)
    restore(there, vault.load(there))
    assert content(there.home) == content(here.settings.home)


def test_an_account_that_is_not_let_in_is_told_as_that(
    here: Backed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ssh").mkdir()
    with ssh_server(tmp_path / "ssh") as server:
        (tmp_path / "ssh" / "login.pub").write_text("")
        monkeypatch.setenv("PATH", server.path)
        with pytest.raises(ConfigError, match="does not let this machine in"):
            backing.back_up(replace(here.settings, backup_repository=server.address(tmp_path / "there")), here.vault)
