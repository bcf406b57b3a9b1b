"""The services of the contact contract.

Add here: nothing for a new service; it is an entry of warehouse/definitions/services.yaml.
Keep out: packages of services (docs/reference/indicators.md).
"""

from page import page, table

from warehouse.definitions.languages import LANGUAGES, NAMES
from warehouse.definitions.services import services as declared

_WHAT = """\
What a contact may be ticked with, in the order of the contract. A guarded service tells of HIV or of drugs: it is shown
from ten persons on, of a whole country, and never by month."""
HEADS = ("code", "column", "service", "guarded", *(NAMES[each] for each in LANGUAGES[1:]))


def services() -> str:
    rows = [
        (
            f"`{code}`",
            f"`svc_{code}`",
            one.label,
            "yes" if one.is_guarded else "",
            *(one.names[each] for each in LANGUAGES[1:]),
        )
        for code, one in declared().items()
    ]
    return page("Services", _WHAT, table(HEADS, rows))
