"""YAML that people write, read by libyaml, which takes a tenth of the time of PyYAML's own reader.

Add here: another promise of how all our YAML is read.
Keep out: what one file says, and what its mistakes are called.
"""

from collections.abc import Iterator
from typing import Any

import yaml

# Some builds of PyYAML come without libyaml.
FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_DEEPEST = 50  # our own texts: 9


class Reference(yaml.YAMLError):
    """A text names a part of itself (&) or repeats one (*): nine short lines can so hold a thousand million words."""

    REMEDY = "Write it out, or put the text in quotes."

    def __init__(self, sign: str, line: int) -> None:
        super().__init__(f"the sign {sign} on line {line} makes a reference.")
        self.line = line


def read(text: str) -> Any:
    """What a text of this project says, in plain values. Raises yaml.YAMLError."""
    try:
        return yaml.load(text, Loader=FAST)  # noqa: S506 - both are safe loaders
    except yaml.YAMLError:
        return yaml.safe_load(text)  # slow, and it says better what is wrong


def read_handed_in(text: str) -> Any:
    """The same of a text that people hand in, which must repeat no part of itself. Raises yaml.YAMLError."""
    refuse_references(text)
    return read(text)


def refuse_references(text: str) -> None:
    """Before anything is built of a text; nor may it be nested without end. Raises yaml.YAMLError, Reference among
    them."""
    try:
        _refuse(yaml.parse(text, Loader=FAST))
    except yaml.MarkedYAMLError:
        _refuse(yaml.parse(text, Loader=yaml.SafeLoader))  # slow, and it says better what is wrong


def _refuse(events: Iterator[yaml.Event]) -> None:
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise yaml.YAMLError(f"it is nested more than {_DEEPEST} deep.")
        if getattr(event, "anchor", None) is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise Reference(sign, event.start_mark.line + 1 if event.start_mark else 0)
