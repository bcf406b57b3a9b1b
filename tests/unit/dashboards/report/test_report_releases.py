"""Which release, edition and network a report is made of."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from dashboards.report.content import releases
from dashboards.report.content.editions import chapters, edition
from warehouse.errors import ConfigError, ReleaseRefused
from warehouse.networks import home
from warehouse.networks.network import About
from warehouse.release import journal
from warehouse.release.journal import Entry
from warehouse.settings import Settings

FIRST, SECOND = "2024-01-20-aaaa", "2024-02-20-bbbb"


@pytest.fixture
def released(place: Settings) -> Settings:
    """Two releases; the second was left by a rollback to the first."""
    home.choose_demo(place)
    for name in (FIRST, SECOND):
        (place.published / name / "regional").mkdir(parents=True)
    place.current.symlink_to(FIRST)
    for action, name, instead in (("publish", FIRST, ""), ("publish", SECOND, ""), ("rollback", FIRST, SECOND)):
        journal.write(place, Entry(datetime(2024, 2, 20, tzinfo=UTC), action, name, "somebody", instead_of=instead))
    return place


def test_an_unknown_release_is_an_error_that_names_it(released: Settings):
    with pytest.raises(ConfigError, match=r"--release 2023: it is no release of this home"):
        releases.resolve(released, "2023")


def test_letters_that_fit_two_releases_are_an_error(released: Settings):
    with pytest.raises(ConfigError, match="fits 2 releases"):
        releases.resolve(released, "2024")


def test_a_release_that_was_taken_back_has_no_report(released: Settings):
    with pytest.raises(ReleaseRefused, match=f"{SECOND} was taken back"):
        releases.resolve(released, SECOND)


def test_a_release_that_no_test_has_passed_has_no_report(released: Settings):
    with pytest.raises(ReleaseRefused, match="has no verdict"):
        releases.resolve(released)


def test_before_the_first_release_there_is_nothing_to_report(place: Settings):
    with pytest.raises(ConfigError, match="There is no release yet"):
        releases.resolve(place)


def test_a_file_that_the_release_does_not_have_is_an_error(released: Settings):
    with pytest.raises(ConfigError, match="has no file for fi"):
        releases.file(released, FIRST, "fi")


def test_a_country_outside_the_network_is_an_error_with_those_inside(place: Settings):
    home.choose_demo(place)
    with pytest.raises(ConfigError, match="Choose regional, ru, ua, fi, donor"):
        edition(place, "se")


def test_editions_know_their_countries(place: Settings):
    home.choose_demo(place)
    assert edition(place, "fi").countries == ("FI",)
    assert edition(place, "donor").kind == "outside"
    assert edition(place, "regional").countries == ("RU", "UA", "FI")


def test_donors_have_no_chapter_of_small_flows_and_no_partner():
    outside = {each.chapter for each in chapters() if "outside" in each.editions}
    assert not outside & {"mobility", "origins", "violations", "control"}


def test_mistakes_of_the_chapters_are_told_at_once(tmp_path: Path):
    declared = tmp_path / "chapters.yaml"
    declared.write_text(yaml.safe_dump([{"chapter": "Big", "why": "short"}]))
    with pytest.raises(ConfigError, match=r"chapter.*why"):
        chapters(declared)


def _about(**more: object) -> About:
    said = {"name": {"en": "A network"}, "is_invented": False, "countries": ["FI"], "calendar_start": "2023-01-01",
            "scopes": {"fi": {"countries": ["FI"], "why": "one country"}}}  # fmt: skip
    return About.model_validate({**said, **more})


def test_a_network_may_have_its_own_word_for_a_term():
    assert _about(terms={"move": {"en": "journey"}}).terms == {"move": {"en": "journey"}}


def test_a_word_for_no_term_and_in_no_language_is_a_mistake():
    with pytest.raises(ValueError, match="stock: no term of the glossary"):
        _about(terms={"stock": {"en": "x"}})
    with pytest.raises(ValueError, match="sv: no language"):
        _about(terms={"move": {"sv": "resa"}})
