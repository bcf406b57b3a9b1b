"""Settings come from the environment, and a wrong one is named."""

from datetime import date

import pytest

from warehouse.errors import ConfigError
from warehouse.settings import DEMO_AS_OF, Settings, settings


def test_the_demo_has_its_own_day(place: Settings) -> None:
    assert place.as_of == DEMO_AS_OF


def test_a_network_with_real_partners_lives_today(place: Settings) -> None:
    place.partners.mkdir(parents=True)
    (place.partners / "p017.yaml").touch()
    assert settings().as_of > date(2024, 2, 20)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CROSSINGS_AS_OF", "yesterday"),
        ("CROSSINGS_SUPERSET_PORT", "http"),
        ("CROSSINGS_DAGSTER_PORT", "0"),
        ("CROSSINGS_DAGSTER_PORT", "65536"),
        ("CROSSINGS_MEMORY", "much"),
        ("CROSSINGS_KEEP_ROWS_MONTHS", "0"),
        ("CROSSINGS_KEEP_ROWS_MONTHS", "85"),  # longer than person-months
        ("CROSSINGS_KEEP_PERSON_MONTHS_MONTHS", "three years"),
        ("CROSSINGS_MEMORY", "1GB'; drop schema raw; --"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named(
    place: Settings, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError, match=name):
        settings()


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [
        ("2024-02-20", 1, date(2024, 1, 1)),
        ("2024-02-01", 2, date(2023, 12, 1)),
        ("2024-02-29", 36, date(2021, 2, 1)),
        ("2024-12-31", 12, date(2023, 12, 1)),
    ],
)
def test_how_long_rows_are_kept_is_counted_back_in_whole_months(
    place: Settings, monkeypatch: pytest.MonkeyPatch, day: str, months: int, first: date
) -> None:
    monkeypatch.setenv("CROSSINGS_AS_OF", day)
    monkeypatch.setenv("CROSSINGS_KEEP_ROWS_MONTHS", str(months))
    assert settings().rows_until == first


def test_servers_listen_on_loopback_unless_told_otherwise(place: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CROSSINGS_HOST", raising=False)
    assert settings().host == "127.0.0.1"
