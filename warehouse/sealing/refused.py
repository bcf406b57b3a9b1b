"""What stops this tool: a phrase of words.yaml and what it names, said in the reader's language at the end.

Add here: nothing, unless there is another way to stop.
Keep out: any value of a row. What is named are paths and keys of the partner's own settings.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Part:
    """A phrase within what is named. What it names may be a phrase itself."""

    phrase: str
    named: dict[str, object] = field(default_factory=dict)


class Refused(Exception):
    """Nothing was written. Shown to people as a sentence, never as a traceback (messages.refusal)."""

    def __init__(self, phrase: str, **named: object) -> None:
        super().__init__(phrase)
        self.phrase, self.named = phrase, named
