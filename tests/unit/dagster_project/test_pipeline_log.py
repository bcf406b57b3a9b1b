"""The log of runs: what a failed step of a partner says is there, without the partner, as text and as JSON."""

import json

import dagster as dg
import pytest
from own_network import own_network

from dagster_project.lib.console_logger import NAME, RUN_CONFIG, telling

CODE = "xx_quay"


@dg.op(name=f"delivery__{CODE}")
def delivery() -> None:
    raise dg.Failure(f"The declaration of {CODE} lies there as plain text.")


@dg.job(logger_defs={NAME: telling})
def intake() -> None:
    delivery()


# Dagster knows no moment at which the logger of a run ends: its file is closed when it is collected.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_failed_step_of_a_partner_is_told_without_the_partner(
    home, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("CROSSINGS_LOG_FORMAT", form)
    (own_network(home.home) / "partners").mkdir()
    (home.partners / f"{CODE}.yaml.age").touch()
    done = intake.execute_in_process(run_config=RUN_CONFIG, raise_on_error=False)
    said = (home.logs / "pipeline.log").read_text(encoding="utf-8")
    assert "delivery__…" in said
    assert CODE not in said
    if form == "json":
        lines = [json.loads(line) for line in said.splitlines()]
        assert {(each["run"], each["job"]) for each in lines} == {(done.run_id, "intake")}
        assert "delivery__…" in {each.get("step") for each in lines}
