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
    ],
)
def test_a_setting_that_cannot_be_read_is_named(
    place: Settings, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError, match=name):
        settings()


def test_servers_listen_on_loopback_unless_told_otherwise(place: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CROSSINGS_HOST", raising=False)
    assert settings().host == "127.0.0.1"
