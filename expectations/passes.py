"""One pass of both suites over the rows of some pending deliveries.

Add here: how rows reach a suite.
Keep out: which deliveries to look at (`delivery.py`) and what is expected of them (the suites).
"""

from collections.abc import Sequence

import duckdb

from expectations import codes, contacts, deliveries
from expectations.engine import Session
from expectations.library import Expectation
from expectations.verdict import Failure

Suites = dict[str, list[Expectation]]


class Passes:
    """Holds one Great Expectations session over an open connection."""

    def __init__(self, con: duckdb.DuckDBPyConnection, as_of: str) -> None:
        self._con = con
        self._session = Session(con)
        self._selects = {
            contacts.VIEW: contacts.SELECT.replace("$as_of", _quoted(as_of)),
            deliveries.VIEW: deliveries.SELECT.replace("$scopes", ", ".join(map(_quoted, codes.enabled_scopes()))),
        }

    def failures(self, deliveries: Sequence[str], suites: Suites) -> tuple[list[Failure], Suites]:
        """What the rows of these deliveries fail, and the suites cut to that. Without a suite nothing is asked."""
        failures: list[Failure] = []
        failed: Suites = {}
        for view, suite in suites.items():
            self._show(view, deliveries)
            found = self._session.validate(view, suite)
            failures += [failure for _, failure in found]
            failed |= {view: [expectation for expectation, _ in found]} if found else {}
        return failures, failed

    def _show(self, view: str, deliveries: Sequence[str]) -> None:
        """Put the rows where every cursor of the connection finds them: a view in the memory of this process."""
        chosen = ", ".join(map(_quoted, deliveries))
        self._con.execute(
            f"create or replace view memory.main.{view} as "
            f"select * from ({self._selects[view]}) where delivery_id in ({chosen})"
        )


def all_suites() -> Suites:
    return {contacts.VIEW: contacts.suite(), deliveries.VIEW: deliveries.suite()}


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
