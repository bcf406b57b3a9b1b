"""All tokens of a person: from those that are known to every row that carries one, and to what is linked with them.

This is in memory only, and nothing that rests is made of it but the flat list of marks: ids of different scopes are
never joined in anything that rests. A national id and the ids of two border pairs side by side would show who moved
between two countries that must not be joined. For the same reason nobody is told how many rows, of which country or
partner, were found on the way.

Add here: another way from one token to another.
Keep out: writing, and counting.
"""

from collections.abc import Iterable

import duckdb

from warehouse.intake.landing import erasure_filter, land
from warehouse.intake.landing.cannot_link import number
from warehouse.privacy import links
from warehouse.privacy.landed import accepted
from warehouse.settings import Settings
from warehouse.vault import Vault

Token = tuple[str, bytes]  # scope and whole token
Numbers = set[links.Number]


def closure(
    con: duckdb.DuckDBPyConnection | None, settings: Settings, vault: Vault, first: Iterable[Token]
) -> set[Token]:
    """Again and again, until nothing is added. The caller holds the one-writer lock."""
    known = set(first)
    sought: Numbers = {(scope, number(token)) for scope, token in known}
    while True:
        linked = links.of_persons(con, sought) if con is not None else sought
        known |= _carried(settings, vault, linked)
        wider = linked | {(scope, number(token)) for scope, token in known}
        if wider == sought:
            return known
        sought = wider


def _carried(settings: Settings, vault: Vault, sought: Numbers) -> set[Token]:
    """Every full token, in every scope, of the rows that carry one of these."""
    found: set[Token] = set()
    for manifest in accepted(settings, vault):
        rows = land.read_rows(settings, vault, manifest.partner_code, manifest.delivery_id)
        hers = erasure_filter.rows_of(rows, lambda scope, token: (scope, number(token)) in sought)
        for scope, name in erasure_filter.full_columns(rows).items():
            found |= {(scope, token) for token in rows.filter(hers)[name].unique().drop_null().to_pylist()}
    return found
