"""A declaration as YAML that fits on one screen: one line for each key, maps in braces.

Add here: nothing but form.
Keep out: what is in it (propose.py).
"""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

WIDTH = 136
_BY_LINES = ("values", "one_hot")  # one line for each field below


def as_yaml(attributes: Mapping[str, Any], comments: Iterable[str] = ()) -> str:
    """The text of a declaration file."""
    lines = [f"# {comment}" for comment in comments]
    for key, value in attributes.items():
        if key in _BY_LINES:
            lines.append(f"{key}:")
            lines += [line for name, below in value.items() for line in _entry(name, below, "  ")]
        else:
            lines += _entry(key, value, "")
    return "\n".join(lines) + "\n"


def _entry(key: str, value: Any, margin: str) -> list[str]:
    """One key, over as few lines as its parts need."""
    if isinstance(value, Mapping):
        parts, begin, end = [f"{_flow(name)}: {_flow(below)}" for name, below in value.items()], "{", "}"
    elif isinstance(value, list):
        parts, begin, end = [_flow(item) for item in value], "[", "]"
    else:
        return [f"{margin}{_flow(key)}: {_flow(value)}"]
    lines, line = [], f"{margin}{_flow(key)}: {begin}"
    for at, part in enumerate(parts):
        ended = part + ("," if at + 1 < len(parts) else end)
        if len(line) + len(ended) >= WIDTH and at:
            lines.append(line.rstrip())
            line = f"{margin}    "
        line += ended + " "
    return [*lines, line.rstrip() if parts else f"{line}{end}"]


def _flow(value: Any) -> str:
    text = yaml.safe_dump([value], default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000)
    return text.strip()[1:-1]  # within brackets: there, more signs need quotes
