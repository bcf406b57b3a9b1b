"""What stops this tool: a phrase of words.yaml and what it names, said in the reader's language at the end.

Add here: nothing, unless there is another way to stop.
Keep out: any value of a row. What is named are paths and keys of the partner's own settings.
"""


class Refused(Exception):
    """Nothing was written. Shown to people as a sentence, never as a traceback."""

    def __init__(self, phrase: str, **named: object) -> None:
        super().__init__(phrase)
        self.phrase, self.named = phrase, named
