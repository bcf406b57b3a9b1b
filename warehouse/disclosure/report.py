"""What the disclosure test found, for machines and for people, and the names of cells apart.

Add here: another figure of an attack.
Keep out: true counts, published numbers, names of partners.

The names of recovered cells say where there are few people. They are written once, sealed, beside the working database;
they are not printed, not logged, and not in what audiences read.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

JSON, TEXT, CELLS = "disclosure-test.json", "disclosure-test.txt", "disclosure-test.cells.age"


@dataclass
class Attack:
    """One attack: what was tried, and what was recovered with certainty: (table, pattern, name of the cell).

    Guesses: groups of 1 to 4 guessed, how many rightly, and how many as many blind guesses would have got right. `note`
    says in words what else is to be known.
    """

    name: str
    tried: int = 0
    recovered: list[tuple[str, str, str]] = field(default_factory=list)
    guessed: int = 0
    right: int = 0
    blind: float = 0.0
    note: str = ""


@dataclass
class Report:
    """The test of one release. `problems`: linear programs solved; `is_cut`: the clock ended it before its budget."""

    release_id: str
    seed: int
    budget: int
    attacks: list[Attack] = field(default_factory=list)
    not_examined: list[tuple[str, str]] = field(default_factory=list)
    cells: int = 0
    hidden: int = 0
    problems: int = 0
    is_cut: bool = False
    cpu_seconds: float = 0.0

    @property
    def recovered(self) -> list[tuple[str, str, str]]:
        """What stops the release, each cell once."""
        return sorted({each for attack in self.attacks for each in attack.recovered})

    @property
    def is_passed(self) -> bool:
        return not self.recovered and not self.not_examined

    def failures(self) -> list[tuple[str, str, int]]:
        """(attack, table and pattern, number of cells) of all that stops the release; nothing that names a cell."""
        counted = list(self._counted())
        strange = Counter(table for table, _ in self.not_examined)
        return counted + [("not examined", table, count) for table, count in sorted(strange.items())]

    def lines(self) -> list[str]:
        """The report for people, in lines; no cell is named."""
        lines = [
            f"Disclosure test of release {self.release_id}: {'passed' if self.is_passed else 'NOT PASSED'}",
            f"{self.cells} cells, {self.hidden} of them hidden. Seed {self.seed}, {self._programs()}.",
            "",
        ]
        for each in self.attacks:
            lines.append(f"{each.name}: {each.tried} tried, {len(each.recovered)} recovered with certainty.")
            if each.guessed:
                lines.append(f"  {each.right} of {each.guessed} guesses right; blind guessing: {each.blind:.0f}.")
            lines += [f"  {each.note}"] if each.note else []
        lines += [f"  {where}: {count} by {name}" for name, where, count in self._counted()]
        lines += [f"Not examined: {table}, {what}." for table, what in sorted(set(self.not_examined))]
        return lines

    def as_json(self) -> str:
        """The same for machines: every figure, and recoveries by attack, table and pattern."""
        content = asdict(self) | {"is_passed": self.is_passed}
        for attack in content["attacks"]:
            attack["recovered"] = len(attack["recovered"])
        content["recovered"] = [
            {"attack": name, "where": where, "cells": count} for name, where, count in self._counted()
        ]
        return json.dumps(content, indent=1)

    def names(self) -> str:
        """The names of recovered cells by attack. They say where few people are: for sealed files alone."""
        return json.dumps(
            {each.name: [name for _, _, name in each.recovered] for each in self.attacks if each.recovered}
        )

    def write(self, folder: Path, seal: Callable[[bytes], bytes]) -> None:
        """Write the report into `folder` as JSON and as text, and names of cells, if there are any, through `seal`."""
        files = {JSON: self.as_json().encode(), TEXT: "\n".join([*self.lines(), ""]).encode()}
        if any(each.recovered for each in self.attacks):
            files[CELLS] = seal(self.names().encode())
        else:
            (folder / CELLS).unlink(missing_ok=True)
        for name, data in files.items():
            beside = folder / f"{name}.new"
            beside.touch(mode=0o600)
            beside.write_bytes(data)
            beside.replace(folder / name)

    def _programs(self) -> str:
        cut = ", cut by the clock" if self.is_cut else ""
        return f"{self.problems} of {self.budget} linear programs{cut}, {self.cpu_seconds:.0f} CPU seconds"

    def _counted(self) -> Iterable[tuple[str, str, int]]:
        for attack in self.attacks:
            places = Counter(f"{table}, {pattern}" if pattern else table for table, pattern, _ in attack.recovered)
            for where, count in sorted(places.items()):
                yield attack.name, where, count
