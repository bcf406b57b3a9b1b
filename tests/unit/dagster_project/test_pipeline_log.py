"""The log of runs: what a failed step of a partner says is there, without the partner, as text and as JSON."""

import json
import subprocess
import sys

import pytest
from own_network import own_network

from warehouse.settings import PROJECT_ROOT

CODE = "xx_quay"
# In a process of its own: Dagster knows no moment at which the logger of a run ends and its file is closed.
PROGRAM = f"""
import dagster as dg
from dagster_project.lib.console_logger import NAME, RUN_CONFIG, telling

@dg.op(name="delivery__{CODE}")
def delivery():
    raise dg.Failure("The declaration of {CODE} lies there as plain text.")

@dg.job(name="intake", logger_defs={{NAME: telling}})
def intake():
    delivery()

print(intake.execute_in_process(run_config=RUN_CONFIG, raise_on_error=False).run_id)
"""


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_failed_step_is_told_without_its_partner(home, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setenv("CROSSINGS_LOG_FORMAT", form)
    monkeypatch.delenv("DAGSTER_HOME")
    (own_network(home.home) / "partners").mkdir()
    (home.partners / f"{CODE}.yaml.age").touch()
    command = [sys.executable, "-W", "ignore", "-c", PROGRAM]
    done = subprocess.run(command, cwd=PROJECT_ROOT, stdout=subprocess.PIPE, text=True, check=True)
    said = (home.logs / "pipeline.log").read_text(encoding="utf-8")
    assert "delivery__…" in said
    assert CODE not in said
    if form == "json":
        lines = [json.loads(line) for line in said.splitlines()]
        assert {(each["run"], each["job"]) for each in lines} == {(done.stdout.strip(), "intake")}
        assert "delivery__…" in {each.get("step") for each in lines}
