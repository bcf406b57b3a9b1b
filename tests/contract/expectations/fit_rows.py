"""Deliveries that are fit, made by SQL in a database of the real shape: each test then spoils one thing.

Add here: a column of the raw tables that a suite begins to look at.
Keep out: spoiling.
"""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import duckdb
import pyarrow as pa

from warehouse import database, vault
from warehouse.contract.manifest import Manifest
from warehouse.intake.landing import land
from warehouse.intake.load import waiting
from warehouse.intake.load.load import load_landed
from warehouse.layout import schema
from warehouse.settings import Settings

PARTNER = "ru_neva"
AS_OF = "2024-02-20"


def working_database() -> duckdb.DuckDBPyConnection:
    """As `database.reader` hands it over: the working database attached as `crossings`, and in use. What waits lies in
    `incoming`; its lines are those of `raw.delivery`, so that a test says them once.
    """
    con = duckdb.connect()
    con.execute("attach ':memory:' as crossings")
    con.execute("use crossings")
    con.execute(schema())
    waiting.lay(con)
    con.execute("drop table incoming.delivery")
    con.execute("create view incoming.delivery as from crossings.raw.delivery where status = 'pending'")
    return con


def add_delivery(con: duckdb.DuckDBPyConnection, delivery_id: str, rows: int = 40, people: int = 20) -> None:
    """One pending delivery for January 2023, with full tokens and one match key in the scope `ru`."""
    con.execute(
        "insert into raw.delivery values (?, ?, date '2023-01-01', date '2023-01-31', 1, timestamp '2023-02-08', "
        "?, ?, 0, 'pending', null, null, false)",
        [delivery_id, PARTNER, rows, rows],
    )
    con.execute(
        f"""
        insert into incoming.contact by name
        select
            $id as delivery_id, i + 1 as row_no, '{PARTNER}' as partner_code, 'uid-' || i as source_uid,
            date '2023-01-01' + cast(i % 31 as integer) as contact_date, 'sealed' as token_kind, true as link_ok,
            'RU' as country, 'RU-NW' as region, 'ru_spb' as city, 'street_outreach' as channel,
            'own_flat|street' as settings, 'in_person|internet' as finds_clients,
            'woman' as gender, 20 as age_low, 24 as age_high,
            '2000-2004' as birth_year_band, 'UA' as origin_country, 'citizenship' as origin_kind,
            'cross_border' as migrant_kind, 'ua_kyiv' as previous_place, 'FI' as next_place, 'no' as injects_drugs,
            true as svc_condoms, 'hiv_care' as referral_kind, true as referral_made, true as referral_completed,
            date '2023-02-05' as referral_completed_date, 'RU' as referral_country, 'unpaid' as violation_kind,
            'client' as perpetrator_group
        from range($rows) as t(i)
        """,
        {"id": delivery_id, "rows": rows},
    )
    con.execute(
        """
        insert into incoming.contact_token by name
        select delivery_id, row_no, partner_code, contact_date, 'ru' as scope,
            hash(row_no % $people, 0)::ubigint % 1000000007 as token,
            hash(row_no % $people, 1)::ubigint % 1000000007 as m1
        from incoming.contact where delivery_id = $id
        """,
        {"people": people, "id": delivery_id},
    )


def receive_delivery(here: Settings, delivery_id: str, *, partner: str = PARTNER, spoil: str = "") -> None:
    """The same landed in a home, where it waits. `spoil` changes rows before."""
    keyring = vault.load(here)
    with working_database() as con:
        add_delivery(con, delivery_id)
        if spoil:
            con.execute(f"update incoming.contact set {spoil}")
        rows = con.execute("select * exclude (delivery_id, partner_code) from incoming.contact").to_arrow_table()
        tokens = con.execute("select token from incoming.contact_token order by row_no").fetchall()
    whole = [hashlib.sha256(str(token).encode()).digest() for (token,) in tokens]
    rows = rows.append_column("key_ru_full", pa.array(whole, pa.binary()))
    rows = rows.append_column("rk_ru", pa.array([token % 2**32 for (token,) in tokens], pa.int64()))
    january = (date(2023, 1, 1), date(2023, 1, 31))
    manifest = Manifest(delivery_id, partner, *january, 1, datetime(2023, 2, 8, tzinfo=UTC), "")
    manifest = replace(manifest, rows_received=rows.num_rows, rows_accepted=rows.num_rows)
    land.land(here, keyring, manifest, rows, 0)
    with database.writer(here, keyring) as con:
        load_landed(con, here, keyring, partner)
