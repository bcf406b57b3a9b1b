"""Under how many token keys the tokens of a working database are: the file says it of itself.

Between the steps of a change of the token key, and after an old copy was brought back, the database may be behind the
keys. Nothing new is written to it then: tokens of two keys would lie side by side and never link.

Add here: another thing that must fit between keys and database before anybody writes.
Keep out: how tokens are keyed (warehouse/tokens/key_chain.py).
"""

import duckdb

from warehouse.errors import ConfigError, Locked
from warehouse.first_row import first_row

Con = duckdb.DuckDBPyConnection


def note(con: Con, chain: tuple[bytes, ...]) -> None:
    """Every token of this database is under all of these keys."""
    con.execute("delete from raw.keying")
    con.execute("insert into raw.keying values (?)", [len(chain) - 1])


def require(con: Con, chain: tuple[bytes, ...]) -> None:
    """Raises ConfigError for a database behind the keys, Locked for keys behind the database."""
    said = first_row(con.execute("select generation from raw.keying"))
    if said is None:
        said = (0,) if _has_tokens(con) else (len(chain) - 1,)
        con.execute("insert into raw.keying values (?)", [said[0]])
    if said[0] < len(chain) - 1:
        raise ConfigError(
            "The working database still has tokens of a former token key, so nothing was written to it. "
            "`crossings keys rotate --token-key` ends the change that was not finished; `crossings rebuild` makes "
            "the database from landing."
        )
    if said[0] > len(chain) - 1:
        raise Locked(
            "The working database has tokens of a newer token key than this process. If the key was changed while "
            "this was running, run it again. Otherwise the keys are from before that change: bring back the newer ones."
        )


def _has_tokens(con: Con) -> bool:
    """Files of before do not say it: they are under the first key, unless there is nothing in them."""
    found = first_row(con.execute("select exists (from raw.contact_token)"))
    return bool(found and found[0])
