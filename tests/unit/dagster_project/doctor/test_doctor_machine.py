"""The computer, at the boundary of each rule: disk, clock, permissions, ports, telemetry and more."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509.oid import NameOID
from doctor_patient import AT, Patient, codes, only

from dagster_project import instance
from dagster_project.doctor import machine
from warehouse.release import journal


@pytest.mark.parametrize(
    ("free", "found"), [(99, "now full"), (100, "soon little"), (299, "soon little"), (300, "well room")]
)
def test_a_disk_is_full_below_what_a_run_needs_and_small_below_a_rotation_or_a_tenth(free: int, found: str) -> None:
    judged = machine.judged_disk(free, 2_000, run=100, rotation=300)
    assert f"{judged.level} {judged.code}" == found
    assert bool(judged.remedy) == (judged.level != "well")


def test_the_disk_of_a_home_that_is_not_there_yet_is_looked_at(patient: Patient) -> None:
    (found,) = machine.disk(patient.case(home=patient.settings.home / "later" / "home"))
    assert found.figures["disk_free_bytes"] > 0


def test_a_right_clock_has_no_sign_of_being_wrong(patient: Patient) -> None:
    assert codes(machine.clock(patient.case())) == []


@pytest.mark.parametrize(("minutes", "found"), [(9, []), (11, ["now behind"])])
def test_a_clock_is_behind_what_was_written_more_than_ten_minutes_later(patient, minutes: int, found) -> None:
    journal.write(
        patient.settings, journal.Entry(AT + timedelta(minutes=minutes), journal.PUBLISHED, "2026-11-30-a", "x")
    )
    assert codes(machine.clock(patient.case())) == found


def test_a_clock_that_was_ahead_for_one_release_is_told_until_people_see_a_later_one(patient: Patient) -> None:
    """The release of a day that lies ahead stays on disk, and is no sign any more."""
    published = patient.settings.published
    for name, found in (("2027-01-09-a", ["now behind"]), ("2026-11-30-b", [])):
        (published / name).mkdir(parents=True)
        patient.settings.current.unlink(missing_ok=True)
        patient.settings.current.symlink_to(name)
        journal.write(patient.settings, journal.Entry(AT, journal.PUBLISHED, name, "x"))
        assert codes(machine.clock(patient.case())) == found


def test_a_clock_that_was_reset_lies_before_the_program(patient: Patient) -> None:
    case = patient.case()
    vars(case)["at"] = datetime(2019, 1, 1, tzinfo=UTC)
    assert "now long_ago" in codes(machine.clock(case))


def test_a_day_of_releases_that_is_fixed_is_told_in_a_real_network(patient: Patient) -> None:
    patient.environment["CROSSINGS_AS_OF"] = "2026-01-01"
    assert codes(machine.clock(patient.case())) == ["soon day_is_fixed"]


def test_a_time_server_that_was_not_reached_is_told_by_the_systems_own_files(patient: Patient) -> None:
    (patient.root / "run/systemd/timesync").mkdir(parents=True)
    assert codes(machine.clock(patient.case())) == ["soon not_kept"]
    patient.system("run/systemd/timesync/synchronized", "")
    assert codes(machine.clock(patient.case())) == []


def test_a_home_that_others_may_enter_is_for_today_and_a_file_in_a_closed_home_for_monday(patient: Patient) -> None:
    home = patient.settings.home
    for path in (home, *home.rglob("*")):
        path.chmod(0o700)
    assert codes(machine.permissions(patient.case())) == []
    (home / "network" / "places.csv").chmod(0o640)
    assert codes(machine.permissions(patient.case())) == ["soon open"]
    home.chmod(0o755)
    assert codes(machine.permissions(patient.case())) == ["now home_open"]


def test_files_of_another_account_are_told(patient: Patient) -> None:
    for path in (patient.settings.home, *patient.settings.home.rglob("*")):
        path.chmod(0o700)
    case = replace(patient.case(), user=os.geteuid() + 1)
    assert codes(machine.permissions(case)) == ["soon other_owner"]


TCP = "  sl  local_address rem_address   st\n"


def listens(port: int, address: str = "00000000") -> str:
    return f"   0: {address}:{port:04X} 00000000:0000 0A 00000000:00000000\n"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (listens(3000, "0100007F"), []),
        (listens(3000), ["now pipeline_outside"]),
        (listens(8088), ["now dashboards_outside"]),
        (listens(5432), ["soon store_outside"]),
        (listens(6379, "0100007F"), []),
    ],
)
def test_what_listens_for_other_computers_is_told(patient: Patient, line: str, found: list[str]) -> None:
    patient.system("proc/net/tcp", TCP + line)
    assert codes(machine.ports(patient.case())) == found


@pytest.mark.parametrize(
    ("address", "is_inside"), [("00000000000000000000000001000000", True), ("00000000000000000000000000000000", False),
                               ("0000000000000000FFFF00000100007F", True)],
)  # fmt: skip
def test_addresses_of_version_six_are_read_as_the_kernel_writes_them(patient, address: str, is_inside: bool) -> None:
    patient.system("proc/net/tcp6", TCP + listens(3000, address))
    assert codes(machine.ports(patient.case())) == ([] if is_inside else ["now pipeline_outside"])


def test_dashboards_that_are_meant_to_be_open_need_tls_and_no_way_around_the_proxy(patient: Patient) -> None:
    assert codes(machine.ports(patient.case(host="0.0.0.0"))) == ["now passwords_in_clear"]
    said = codes(machine.ports(patient.case(host="0.0.0.0", behind_tls=True)))
    assert said == ["soon around_the_proxy"]


def test_telemetry_is_off_and_a_variable_or_a_file_that_switches_it_on_is_told(patient: Patient) -> None:
    assert codes(machine.telemetry(patient.case())) == []
    patient.environment["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "True"
    assert codes(machine.telemetry(patient.case())) == ["now variable"]
    patient.environment.clear()
    patient.settings.dagster.mkdir()
    (patient.settings.dagster / "dagster.yaml").write_text("telemetry: {enabled: true}")
    assert codes(machine.telemetry(patient.case())) == ["now dagster"]
    (patient.settings.dagster / "dagster.yaml").write_text(yaml.safe_dump(instance.CONFIG))
    assert codes(machine.telemetry(patient.case())) == []


SWAPS = "Filename\tType\tSize\tUsed\tPriority\n"


def test_swap_on_a_plain_disk_is_told_and_encrypted_or_compressed_memory_is_not(patient: Patient) -> None:
    patient.system("proc/swaps", f"{SWAPS}/dev/zram0 partition 1 0 100\n/dev/dm-1 partition 1 0 -2\n")
    patient.system("sys/block/dm-1/dm/uuid", "CRYPT-PLAIN-swap")
    assert codes(machine.memory(patient.case())) == []
    patient.system("proc/swaps", f"{SWAPS}/swapfile file 1 0 -2\n")
    assert codes(machine.memory(patient.case())) == ["soon swap"]


@pytest.mark.parametrize(
    ("days", "found"), [(6.9, "now ends_now"), (7, "soon ends_soon"), (29.9, "soon ends_soon"), (30, "well valid")]
)
def test_a_certificate_is_for_today_in_its_last_week(days: float, found: str) -> None:
    judged = machine.judged_certificate(days)
    assert f"{judged.level} {judged.code}" == found


def test_a_certificate_is_read_from_its_file(patient: Patient, tmp_path: Path) -> None:
    file = tmp_path / "cert.pem"
    assert codes(machine.certificate(patient.case(certificate=file))) == ["now unreadable"]
    file.write_bytes(made(until=AT + timedelta(days=3)))
    assert codes(machine.certificate(patient.case(certificate=file))) == ["now ends_now"]
    assert codes(machine.certificate(patient.case(behind_tls=True))) == ["note not_named"]


def made(until: datetime) -> bytes:
    key, name = Ed25519PrivateKey.generate(), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "here.example")])
    signed = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(until - timedelta(days=90)).not_valid_after(until).sign(key, None)
    )  # fmt: skip
    from cryptography.hazmat.primitives.serialization import Encoding

    return signed.public_bytes(Encoding.PEM)


def test_libraries_that_are_not_those_of_the_lock_are_named_and_no_others(patient: Patient, tmp_path: Path) -> None:
    root = tmp_path / "root"
    for environment in (".venv", ".venv-dashboards"):
        (root / environment / "lib/python3.11/site-packages/duckdb-1.5.5.dist-info").mkdir(parents=True)
    (root / "uv.lock").write_text('[[package]]\nname = "duckdb"\nversion = "1.5.5"\n')
    assert codes(machine.versions(patient.case(root=root))) == []
    (root / "uv.lock").write_text('[[package]]\nname = "duckdb"\nversion = "1.5.6"\n')
    assert codes(machine.versions(patient.case(root=root))) == ["now pipeline_not_locked", "now dashboards_not_locked"]
    (root / ".venv-dashboards").rename(root / "away")
    found = machine.versions(patient.case(root=root))
    assert codes(found) == ["now pipeline_not_locked", "soon dashboards_missing"]


def test_each_finding_that_is_not_well_has_a_remedy(patient: Patient) -> None:
    patient.system("proc/swaps", f"{SWAPS}/swapfile file 1 0 -2\n")
    assert only(machine.memory(patient.case())).remedy
