"""A home with recipients for each test. Add here: what several files of this folder need. Keep out: assertions."""

import pytest
from exchange_home import Sender, sender

from warehouse.settings import Settings


@pytest.fixture
def here(place: Settings) -> Sender:
    return sender(place)
