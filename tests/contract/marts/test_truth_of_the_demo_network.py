"""Before disclosure control, the spines hold exactly what the demo network's truth says: persons, stays and moves."""

import pytest
from pipeline_home import Home

COMPARED = {
    "persons by country and month": (
        """
        select scope, country, month_start, count(distinct person_id)
        from intermediate.int_contact_person group by all
        """,
        "select scope, country_code, month_start, persons from '{truth}/person_month.parquet'",
    ),
    "stays": (
        "select scope, city_code, first_date, last_date, partners from intermediate.int_person_stay",
        "select scope, city_code, first_date, last_date, len(string_split(partners, '|')) from '{truth}/stays.parquet'",
    ),
    "moves": (
        """
        select scope, from_city, to_city, cast(date_trunc('month', moved_on) as date),
            count(*), count(distinct person_id)
        from intermediate.int_person_move group by all
        """,
        "select scope, from_city, to_city, month_start, moves, persons from '{truth}/moves.parquet'",
    ),
}


def test_files_with_a_row_of_totals_are_known_as_repaired(built_home: Home):
    # Of a refused file nothing was read; an empty one is known by more than its bytes, or any two would be the same.
    found = "select delivery_id, is_repaired from raw.delivery where rows_accepted > 0"
    truth = built_home.settings.demo / "truth" / "deliveries.parquet"
    true = f"select distinct delivery_id, is_repaired from '{truth}' where rows_accepted > 0"

    assert built_home.rows(f"select count(*) > 5 from ({true}) where is_repaired") == [(True,)]
    assert built_home.rows(f"({found}) except all ({true})") == []
    assert built_home.rows(f"({true}) except all ({found})") == []
    assert built_home.rows("select sum(files) > 0 from intermediate.int_file_measure where measure = 'repaired'") == [
        (True,)
    ]


@pytest.mark.parametrize("what", COMPARED)
def test_the_spines_equal_the_truth(built_home: Home, what: str):
    found, true = (part.format(truth=built_home.settings.demo / "truth") for part in COMPARED[what])

    assert built_home.rows(f"select count(*) > 100 from ({true})") == [(True,)]
    assert built_home.rows(f"({found}) except all ({true})") == []
    assert built_home.rows(f"({true}) except all ({found})") == []


def test_nobody_is_linked_in_a_scope_that_is_off(built_home: Home):
    assert built_home.rows("select count(*) from intermediate.int_person_stay where scope = 'ru_ua'") == [(0,)]
