"""The rows of a published table that one country may have: its own, and none that speaks of two.

Add here: another kind of column by which a table says its country.
Keep out: which columns those are (`meta.countries` of each contract), and roles of accounts.

Lists of what is allowed, never of what is not: a code that nobody knows stays out.
"""

from collections.abc import Iterable

from warehouse import countries
from warehouse.audiences import Audience
from warehouse.definitions.contracts import Contract
from warehouse.errors import ConfigError

MARGIN = "all"


def condition(audience: Audience, contract: Contract) -> str:
    """SQL that is true for the rows of the table that belong into this audience's file.

    Raises ConfigError for a file of one country and a table that does not say which country its rows speak of.
    """
    if audience.country is None:
        return "true"
    declared = contract.countries
    if declared is None:
        raise ConfigError(
            f"{contract.table} does not say which country a row speaks of, so it cannot be cut for the audience "
            f"{audience.name}. Declare `meta.countries` in its contract, dbt/models/published/_published.yml."
        )
    if declared.about is not None:
        return "true" if declared.about in ("", audience.country) else "false"
    own = audience.country
    parts = [f"{column} = '{own}'" for column in declared.country]
    parts += [f"{column} in ({_listed(countries.scopes(own))})" for column in declared.scope]
    parts += [f"{column} in ({_listed([MARGIN, *countries.places(own)])})" for column in declared.place]
    if declared.not_national:
        parts.append(f"not ({declared.not_national})")
    # A value that is not there is no country of one's own: unknown is not true.
    return " and ".join(f"coalesce({part}, false)" for part in parts)


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(f"'{code}'" for code in codes)
