"""Places under fire are counted with their country only, and the country less the places that are shown is not one."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Flows, World

Shown = tuple[int | None, str]
FEW: Shown = (None, "few")
UKRAINE = {"UA-W": "ua_lviv", "UA-S": "ua_odesa", "UA-C": "ua_kyiv"}  # in the order in which they are hidden


def met(world: "World", city: str, persons: int, first: int) -> None:
    """Of two partners, half of them each."""
    world.met("a", city, range(first, first + persons // 2))
    world.met("b", city, range(first + persons // 2, first + persons))


def regions(world: "World") -> dict[str, Shown]:
    return {region: world.cells(country_code="UA", region_code=region)[0] for region in UKRAINE}


@pytest.fixture
def ukraine(world: "World") -> "World":
    """Two partners in three regions, without noise."""
    world.quiet()
    for partner in ("a", "b"):
        world.partner(partner, *UKRAINE.values())
    return world


def test_a_region_under_fire_is_hidden_with_the_first_other_one_and_the_country_counts_all(ukraine: "World") -> None:
    for first, city in enumerate(UKRAINE.values()):
        met(ukraine, city, 20, 100 * first)
    assert regions(ukraine) == {"UA-W": (20, "shown"), "UA-S": (20, "shown"), "UA-C": (20, "shown")}
    ukraine.under_fire("ua_odesa")
    assert regions(ukraine) == {"UA-W": FEW, "UA-S": FEW, "UA-C": (20, "shown")}
    assert ukraine.cells(country_code="UA") == [(60, "shown")]
    assert ukraine.cells(country_code="UA", setting_group="indoor") == [(60, "shown")]


@pytest.mark.parametrize(("persons", "expected"), [(4, FEW), (6, (20, "shown"))])
def test_places_are_hidden_until_enough_people_are_hidden_beside_the_one_under_fire(
    ukraine: "World", persons: int, expected: Shown
) -> None:
    met(ukraine, "ua_lviv", persons, 0)
    met(ukraine, "ua_odesa", 20, 100)
    met(ukraine, "ua_kyiv", 20, 200)
    ukraine.under_fire("ua_odesa")
    assert regions(ukraine) == {"UA-W": FEW, "UA-S": FEW, "UA-C": expected}


@pytest.mark.parametrize(("persons", "expected"), [(4, FEW), (6, (20, "shown"))])
def test_two_places_under_fire_hide_each_other_if_each_has_enough_people(
    ukraine: "World", persons: int, expected: Shown
) -> None:
    met(ukraine, "ua_lviv", 20, 0)
    met(ukraine, "ua_odesa", 20, 100)
    met(ukraine, "ua_kyiv", persons, 200)
    ukraine.under_fire("ua_odesa")
    ukraine.under_fire("ua_kyiv")
    assert regions(ukraine) == {"UA-W": expected, "UA-S": FEW, "UA-C": FEW}


def test_what_is_hidden_does_not_tell_whether_somebody_was_met_in_the_place_under_fire(ukraine: "World") -> None:
    met(ukraine, "ua_lviv", 20, 0)
    met(ukraine, "ua_kyiv", 20, 200)
    ukraine.under_fire("ua_odesa")
    nobody = regions(ukraine)
    met(ukraine, "ua_odesa", 20, 100)
    assert regions(ukraine) == nobody == {"UA-W": FEW, "UA-S": FEW, "UA-C": (20, "shown")}


def test_of_a_place_under_fire_it_is_not_said_that_nobody_reported(world: "World") -> None:
    world.partner("a", "ua_odesa", received=0)
    world.partner("b", "ua_odesa", received=0)
    assert world.cells(country_code="UA", region_code="UA-S") == [(None, "gap")]
    world.under_fire("ua_odesa")
    assert world.cells(country_code="UA", region_code="UA-S") == [FEW]
    assert world.cells(country_code="UA") == [(None, "gap")]


def test_the_cities_of_the_region_that_is_hidden_with_it_are_hidden_too(world: "World") -> None:
    """Were Tampere shown, whose region is hidden, the country less it would be the region under fire."""
    world.quiet()
    cities = ("fi_tampere", "fi_helsinki", "fi_turku", "fi_lappeenranta")
    for partner in ("a", "b"):
        world.partner(partner, *cities)
    for first, city in enumerate(cities):
        met(world, city, 20, 100 * first)
    world.under_fire("fi_turku")
    shown = {
        city: world.cells(country_code="FI", region_code="FI-W" if city == "fi_tampere" else "FI-S", city_code=city)[0]
        for city in cities
    }
    assert shown == {
        "fi_tampere": FEW,
        "fi_helsinki": (20, "shown"),
        "fi_turku": FEW,
        "fi_lappeenranta": (20, "shown"),
    }
    assert [world.cells(country_code="FI", region_code=region) for region in ("FI-S", "FI-W")] == [[FEW], [FEW]]
    assert world.cells(country_code="FI") == [(80, "shown")]


def test_nobody_who_came_from_a_place_under_fire_or_went_there_is_in_a_flow(flows: "Flows") -> None:
    flows.world.partner("a", *UKRAINE.values())
    flows.world.partner("b", *UKRAINE.values())
    flows.met(a=12, b=8)
    assert flows.cells() == dict.fromkeys(("flow", "flow_gap", "corridor", "move"), (20, "shown"))
    flows.world.under_fire("ua_lviv")
    assert flows.cells() == {"flow": FEW, "flow_gap": FEW, "corridor": FEW, "move": (20, "shown")}
