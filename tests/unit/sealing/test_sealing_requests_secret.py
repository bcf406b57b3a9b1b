"""Nothing of a person is anywhere but in the sealed codes of her request: no file, no screen, no exception."""

import os
import pty
import re
import subprocess
import sys
from datetime import date

import pytest
from laptop import Laptop, opened
from request_typing import HER, OTHER, asked_for, her_row, packed_tokens, said_in, typing

from warehouse.sealing import __main__ as command
from warehouse.sealing import requests
from warehouse.sealing.messages import phrase
from warehouse.settings import PROJECT_ROOT

CANARIES = ("Ксантиппа", "KSANT", "Аристарх", "ARIST", "Феофилакт", "29.02.1988", "1988", "290288", "0229")


def test_nothing_of_a_person_is_in_what_is_written_or_shown(russian: Laptop) -> None:
    before = set(russian.folder.rglob("*"))
    path = asked_for(russian, requests.APART, HER, OTHER)
    assert path is not None
    written = [one for one in russian.folder.rglob("*") if one not in before]
    assert sorted(one.name for one in written) == [path.name, f"{path.name}.sig"]
    everything = opened(path) + russian.told + " ".join(one.name for one in written)
    assert not [canary for canary in CANARIES if canary.lower() in re.sub(r"[0-9a-f]{64}", "", everything.lower())]


def test_a_fault_in_the_middle_tells_nothing_of_the_person(
    russian: Laptop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object, person: object, *__: object) -> None:
        raise ValueError(f"{person} {HER}")

    monkeypatch.setattr(requests, "lacking", broken)
    monkeypatch.setattr(requests, "unseen", typing(HER))
    assert command.main(["withdraw", "--settings", str(russian.settings)]) == command.FAULT
    said = capsys.readouterr()
    assert not [canary for canary in CANARIES if canary in said.out + said.err]


def test_an_interruption_writes_nothing_and_shows_no_traceback(
    russian: Laptop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(requests, "unseen", interrupted)
    assert command.main(["apart", "--settings", str(russian.settings)]) == command.NOT_WRITTEN
    assert capsys.readouterr().err.strip() == phrase("not_written", "ru")


def test_where_typing_would_be_seen_nothing_is_asked(russian: Laptop) -> None:
    said = [sys.executable, "-m", "warehouse.sealing", "withdraw", "--settings", str(russian.settings)]
    typed = "\n".join(answer for answer in HER for _ in range(2)).encode()
    ran = subprocess.run(said, input=typed, capture_output=True, cwd=PROJECT_ROOT, start_new_session=True)
    assert ran.returncode == command.REFUSED
    assert phrase("no_terminal", "ru") in ran.stderr.decode()
    assert not list(russian.folder.glob("request_*"))


@pytest.mark.timeout(60)
def test_a_terminal_shows_nothing_of_what_was_typed(russian: Laptop) -> None:
    """The process itself, at a terminal of its own: everything that the terminal ever showed."""
    inside, outside = pty.openpty()
    said = ["withdraw", "--settings", str(russian.settings), "--out", str(russian.out)]
    process = subprocess.Popen(
        [sys.executable, "-m", "warehouse.sealing", *said],
        stdin=outside, stdout=outside, stderr=outside, cwd=PROJECT_ROOT, start_new_session=True,
    )  # fmt: skip
    os.close(outside)
    shown = b""
    for part, answer in zip(("mother", "father", "sex", "born"), HER, strict=True):
        name = phrase(f"part_{part}", "ru", example="31.12.1980")
        for question in (f"{name}: ", phrase("again", "ru", part=name)):
            shown += _until(inside, question)
            os.write(inside, f"{answer}\n".encode())
    shown += _until(inside, phrase("ask", "ru"))
    os.write(inside, "да\n".encode())
    shown += _rest(inside)
    os.close(inside)
    assert process.wait(30) == command.DONE, shown.decode()
    (path,) = russian.out.glob("request_*.age")
    assert said_in(path)["persons"] == [packed_tokens(russian, her_row(HER))]
    assert path.name in shown.decode()
    assert not [canary for canary in CANARIES if canary in shown.decode().replace(path.name, "")]


def _until(terminal: int, question: str) -> bytes:
    """What is shown up to the end of a question."""
    shown = b""
    while not shown.endswith(question.encode()):
        shown += os.read(terminal, 1)
    return shown


def _rest(terminal: int) -> bytes:
    shown = b""
    try:
        while got := os.read(terminal, 1000):
            shown += got
    except OSError:  # the process is gone: that is how a terminal says it
        pass
    return shown


def test_a_person_shows_nothing_of_herself(russian: Laptop) -> None:
    from warehouse.tokens.recipe import Person

    assert repr(Person({"mother": HER[0]}, "woman", date(1988, 2, 29), "code")) == "Person(…)"
