"""Everything Dagster knows, assembled: what is found under `defs/`, and the partners and recipients of this home's
network.

Add here: nothing. An instance goes under `defs/`, a kind of instance under `lib/`.
Keep out: names of assets and jobs; this file does not know them.
"""

from pathlib import Path

import dagster as dg

from dagster_project.lib import own_log
from dagster_project.lib.console_logger import NAME, telling
from dagster_project.lib.partner import all_partners
from dagster_project.lib.recipient import all_recipients
from warehouse import hardening


@dg.definitions
def defs() -> dg.Definitions:
    """One process, one step at a time: DuckDB has one writer, and importing this takes longer than most steps."""
    hardening.begin()  # whoever started it: Dagster's own commands load this too
    own_log.begin_in_child_of_dagster()
    return dg.Definitions.merge(
        dg.load_from_defs_folder(path_within_project=Path(__file__).parent),
        all_partners(),
        all_recipients(),
        dg.Definitions(executor=dg.in_process_executor, loggers={NAME: telling}),
    )
