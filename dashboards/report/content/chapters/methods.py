"""How the numbers were made, in a page, and the words that a reader has to know.

Add here: a term that the text uses. Keep out: meanings of terms (warehouse/definitions/glossary.yaml).
"""

from collections.abc import Iterator

from dashboards.report.content.draft import Draft
from dashboards.report.document import Block

NOTES = ("method_people", "method_protection", "method_coverage", "method_change", "method_sentences")
TERMS = (
    "people reached", "coverage", "population estimate", "interval", "setting", "constant reporters", "migrant", "move",
    "corridor", "rights violation", "referral", "service package", "reporting rate", "few", "gap", "not observable",
    "closed cell", "restatement", "release",
)  # fmt: skip


def blocks(draft: Draft) -> Iterator[Block]:
    yield from draft.paragraph("methods.notes", [each for topic in NOTES for each in draft.say(topic, {})])
    rows = [
        [draft.words.term(term), draft.words.text(f"term-{term.replace(' ', '-')}")]
        for term in TERMS
    ]  # fmt: skip
    yield from draft.table("methods.glossary", "table-glossary", draft.head("term", "meaning"), rows, [], left=2)
