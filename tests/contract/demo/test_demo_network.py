"""The pieces of the invented network fit together."""

import numpy as np
import pytest

from warehouse.networks.demo.encounters import _list_shares
from warehouse.networks.demo.journeys import BORDER_CLOSED, ROUTES
from warehouse.networks.demo.network import CITIES, PARTNERS, REGION, SCOPES, month_index, network_key
from warehouse.networks.demo.person import age_at
from warehouse.networks.demo.population import CITY_WEIGHTS
from warehouse.networks.demo.work import OUTDOOR_SHARE


def test_every_table_by_city_lists_the_cities_in_one_order() -> None:
    assert list(OUTDOOR_SHARE) == list(CITY_WEIGHTS) == list(REGION) == list(CITIES)


def test_routes_lead_from_city_to_city_and_none_joins_russia_and_ukraine() -> None:
    for route in ROUTES:
        assert {route.origin, route.destination} <= set(CITIES)
        assert {route.origin[:2], route.destination[:2]} != {"ru", "ua"}
        if {route.origin[:2], route.destination[:2]} == {"ru", "fi"}:
            assert route.share(BORDER_CLOSED) == 0


def test_partners_meet_people_only_where_they_work() -> None:
    first, second = _list_shares()
    for city, code in enumerate(CITIES):
        for draw in (0.0, 0.3, 0.999999):
            for shares in (*first[city], *second[city].reshape(-1, len(PARTNERS))):
                assert code in PARTNERS[int((draw >= shares).sum())].lists


def test_the_second_partner_is_another_one_unless_there_is_none() -> None:
    second = _list_shares()[1]
    for city, code in enumerate(CITIES):
        here = [index for index, partner in enumerate(PARTNERS) if code in partner.lists]
        for index in here:
            chosen = {int((draw >= second[city, 0, index]).sum()) for draw in (0.0, 0.5, 0.999)}
            assert index not in chosen or len(here) == 1


def test_each_scope_has_a_key_of_its_own() -> None:
    assert len({network_key(scope) for scopes in SCOPES.values() for scope in scopes}) == 5


@pytest.mark.parametrize(("born", "day", "age"), [("2000-03-10", "2022-03-09", 21), ("2000-03-10", "2022-03-10", 22)])
def test_a_year_of_life_is_full_on_the_birthday(born: str, day: str, age: int) -> None:
    start = np.datetime64("2022-01-01", "D")
    days = [np.array([int((np.datetime64(text, "D") - start).astype(int))]) for text in (born, day)]
    assert age_at(*days).tolist() == [age]


def test_months_are_counted_from_the_first_one() -> None:
    assert (month_index("2022-01"), month_index("2023-12")) == (0, 23)
