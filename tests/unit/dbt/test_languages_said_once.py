"""Languages that SQL and the declaration's schema list themselves are those of warehouse/definitions."""

import re
from typing import get_args, get_type_hints

from warehouse.contract.declaration.declaration import Declaration
from warehouse.definitions.languages import LANGUAGES
from warehouse.settings import PROJECT_ROOT


def test_sentences_are_made_in_every_language() -> None:
    sql = (PROJECT_ROOT / "dbt" / "models" / "published" / "pub_alerts.sql").read_text(encoding="utf-8")
    (listed,) = re.findall(r"for language in \[(.*?)\]", sql)
    assert tuple(re.findall(r"'(\w+)'", listed)) == LANGUAGES


def test_a_partner_may_have_letters_in_every_language() -> None:
    assert set(get_args(get_type_hints(Declaration)["language"])) == set(LANGUAGES)
