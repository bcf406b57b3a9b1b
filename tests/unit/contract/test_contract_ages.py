"""Ages as intervals: what registers write, what of it is stored, and in which published bands it counts."""

import duckdb
import jinja2
import pytest

from warehouse.contract import ages
from warehouse.settings import PROJECT_ROOT


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("22", "20-24"),
        ("18-24", "18-24"),
        ("25 – 34", "25-34"),
        ("45+", "45+"),
        (">= 45", "45+"),
        ("50-54", "50+"),
        ("20-24", "20-24"),
        ("21-23", "20-24"),
        ("110", "50+"),
        ("17", "under_18"),
        ("15-19", "under_18"),
        ("<25", "under_18"),
        ("24-18", None),
        ("0", None),
        ("111", None),
        ("18-240", None),
        ("1990-1994", None),
        ("18-24-30", None),
        ("many", None),
    ],
)
def test_what_registers_write_becomes_an_interval_no_finer_than_the_published_bands(text: str, code: str | None):
    assert ages.code(text) == code


@pytest.mark.parametrize(
    ("code", "bands"),
    [
        ("18-19", ("18-19", "18-24")),
        ("20-24", ("20-24", "18-24")),
        ("18-24", ("18-24",)),
        ("25-34", ("25+",)),
        ("45+", ("25+",)),
        ("50+", ("50+", "25+")),
        ("20-29", ("wider_than_band",)),
        ("18+", ("wider_than_band",)),
        ("not_recorded", ("not_recorded",)),
    ],
)
def test_a_person_counts_in_a_band_only_if_the_interval_lies_within_it(code: str, bands: tuple[str, ...]):
    assert ages.bands(code) == bands


def test_the_macro_says_of_every_interval_what_python_says():
    macro = (PROJECT_ROOT / "dbt" / "macros" / "ages.sql").read_text()
    said = jinja2.Environment().from_string(macro + "{{ age_band('low', 'high') }}").render()
    intervals: list[tuple[int | None, int | None]] = [(None, None)]
    intervals += [(low, high) for low in range(18, 80) for high in [None, *range(low, 111)]]
    with duckdb.connect() as con:
        con.execute("create table age (low smallint, high smallint)")
        con.executemany("insert into age values (?, ?)", intervals)
        found = con.execute(f"select low, high, {said} from age").fetchall()
    assert {(low, high): band for low, high, band in found} == {each: ages.band_of(*each) for each in intervals}


def test_a_code_keeps_its_limits():
    for code in (*ages.FIVE_YEARS, *ages.WIDE, "20-29", "33+"):
        assert ages.code_of(*ages.limits(code)) == code  # type: ignore[arg-type]
