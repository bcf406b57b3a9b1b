"""The languages that the declaration's schema lists itself are those of warehouse/definitions."""

from typing import get_args, get_type_hints

from warehouse.contract.declaration.declaration import Declaration
from warehouse.definitions.languages import LANGUAGES


def test_a_partner_may_have_letters_in_every_language() -> None:
    assert set(get_args(get_type_hints(Declaration)["language"])) == set(LANGUAGES)
