"""Nobody can be followed from Russia through Finland to Ukraine: scopes have other ids, and nothing derived joins them.

The demo network has three people who went Saint Petersburg, Helsinki, Kyiv. Everybody who tries here has the derived
tables of the working database, which no reader of a release ever sees.
"""

from itertools import combinations

import pytest
from pipeline_home import Home

LAYERS = ("marts", "published", "published_donor", "protected")
IDS = ("person_id", "permissive_person_id", "token", "other_token", "record_key")
ROW_OF_A_DELIVERY = {"delivery_id", "row_no", "source_uid"}
WENT_THE_WHOLE_WAY = """
select person from '{truth}/contacts.parquet'
group by person having count(distinct case when country_code in ('RU', 'FI', 'UA') then country_code end) = 3
"""


@pytest.fixture(scope="module")
def columns(built_home: Home) -> dict[str, set[str]]:
    found = built_home.rows(
        "select table_schema || '.' || table_name, list(column_name) from information_schema.columns "
        f"where table_catalog = 'crossings' and table_schema in {(*LAYERS, 'intermediate')} group by all"
    )
    return {table: set(names) for table, names in found}


def test_there_are_people_to_be_followed(built_home: Home) -> None:
    assert len(built_home.rows(WENT_THE_WHOLE_WAY.format(truth=built_home.settings.demo / "truth"))) >= 3


def test_no_scope_holds_anybody_in_both_countries(built_home: Home, columns: dict[str, set[str]]) -> None:
    looked_at = [table for table, names in columns.items() if {"scope", "person_id", "country_code"} <= names]
    assert "intermediate.int_person_stay" in looked_at
    for table in looked_at:
        both = built_home.rows(
            f"select count(*) from (select scope, person_id from {table} where country_code in ('RU', 'UA') "
            "group by scope, person_id having count(distinct country_code) = 2)"
        )
        assert both == [(0,)], table


def test_no_id_of_one_scope_is_an_id_of_another(built_home: Home, columns: dict[str, set[str]]) -> None:
    """The straight way: RU to FI by `fi_ru`, FI to UA by `fi_ua`, by whatever number there is."""
    tried = 0
    for table, names in columns.items():
        for name in names & set(IDS) if "scope" in names else ():
            shared = built_home.rows(
                f"select count(*) from (select {name} from {table} group by {name} having count(distinct scope) > 1)"
            )
            tried += 1
            # Record keys have 32 bits: two of ten thousand may be equal by chance.
            assert shared[0][0] <= (2 if name == "record_key" else 0), (table, name)
    assert tried > 10


@pytest.mark.parametrize(("one", "other"), list(combinations(IDS, 2)))
def test_no_two_kinds_of_number_meet_between_scopes(
    built_home: Home, columns: dict[str, set[str]], one: str, other: str
) -> None:
    def numbers(name: str) -> str:
        tables = [table for table, names in columns.items() if {"scope", name} <= names]
        return " union ".join(f"select scope, {name} as number from {table}" for table in tables)

    pairs = f"({numbers(one)}) as a inner join ({numbers(other)}) as b on a.number = b.number and a.scope <> b.scope"
    met = f"select count(*) from {pairs}"
    assert built_home.rows(met)[0][0] <= (2 if "record_key" in (one, other) else 0)


def test_no_table_after_linkage_says_which_row_of_a_delivery_somebody_is(columns: dict[str, set[str]]) -> None:
    """A contact has a token in each of its scopes. Where the row is not named, they cannot be laid side by side."""
    naming = [table for table, names in columns.items() if table.split(".")[0] in LAYERS and names & ROW_OF_A_DELIVERY]
    assert naming == []
