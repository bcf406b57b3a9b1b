"""`crossings explain`: what stands behind a published cell of the demo network, and nothing that is not published."""

import re
from datetime import date

import duckdb
import pytest
from pipeline_home import Home

from warehouse import vault
from warehouse.errors import ConfigError
from warehouse.release import explaining, written_periods
from warehouse.release.explaining import Explained


def explained(home: Home, table: str, period: str, **dimensions: str) -> Explained:
    return explaining.explain(
        home.settings, vault.load(home.settings), table, written_periods.period(period), dimensions
    )


def released(home: Home, query: str) -> list[tuple]:
    with duckdb.connect(home.settings.current / "regional" / "warehouse.duckdb", read_only=True) as con:
        return con.execute(query).fetchall()


def test_a_shown_cell_says_the_number_of_the_release_and_whose_files_stand_behind_it(built_home: Home) -> None:
    about = explained(built_home, "pub_reach", "2023-H1", country_code="RU")
    row = released(
        built_home,
        "select persons, first_published from published.pub_reach where country_code = 'RU' and region_code = 'all' "
        "and city_code = 'all' and setting_group = 'all' and gender = 'all' and age_band = 'all' "
        "and origin_code = 'all' and period_type = 'half_year' and period_start = '2023-01-01'",
    )
    assert [(about.published["persons"], about.first_published)] == row
    assert (about.status, about.restated) == ("shown", [])
    # The first release of this home came long after the day on which the cell was due to close.
    assert about.first_published < about.counted_on == built_home.as_of
    assert {delivery.partner_code for delivery in about.deliveries} == {"ru_baikal", "ru_neva"}
    assert all(
        date(2023, 1, 1) <= delivery.first_day <= delivery.last_day <= date(2023, 6, 30)
        for delivery in about.deliveries
    )
    assert all(
        delivery.rows_received == delivery.rows_accepted + delivery.rows_refused
        for delivery in about.deliveries
        if delivery.status == "accepted"
    )
    refused = [delivery for delivery in about.deliveries if delivery.status == "refused"]
    assert [(one.first_day, dict(one.rules)) for one in refused] == [(date(2023, 5, 1), {"phone": 0})]
    assert about.missing == {"ru_baikal": [date(2023, 5, 1)]}


def test_a_city_has_the_files_of_those_who_work_there(built_home: Home) -> None:
    about = explained(built_home, "pub_reach", "2023-H1", country_code="RU", region_code="RU-NW", city_code="ru_spb")
    there = built_home.rows(
        "select distinct partner_code from raw.partner_city as work inner join raw.partner using (partner_code) "
        "inner join raw.delivery using (partner_code) where work.city_code = 'ru_spb' and partner.safe_to_show "
        "and span_start between '2023-01-01' and '2023-06-30' order by all"
    )
    assert [(code,) for code in sorted({delivery.partner_code for delivery in about.deliveries})] == there != []


def test_a_restated_file_stands_beside_what_it_replaced(built_home: Home) -> None:
    versions = built_home.rows(
        "select partner_code, span_start from raw.delivery where status = 'accepted' "
        "group by all having count(*) > 1 order by all"
    )
    assert versions
    code, month = versions[0]
    about = explained(built_home, "pub_reach", f"{month:%Y-%m}", country_code=code[:2].upper())
    mine = [
        (delivery.version, delivery.replaced_days) for delivery in about.deliveries if delivery.partner_code == code
    ]
    assert len(mine) > 1
    days = (about.deliveries[0].last_day - about.deliveries[0].first_day).days + 1
    assert mine == [*((version, days) for version in range(1, len(mine))), (len(mine), 0)]


@pytest.mark.parametrize("status", ["few", "open"])
def test_a_hidden_cell_says_why_and_no_number(built_home: Home, status: str) -> None:
    names = ("country_code", "region_code", "city_code", "setting_group", "gender", "age_band", "origin_code")
    found = released(
        built_home,
        f"select strftime(period_start, '%Y-%m'), {', '.join(names)} from published.pub_reach "
        f"where status = '{status}' and period_type = 'month' order by all limit 1",
    )
    period, *values = found[0]
    dimensions = dict(zip(names, values, strict=True))
    about = explained(built_home, "pub_reach", period, **dimensions)
    assert about.status == status
    assert about.published["persons"] is None
    assert (about.closes_on > built_home.as_of) is (status == "open")
    said = built_home.crossings(
        "explain", "pub_reach", period, *(f"{name}={value}" for name, value in dimensions.items())
    )
    assert said.code == 0, said.text
    cell = said.text[: said.text.index("Deliver" if "Deliveries of" in said.text else "No delivery")]
    numbers = set(
        re.findall(r"(?<![\d-])\d+(?![\d-])", cell.replace(about.release, "").replace(str(about.closes_on), ""))
    )
    assert numbers <= {str(about.threshold), *re.findall(r"\d+", " ".join([period, *values]))}


def test_where_there_is_no_such_cell_the_dimension_is_named_in_which_the_question_errs(built_home: Home) -> None:
    with pytest.raises(ConfigError) as found:
        explained(built_home, "pub_reach", "2023", country_code="SE", gender="woman")
    assert "by dimension, country_code: FI, RU, UA. Not" in str(found.value)
    with pytest.raises(ConfigError) as found:  # each value is there, and not together
        explained(built_home, "pub_reach", "2023", country_code="FI", city_code="ua_kyiv")
    assert all(f"{name}: " in str(found.value) for name in ("country_code", "city_code", "gender"))


def test_the_region_of_a_city_need_not_be_said(built_home: Home) -> None:
    city = {"country_code": "FI", "city_code": "fi_helsinki"}
    about = explained(built_home, "pub_reach", "2023", **city)
    assert about.dimensions["region_code"] == "FI-S"
    assert about == explained(built_home, "pub_reach", "2023", **city, region_code="FI-S")


def test_of_a_coverage_in_two_scopes_the_choice_is_said_and_either_can_be_asked_for(built_home: Home) -> None:
    found = released(
        built_home,
        "select strftime(period_start, '%Y'), country_code, indicator_code from published.pub_coverage "
        "where period_type = 'year' and region_code = 'all' and city_code = 'all' "
        "group by all having count(*) = 2 order by all limit 1",
    )
    year, country, indicator = found[0]
    cell = {"country_code": country, "indicator_code": indicator}
    with pytest.raises(ConfigError, match=r"More than one row.*one of coverage_scope: national_share, served_area\.$"):
        explained(built_home, "pub_coverage", year, **cell)
    for scope in ("national_share", "served_area"):
        about = explained(built_home, "pub_coverage", year, **cell, coverage_scope=scope)
        assert about.dimensions["coverage_scope"] == scope
        row = released(
            built_home,
            "select persons, denominator_point, coverage_point from published.pub_coverage where period_type = 'year' "
            f"and period_start = '{year}-01-01' and country_code = '{country}' and region_code = 'all' "
            f"and city_code = 'all' and indicator_code = '{indicator}' and coverage_scope = '{scope}'",
        )
        assert [tuple(about.published[name] for name in ("persons", "denominator_point", "coverage_point"))] == row


def test_every_mistake_of_a_question_is_answered_with_the_choices(built_home: Home) -> None:
    with pytest.raises(ConfigError, match=r"pub_alerts has no cells of its own.*pub_reach"):
        explained(built_home, "pub_alerts", "2023")
    with pytest.raises(ConfigError, match=r"no dimension town\. It has: country_code, region_code"):
        explained(built_home, "pub_reach", "2023", town="ru_spb")
    with pytest.raises(ConfigError, match=r"no such cell.*country_code: FI, RU, UA"):
        explained(built_home, "pub_reach", "2023", country_code="XX")
    assert built_home.crossings("explain", "pub_reach", "2023", "RU").code == 2


def test_a_question_of_a_home_without_a_release_is_answered(demo_home: Home) -> None:
    with pytest.raises(ConfigError, match="There is no release yet"):
        explained(demo_home, "pub_reach", "2023")
