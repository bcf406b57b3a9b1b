"""Record keys on their way from landing to `raw.token_key`, and the check that one number is one token.

A record key was derived once, on arrival, and rests beside its token; nothing is derived here. Tables hold the first 64
bits of a token. The next 64 are kept beside the record key: two whole tokens of one number would be two persons in one.

Add here: what else is known of a full token from its first arrival.
Keep out: how a record key is derived (second_keying.py), and which tokens are one person (dbt).
"""

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.keying.second_keying import PREFIX, RECORD_KEY, as_checks, as_numbers
from warehouse.errors import CrossingsError
from warehouse.first_row import first_row
from warehouse.tokens.first_keying import FULL

Con = duckdb.DuckDBPyConnection

_COLLISIONS = """
with known as (
    select token, token_check from arriving
    union all
    select token, token_check from raw.token_key where scope = $scope
)
select count(*)
from arriving inner join known on arriving.token = known.token
where arriving.token_check <> known.token_check
"""
_NEW = """
insert into raw.token_key (scope, token, token_check, record_key)
select $scope, arriving.token, arriving.token_check, arriving.record_key
from arriving
where not exists (select 1 from raw.token_key as known where known.scope = $scope and known.token = arriving.token)
"""


def add(con: Con, delivery_id: str, scope: str, rows: pa.Table) -> None:
    """Record keys of tokens that are new in `raw`. The caller's transaction takes all of it back on an error.

    Raises CrossingsError where two tokens have one number.
    """
    con.register("arriving", of_rows(rows, scope))
    try:
        collisions = first_row(con.execute(_COLLISIONS, {"scope": scope}))
        if collisions and collisions[0]:
            raise CrossingsError(
                f"Delivery {delivery_id[:12]} was not loaded: two different tokens begin with the same 64 bits, and "
                "two persons would be counted as one. It stays in landing, and nothing is lost. Every token gets "
                "another beginning with `crossings keys rotate --token-key`; the delivery is loaded with it."
            )
        con.execute(_NEW, {"scope": scope})
    finally:
        con.unregister("arriving")


def of_rows(rows: pa.Table, scope: str) -> pa.Table:
    """Each whole token of these rows once: its number, its check and its record key."""
    column = rows[PREFIX + f"{scope}_{FULL}"].combine_chunks()
    is_coded = column.is_valid()
    tokens = pc.dictionary_encode(column.filter(is_coded))
    used, first = np.unique(tokens.indices.to_numpy(zero_copy_only=False), return_index=True)
    keys = rows[RECORD_KEY + scope].combine_chunks().filter(is_coded).take(pa.array(first))
    distinct = tokens.dictionary.take(pa.array(used))
    return pa.table({"token": as_numbers(distinct), "token_check": as_checks(distinct), "record_key": keys})
