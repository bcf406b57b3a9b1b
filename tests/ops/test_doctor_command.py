"""`crossings doctor` as people and programs call it: what it costs, its exit codes, sealed, as JSON, without names."""

import json
import subprocess
import sys

import measured_results
from doctor_home import ACCOUNT, PARTNER, Broken
from doctor_things import guessed_password, no_keys, request_waits
from northern_network import PARTNERS
from pipeline_home import COMMAND, Home

from warehouse import database, vault


def _doctor(home: Home, *arguments: str, **environment: str) -> tuple[int, str, float]:
    """Exit code, what it said, and the seconds of processor that it took."""
    program = (
        "import os, resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime)\nprint(done.returncode)\nprint(done.stdout, end='')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *COMMAND, "doctor", *arguments],
        env=home.environment | environment, cwd=home.root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds, code, said = done.stdout.split("\n", 2)
    return int(code), said, float(seconds)


def test_the_command_takes_less_than_three_seconds_of_processor_and_its_exit_code_is_that_of_the_worst(
    broken: Broken,
) -> None:
    assert _doctor(broken.home, CROSSINGS_HOME=str(broken.home.path / "nowhere"))[0] == 0
    code, said, seconds = _doctor(broken.home)
    assert (code, "NOW   The dashboards do not run." in said) == (8, True), said
    measured_results.keep(
        "doctor_command",
        title="What the doctor costs",
        what="`crossings doctor` on the home of a network of three partners, as a process of its own.",
        heads=("", "seconds of processor"),
        rows=[("crossings doctor", f"{seconds:.1f}")],
        place=61,
    )
    assert seconds < 3


def test_the_command_works_sealed_without_a_home_and_while_a_run_holds_the_database(broken: Broken) -> None:
    here = broken.home.settings
    with database.writer(here, vault.load(here)):
        _, said, _ = _doctor(broken.home, "--json")
    assert "deliveries.in_use" in [each["code"] for each in json.loads(said)["findings"]]
    no_keys(broken)
    assert "sealed" in _doctor(broken.home)[1]
    code, said, _ = _doctor(broken.home, "--json", CROSSINGS_HOME=str(here.home / "nowhere"))
    assert (code, json.loads(said)["version"]) == (0, 1)
    assert not (here.home / "nowhere").exists()


def test_json_without_names_has_no_partner_and_with_names_it_has(broken: Broken) -> None:
    _, said, _ = _doctor(broken.home, "--json")
    assert {*PARTNERS} < {path.name for path in broken.home.settings.landing.iterdir()}
    assert [code for code in PARTNERS if code in said] == []
    assert [code for code in PARTNERS if code in _doctor(broken.home, "--json", "--names")[1]] != []


def test_what_is_kept_for_the_metrics_page_names_nobody(broken: Broken) -> None:
    guessed_password(broken)
    request_waits(broken)
    code, _, _ = _doctor(broken.home, "--tell", "--json")
    kept = (broken.home.path / "run" / "doctor.json").read_text()
    assert code == 8
    assert not any(word in kept for word in (PARTNER, ACCOUNT))
    assert json.loads(kept)["figures"]["login_failures"] == 12
