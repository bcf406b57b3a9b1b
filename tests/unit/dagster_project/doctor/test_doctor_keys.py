"""Keys, at the boundary of each rule: where they lie, who can read them, their escrow, and a sealed warehouse."""

from datetime import date, timedelta
from pathlib import Path

import pyrage
import pytest
from doctor_patient import AT, Patient, codes

from dagster_project.doctor import rooms
from warehouse import vault
from warehouse.keys import escrow, place


def test_keys_that_lie_with_their_home_are_told_and_an_escrow_is_missed(patient: Patient) -> None:
    assert codes(rooms.keys(patient.case())) == ["soon on_the_homes_disk", "soon no_escrow"]


def test_the_demo_network_is_only_told_where_its_keys_lie(place) -> None:
    vault.init_demo(place)
    assert codes(rooms.keys(Patient(place, Path("/nowhere")).case())) == []
    place.home.mkdir()
    assert codes(rooms.keys(Patient(place, Path("/nowhere")).case())) == ["note on_the_homes_disk"]


def test_an_escrow_is_known_until_a_key_changes(patient: Patient, tmp_path: Path) -> None:
    two = [str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2)]
    escrow.write(patient.settings, two, tmp_path / "escrow", date(2026, 11, 1))
    assert "soon no_escrow" not in codes(rooms.keys(patient.case()))
    kept = place.of(patient.settings).read() or {}
    place.of(patient.settings).replace(kept | {"DB": "another"})
    assert "soon old_escrow" in codes(rooms.keys(patient.case()))


def test_a_change_of_keys_that_was_not_finished_names_the_command_that_ends_it(patient: Patient) -> None:
    kept = place.of(patient.settings).read() or {}
    place.of(patient.settings).replace(kept | {"previous": {"WH": kept["WH"]}})
    (found,) = [each for each in rooms.keys(patient.case()) if each.code == "half_changed"]
    assert found.remedy == "crossings keys rotate --token-key"


def test_a_key_file_that_others_can_read_is_for_today(patient: Patient) -> None:
    patient.settings.keys_file.chmod(0o644)
    assert codes(rooms.keys(patient.case())) == ["now unusable"]


def test_a_key_that_cannot_be_one_is_for_today(patient: Patient) -> None:
    kept = place.of(patient.settings).read() or {}
    place.of(patient.settings).replace(kept | {"WH": "no base64"})
    assert codes(rooms.keys(patient.case())) == ["now unusable"]


@pytest.mark.parametrize(("hours", "found"), [(None, "soon sealed"), (23, "soon sealed"), (24, "now sealed_long")])
def test_a_warehouse_that_is_sealed_for_a_day_is_for_today(patient: Patient, hours, found: str) -> None:
    patient.settings.keys_file.unlink()
    assert codes(rooms.keys(patient.case())) == ["note none_yet"]
    patient.begin()
    if hours is not None:
        patient.watched = {"sealed_since": (AT - timedelta(hours=hours)).isoformat()}
    assert codes(rooms.keys(patient.case())) == [found]
