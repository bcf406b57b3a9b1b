"""Data flows one way: staging from raw, intermediate from staging, marts from intermediate, published from marts, the
donor audience from published. And persons enter published tables through the disclosure macro alone."""

import re
from pathlib import Path

import pytest

DBT = Path(__file__).resolve().parents[3] / "dbt"
MODELS = {path.stem: path for path in sorted(DBT.glob("models/**/*.sql"))}
# What is declared of the network is read by every layer, as the seeds are.
SEEDS = {path.stem for path in (*DBT.glob("seeds/*.csv"), *DBT.glob("models/network/*.sql"))}
# So are the ledger, printed returns and the public part of declarations. Rows that partners sent are read by staging.
DECLARED = {"partner", "partner_city", "earlier_reporting", "restatement"}
LEDGER = {"closed_cell", "suppressed_cell", "cell_key", "revision"}
RETURNS = {f"mapping_{part}" for part in ("return", "organisation", "share", "service", "statement")}
MAY_READ = {
    "network": set(),
    "staging": {"staging"},
    "intermediate": {"staging", "intermediate", "reporting"},
    "reporting": {"staging", "reporting"},
    "marts": {"intermediate", "marts", "reporting"},
    # Persons as numbers (combinations) come from intermediate; the marts say the same in words.
    "cells": {"marts", "persons", "intermediate", "reporting"},
    "persons": {"marts", "persons", "intermediate", "reporting"},
    "published": {"marts", "published", "protected", "compared", "reporting"},
    "compared": {"marts", "published", "protected", "compared", "reporting"},
    "protected": {"marts", "persons", "cells", "protected", "reporting"},  # a part is compared with its published whole
    "donor": {"published"},
}
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
MACROS = {
    macro: path.read_text()
    for path in DBT.glob("macros/*.sql")
    for macro in re.findall(r"macro (\w+)\(", path.read_text())
}


def _layer(path: Path) -> str:
    """The folder under models/, within marts and published the innermost one."""
    room, *inner = path.relative_to(DBT / "models").parts[:-1]
    return inner[-1] if inner and (room != "intermediate" or inner[-1] == "reporting") else room


def _refs(text: str) -> set[str]:
    return set(re.findall(r"ref\('(\w+)'\)", text))


def _sources(text: str) -> set[str]:
    """Tables of `raw` alone."""
    return set(re.findall(r"source\('raw', '(\w+)'\)", text))


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_model_reads_only_the_layer_before_it(name: str) -> None:
    path = MODELS[name]
    read = {ref: _layer(MODELS[ref]) for ref in _refs(path.read_text()) - SEEDS}
    assert {ref: layer for ref, layer in read.items() if layer not in MAY_READ[_layer(path)]} == {}


@pytest.mark.parametrize("name", sorted(MODELS))
def test_only_staging_reads_rows_that_partners_sent(name: str) -> None:
    read = _sources(MODELS[name].read_text()) - DECLARED - LEDGER - RETURNS
    assert not read or _layer(MODELS[name]) == "staging" or (read == {"token_key"} and "linkage" in MODELS[name].parts)


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


def test_macros_read_no_model_of_persons_but_linkage_and_what_is_due() -> None:
    read = {ref for text in MACROS.values() for ref in _refs(text)} - SEEDS
    of_linkage = {"int_changed_person", "stg_changed_delivery"}
    assert {ref for ref in read if _layer(MODELS[ref]) not in ("marts", "reporting")} == of_linkage | {
        "int_due",
        "compared_closed",
    }


def test_the_ledger_is_read_where_it_decides_what_is_due_and_what_is_kept() -> None:
    assert {
        name for name, path in MODELS.items() if {"closed_cell", "suppressed_cell"} & _sources(path.read_text())
    } == {
        "compared_closed",
        "fct_place_completeness",
        "int_due",
    }


def test_no_python_package_hides_dbt() -> None:
    assert list(DBT.glob("__init__.py")) == []
