"""What `partner add`, `encrypt` and `show` do: a declaration from a sample file and answers, written where it is read.

Add here: the order of asking, and where the answers come from.
Keep out: what is asked and proposed (warehouse/intake/scaffold). Answers and words are never logged.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer
import yaml

from dagster_project import checking
from dagster_project.console import say, trouble
from warehouse import vault, yaml_text
from warehouse.contract.declaration.declaration import Declaration
from warehouse.errors import ConfigError, Sealed
from warehouse.intake import scaffold
from warehouse.intake.partners import declaration_store
from warehouse.networks import home
from warehouse.settings import Settings
from warehouse.vault import Vault

ROUNDS = 2000  # an answer may open further questions; more rounds than this are a mistake of ours


def add(settings: Settings, file: Path, given: Mapping[str, Any], *, is_asking: bool, encrypt: bool | None) -> int:
    """Ask, write, then show what would become of the sample."""
    keys = _keys(settings, encrypt=encrypt)
    sample = scaffold.look(_bytes(file))
    draft = _answered(settings, sample, given, file.name, is_asking=is_asking)
    for note in draft.notes:
        trouble(note)
    text = scaffold.as_yaml(draft.attributes, draft.comments)
    declaration_store.add(settings, str(draft.attributes["code"]), text, keys)
    say(f"{text}\nWritten {'encrypted' if keys else 'as plain text'} under network/partners/ of the warehouse's home.")
    if not keys:
        trouble("Declarations of real partners should be encrypted: crossings partner encrypt CODE.")
    if draft.is_before_sealing:
        return 0  # the sample is no delivery: sealing it says what would become of it
    return checking.check(settings, file, Declaration.model_validate(draft.attributes), {})


def _answered(
    settings: Settings, sample: scaffold.Sample, given: Mapping[str, Any], name: str, *, is_asking: bool
) -> scaffold.Draft:
    """A draft without open questions and without mistakes. Mistaken answers are asked again, with what is wrong."""
    answers = dict(given)
    for _ in range(ROUNDS):
        draft = scaffold.draft(sample, answers, name, home.directory(settings))
        if draft.wrong:
            lines = "\n".join(f"  {each}" for each in draft.wrong)
            raise ConfigError(f"Nothing was written. These answers are none of their choices:\n{lines}")
        if draft.questions:
            answers = _ask(draft.questions[0], answers) if is_asking else _by_default(draft.questions, answers)
            continue
        mistakes = declaration_store.mistakes_of(settings, draft.attributes)
        if not mistakes:
            return draft
        again = [key for key, _, _ in mistakes if is_asking and scaffold.is_answer(answers, key)]
        told = "\n".join(f"  {key}: {what} {remedy}" for key, what, remedy in mistakes)
        if not again:
            raise ConfigError(f"Nothing was written. {len(mistakes)} mistake(s) in the answers:\n{told}")
        trouble(told)
        for key in again:
            answers = scaffold.without_answer(answers, key)
    raise ConfigError("Nothing was written: the answers lead to ever new questions.")


def _ask(question: scaffold.Question, answers: dict[str, Any]) -> dict[str, Any]:
    """One question at a time: the defaults of the next ones follow from its answer."""
    return scaffold.with_answer(answers, question.path, _prompted(question))


def _prompted(question: scaffold.Question) -> str:
    choices = question.choices
    if choices:
        say(f"  ({', '.join(choices)})")
    while True:
        said = str(typer.prompt(question.text, default=question.default)).strip()
        if said in choices or (said and not choices) or (question.path[0] == "columns" and "=" in said):
            return said
        trouble(f"Please choose one of: {', '.join(choices)}.")


def _by_default(questions: list[scaffold.Question], answers: dict[str, Any]) -> dict[str, Any]:
    """Without a person: defaults stand, one opening the next; then all that has none is told at once."""
    usual = [question for question in questions if question.default is not None]
    if not usual:
        lines = "\n".join(f"  {_without_words(question)}" for question in questions)
        raise ConfigError(f"Nothing was written. The answers lack:\n{lines}")
    for question in usual:
        answers = scaffold.with_answer(answers, question.path, question.default)
    return answers


def _without_words(question: scaffold.Question) -> str:
    """Words of the sample are shown to a person who agreed to it, and are in no error."""
    key = question.path[0] if question.path[0] in ("words", "ticks") else question.key
    return f"{key}: {question.text if key == question.key else 'a word without a meaning'}"


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ConfigError(f"The sample cannot be read ({error.strerror}).") from None


def _keys(settings: Settings, *, encrypt: bool | None) -> Vault | None:
    """The keys, where they are: then the declaration is encrypted unless a person says otherwise."""
    if encrypt is False:
        return None
    try:
        return vault.load(settings)
    except Sealed:
        if encrypt:
            raise
        return None


def answers_of(file: Path | None, code: str | None) -> dict[str, Any]:
    """Answers from a YAML file, and the code from the command line."""
    found: dict[str, Any] = {}
    if file is not None:
        try:
            content = yaml_text.read(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError):
            raise ConfigError("The file of answers cannot be read as YAML. Check indentation and quotes.") from None
        if not isinstance(content, dict):
            raise ConfigError("The file of answers holds no keys. Write them as `code: p017`, one on each line.")
        found = content
    return found | ({"code": code} if code else {})


def encrypt(settings: Settings, code: str) -> None:
    declaration_store.encrypt(settings, code, vault.load(settings))
    say(f"The declaration of {code} is encrypted now; the plain file is gone.")


def show(settings: Settings, code: str) -> None:
    say(declaration_store.text_of(settings, code, lambda: vault.load(settings)).rstrip())
