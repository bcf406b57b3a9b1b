"""The two documents as Markdown, made of templates and facts; and what is different from the last one.

Add here: another document, with its template.
Keep out: facts (facts.py), and what is missing (gaps.py).
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from warehouse.data_protection import gaps
from warehouse.data_protection.facts import Facts
from warehouse.errors import ConfigError

RECORD, DPIA = "record.md", "dpia.md"
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=False,  # noqa: S701 - Markdown for people, of the network's own files; no page of it is served
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_TEMPLATES.filters["e_cell"] = lambda value: cell(value)
_DAY = re.compile(r"^Made on (\d{4}-\d{2}-\d{2}) ", re.MULTILINE)
_CHANGES = "## What has changed since the last one"


def text(name: str, facts: Facts, last: str | None = None, *, with_names: bool = False) -> str:
    """`last`: the Markdown of the last one. Raises ConfigError where it is no document of this kind."""
    asked = {"said": gaps.said, "transfer": gaps.transfer, "mark": gaps.MARK, "with_names": with_names}
    made = _TEMPLATES.get_template(name).render(facts=facts, gaps=gaps.gaps(facts), **asked)
    return made if last is None else made + "\n" + "\n".join(_changes(last, made)) + "\n"


def cell(value: object) -> str:
    """A text within a table of Markdown."""
    return str(value).replace("|", "/").replace("\n", " ")


def day_of(document: str) -> date:
    found = _DAY.search(document)
    if found is None:
        raise ConfigError(
            "The last document is not one that this command wrote: it has no line that begins with `Made on`. Name the "
            "Markdown file (.md), not the Word document."
        )
    return date.fromisoformat(found[1])


def _changes(last: str, made: str) -> Iterator[str]:
    """Line by line, by chapter: what people have to look at again."""
    yield f"{_CHANGES}\n\nThe last one is of {day_of(last)}.\n"
    before, now = _by_chapter(last), _by_chapter(made)
    is_same = True
    for chapter in dict.fromkeys([*now, *before]):
        old, new = before.get(chapter, []), now.get(chapter, [])
        gone, come = [line for line in old if line not in new], [line for line in new if line not in old]
        if gone or come:
            is_same = False
            yield f"### In: {chapter}\n"
            yield from (f"- no longer: {_plain(line)}" for line in gone)
            yield from (f"- new: {_plain(line)}" for line in come)
            yield ""
    if is_same:
        yield "Nothing."


def _by_chapter(document: str) -> dict[str, list[str]]:
    chapters: dict[str, list[str]] = {}
    name = ""
    for line in document.partition(_CHANGES)[0].splitlines():
        if line.startswith("## "):
            name = line.removeprefix("## ")
        elif line.strip() and name:
            chapters.setdefault(name, []).append(line.strip())
    return chapters


def _plain(line: str) -> str:
    return line.strip("|- ").replace(" | ", " · ")
