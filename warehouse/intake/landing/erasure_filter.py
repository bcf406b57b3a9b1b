"""A landed delivery without the rows of erased persons, and with numbers as if they had never stood in it.

Add here: another number of a manifest that rows are counted in.
Keep out: who is erased (erased_persons.py), and the database (retention).
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.keying.persons import Persons, sealed_persons
from warehouse.contract.keying.second_keying import PREFIX
from warehouse.contract.manifest import Manifest
from warehouse.intake.landing import current_key, erased_persons, land
from warehouse.settings import Settings
from warehouse.tokens import marks
from warehouse.tokens.first_keying import FULL
from warehouse.vault import Vault

_SUFFIX = f"_{FULL}"
COUNT = "contact_count"


def on_the_list(listed: marks.Marks, vault: Vault) -> Callable[[str, bytes], bool]:
    """The question whether a token at rest is one of an erased person. Scopes have different tokens, so it is flat."""
    return lambda _scope, token: marks.holds_landed(listed, vault.k_erase, vault.chain, token)


def full_columns(table: pa.Table) -> dict[str, str]:
    """Scope → the column of its full tokens."""
    names = [name for name in table.column_names if name.startswith(PREFIX) and name.endswith(_SUFFIX)]
    return {name.removeprefix(PREFIX).removesuffix(_SUFFIX): name for name in names}


def rows_of(table: pa.Table, is_hers: Callable[[str, bytes], bool]) -> pa.Array:
    """Which rows carry a full token that is hers, in whatever scope. Each distinct token is asked about once."""
    carries = pa.array(np.zeros(table.num_rows, dtype=bool))
    for scope, name in full_columns(table).items():
        hers = [token for token in table[name].unique().drop_null().to_pylist() if is_hers(scope, token)]
        if hers:
            column = table[name].combine_chunks().cast(pa.binary())
            carries = pc.or_(carries, pc.is_in(column, value_set=pa.array(hers, pa.binary())))
    return carries


def count(rows: pa.Array) -> int:
    return int(pc.sum(rows).as_py() or 0)


def kept(settings: Settings, vault: Vault, manifest: Manifest) -> tuple[Manifest, pa.Table]:
    """A landed delivery as it may be loaded. What an old copy has brought back goes, from landing too.

    The caller holds the one-writer lock.
    """
    where = (manifest.partner_code, manifest.delivery_id)
    resting = land.read_resting(settings, vault, *where, with_dictionaries=True)
    listed = erased_persons.read(settings, vault)
    # As they rest: somebody erased under a former token key could not be told once her tokens are wrapped.
    hers = rows_of(resting, on_the_list(listed, vault)) if listed else None
    table = current_key.current(resting, vault)
    is_there = hers is not None and pc.any(hers).as_py()
    # Rows are written before their manifest. A kill between the two leaves one that counts rows which are gone.
    is_told = manifest.reduced_before is not None or table.num_rows == manifest.rows_accepted
    if not is_there and is_told:
        return manifest, table
    left = land.plain(table.filter(pc.invert(hers)) if is_there else table)
    return rewrite(settings, vault, restated(manifest, table, left), left), left


def rewrite(settings: Settings, vault: Vault, manifest: Manifest, table: pa.Table) -> Manifest:
    """In the place of what has landed. Its generation stays as it was: it would say whose delivery was changed."""
    return land.rewrite(settings, vault, replace(manifest, generation=manifest.generation - 1), table)


def restated(manifest: Manifest, before: pa.Table, after: pa.Table) -> Manifest:
    """With the numbers of a delivery in which she never stood.

    Where retention has been, the manifest says more rows than are left, so that only hers are taken off.
    """
    if manifest.reduced_before is None:
        accepted = after.num_rows
        persons = _persons(manifest, after)
    else:
        accepted = manifest.rows_accepted - (_contacts(before) - _contacts(after))
        persons = _fewer_persons(manifest, before, after)
    received = accepted + manifest.rows_refused
    by_code, joined = persons
    return replace(
        manifest, rows_received=received, rows_accepted=accepted, persons_by_code=by_code, persons_joined=joined
    )


def _persons(manifest: Manifest, rows: pa.Table) -> Persons:
    """As intake counts them. Codes as they were typed are not kept: of unsealed ones each person gone counts as one."""
    counted = _counted(rows)
    if counted is None or manifest.persons_by_code is None or manifest.persons_joined is None:
        return manifest.persons_by_code, manifest.persons_joined
    if _is_sealed(rows):
        return counted
    return max(counted[1], manifest.persons_by_code - (manifest.persons_joined - counted[1])), counted[1]


def _fewer_persons(manifest: Manifest, before: pa.Table, after: pa.Table) -> Persons:
    was, now = _counted(before), _counted(after)
    if was is None or now is None or manifest.persons_by_code is None or manifest.persons_joined is None:
        return manifest.persons_by_code, manifest.persons_joined
    return manifest.persons_by_code - (was[0] - now[0]), manifest.persons_joined - (was[1] - now[1])


def _counted(rows: pa.Table) -> tuple[int, int] | None:
    """Persons among the rows, by code and joined, in the scope that is one country."""
    scope = next((scope for scope in full_columns(rows) if "_" not in scope), None)
    if scope is None:
        return None
    return sealed_persons(rows.filter(rows[PREFIX + scope + _SUFFIX].is_valid()), scope)


def _is_sealed(rows: pa.Table) -> bool:
    """Only sealed codes have match keys."""
    return any(name.startswith(PREFIX) and not name.endswith(_SUFFIX) for name in rows.column_names)


def _contacts(rows: pa.Table) -> int:
    """How many contacts these rows are: one each, unless retention has made one row of several."""
    if COUNT not in rows.column_names:
        return int(rows.num_rows)
    return int(pc.sum(pc.fill_null(rows[COUNT], 1)).as_py() or 0)
