"""Retention in a warehouse that has run: what a month says is the same afterwards, also in what is published."""

from dataclasses import replace

import pyarrow as pa
import pytest
from persons_in_words import persons_in_words
from pipeline_home import Home

from warehouse import vault
from warehouse.intake.landing import land
from warehouse.privacy.person_month import GONE

pytestmark = [pytest.mark.exhaustive, pytest.mark.builds(1)]

TABLES = ("pub_reach", "pub_coverage", "pub_setting_share", "pub_origins", "pub_setting_transitions")
# Everything but days: what they were is what goes.
SAME = {
    **{persons_in_words(table): "*" for table in TABLES},
    "intermediate.int_published_person_month": "* exclude (first_date, last_date)",
    "marts.fct_person_move": "* exclude (gap_tier)",
    "marts.fct_person_flow_end": "*",
    "marts.fct_person_corridor": "*",
    "marts.fct_person_mobility where mobility_measure not like '%within%'": "*",
    "intermediate.int_person_stay": (
        "* exclude (first_date, last_date, first_turn), month(first_date), month(last_date)"
    ),
    "marts.fct_partner_month": "*",
    "published.pub_reach": "*",
    "published.pub_coverage": "*",
    "published.pub_origins": "*",
    "published.pub_setting_share": "*",
    "published.pub_setting_transitions": "*",
    "published.pub_setting_decomposition": "*",
    # Amounts end, closed means of them stay.
    "published.pub_commodities": "*",
    "published.pub_moves": "*",
    "published.pub_flow_totals": "*",
}
UNTIL = "2023-02-01"


def month_facts(home: Home) -> dict[str, list[tuple[object, ...]]]:
    return {name: home.rows(f"select {columns} from {name} order by all") for name, columns in SAME.items()}


def test_every_fact_of_a_month_is_the_same_after_old_rows_became_person_months(built_home, tmp_path):
    home = replace(built_home.copy(tmp_path / "home"), extra={"CROSSINGS_KEEP_ROWS_MONTHS": "12"})
    before = month_facts(home)
    [(rows,)] = home.rows(f"select count(*) from raw.contact where contact_date < '{UNTIL}'")
    numbers = {uid for (uid,) in home.rows(f"select source_uid from raw.contact where contact_date < '{UNTIL}'") if uid}

    dry = home.crossings("retain")
    assert dry.code == 0, dry.text
    assert "2022-03" in dry.text
    assert not [code for (code,) in home.rows("select partner_code from raw.partner") if code in dry.text]
    assert month_facts(home) == before

    ran = home.crossings("retain", "--apply")

    assert ran.code == 0, ran.text
    after = month_facts(home)
    for name, facts in before.items():
        assert after[name] == facts, name
    assert home.rows(f"select count(*) from raw.contact where contact_date < '{UNTIL}'")[0][0] < rows
    there = " or ".join(f"{column} is not null" for column in GONE)
    assert home.rows(f"select count(*) from raw.contact where contact_date < '{UNTIL}' and ({there})") == [(0,)]
    assert numbers
    landed = everything_landed(home)
    assert not [uid for uid in numbers if uid.encode() in landed]
    again = home.crossings("retain", "--apply")
    assert (again.code, "Nothing was due" in again.text) == (0, True), again.text


def everything_landed(home: Home) -> bytes:
    """Every landing object, unsealed and uncompressed."""
    keyring = vault.load(home.settings)
    sink = pa.BufferOutputStream()
    for partner in land.partners(home.settings):
        for delivery_id in land.landed(home.settings, partner):
            manifest = land.read_manifest(home.settings, keyring, partner, delivery_id)
            if manifest.status != "refused":
                table = land.read_rows(home.settings, keyring, partner, delivery_id)
                with pa.ipc.new_stream(sink, table.schema) as stream:
                    stream.write_table(table)
    return bytes(sink.getvalue())
