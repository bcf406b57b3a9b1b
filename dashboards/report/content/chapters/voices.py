"""What sex worker organisations say about these numbers: left blank for them.

Add here: nothing; the prompts are in words/. Keep out: words in their place.
"""

from collections.abc import Iterator

from dashboards.report.content.draft import Draft
from dashboards.report.document import Block


def blocks(draft: Draft) -> Iterator[Block]:
    yield from draft.paragraph("voices.note", draft.say("voices", {}), "note")
