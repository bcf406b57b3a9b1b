"""An asset for each recipient, which makes its packages and stops nobody else's."""

import dagster as dg
import pytest
from exchange_home import FUND, HEALTH, Sender, first_rows, sender

from dagster_project.lib import keys, recipient
from dagster_project.lib.guard import EXIT_CODE
from warehouse.settings import Settings


@pytest.fixture
def here(place: Settings) -> Sender:
    made = sender(place)
    made.publish("2024-02-20", first_rows())
    return made


def assets() -> dict[str, dg.AssetsDefinition]:
    return {
        one.key.path[1]: one for one in recipient.all_recipients().assets or () if isinstance(one, dg.AssetsDefinition)
    }


def test_every_recipient_is_an_asset_behind_the_release_that_people_see(here: Sender) -> None:
    found = assets()
    assert set(found) == {FUND, HEALTH}
    assert {one.key for one in found.values()} == {keys.exchange(FUND), keys.exchange(HEALTH)}
    assert all(one.asset_deps[one.key] == {keys.CURRENT} for one in found.values())


def test_a_code_that_is_none_leaves_the_graph_whole(here: Sender) -> None:
    here.change("recipients.csv", "fund,donor", "The-Fund,donor")
    assert set(assets()) == {HEALTH}


def test_an_asset_makes_the_packages_and_says_how_many_numbers_are_in_them(here: Sender) -> None:
    with dg.DagsterInstance.ephemeral() as home:
        done = dg.materialize([assets()[HEALTH]], instance=home, selection=[keys.exchange(HEALTH)])
    (event,) = done.get_asset_materialization_events()
    metadata = event.materialization.metadata
    assert metadata["dxf2: numbers"].value == here.make(HEALTH, "dxf2")["dxf2"].numbers
    assert not any("withdrawn" in name for name in metadata)
    assert {path.name for path in (here.settings.exchange / HEALTH).iterdir()} == {"dxf2", "rights"}


def test_a_mistake_in_the_mapping_fails_the_asset_with_its_exit_code_and_in_words(here: Sender) -> None:
    here.change("recipient_elements.csv", "violation_kind=unpaid", "violation_kind=rain")
    with dg.DagsterInstance.ephemeral() as home:
        done = dg.materialize(
            [assets()[HEALTH]], instance=home, selection=[keys.exchange(HEALTH)], raise_on_error=False
        )
    (failure,) = [event.step_failure_data for event in done.all_events if event.is_step_failure]
    assert failure.user_failure_data.metadata[EXIT_CODE].value == 2
    assert "line 10: cells: 'rain' is no value of violation_kind" in failure.user_failure_data.description
    here.make(FUND)
