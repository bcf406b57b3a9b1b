"""Which sentence is said of what: the rules of rules.yaml, the first that fits.

    topic:
      - rule: its code, which is also the code of its text
        when: {verdict: clear change, share: {least: 0.5}}     of what is known; without it the rule always fits
        summary: 2                                             its place in the summary, if it may stand there
        why: why it is said so

Add here: another kind of condition. Keep out: texts (words/), and what is known (chapters/).
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from warehouse import yaml_text
from warehouse.errors import ConfigError

DECLARED = Path(__file__).with_name("rules.yaml")
BOUNDS = {"least": lambda value, bound: value >= bound, "below": lambda value, bound: value < bound}


class Rule(BaseModel):
    """One sentence and when it is said."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str = Field(pattern="^[a-z][a-z0-9-]*$")
    when: dict[str, Any] = {}
    summary: int | None = Field(default=None, ge=1)
    why: str = Field(min_length=20)

    def fits(self, known: Mapping[str, Any]) -> bool:
        return all(_holds(condition, known.get(name)) for name, condition in self.when.items())


@cache
def rules(declared: Path = DECLARED) -> dict[str, tuple[Rule, ...]]:
    """Every topic with its rules in their order. Raises ConfigError with all mistakes at once."""
    mistakes, topics = [], {}
    for topic, listed in yaml_text.read(declared.read_text(encoding="utf-8")).items():
        try:
            topics[topic] = tuple(Rule.model_validate(each) for each in listed)
        except ValidationError as problem:
            mistakes += [f"{topic}, {'.'.join(map(str, each['loc']))}: {each['msg']}" for each in problem.errors()]
    codes = [rule.rule for listed in topics.values() for rule in listed]
    mistakes += [f"{code} is declared twice" for code in sorted({code for code in codes if codes.count(code) > 1})]
    if mistakes:
        raise ConfigError(f"{declared.name}: " + "; ".join(mistakes) + ".")
    return topics


def chosen(topic: str, known: Mapping[str, Any]) -> Rule | None:
    """The first rule of a topic that fits; None where silence is right."""
    return next((rule for rule in rules()[topic] if rule.fits(known)), None)


def summary_places() -> dict[str, int]:
    return {rule.rule: rule.summary for listed in rules().values() for rule in listed if rule.summary}


def _holds(condition: Any, value: Any) -> bool:
    if isinstance(condition, dict):
        return value is not None and all(BOUNDS[name](value, bound) for name, bound in condition.items())
    if isinstance(condition, list):
        return value in condition
    return bool(value == condition)
