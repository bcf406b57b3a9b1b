"""Until when Dagster expects an asset anew follows the calendar of the network and the days of grace of a partner."""

from datetime import date

import pytest
from intake_files import declaration
from own_network import own_network

from dagster_project.lib import freshness


def test_nothing_of_the_demo_network_is_expected(place) -> None:
    assert freshness.of_release(place) is None


def test_a_release_is_expected_after_the_first_cells_of_a_month_have_closed(place) -> None:
    own_network(place.home)
    policy = freshness.of_release(place)
    assert policy is not None
    # 45 days after the first of a month: the 15th to the 18th of the next. Three days for a run.
    assert policy.deadline_cron == "0 12 21 * *"
    assert (policy.lower_bound_delta.days, policy.lower_bound_delta.seconds) == (6, 43_200)


@pytest.mark.parametrize(
    ("cadence", "grace", "cron", "days"),
    [
        ("monthly", 20, "0 12 21 1,2,3,4,5,6,7,8,9,10,11,12 *", 20),
        ("monthly", 0, "0 12 1 1,2,3,4,5,6,7,8,9,10,11,12 *", 1),
        ("quarterly", 27, "0 12 28 1,4,7,10 *", 27),
        ("quarterly", 45, "0 12 18 2,5,8,11 *", 45),
        ("yearly", 90, "0 12 7 4 *", 90),
    ],
)
def test_a_report_is_expected_by_the_end_of_its_days_of_grace(place, cadence, grace, cron, days) -> None:
    own_network(place.home)
    policy = freshness.of_partner(place, declaration(cadence=cadence, grace_days=grace))
    assert policy is not None
    assert (policy.deadline_cron, policy.lower_bound_delta.days) == (cron, days)


def test_nothing_more_is_expected_of_a_partner_that_has_ended(place) -> None:
    own_network(place.home)
    assert freshness.of_partner(place, declaration(active_to=date(2023, 12, 31))) is None
