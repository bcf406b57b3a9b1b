"""What `network record` and `network dpia` do, and how they are told: the document, then what is missing in it.

Add here: another file that is written of a document.
Keep out: what the documents say (warehouse/data_protection).
"""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dagster_project.console import say, trouble
from warehouse import vault
from warehouse.data_protection import document, facts, gaps, word
from warehouse.errors import ConfigError
from warehouse.keys.place import write_whole
from warehouse.settings import Settings


@dataclass(frozen=True)
class Wanted:
    markdown: Path | None
    word: Path | None
    since: Path | None


def record(settings: Settings, today: date, wanted: Wanted, *, with_names: bool) -> None:
    if with_names:
        vault.load(settings)  # raises Sealed
    _make(document.RECORD, facts.gather(settings, today), wanted, with_names=with_names)


def dpia(settings: Settings, today: date, wanted: Wanted) -> None:
    _make(document.DPIA, facts.gather(settings, today), wanted, with_names=False)


def _make(name: str, known: facts.Facts, wanted: Wanted, *, with_names: bool) -> None:
    last = wanted.since.read_text(encoding="utf-8") if wanted.since else None
    made = document.text(name, known, last, with_names=with_names)
    files = {path: content for path, content in ((wanted.markdown, made.encode()), (wanted.word, None)) if path}
    for path in files:
        _refuse_what_people_wrote(path)
    for path, content in files.items():
        write_whole(path.resolve(), content or word.written(made))
        say(f"✓ Written: {path}.")
    if not files:
        sys.stdout.write(made)
    missing = gaps.gaps(known)
    for gap in missing:
        trouble(f"Missing: {gap}")
    if missing:
        trouble(f"{len(missing)} thing(s) are marked in it. People fill them in, or the network says them.")


def _refuse_what_people_wrote(path: Path) -> None:
    if path.exists():
        raise ConfigError(f"{path} is there already, and somebody may have written into it. Name another file.")
