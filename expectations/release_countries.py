"""Does a file of one country hold that country alone: by what each table declares, and by every text in it.

The second does not believe the first: a column that was forgotten in a declaration is looked at like any other.

Add here: another way in which a row can say a country.
Keep out: cutting the rows (warehouse/release/files/country_rows.py).
"""

import re
from collections.abc import Mapping

from warehouse import countries
from warehouse.audiences import Audience
from warehouse.definitions.contracts import Contract, contracts
from warehouse.release.files.country_rows import condition


def foreign_rows(audience: Audience, table: str, columns: Mapping[str, str]) -> str:
    """SQL that is true for each row of the table that this audience must not have. `columns`: name → DuckDB's type.

    A table without a contract, or without a declaration of countries, has none that it may have.
    """
    contract = contracts(audience.schema_name).get(table)
    if contract is None or contract.countries is None or not contract.countries.columns <= columns.keys():
        return "true"
    own = condition(audience, contract)
    texts = _texts(contract, columns)
    # One look at all texts of a row: no code holds the stroke between them, and to each code it is the end of a word.
    strange = [f"regexp_matches(concat_ws('|', {', '.join(texts)}), '{_strangers(audience)}')"] * bool(texts)
    return " or ".join([f"not ({own})", *strange])


def _texts(contract: Contract, columns: Mapping[str, str]) -> list[str]:
    """Columns in which no other country may be named. A dictionary and the release itself may name any."""
    said = contract.countries
    if said is None or said.about == "":
        return []
    return [name for name, kind in columns.items() if kind.startswith("VARCHAR") and name not in said.origin]


def _strangers(audience: Audience) -> str:
    """A regular expression: the code of another country, or of a place or pair scope of one, as a word of its own."""
    codes = "|".join(re.escape(code).replace("\\-", "-") for code in countries.foreign(audience.country or ""))
    return f"(^|[^A-Za-z0-9_])({codes})([^A-Za-z0-9_]|$)"
