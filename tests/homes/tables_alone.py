"""Every table of a warehouse, made by the pipeline's own graph without a release, which takes more than half of a run.

For tests that compare facts. Add here: another way to make them.
Keep out: tests of published files, and of what a command says or how it ends. Published tables can be compared where
the release hid no cell (`hides_cells`).
"""

from pipeline_home import Home, Ran

BUILD = """
import sys
from warehouse.settings import settings
now = settings()
from dagster_project import instance
instance.prepare(now)
from dagster_project import pipeline
from dagster_project.definitions import defs
from dagster_project.lib import keys
{before}
with instance.opened(now) as home:
    build = defs().get_repository_def().get_job(keys.BUILD_JOB)
    after = ("release", "dashboards", "exchange")
    wanted = [key for key in build.asset_layer.selected_asset_keys if key.path[0] not in after]
    sys.exit(not pipeline._execute(build, home, wanted).success)
"""
INTAKE = "pipeline.take_in(now)"
LANDING = """
from warehouse import vault
from warehouse.intake.rebuild import rebuild
rebuild(now, vault.load(now))
"""


def from_sources(home: Home) -> Ran:
    """Intake of every partner, then every model of dbt with its tests."""
    return home.python(BUILD.format(before=INTAKE))


def from_landing(home: Home) -> Ran:
    """The raw tables from landing objects, as `crossings rebuild` makes them, then every model."""
    return home.python(BUILD.format(before=LANDING))


def from_raw(home: Home) -> Ran:
    """Every model, of the raw tables that are there: what a command leaves to the build that follows it."""
    return home.python(BUILD.format(before=""))


def hides_cells(home: Home) -> bool:
    """Whether the last release hid cells, as one in a hundred does: then only a whole run makes its tables again."""
    return home.rows("select count(*) from raw.suppressed_cell") != [(0,)]
