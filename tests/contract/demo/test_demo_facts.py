"""What must happen in the demo network, as seen in its truth."""

from collections import Counter, defaultdict
from datetime import date
from typing import Any

import numpy as np

from warehouse.networks.demo import Truth
from warehouse.networks.demo.network import CITIES
from warehouse.networks.demo.world import World

Rows = list[dict[str, Any]]


def test_the_small_network_has_about_twenty_thousand_contacts_of_four_thousand_people(truth: Truth) -> None:
    assert 19_000 < truth.table("contacts").num_rows < 21_000
    assert 3_600 < truth.table("persons").num_rows < 4_400


def test_most_months_of_most_cities_have_sixty_contacts_or_more(truth_contacts: Rows) -> None:
    size = Counter(
        (row["city_code"], row["month_start"]) for row in truth_contacts if row["city_code"] != "fi_lappeenranta"
    )
    assert np.quantile(list(size.values()), 0.25) >= 60
    assert max(size.values()) < 160


def test_people_in_siberia_work_outdoors_less_in_winter(truth: Truth) -> None:
    met: Counter[tuple[bool, str]] = Counter()
    for row in truth.table("place_month").to_pylist():
        if row["city_code"] in ("ru_irkutsk", "ru_novosibirsk") and row["month_start"].month in (
            11,
            12,
            1,
            2,
            3,
            6,
            7,
            8,
        ):
            met[row["month_start"].month in (6, 7, 8), row["setting_group"]] += row["persons"]
    winter, summer = (
        met[season, "outdoor"] / (met[season, "outdoor"] + met[season, "indoor"]) for season in (False, True)
    )
    assert winter < summer - 0.2


def _indoor_share(truth_contacts: Rows, quarter: tuple[int, int], partners: tuple[str, ...]) -> float:
    groups = defaultdict(set)
    for row in truth_contacts:
        day = row["contact_date"]
        if row["partner_code"] in partners and (day.year, (day.month - 1) // 3 + 1) == quarter:
            groups[row["person"]] |= set(row["settings"].split("|")) - {"not_recorded"}
    known = [settings for settings in groups.values() if settings]
    outside = {"street", "highway", "park", "remote_only"}
    return sum(bool(settings - outside) for settings in known) / len(known)


def test_indoor_work_grows_in_finland_in_truth_and_by_who_reported(truth_contacts: Rows) -> None:
    everybody, constant = ("fi_north", "fi_lake", "fi_harbour"), ("fi_north", "fi_lake")
    change, real = (
        _indoor_share(truth_contacts, (2023, 4), who) - _indoor_share(truth_contacts, (2022, 4), who)
        for who in (everybody, constant)
    )
    assert real > 0.02
    assert change > real + 0.01
    assert _indoor_share(truth_contacts, (2022, 4), ("fi_harbour",)) < 0.45


def test_three_trans_or_nonbinary_people_are_reached_in_turku_by_two_partners(truth_contacts: Rows) -> None:
    met = {
        (row["person"], row["partner_code"])
        for row in truth_contacts
        if row["gender"] == "trans_or_nonbinary"
        and row["city_code"] == "fi_turku"
        and date(2023, 7, 1) <= row["contact_date"] <= date(2023, 12, 31)
    }
    assert len({person for person, _ in met}) == 3
    assert {partner for _, partner in met} == {"fi_north", "fi_lake"}


def test_a_quarter_of_the_people_of_a_city_know_two_partners_there(truth_contacts: Rows) -> None:
    partners = defaultdict(set)
    for row in truth_contacts:
        partners[row["city_code"], row["person"]].add(row["partner_code"])
    for city in set(CITIES) - {"fi_lappeenranta"}:
        numbers = [len(found) for (place, _), found in partners.items() if place == city]
        assert 0.20 < sum(number > 1 for number in numbers) / len(numbers) < 0.36, city
    assert all(len(found) == 1 for (place, _), found in partners.items() if place == "fi_lappeenranta")


def test_no_partner_holds_nearly_all_people_of_a_city_unless_another_is_silent(truth_contacts: Rows) -> None:
    held, everybody = defaultdict(set), defaultdict(set)
    for row in truth_contacts:
        place = (row["city_code"], f"{row['month_start']:%Y-%m}")
        held[*place, row["partner_code"]].add(row["person"])
        everybody[place].add(row["person"])
    above = {
        (city, month)
        for (city, month, _), persons in held.items()
        if city != "fi_lappeenranta" and len(persons) > 0.85 * len(everybody[city, month])
    }
    assert above == {("ua_odesa", "2022-03"), ("ru_irkutsk", "2023-05")}


def test_genders_come_in_believable_shares(truth: Truth) -> None:
    count = Counter(truth.table("persons")["gender"].to_pylist())
    total = sum(count.values())
    assert 0.87 < count["woman"] / total < 0.93
    assert all(0.01 < count[gender] / total < 0.07 for gender in ("man", "trans_or_nonbinary", "not_asked"))


def test_nobody_in_the_truth_is_under_age(world: World, truth: Truth) -> None:
    counted = truth.table("contacts")["person"].to_numpy()
    assert (world.people.born[np.unique(counted)] < -18 * 365).all()


def test_gaps_the_refused_file_and_the_restatement_are_told(truth: Truth) -> None:
    deliveries = truth.table("deliveries").to_pylist()
    per_month = defaultdict(list)
    for row in deliveries:
        per_month[row["partner_code"], row["month"]].append(row)
    assert ("ua_more", "2022-03") not in per_month
    assert not {("fi_harbour", "2023-11"), ("fi_harbour", "2023-12")} & set(per_month)
    assert len(per_month) == 9 * 24 - 3
    assert [row["status"] for row in per_month["ru_baikal", "2023-05"]] == ["refused"]
    assert [row["version"] for row in per_month["ua_dnipro", "2022-06"]] == [1, 2]
    first, second = per_month["ua_dnipro", "2022-06"]
    assert second["rows_received"] == first["rows_received"] + 3
    assert second["source_at"] > first["source_at"]
    late = [
        row
        for row in deliveries
        if (row["source_at"].date() - _end_of(row["month"])).days >= 60 and row["version"] == 1
    ]
    assert sorted(row["partner_code"] for row in late) == [
        "fi_lake",
        "ru_neva",
        "ru_ob",
        "ua_halych",
    ]  # ru_neva: the resend


def _end_of(month: str) -> date:
    year, number = map(int, month.split("-"))
    return date(year + number // 12, number % 12 + 1, 1)
