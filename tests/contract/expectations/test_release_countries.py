"""Is the file of one country fit to leave: no row and no text in it speaks of another country."""

from collections import Counter

import pytest
from published_file import change, publish

# Which table, and how a row of Ukraine's file comes to speak of another country.
FOREIGN = [
    ("pub_reach", "country_code = 'RU'"),
    ("pub_reach", "country_code = 'all'"),
    ("pub_reach", "country_code = null"),
    ("pub_reach", "region_code = 'RU-NW'"),
    ("pub_reach", "city_code = 'fi_helsinki'"),
    ("pub_said_flows", "said_country = 'FI'"),
    ("pub_said_flows", "linked_scope = 'fi_ua'"),
    ("pub_flow_matrix", "scope = 'ru'"),
    ("pub_flow_matrix", "destination_place = 'FI-S'"),
    ("pub_moves", "scope = 'fi_ua'"),
    ("pub_reporting", "partner_alias = 'RU-A'"),
    ("pub_alerts", "country_code = 'FI'"),
    ("pub_alerts", "kind = 'answer_moves'"),
    ("pub_mapping_shares", "area_code = 'RU-SIB'"),
    ("pub_population_estimates", "lists = 'fixed_site+outreach'"),
]
FORGOTTEN = """
alter table published.pub_violations add column areas varchar;
update published.pub_violations set areas = case when row_no = 1 then 'UA-W, RU-NW' else 'UA-W, UA-S' end;
alter table published.pub_violations add column more varchar;
update published.pub_violations set more = case row_no when 2 then 'RU' when 3 then 'RUN' end;
"""


@pytest.fixture(scope="module")
def abroad(tmp_path_factory) -> dict[str, int]:
    """Ukraine's file with each of these rows in it: how many rows of which table are said to be foreign."""
    path = publish(tmp_path_factory.mktemp("abroad"), "ua")
    statements = [
        f"update published.{table} set {how} where row_no = {place}" for place, (table, how) in enumerate(FOREIGN)
    ]
    failures = change(path, "; ".join([*statements, FORGOTTEN]))
    return {str(each.column): each.count for each in failures if each.rule == "release_foreign"}


@pytest.mark.parametrize("table", dict(FOREIGN))
def test_each_foreign_row_stops_the_file_of_a_country(abroad, table):
    assert abroad[f"{table}.row"] == Counter(table for table, _ in FOREIGN)[table]


def test_a_text_that_no_declaration_speaks_of_gives_a_foreign_row_away(abroad):
    assert abroad["pub_violations.row"] == 2
    assert len(abroad) == len(dict(FOREIGN)) + 1


def test_people_may_come_from_another_country_and_the_dictionary_may_name_any(tmp_path):
    named = """
        update published.pub_origins set origin_code = 'RU';
        alter table published.pub_indicators add column why varchar;
        update published.pub_indicators set why = 'RU and FI';
    """

    assert change(publish(tmp_path, "ua"), named) == []


def test_a_country_file_may_lack_rows_where_a_country_has_none_but_not_its_people(tmp_path):
    path = publish(tmp_path, "fi")

    assert change(path, "delete from published.pub_corridors; delete from published.pub_said_flows") == []
    assert [each.rule for each in change(path, "delete from published.pub_reach")] == ["release_empty"]


def test_the_file_of_a_country_without_partners_holds_what_is_not_about_people(tmp_path):
    path = publish(tmp_path, "fi")

    assert change(path, "delete from published.pub_reporting; delete from published.pub_reach") == []
    assert [each.rule for each in change(path, "delete from published.pub_indicators")] == ["release_empty"]


def test_the_whole_file_and_the_donors_file_may_name_every_country(tmp_path):
    for audience in ("regional", "donor"):
        assert change(publish(tmp_path, audience), "update published.pub_reach set country_code = 'RU'") == []
