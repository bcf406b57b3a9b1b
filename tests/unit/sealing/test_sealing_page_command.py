"""The command that opens the page, and what stands in the address."""

import re
from pathlib import Path

import pytest
from laptop import Laptop

from warehouse.sealing import __main__ as command
from warehouse.sealing.page import form_of


def test_without_settings_it_says_where_to_name_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for said in (["page"], []):
        assert command.main(["--language", "fi", *said]) == command.REFUSED
        assert "settings.yaml" in capsys.readouterr().err


def test_without_any_command_the_page_opens_with_the_settings_of_the_folder(
    russian: Laptop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.chdir(russian.folder)
    monkeypatch.setattr(command.webbrowser, "open", opened.append)
    monkeypatch.setattr(command.Page, "serve", lambda page: page.server_close())
    assert command.main([]) == command.DONE
    said = capsys.readouterr().out
    assert re.search(r"http://127\.0\.0\.1:\d+/\?once=[\w-]{40,}$", said.strip())
    assert opened == [said.split()[-1]]
    assert said.startswith("Если")  # the language of the declaration


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", b"token=t"),
        ("multipart/form-data", b"--b\r\n\r\nt\r\n--b--"),
        ("multipart/form-data; boundary=b", b"--b\r\nno name\r\n\r\nt\r\n--b--"),
        ("", b""),
    ],
)
def test_what_no_page_sends_is_no_form(kind: str, body: bytes) -> None:
    assert form_of(body, kind) is None


def test_a_file_comes_out_of_a_form_byte_for_byte_and_shows_nothing_of_itself() -> None:
    data = b"\r\n--c\r\n\x00\xff\r\n\r\nend\r\n"
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="x 2024-03.csv"\r\n\r\n'
    token = b'--b\r\nContent-Disposition: form-data; name="token"\r\n\r\nt\r\n'
    form = form_of(token + head + data + b"\r\n--b--\r\n", "multipart/form-data; boundary=b")
    assert form is not None
    assert (form.token, form.name, form.data) == ("t", "x 2024-03.csv", data)
    assert "2024" not in repr(form)
