"""The door for people: quick, honest exit codes, one paragraph instead of a traceback."""

import subprocess
import sys

from verdicts import passed

from warehouse.networks.demo import generate
from warehouse.settings import PROJECT_ROOT


def test_help_names_the_exit_codes(crossings, capsys):
    assert crossings("--help") == 0
    assert "Exit codes" in capsys.readouterr().out


def test_the_door_opens_without_the_heavy_libraries():
    rooms = "dagster_project import checking, starting, status; from dagster_project.cli import commands"
    code = f"import sys; from {rooms}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT_ROOT, check=True)

    assert {"dagster", "great_expectations", "dbt", "pandas", "statsmodels"} & set(done.stdout.split()) == set()


def test_status_before_anything_was_done_says_what_to_do(crossings, capsys):
    assert crossings("status") == 0
    assert "crossings run" in capsys.readouterr().out


def test_a_sealed_warehouse_names_the_missing_keys_and_ends_with_six(crossings, capsys, home):
    home.working.mkdir(parents=True)
    home.working_db.touch()

    assert crossings("status") == 6
    assert "DB, WH, NOISE, ERASE, LANDING" in capsys.readouterr().err


def test_demo_partners_are_listed_and_valid(crossings, capsys):
    assert crossings("partner", "list") == 0
    assert "ru_neva" in capsys.readouterr().out
    assert crossings("partner", "validate") == 0


def test_every_mistake_of_a_declaration_is_told_and_the_command_ends_with_two(crossings, capsys, tmp_path):
    path = tmp_path / "p017" / "defs.yaml"
    path.parent.mkdir()
    path.write_text("attributes: {code: p017, country: Russia, cadence: sometimes}")

    assert crossings("partner", "validate", path) == 2
    told = capsys.readouterr().err
    assert "country" in told
    assert "cadence" in told


def test_a_declaration_that_is_not_there_is_told_as_that_beside_the_mistakes_of_others(crossings, capsys, tmp_path):
    path = tmp_path / "p017.yaml"
    path.write_text("attributes: {code: p017, country: Russia}")

    assert crossings("partner", "validate", "p018", path) == 2
    told = capsys.readouterr()
    assert "p018: There is no such file. Without a name all in force are checked." in told.err
    assert "country" in told.err
    assert "1 declaration(s)" in told.out


def test_check_tells_what_would_become_of_a_file_and_writes_nothing(crossings, capsys, home, tmp_path):
    generate(tmp_path / "demo", contacts=5000)
    file = tmp_path / "demo" / "ru_neva" / "neva_2022-02.csv"

    assert crossings("check", file, "--partner", "ru_neva") == 0
    assert "RU-A" in capsys.readouterr().out
    assert not home.landing.exists()


def test_check_of_a_file_that_would_be_refused_ends_with_four(crossings, tmp_path):
    file = tmp_path / "neva_2022-02.csv"
    file.write_text("A;B\n1;2\n")

    assert crossings("check", file, "--partner", "ru_neva") == 4


def test_an_unknown_partner_is_told_with_the_known_ones(crossings, capsys, tmp_path):
    file = tmp_path / "x.csv"
    file.touch()

    assert crossings("check", file, "--partner", "nobody") == 2
    assert "ru_neva" in capsys.readouterr().err


def test_down_says_when_nothing_was_running(crossings, capsys):
    assert crossings("down") == 0
    assert "Nothing was running" in capsys.readouterr().out


def test_releases_are_listed_and_the_current_one_is_marked(crossings, capsys, home):
    for name in ("2024-02-20-aaa", "2024-02-19-bbb"):
        (home.published / name / "regional").mkdir(parents=True)
        (home.published / name / "regional" / "warehouse.duckdb").touch()
        passed(home, name)
    home.current.symlink_to("2024-02-19-bbb")

    assert crossings("release", "list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert next(line for line in lines if "bbb" in line).rstrip().endswith("now")
    assert not next(line for line in lines if "aaa" in line).rstrip().endswith("now")
