"""A feedback letter for visitors to look at: that of a demo partner, never of a real one.

Add here: nothing.
Keep out: real partners. Their letters are theirs alone.
"""

from dataclasses import replace

import duckdb

from warehouse.definitions.languages import LANGUAGES
from warehouse.first_row import first_row
from warehouse.intake.landing import land
from warehouse.intake.letters import letter
from warehouse.intake.partners.declared import declarations
from warehouse.settings import Settings
from warehouse.vault import Vault

Line = tuple[str, int, str]


def letter_lines(settings: Settings, vault: Vault, con: duckdb.DuckDBPyConnection) -> list[Line]:
    """Language, number and text of each line, in every language, for visitors read it in theirs.

    It is the first demo letter that names a refused row of an accepted delivery. Nothing where there is none.
    """
    row = first_row(
        con.execute(
            """
        select delivery.partner_code, delivery.delivery_id
        from crossings.raw.delivery as delivery
        inner join crossings.raw.partner as partner on delivery.partner_code = partner.partner_code
        where partner.is_demo and partner.safe_to_show and delivery.status = 'accepted' and delivery.rows_refused > 0
        order by delivery.partner_code, delivery.span_start, delivery.delivery_id
        limit 1
        """
        )
    )
    if row is None:
        return []
    code, delivery_id = row
    declaration = next(each for each in declarations(settings, vault) if each.code == code)
    manifest = land.read_manifest(settings, vault, code, delivery_id)
    # A count of persons that no noise protects must not be published, not even an invented partner's.
    manifest = replace(manifest, persons_by_code=None, persons_joined=None)
    texts = {each: letter.compose(manifest, declaration.model_copy(update={"language": each})) for each in LANGUAGES}
    return [
        (language, number, line)
        for language, text in texts.items()
        for number, line in enumerate(filter(str.strip, text.splitlines()), 1)
    ]
