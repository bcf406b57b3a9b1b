"""What has to be asked: a question has a path, and answers are a mapping of such paths, typed or read from a file.

Add here: another form of question.
Keep out: how a question is put to a person (dagster_project/actions), and what is asked (partner_questions.py,
propose.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SKIP = "skip"
YES, NO = "yes", "no"
_OF_WORDS = ("words", "ticks")  # answers whose keys are words of a sample
_OF_HEADERS = ("columns", "repeats")  # or its headers, and those may say anything


@dataclass(frozen=True)
class Question:
    """One thing that a person must say. With `default`, a bare Enter says it."""

    path: tuple[str, ...]
    text: str
    choices: tuple[str, ...] = ()
    default: str | None = None
    is_list: bool = False

    @property
    def key(self) -> str:
        return ".".join(self.path)


class Answers:
    """What has been answered, and what is still open. A question may be put in any number of rounds."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = _with_texts(given)
        self.open: list[Question] = []
        self.wrong: list[str] = []  # keys of answers that are none of their choices; a word of a sample is no key
        self._looked_for: set[tuple[str, ...]] = set()

    def said(self, *path: str) -> Any:
        """The answer under a path, or None."""
        self._looked_for.add(path)
        at: Any = self.given
        for part in path:
            at = at.get(part) if isinstance(at, Mapping) else None
        return at

    def keys(self, *path: str) -> list[str]:
        """What the answers under a path are about, like the words of a field."""
        answers = self.said(*path)
        return list(answers) if isinstance(answers, Mapping) else []

    def ask(self, question: Question) -> Any:
        """The answer, or None: then the question is open."""
        answer = self.said(*question.path)
        if answer is None:
            self.open.append(question)
        elif question.choices and answer not in question.choices and not isinstance(answer, bool):
            key = question.path[0] if question.path[0] in _OF_WORDS else question.key
            self.wrong.append(f"{key}: choose from {', '.join(question.choices)}.")
        elif question.is_list and isinstance(answer, str):
            return [part.strip() for part in answer.split(",") if part.strip()]
        return answer

    def unused(self) -> list[str]:
        """Keys of answers that nothing has asked for, like one that is misspelt. Headers and words are not repeated."""
        left = (path for path in _paths(self.given) if not any(path[: len(one)] == one for one in self._looked_for))
        return sorted({path[0] if path[0] in (*_OF_WORDS, *_OF_HEADERS) else ".".join(path) for path in left})

    def is_yes(self, question: Question) -> bool:
        return self.ask(question) in (YES, True)


def _with_texts(answers: Mapping[Any, Any]) -> dict[str, Any]:
    """Words like 1 and 0 are numbers in YAML."""
    return {str(key): _with_texts(value) if isinstance(value, Mapping) else value for key, value in answers.items()}


def _paths(given: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, answer in given.items():
        path = (*above, str(name))
        if isinstance(answer, Mapping):
            yield from _paths(answer, path)
        elif answer not in (None, "none"):
            yield path


def with_answer(answers: Mapping[str, Any], path: Sequence[str], answer: Any) -> dict[str, Any]:
    """The answers and one more."""
    first, *rest = path
    below = answers.get(first)
    inner = with_answer(below if isinstance(below, Mapping) else {}, rest, answer) if rest else answer
    return {**answers, first: inner}


def is_answer(answers: Mapping[str, Any], key: str) -> bool:
    """Whether what stands under the key of a declaration came from an answer to be given anew."""
    return Answers(answers).said(*_path(key)) is not None


def without_answer(answers: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The answers without the one under this key of the declaration."""
    return with_answer(answers, _path(key), None)


def _path(key: str) -> tuple[str, ...]:
    first, *rest = key.split(".")
    if first in ("source", "delivery", "tokens", "constants") and rest:
        return first, rest[0]
    return ("date_format",) if key == "file.date_format" else (first,)
