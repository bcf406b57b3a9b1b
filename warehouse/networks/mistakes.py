"""A mistake in a network directory, as people are told of it.

Add here: another part of what is told.
Keep out: what a mistake is (reading.py, rules.py).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml

from warehouse.errors import ConfigError


@dataclass(frozen=True)
class Mistake:
    """Where it is, which rule it breaks, how to mend it. `line` 0: the whole file."""

    file: str
    line: int
    key: str
    rule: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{where}: {self.key or '(whole file)'}: {self.rule} {self.remedy}"


def refusal(found: Iterable[Mistake]) -> ConfigError:
    """All of them in one."""
    told = list(dict.fromkeys(found))
    lines = "\n".join(f"  {mistake}" for mistake in told)
    return ConfigError(f"{len(told)} mistake(s) in the network's directory, so nothing was started:\n{lines}")


def refusal_of_added(found: Iterable[Mistake], added: Mapping[tuple[str, int], Mapping[str, str]]) -> ConfigError:
    """The same of a command that adds lines. In these, which nobody has seen, a mistake is told by the option.

    `added`: file and line → what the command calls a column, where that is not `--column`.
    """
    told = list(dict.fromkeys(_by_option(mistake, added.get((mistake.file, mistake.line))) for mistake in found))
    lines = "\n".join(f"  {each}" for each in told)
    return ConfigError(f"{len(told)} mistake(s) in what would be added, so nothing was written:\n{lines}")


def _by_option(mistake: Mistake, options: Mapping[str, str] | None) -> str:
    if options is None or not mistake.key:
        return str(mistake)
    option = options.get(mistake.key, f"--{mistake.key.replace('_', '-')}")
    return f"{option}: {mistake.rule} {mistake.remedy}"


def line_of(text: str, key: str) -> int:
    """The line on which the innermost key of a dotted path stands, as far as it is there."""
    node, line = yaml.compose(text, Loader=yaml.SafeLoader), 0
    for part in key.split("."):
        if not isinstance(node, yaml.MappingNode):
            break
        at = next(((name, value) for name, value in node.value if name.value == part), None)
        if at is None:
            break
        line, node = at[0].start_mark.line + 1, at[1]
    return line
