"""Who goes where in the demo network, as seen in its truth."""

from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from warehouse.networks.demo.fields import NO_ANSWER, as_code
from warehouse.networks.demo.network import CITIES, MONTH_OFFSETS
from warehouse.networks.demo.person import PLACES
from warehouse.networks.demo.world import World

Rows = list[dict[str, Any]]


def _moves_between(truth_moves: Rows, scope: str, origin: str, destination: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in truth_moves:
        if row["scope"] == scope and row["from_city"][:2] == origin and row["to_city"][:2] == destination:
            found[f"{row['month_start']:%Y-%m}"] += row["moves"]
    return found


def test_people_go_from_ukraine_to_finland_from_march_2022(truth_moves: Rows) -> None:
    by_month = _moves_between(truth_moves, "fi_ua", "ua", "fi")
    assert by_month["2022-01"] + by_month["2022-02"] <= 2
    surge = sum(by_month[month] for month in ("2022-03", "2022-04", "2022-05", "2022-06"))
    assert surge > 3 * sum(by_month[month] for month in ("2023-03", "2023-04", "2023-05", "2023-06"))


def test_summer_pulls_from_russia_to_finland_until_the_border_closes(truth_moves: Rows) -> None:
    there, back = _moves_between(truth_moves, "fi_ru", "ru", "fi"), _moves_between(truth_moves, "fi_ru", "fi", "ru")
    summer = sum(count for month, count in there.items() if month[5:] in ("06", "07", "08"))
    assert summer > sum(there.values()) / 2
    assert there["2023-12"] == back["2023-12"] == 0


def test_nobody_is_met_in_ukraine_after_russia_without_finland_between(truth_contacts: Rows) -> None:
    way = defaultdict(list)
    for row in sorted(truth_contacts, key=lambda row: (row["contact_date"], row["same_day_order"])):
        country = row["country_code"]
        if not way[row["person"]] or way[row["person"]][-1][0] != country:
            way[row["person"]].append((country, row["contact_date"]))
    direct = [
        (second[1], first[0])
        for steps in way.values()
        for first, second in pairwise(steps)
        if {first[0], second[0]} == {"RU", "UA"}
    ]
    assert len(direct) == 3
    assert max(day for day, _ in direct) < date(2022, 2, 24)
    assert sum([country for country, _ in steps] == ["RU", "FI", "UA"] for steps in way.values()) == 3


def test_moves_between_russia_and_ukraine_are_known_by_previous_place_only(world: World, truth_moves: Rows) -> None:
    assert not any({row["from_city"][:2], row["to_city"][:2]} == {"ru", "ua"} for row in truth_moves)
    previous = as_code(world.answers["previous_place"])
    is_said = previous.index != NO_ANSWER
    said = np.array([place[:2].upper() if len(place) > 2 else place for place in PLACES])[previous.index]
    host = np.array([city[:2].upper() for city in CITIES])[world.contacts.city]
    across = is_said & (((said == "RU") & (host == "UA")) | ((said == "UA") & (host == "RU")))
    assert across.sum() >= 3
    assert world.contacts.day[across].max() < MONTH_OFFSETS[2]
