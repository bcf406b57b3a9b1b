"""What contracts say to the disclosure test is checked when it is read."""

from dataclasses import replace
from typing import get_args

import pytest

from warehouse.definitions.contracts import contracts
from warehouse.disclosure.statements import catalogue
from warehouse.errors import ConfigError


def test_every_formula_makes_a_published_number() -> None:
    tables = catalogue.catalogue().tables.values()
    assert {derived.formula for table in tables for derived in table.derived} == set(get_args(catalogue.Formula))


def test_a_formula_or_a_key_that_nobody_knows_is_an_error_that_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    coverage = contracts()["pub_coverage"]
    rate, *others = coverage.disclosure["derived"]
    mistaken = [{**rate, "formula": "rates"}, {**rate, "under": "persons"}, *others]
    said = replace(coverage, disclosure={**coverage.disclosure, "derived": mistaken})
    monkeypatch.setattr(catalogue, "contracts", lambda: {**contracts(), "pub_coverage": said})
    with pytest.raises(ConfigError) as refused:
        catalogue.catalogue.__wrapped__()
    first, second = str(refused.value).splitlines()
    assert first.startswith(
        "_published.yml, pub_coverage, meta.disclosure.derived.0.formula: Input should be 'chapman'"
    )
    assert second.startswith("_published.yml, pub_coverage, meta.disclosure.derived.1.under: Unexpected")
