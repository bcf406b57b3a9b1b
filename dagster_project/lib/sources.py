"""What lies at a partner's source, as one line of text that changes when the source does.

Add here: nothing; `warehouse.intake.pull` knows the sources.
Keep out: keeping what is listed. Names of files can name people.
"""

from warehouse.contract.declaration.declaration import Declaration
from warehouse.intake.pull import opened
from warehouse.settings import Settings


def proof_of_sameness(declaration: Declaration, settings: Settings) -> str | None:
    """The same line where an equal one proves that nothing is new; None where only fetching can tell."""
    with opened(declaration, settings) as source:
        line = f"{declaration.code}: {source.signature()}"
        return line if source.shows_every_change else None


def listing(declaration: Declaration, settings: Settings) -> str:
    """Cheap for every kind of source. One that is out of reach lists as that, and comes back as a change."""
    with opened(declaration, settings) as source:
        return f"{declaration.code}: {source.signature()}"
