"""The rules of the disclosure macro, each at its boundary."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Flows, World


def _two_partners_in_tampere(world: "World") -> None:
    world.partner("a", "fi_tampere")
    world.partner("b", "fi_tampere")


@pytest.mark.parametrize(("persons", "expected"), [(4, (None, "few")), (5, (5, "shown"))])
def test_four_are_hidden_and_five_are_shown(world: "World", persons: int, expected: tuple[int | None, str]) -> None:
    world.quiet()
    _two_partners_in_tampere(world)
    world.partner("c", "fi_tampere")
    world.met("a", "fi_tampere", range(persons - 3))
    world.met("b", "fi_tampere", range(persons - 3, persons - 1))
    world.met("c", "fi_tampere", range(persons - 2, persons))
    assert world.cells(country_code="FI") == [expected]


@pytest.mark.parametrize(("persons", "expected"), [(11, (None, "few")), (12, (12, "shown"))])
def test_a_network_with_stricter_protection_hides_more(
    world: "World", persons: int, expected: tuple[int | None, str]
) -> None:
    world.quiet()
    _two_partners_in_tampere(world)
    world.met("a", "fi_tampere", range(6))
    world.met("b", "fi_tampere", range(6, persons))
    assert world.cells(country_code="FI") == [(persons, "shown")]
    world.con.execute("update network.itself set smallest_shown = 12")
    assert world.cells(country_code="FI") == [expected]


@pytest.mark.parametrize(
    ("of_a", "of_b", "expected"), [(8, 3, (11, "shown")), (8, 2, (None, "few")), (3, 2, (None, "few"))]
)
def test_the_published_number_is_at_least_three_more_than_the_largest_partners_own(
    world: "World", of_a: int, of_b: int, expected: tuple[int | None, str]
) -> None:
    world.quiet()
    _two_partners_in_tampere(world)
    world.met("a", "fi_tampere", range(of_a))
    world.met("b", "fi_tampere", range(of_a, of_a + of_b))
    assert world.cells(country_code="FI") == [expected]
    world.con.execute("update seeds.perturbation set noise = 1")
    more = of_a + of_b + 1
    assert world.cells(country_code="FI") == [(more, "shown") if of_b + 1 >= 3 else (None, "few")]


@pytest.mark.parametrize(("change_of_all", "expected"), [(-2, (25, "shown")), (-3, (None, "few"))])
def test_a_part_is_not_shown_where_the_rest_of_its_whole_could_only_be_few(
    world: "World", change_of_all: int, expected: tuple[int | None, str]
) -> None:
    """20 women and two men: at most 5 more than the truth in the one number, 5 fewer in the other."""
    _two_partners_in_tampere(world)
    world.met("a", "fi_tampere", range(10))
    world.met("b", "fi_tampere", range(10, 20), keys=lambda person: 0)
    world.met("a", "fi_tampere", [20, 21], gender="man")
    women = world.cell_key(sum(range(10)))
    world.con.execute("delete from seeds.perturbation")
    world.con.execute(
        "insert into seeds.perturbation select true_count, noise, low, high from range(6) as counts (true_count), "
        "(values (5, $1, $1 + 1), ($2, 0, $1), ($2, $1 + 1, 4294967296)) as changes (noise, low, high)",
        [women, change_of_all],
    )
    assert world.cells(country_code="FI") == [(22 + change_of_all, "shown")]
    assert world.cells(country_code="FI", gender="woman") == [expected]
    assert world.cells(country_code="FI", gender="man") == [(None, "few")]


def test_a_suppressed_cell_looks_like_any_hidden_one_and_its_neighbours_stay(world: "World") -> None:
    _two_partners_in_tampere(world)
    world.quiet()
    world.met("a", "fi_tampere", range(10))
    world.met("b", "fi_tampere", range(10, 20))
    world.con.execute(
        f"insert into raw.suppressed_cell select cell from ({world.sql}) as reach where country_code = 'FI' "
        "and setting_group = 'indoor' and concat(region_code, city_code, gender, age_band, origin_code) = $1",
        ["all" * 5],
    )
    assert world.cells(country_code="FI") == [(20, "shown")]
    assert world.cells(country_code="FI", setting_group="indoor") == [(None, "few")]
    assert world.cells(country_code="FI", gender="woman") == [(20, "shown")]


def test_an_empty_cell_and_a_failing_cell_look_the_same(world: "World") -> None:
    _two_partners_in_tampere(world)
    world.met("a", "fi_tampere", [1, 2, 3], gender="man")
    few = world.cells(country_code="FI", gender="man")
    assert few == world.cells(country_code="FI", gender="trans_or_nonbinary") == [(None, "few")]


def test_noise_below_the_threshold_hides_a_cell_that_is_large_enough(world: "World") -> None:
    world.con.execute("update seeds.perturbation set noise = -1 where true_count = 5")
    _two_partners_in_tampere(world)
    world.met("a", "fi_tampere", [1, 2, 3])
    world.met("b", "fi_tampere", [4, 5])
    assert world.cells(country_code="FI") == [(None, "few")]


@pytest.mark.parametrize(("of_a", "status"), [(85, "shown"), (86, "few")])
def test_no_partner_may_hold_more_than_85_percent_of_a_cell(world: "World", of_a: int, status: str) -> None:
    world.quiet()
    _two_partners_in_tampere(world)
    world.met("a", "fi_tampere", range(of_a))
    world.met("b", "fi_tampere", range(of_a, 100))
    assert [found for _, found in world.cells(country_code="FI")] == [status]


def test_a_cell_of_one_partner_rolls_up(world: "World") -> None:
    world.quiet()
    world.partner("a", "ua_kyiv")
    world.partner("b", "ua_kyiv", "ua_lviv")
    world.partner("c", "ua_kyiv", "ua_odesa")
    world.met("a", "ua_kyiv", range(20))
    world.met("b", "ua_kyiv", range(10, 30))
    world.met("b", "ua_lviv", range(100, 120))
    world.met("c", "ua_kyiv", range(30, 50))
    world.met("c", "ua_odesa", range(200, 220))
    assert world.cells(country_code="UA", region_code="UA-W") == [(None, "few")]
    assert world.cells(country_code="UA", region_code="UA-S") == [(None, "few")]
    assert world.cells(country_code="UA", region_code="UA-C") == [(50, "shown")]
    assert world.cells(country_code="UA") == [(90, "shown")]


def test_what_a_lone_partner_leaves_in_a_total_is_not_left_alone(world: "World") -> None:
    """Lappeenranta has one partner. Were Helsinki and Turku both shown, the region less both would be hers."""
    world.quiet()
    world.partner("a", "fi_helsinki", "fi_turku")
    world.partner("b", "fi_helsinki", "fi_turku")
    world.partner("c", "fi_lappeenranta")
    for partner, start in (("a", 0), ("b", 10)):
        world.met(partner, "fi_helsinki", range(start, start + 20))
        world.met(partner, "fi_turku", range(start + 100, start + 120))
    world.met("c", "fi_lappeenranta", range(200, 220))
    shown = {
        city: world.cells(country_code="FI", region_code="FI-S", city_code=city)
        for city in ("fi_helsinki", "fi_turku", "fi_lappeenranta")
    }
    assert shown == {
        "fi_helsinki": [(30, "shown")],
        "fi_turku": [(None, "few")],
        "fi_lappeenranta": [(None, "few")],
    }
    assert world.cells(country_code="FI", region_code="FI-S") == [(80, "shown")]


def test_two_lone_partners_hide_each_other_and_nobody_else(world: "World") -> None:
    world.quiet()
    world.partner("a", "fi_helsinki")
    world.partner("b", "fi_helsinki", "fi_turku")
    world.partner("c", "fi_lappeenranta")
    world.met("a", "fi_helsinki", range(20))
    world.met("b", "fi_helsinki", range(10, 30))
    world.met("b", "fi_turku", range(100, 120))
    world.met("c", "fi_lappeenranta", range(200, 220))
    assert world.cells(country_code="FI", region_code="FI-S", city_code="fi_helsinki") == [(30, "shown")]


@pytest.mark.parametrize(("may_be_named", "expected"), [(False, (None, "few")), (True, (20, "shown"))])
def test_a_country_with_one_partner_is_shown_only_if_it_may_be_named(
    world: "World", *, may_be_named: bool, expected: tuple[int | None, str]
) -> None:
    world.quiet()
    world.partner("a", "fi_tampere", may_be_named=may_be_named)
    world.met("a", "fi_tampere", range(20))
    assert world.cells(country_code="FI") == [expected]
    assert world.cells(country_code="FI", region_code="FI-W") == [(None, "few")]


def test_a_partner_that_may_be_named_is_not_shown_alone_where_another_one_works(world: "World") -> None:
    """Whether the other one met anybody then, or works there in other years only."""
    world.quiet()
    world.partner("a", "fi_tampere", may_be_named=True)
    world.partner("b", "ua_lviv", may_be_named=True)
    world.met("a", "fi_tampere", range(20))
    assert world.cells(country_code="FI") == [(20, "shown")]
    world.partner("c", "fi_helsinki", may_be_named=True)
    assert world.cells(country_code="FI") == [(None, "few")]
    world.con.execute("update raw.partner_city set active_to = '2021-12-31' where partner_code = 'c'")
    assert world.cells(country_code="FI") == [(None, "few")]
    world.con.execute("update raw.partner set safe_to_show = false where partner_code = 'c'")
    assert world.cells(country_code="FI") == [(20, "shown")]


@pytest.mark.parametrize(("scope", "expected"), [("ua", (20, "shown")), ("fi_ua", (None, "few"))])
def test_a_partner_that_may_be_named_is_shown_alone_in_no_flow_but_its_countrys(
    flows: "Flows", scope: str, expected: tuple[int | None, str]
) -> None:
    flows.world.partner("a", "ua_lviv", may_be_named=True)
    flows.met(scope, a=20)
    few = (None, "few")
    assert flows.cells() == {"flow": few, "flow_gap": few, "corridor": few, "move": expected}


def test_a_period_within_its_grace_is_open_whatever_it_holds(world: "World") -> None:
    world.con.execute("update intermediate.int_period_month set period_start = '2023-10-01', period_end = '2024-01-01'")
    world.con.execute("update intermediate.int_period_month set month_start = '2023-10-01'")
    _two_partners_in_tampere(world)
    world.met("a", "fi_tampere", range(50))
    world.con.execute("update marts.person_period set period_start = '2023-10-01'")
    assert world.cells(country_code="FI") == [(None, "open")]


def test_a_place_that_nobody_reported_from_is_a_gap_and_not_a_zero(world: "World") -> None:
    world.partner("a", "fi_tampere", received=0)
    world.partner("b", "fi_tampere", received=0)
    world.partner("c", "ua_kyiv")
    assert world.cells(country_code="FI") == [(None, "gap")]
    assert world.cells(country_code="UA") == [(None, "few")]


def test_rows_are_the_declared_domain_whatever_the_data(world: "World") -> None:
    _two_partners_in_tampere(world)
    empty = world.con.execute(f"select count(*) from ({world.sql}) as reach").fetchone()
    world.met("a", "fi_tampere", range(50), gender="man", setting_group="outdoor")
    world.met("b", "fi_tampere", range(50), gender="man", setting_group="outdoor")
    assert world.con.execute(f"select count(*) from ({world.sql}) as reach").fetchone() == empty
