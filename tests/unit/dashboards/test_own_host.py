"""The names that the dashboards answer to, as browsers send them."""

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
