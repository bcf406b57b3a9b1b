"""Which countries are at war with each other is said in one file."""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.definitions import at_war
from warehouse.definitions.countries import known
from warehouse.errors import ConfigError
from warehouse.settings import PROJECT_ROOT

DBT = PROJECT_ROOT / "dbt"


@pytest.fixture
def other_pairs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file of definitions of its own."""
    monkeypatch.setattr(at_war, "FILE", tmp_path / "at_war.yaml")
    at_war.pairs.cache_clear()
    yield tmp_path / "at_war.yaml"
    at_war.pairs.cache_clear()


def test_a_pair_is_at_war_both_ways_and_no_country_with_itself_or_a_third() -> None:
    assert at_war.are_at_war("RU", "UA")
    assert at_war.are_at_war("UA", "RU")
    assert not any(at_war.are_at_war(*pair) for pair in (("RU", "RU"), ("UA", "FI"), ("RU", "internal"), ("UA", None)))


def _as_sql(one: str, other: str) -> bool | None:
    [body] = re.findall(r"%}(.*){% endmacro", at_war.macro())
    sql = body.replace("{{ one }}", "one").replace("{{ other }}", "other")
    row = duckdb.execute(f"select {sql} from (select ? as one, ? as other)", [one, other]).fetchone()
    return row[0] if row else None


def test_the_macro_says_of_every_pair_of_countries_what_python_says(other_pairs: Path) -> None:
    other_pairs.write_text("a: {countries: [RU, UA], why: x}\nb: {countries: [FI, EE], why: y}\n")
    countries = sorted(known())
    assert {"EE", "FI", "RU", "UA"} <= set(countries)
    for country in countries:
        for other in countries:
            assert _as_sql(country, other) is at_war.are_at_war(country, other), (country, other)


def test_with_no_pair_nobody_is_at_war(other_pairs: Path) -> None:
    other_pairs.write_text("")
    assert _as_sql("RU", "UA") is False
    assert not at_war.are_at_war("RU", "UA")


@pytest.mark.parametrize("wrong", ["[AZ, XX]", "[ru, UA]", "[RU, RU]", "[RU]", "[RU, UA, FI]", "RU"])
def test_a_pair_of_no_two_countries_is_refused_with_its_place(other_pairs: Path, wrong: str) -> None:
    other_pairs.write_text(f"fine: {{countries: [FI, EE], why: x}}\nwrong:\n  countries: {wrong}\n  why: y\n")
    with pytest.raises(ConfigError, match=r"line 3, wrong\.countries"):
        at_war.pairs()


def test_no_sql_of_dbt_names_a_country() -> None:
    code = re.compile("'(" + "|".join(known()) + ")'")
    files = [path for room in ("models", "macros", "tests") for path in sorted((DBT / room).rglob("*.sql"))]
    assert [path.name for path in files if code.search(path.read_text(encoding="utf-8"))] == ["at_war.sql"]
