"""Data flows one way: staging from raw, intermediate from staging, marts from intermediate, published from marts, the
donor audience from published. And persons enter published tables through the disclosure macro alone."""

import re
from pathlib import Path

import pytest

DBT = Path(__file__).resolve().parents[3] / "dbt"
MODELS = {path.stem: path for path in sorted(DBT.glob("models/**/*.sql"))}
# What is declared of the network is read by every layer, as the seeds are.
SEEDS = {path.stem for path in (*DBT.glob("seeds/*.csv"), *DBT.glob("models/network/*.sql"))}
MAY_READ = {
    "network": set(),
    "staging": {"staging"},
    "intermediate": {"staging", "intermediate"},
    "marts": {"intermediate", "marts"},
    # Persons as numbers (combinations) come from intermediate; the marts say the same in words.
    "cells": {"marts", "persons", "intermediate"},
    "persons": {"marts", "persons", "intermediate"},
    "published": {"marts", "published", "protected", "compared"},
    "compared": {"marts", "published", "protected", "compared"},
    "protected": {"marts", "persons", "cells", "protected"},  # a part is compared with its published whole
    "donor": {"published"},
    "charts": {"published", "charts"},
}
# Marts that hand a staging model on as it is, so that nothing after them reads staging.
HANDED_ON = {"dim_partner", "dim_partner_city", "fct_mapping_return", "dim_revision", "dim_closed_cell"}
PERSON_SETS = {name for name in MODELS if name.startswith("fct_person_")}
# Person sets as numbers: what a combination stands for, and which combinations are in a set.
COMBINATIONS = (
    {
        "int_person_period": ("int_reach_combination", "int_combination_set"),
        "int_person_origin": ("int_origin_combination", ""),
    }
    | {
        f"int_person_{name}": (f"int_{name}_combination", f"int_{name}_member")
        for name in ("share", "transition", "indicator")
    }
    | {
        "int_person_event": ("int_event_combination", "int_event_set"),
        "int_person_setting_set": ("int_setting_side_combination", "int_setting_side"),
    }
)
# What the last build left, named as sources.
PAST = {"previous_build"}
# What an earlier release said of cells, and what the disclosure test took out of the coming one.
CELLS_KEPT = {"stg_closed_cell", "stg_suppressed_cell"}
# The same by who is in them, and the secret of the random changes.
SAME_PERSONS = {"compared_closed", "stg_cell_key"}
MACROS = {
    macro: path.read_text()
    for path in DBT.glob("macros/*.sql")
    for macro in re.findall(r"macro (\w+)\(", path.read_text())
}


def _layer(path: Path) -> str:
    """The folder under models/, within marts and published the innermost one."""
    room, *inner = path.relative_to(DBT / "models").parts[:-1]
    return inner[-1] if inner and room != "intermediate" else room


def _refs(text: str) -> set[str]:
    return set(re.findall(r"ref\('(\w+)'\)", text))


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_model_reads_only_the_layer_before_it(name: str) -> None:
    path = MODELS[name]
    allowed = MAY_READ[_layer(path)] | ({"staging"} if name in HANDED_ON else set())
    allowed |= {"staging"} if name == "compared_closed" else set()  # the numbers of the ledger: protected already
    read = {ref: _layer(MODELS[ref]) for ref in _refs(path.read_text()) - SEEDS}
    assert {ref: layer for ref, layer in read.items() if layer not in allowed} == {}


@pytest.mark.parametrize("name", sorted(MODELS))
def test_only_staging_reads_raw_and_only_the_models_of_the_network_read_it_as_it_was_loaded(name: str) -> None:
    read = set(re.findall(r"source\('(\w+)'", MODELS[name].read_text()))
    assert read <= {"staging": {"raw"}, "network": {"network"}}.get(_layer(MODELS[name]), PAST)


def test_no_relation_is_read_behind_the_back_of_dbt() -> None:
    asked = {
        path.name for path in DBT.rglob("*.sql") if "get_relation" in path.read_text() and "target" not in path.parts
    }
    assert asked == {"linkage.sql"}  # whether there has been a build
    assert MACROS["has_been_built"].count("get_relation") == 1


@pytest.mark.parametrize(
    "name", sorted(n for n, p in MODELS.items() if _layer(p) in ("published", "protected", "compared", "donor"))
)
def test_persons_enter_published_tables_through_the_disclosure_macro_alone(name: str) -> None:
    text = MODELS[name].read_text()
    through = r"protected_counts\('\w+', ref\('(fct_cell_\w+)'\)"
    cells = {one for one, path in MODELS.items() if _layer(path) == "cells"}
    assert set(re.findall(through, text)) <= cells
    assert _refs(re.sub(through, "", text)) & (PERSON_SETS | cells) == set()


# Of whom a cell is made, for the ledger alone; that it counts the same is asserted against the cells themselves.
MEMBERS = {"cell_member", "cell_part", "cell_period", "cell_set"}
COUNTED = {name for name, path in MODELS.items() if _layer(path) == "cells"} - MEMBERS


@pytest.mark.parametrize("name", sorted(COUNTED))
def test_cells_are_counted_by_the_one_macro_from_one_person_set(name: str) -> None:
    called = re.findall(
        r"\{\{ counted_cells\( ?'pub_\w+', ref\('(\w+)'\)"
        r"(?:, combinations=ref\('(\w+)'\)(?:, sets=ref\('(\w+)'\))?)?"
        r"(?:, codes=\w+\(\), coded=\[[^\]]+\])?(?:, by_period=true)?(?:, year_after=true)? ?\) \}\}",
        re.sub(r"\s+", " ", MODELS[name].read_text()),
    )
    ((read, *combinations),) = called
    assert _layer(MODELS[read]) == ("intermediate" if any(combinations) else "persons")
    assert COMBINATIONS[read] == tuple(combinations) if any(combinations) else read in PERSON_SETS


def test_the_macros_of_disclosure_read_no_person_set_but_their_argument() -> None:
    assert {ref for text in MACROS.values() for ref in _refs(text)} & PERSON_SETS == set()


def test_macros_read_no_model_of_persons_but_the_ledger_suppression_and_what_is_due() -> None:
    read = {ref for text in MACROS.values() for ref in _refs(text)} - SEEDS
    of_linkage = {"int_changed_person", "stg_changed_delivery"}
    of_periods = {"int_due", "int_event_month"}
    assert {
        ref for ref in read if _layer(MODELS[ref]) != "marts"
    } == CELLS_KEPT | SAME_PERSONS | of_linkage | of_periods
    # And three models: on which day each closed cell was counted, who is in it, and what is not closed.
    assert {name for name, path in MODELS.items() if CELLS_KEPT & set(_refs(path.read_text()))} == {
        "dim_closed_cell",
        "compared_closed",
        "int_due",
    }


def test_no_python_package_hides_dbt() -> None:
    assert list(DBT.glob("__init__.py")) == []
