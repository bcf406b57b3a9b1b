"""The example of a letter that visitors see: an invented partner's, and without a count of persons."""

from datetime import UTC, date, datetime

import duckdb

from warehouse.contract.findings import Problem
from warehouse.contract.manifest import Manifest
from warehouse.intake.landing import land
from warehouse.release.files.letter_example import Line, letter_lines
from warehouse.settings import Settings
from warehouse.vault import Vault

DELIVERED = "d" * 64


def example(place: Settings, keyring: Vault, *, is_demo: bool) -> list[Line]:
    manifest = Manifest(
        DELIVERED,
        "fi_north",
        date(2023, 2, 1),
        date(2023, 2, 28),
        version=1,
        source_at=datetime(2023, 3, 5, tzinfo=UTC),
        reading_digest="d",
        status="accepted",
        rows_received=137,
        rows_accepted=136,
        rows_refused=1,
        persons_by_code=4,
        persons_joined=3,
        problems=[Problem("fi_north", "bad_date", 38, "contact_date")],
    )
    land.write_manifest(place, keyring, manifest)
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as crossings; create schema crossings.raw")
        con.execute(
            "create table crossings.raw.delivery as select 'fi_north' as partner_code, ? as delivery_id, "
            "'accepted' as status, 1 as rows_refused, date '2023-02-01' as span_start",
            [DELIVERED],
        )
        con.execute(
            "create table crossings.raw.partner as "
            "select 'fi_north' as partner_code, ? as is_demo, true as safe_to_show",
            [is_demo],
        )
        return letter_lines(place, keyring, con)


def test_the_example_names_a_refused_row_and_counts_nobody(place: Settings, keyring: Vault) -> None:
    lines = [text for language, _, text in example(place, keyring, is_demo=True) if language == "en"]
    assert any(line.startswith("| 38 |") for line in lines)
    assert not any("person" in line.lower() for line in lines)


def test_every_reader_gets_the_same_letter_in_their_own_language(place: Settings, keyring: Vault) -> None:
    lines = example(place, keyring, is_demo=True)
    refused = {language: text for language, _, text in lines if text.startswith("| 38 |")}
    assert set(refused) == {"en", "ru", "uk", "fi"}
    assert len(set(refused.values())) == 4
    assert [number for language, number, _ in lines if language == "fi"] == list(range(1, len(lines) // 4 + 1))


def test_a_real_partner_is_never_the_example(place: Settings, keyring: Vault) -> None:
    assert example(place, keyring, is_demo=False) == []
