"""A line of a log says what happened and not to whom, as text and as JSON, whatever wrote it."""

import json
import logging
import subprocess
import sys

import pytest

from warehouse import log_lines
from warehouse.settings import PROJECT_ROOT, Settings

NAMES = frozenset({"ru_neva", "p-17", "p"})


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("step delivery__ru_neva began", "step delivery__… began"),
        ("delivery/ru_unknown and raw/xx_new", "delivery/… and raw/…"),
        ("['delivery', 'aa_one']", "['delivery', '…']"),
        ("exchange/ministry_x", "exchange/…"),
        ("raw/contact is the trust point", "raw/contact is the trust point"),
        ("raw__contact", "raw__contact"),
        ("The declaration of ru_neva, p-17 and P-17", "The declaration of …, … and P-17"),
        ("ru_neva2 and xru_neva are others", "ru_neva2 and xru_neva are others"),
        ("nothing of anybody", "nothing of anybody"),
    ],
)
def test_codes_of_partners_and_recipients_are_left_out(text: str, masked: str) -> None:
    assert log_lines.masked(text, NAMES) == masked


def test_partners_are_known_by_their_files_without_a_key(place: Settings) -> None:
    assert log_lines.names_of(place) == frozenset()
    for name in ("aa_one.yaml.age", "bb_two.yaml", "notes.txt"):
        place.partners.mkdir(parents=True, exist_ok=True)
        (place.partners / name).touch()
    (place.letters / "cc_gone").mkdir(parents=True)
    for name in ("aa_one", "cc_gone", "retention"):
        (place.landing / name).mkdir(parents=True)
    assert log_lines.names_of(place) == {"aa_one", "bb_two", "cc_gone"}


def record(message: str, **more: object) -> logging.LogRecord:
    made = logging.LogRecord("a.logger", logging.WARNING, "", 0, message, (), None)
    vars(made).update(more)
    return made


def test_a_line_of_json_has_time_level_process_logger_message_and_the_step_without_its_partner() -> None:
    lines = log_lines.Lines(is_json=True, process="pipeline", names=lambda: NAMES)
    meta = {"run_id": "r1", "job_name": "intake", "step_key": "delivery__ru_neva"}
    said = json.loads(lines.format(record("of ru_neva", dagster_meta=meta)))
    assert said.pop("at").endswith("+00:00")
    assert said == {
        "level": "WARNING", "process": "pipeline", "logger": "a.logger", "message": "of …",
        "run": "r1", "job": "intake", "step": "delivery__…",
    }  # fmt: skip


def test_an_exception_is_told_by_its_kind_and_place_and_not_by_its_text() -> None:
    try:
        int("row 7 of Olena")
    except ValueError:
        made = record("It failed.", exc_info=sys.exc_info())
    said = log_lines.Lines(is_json=True, process="p").format(made)
    assert "Olena" not in said
    assert json.loads(said)["exception"].startswith("ValueError < test_an_exception")


def test_text_stays_as_it_was_but_for_names() -> None:
    line = log_lines.Lines(is_json=False, process="p", names=lambda: NAMES).format(record("of ru_neva"))
    assert line.endswith(" WARNING of …")


PROGRAM = """
import logging, sys, warnings
from warehouse import log_lines
log_lines.json_from_here("a-process", lambda: {"aa_one"})
print("printed of aa_one\\nand more", end="")
print()
sys.stderr.write("\\x1b[32m2026-11-28 06:00:00 +0000\\x1b[0m - dagster.daemon - \\x1b[34mERROR\\x1b[0m - 100 %\\n")
sys.stderr.write("WARNING:  Invalid HTTP request received.\\n")
warnings.warn("a warning")
logging.getLogger("x").warning("a record with %s", "arguments")
raise ValueError("row 7 of Olena")
"""


def test_everything_that_a_process_writes_is_one_object_a_line() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=PROJECT_ROOT, capture_output=True, text=True, check=False
    )
    lines = [json.loads(line) for line in (done.stdout + done.stderr).splitlines()]
    assert [(each["level"], each["logger"]) for each in lines] == [
        ("INFO", "stdout"), ("INFO", "stdout"), ("ERROR", "dagster.daemon"), ("WARNING", "stderr"),
        ("WARNING", "py.warnings"), ("WARNING", "x"), ("CRITICAL", "crossings"),
    ]  # fmt: skip
    assert [each["message"] for each in lines[:3]] == ["printed of …", "and more", "100 %"]
    assert lines[5]["message"] == "a record with arguments"
    assert {each["process"] for each in lines} == {"a-process"}
    assert "Olena" not in done.stderr
    assert done.returncode == 1
