"""A dataset that an audience's file cannot answer is found before a reader finds it.

Add here: another way in which the file of an audience is narrower.
Keep out: what a dataset shows (test_coverage_shapes.py).
"""

from dataclasses import replace

from demo_sources import SOURCES

from dashboards.bindings import Contracts, audience_contracts, audience_problems
from dashboards.sources.catalogue import Catalogue

HELD = audience_contracts()


def found(catalogue: Catalogue = SOURCES, held: dict[str, Contracts] = HELD) -> list[str]:
    return list(audience_problems(catalogue, held))


def test_every_audience_but_the_whole_is_looked_at_with_the_tables_of_its_own_file() -> None:
    assert set(HELD) == {"ru", "ua", "fi", "donor"}
    assert "pub_reporting" in HELD["ru"]
    assert "pub_reporting" not in HELD["donor"]
    assert not any("pub_letter_example" in tables for tables in HELD.values())


def test_every_dataset_can_be_answered_for_each_of_its_audiences() -> None:
    assert found() == []


def test_a_column_that_the_donors_do_not_get_is_found() -> None:
    narrower = HELD["donor"] | {"pub_reach": {"period_start": "date"}}
    told = found(held={"donor": narrower})
    assert "dataset pub_reach: the file of the audience donor has no column persons" in told


def test_a_dataset_of_a_table_that_the_donors_do_not_get_is_found() -> None:
    wide = replace(SOURCES.datasets["pub_reporting"], audiences=("regional", "donor"))
    told = found(replace(SOURCES, datasets=SOURCES.datasets | {"pub_reporting": wide}))
    assert told == ["dataset pub_reporting: pub_reporting is not for the audience donor; name its `audiences`"]


def test_a_model_that_reads_a_table_that_the_donors_do_not_get_is_found() -> None:
    wide = replace(SOURCES.datasets["pub_reach_by_reporters"], audiences=("regional", "donor"))
    told = found(replace(SOURCES, datasets=SOURCES.datasets | {wide.name: wide}))
    assert told == ["dataset pub_reach_by_reporters: pub_quality is not for the audience donor; name its `audiences`"]


def test_a_model_that_reads_a_column_that_the_donors_do_not_get_is_found() -> None:
    shorter = {name: kind for name, kind in HELD["donor"]["pub_services"].items() if name != "kind"}
    told = found(held={"donor": HELD["donor"] | {"pub_services": shorter}})
    assert "dataset pub_services_received: its model cannot read the file of the audience donor" in told
