"""A real network's home that nothing has run in, and a folder in the place of the system's own files.

Add here: another home that several checks are tried on.
Keep out: assertions.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from doctor_patient import Patient
from own_network import own_network

from warehouse import hardening, vault
from warehouse.settings import Settings, settings


@pytest.fixture
def patient(place: Settings, tmp_path: Path) -> Patient:
    own_network(place.home, is_invented=False)
    vault.init_demo(place)
    hardening.for_its_owner(place.home)
    (tmp_path / "system").mkdir()
    here = replace(settings(), as_of=date(2026, 11, 30))
    return Patient(here, tmp_path / "system")
