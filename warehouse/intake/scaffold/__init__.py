"""Scaffolding: from a partner's sample file and a person's answers to a declaration.

    sample     what kind of file it is, and its columns
    propose    which field each column feeds, in which words; what has to be asked
    write      the declaration as YAML

Add here: another thing that a sample can tell about the files that will follow.
Keep out: asking (dagster_project/actions) and reading deliveries. Guesses end here: once written, a declaration is
read strictly, and what it does not say is refused.
"""

from warehouse.intake.scaffold.ask import Question, is_answer, with_answer, without_answer
from warehouse.intake.scaffold.propose import Draft, draft
from warehouse.intake.scaffold.sample import Sample, SampleError, look
from warehouse.intake.scaffold.write import as_yaml

__all__ = [
    "Draft",
    "Question",
    "Sample",
    "SampleError",
    "as_yaml",
    "draft",
    "is_answer",
    "look",
    "with_answer",
    "without_answer",
]
