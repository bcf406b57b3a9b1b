"""The code lists of the contact contract, as the suites see them.

Add here: a list or a shape that neither the contract of the intake nor a seed of dbt holds.
Keep out: spellings in partners' files. Those are value maps of declarations, and mapped before anything arrives here.
"""

from collections.abc import Iterable

from warehouse.networks import home

TOKEN_KINDS = ["sealed", "unsealed", "none"]

COUNTRY_PATTERN = "[A-Z]{2}"
ORIGIN_PATTERN = "([A-Z]{2}|other)"
PLACE_PATTERN = "([A-Z]{2}|[a-z]{2}_[a-z]+)"
BIRTH_YEAR_BAND_PATTERN = "(19|20)[0-9][05]-(19|20)[0-9][49]"
# A phone number, a document number or an exact date hides in five digits or more; no code of the contract has them.
DIGIT_RUN_PATTERN = ".*[0-9]{5,}.*"
# A partner's own record number may be all digits, but an address or an international phone number is no record number.
CONTACT_DETAIL_PATTERN = ".*(@|\\+[0-9]{7,}|https?:).*"


def any_of(codes: Iterable[str]) -> str:
    """A pattern for several codes of a list, joined with '|' as the set columns are stored."""
    one = "(" + "|".join(codes) + ")"
    return f"{one}(\\|{one})*"


def places(level: str) -> list[str]:
    return [str(row["place_code"]) for row in home.in_force().places(level)]


def enabled_scopes() -> list[str]:
    return sorted(home.in_force().enabled_scopes)
