"""The names that the dashboards answer to, as browsers send them, and no other name."""

from dataclasses import replace

import pytest

from dashboards.access import own_host
from warehouse.settings import Settings


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://Pages.example/x", "pages.example"),
        ("https://pages.example.", "pages.example:8088"),
        ("https://pages.example", "pages.example."),
        ("http://[2001:DB8::7]:8088/", "[2001:db8::7]:8088"),
        ("https://сторінки.example", "xn--h1adidkeh6n.example"),
    ],
)
def test_an_address_that_people_type_is_answered(place: Settings, address: str, host: str) -> None:
    names = own_host.names(replace(place, dashboards_url=address))
    assert own_host.is_own(host, names)
    assert not own_host.is_own(f"evil.{host}", names)
    assert not own_host.is_own("evil.example", names)


def test_an_address_of_this_computer_is_answered(place: Settings) -> None:
    names = own_host.names(replace(place, host="2001:db8::7"))
    assert own_host.is_own("[2001:db8::7]:8088", names)
    assert own_host.is_own("[::1]", names)


@pytest.mark.parametrize(
    ("host", "is_answered"),
    [
        ("127.0.0.1:1", True),
        ("localhost:1", True),
        ("LOCALHOST", True),
        ("[::1]:1", True),
        ("localhost:9999", True),  # a port that somebody forwards
        ("dashboards.example.org", True),
        ("dashboards.example.org:8443", True),
        ("", False),
        ("evil.example:1", False),
        ("127.0.0.1.evil.example", False),
        ("localhost.evil.example:1", False),
        ("evil.example/localhost", False),
        ("evil.example@localhost:1", False),
        ("localhost:1@evil.example", False),
        ("localhost, evil.example", False),
        ("localhost\n", False),
    ],
)
def test_the_server_answers_to_its_own_names_alone(place: Settings, host: str, is_answered: bool) -> None:
    own = own_host.names(replace(place, dashboards_url="https://Dashboards.example.org:8443"))
    assert own_host.is_own(host, own) == is_answered


def test_without_an_address_for_people_no_other_name_is_answered(place: Settings) -> None:
    assert not own_host.is_own("dashboards.example.org", own_host.names(place))
