"""Rows out of landing, brought to the token key of now: what another key was added for since is wrapped on reading.

Each object says of itself, in the metadata of its Parquet, under how many further keys its tokens are. So a change of
the token key may be killed between two objects: no reader ever mixes tokens of two keys.

Add here: another column of landing that is keyed.
Keep out: writing (land.py), and the order of a change of keys (warehouse/key_rotation).
"""

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.keying.second_keying import PREFIX
from warehouse.errors import Locked
from warehouse.tokens.key_chain import Chain, wrapped, wrapped_uid
from warehouse.vault import Vault

KEYING = b"keying"
UID = "source_uid"


def of_now(vault: Vault) -> int:
    """How many keys were added since the first one."""
    return len(vault.chain) - 1


def keying(table: pa.Table) -> int:
    """Under how many further keys these rows are."""
    return int((table.schema.metadata or {}).get(KEYING, b"0"))


def later(vault: Vault, keying: int) -> Chain:
    """The keys that were added since. Raises Locked where these keys are older than what was kept."""
    if keying > of_now(vault):
        raise Locked(
            "Landing has tokens of a newer token key than this process. If the key was changed while this was running, "
            "run it again. Otherwise the keys are from before that change: bring back the newer ones."
        )
    return vault.chain[keying + 1 :]


def stamped(table: pa.Table, vault: Vault) -> pa.Table:
    """For landing: the rows were keyed with these keys."""
    return table.replace_schema_metadata({KEYING: str(of_now(vault)).encode()})


def unstamped(table: pa.Table) -> pa.Table:
    """To be compared with other rows under the same keys."""
    return table.replace_schema_metadata(None)


def current(table: pa.Table, vault: Vault) -> pa.Table:
    """The same rows under the keys of now. Raises Locked where these keys are older than the rows."""
    added = later(vault, keying(table))
    for name in table.column_names if added else []:
        if name.startswith(PREFIX):
            table = _mapped(table, name, lambda token: wrapped(added, token))
    if added and UID in table.column_names:
        table = _mapped(table, UID, lambda digest: wrapped_uid(added, digest))
    return stamped(table, vault)


def _mapped(table: pa.Table, name: str, change: Callable[[Any], Any]) -> pa.Table:
    """Each distinct value once."""
    values = pc.dictionary_encode(_whole(table[name]))
    changed = pa.array([change(value) for value in values.dictionary.to_pylist()], values.dictionary.type)
    column = pa.DictionaryArray.from_arrays(values.indices, changed).cast(table.schema.field(name).type)
    return table.set_column(table.column_names.index(name), name, column)


def _whole(column: pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks()
