"""The glossary in code: every term, who says it so, and what is never said for it.

Add here: another question about terms. Keep out: terms and words (glossary.yaml).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from warehouse import yaml_text

SOURCE = Path(__file__).with_name("glossary.yaml")
OWN_WORDING = "Our own wording: "


@dataclass(frozen=True)
class Term:
    """Only terms of the field have `said_by`: for each language a publisher, or the reason for our own wording."""

    name: str
    meaning: str
    where: str
    words: dict[str, str]
    said_by: dict[str, str] = field(default_factory=dict)
    never: dict[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def terms() -> tuple[Term, ...]:
    declared = yaml_text.read(SOURCE.read_text(encoding="utf-8"))
    return tuple(_term(name, one) for name, one in declared.items())


def never_said(text: str, language: str) -> Iterator[tuple[str, Term]]:
    """What a text says otherwise than the glossary, and the term that is meant."""
    for term in terms():
        for pattern in term.never.get(language, ()):
            if found := _pattern(pattern).search(text):
                yield found.group(), term


def _term(name: str, declared: dict[str, Any]) -> Term:
    apart = {"meaning", "where", "said_by", "not"}
    never = {language: tuple(patterns) for language, patterns in declared.get("not", {}).items()}
    words = {key: word for key, word in declared.items() if key not in apart}
    return Term(name, declared["meaning"], declared["where"], words, declared.get("said_by", {}), never)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    any_ending = r"\w*".join(re.escape(part) for part in pattern.split("*"))
    return re.compile(rf"(?<!\w){any_ending}(?!\w)", re.IGNORECASE)
