"""What lies at a partner's source, as one line of text that changes when the source does.

Add here: nothing; `warehouse.intake.pull` knows the sources.
Keep out: keeping what is listed. Names of files can name people.
"""

from warehouse.errors import SourceError
from warehouse.intake.declaration import Declaration
from warehouse.intake.pull import opened
from warehouse.settings import Settings


def listing(declaration: Declaration, settings: Settings) -> str:
    """Name, size and time of every file. A source out of reach lists as that, and comes back as a change."""
    try:
        with opened(declaration, settings) as source:
            files = [f"{file.name} {file.size} {file.modified_at.isoformat()}" for file in source.files()]
    except SourceError:
        files = ["out of reach"]
    return f"{declaration.code}: {'; '.join(files)}"
