"""Intake: the receiving dock. pull → read → gate → map → token → land → load, then a letter back.

    receive   take in what a partner has sent, up to `incoming`
    admit     put judged deliveries into `raw`, or refuse them
    check     read one file as a dry run
    rebuild   fill the raw tables from landing alone

Add here: a step of that way, one file each.
Keep out: Dagster, expectations, and anything that derives numbers from rows. A received file lives in memory only.
"""

from warehouse.intake.admit import admit
from warehouse.intake.declaration import Declaration, declaration_paths, declarations, find
from warehouse.intake.findings import Problem, Receipt
from warehouse.intake.mapping_return import MAPPING_2012, load_mapping_return
from warehouse.intake.mistakes import Mistake, mistakes, validate_all
from warehouse.intake.rebuild import rebuild, sync_partners
from warehouse.intake.receive import check, receive

__all__ = [
    "MAPPING_2012",
    "Declaration",
    "Mistake",
    "Problem",
    "Receipt",
    "admit",
    "check",
    "declaration_paths",
    "declarations",
    "find",
    "load_mapping_return",
    "mistakes",
    "rebuild",
    "receive",
    "sync_partners",
    "validate_all",
]
