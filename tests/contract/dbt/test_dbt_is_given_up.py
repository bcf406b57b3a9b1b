"""Where Dagster gives up within a build, its child ends too: the database is free, and a next run passes."""

import pytest
from pipeline_home import Home

pytestmark = pytest.mark.builds(2)

GIVEN_UP = """
from dagster_dbt.core.dbt_cli_invocation import DbtCliInvocation
from dagster_project import pipeline
from warehouse import database, vault
from warehouse.intake.rebuild import forget_builds
from warehouse.settings import settings
now = settings()
keys = vault.load(now)
with database.writer(now, keys) as con:
    forget_builds(con)
whole = DbtCliInvocation.stream_raw_events

def first_event(self):
    for event in whole(self):
        yield event
        raise RuntimeError("given up")

DbtCliInvocation.stream_raw_events = first_event
assert pipeline.run(now).exit_code != 0
with database.writer(now, keys):
    pass
DbtCliInvocation.stream_raw_events = whole
assert pipeline.run(now).exit_code == 0
"""


def test_its_child_ends_and_the_next_run_is_whole(built_home: Home, tmp_path) -> None:
    home = built_home.copy(tmp_path / "given_up")
    ran = home.python(GIVEN_UP)
    assert ran.code == 0, ran.text
    assert home.digest() == built_home.digest()
