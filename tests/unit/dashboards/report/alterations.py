"""One thing of a report made false: a number, a sign, an interval, a unit, a caveat, a cell.

The same seed makes the same alteration. Add here: another way in which a report can be made false.
Keep out: how a file is altered (the tests).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from dashboards.report.document import Block, Paragraph, Report, Table

_NUMBER = re.compile(r"\d(?:[\d\u00a0 ,.]*\d)?")
_UNITS = (" %", "%", "people", "человека", "людей", "ihmistä")
_SIGNS = {"−": "+", "–": "…", "…": "–", "+": "−"}
Change = Callable[[str, Random], str | None]


def number(text: str, random: Random) -> str | None:
    """Another digit, one more, or one less."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    chosen = random.choice(found)
    digits = [place for place in range(*chosen.span()) if text[place].isdigit()]
    place = random.choice(digits)
    digit = random.choice([each for each in "0123456789" if each != text[place]])
    return text[:place] + random.choice((digit, digit + text[place])) + text[place + 1 :]


def sign(text: str, random: Random) -> str | None:
    """A minus turned or taken away, or put before a number that has none."""
    there = [place for place, letter in enumerate(text) if letter in _SIGNS]
    if there and random.random() < 0.7:
        place = random.choice(there)
        return text[:place] + random.choice((_SIGNS[text[place]], "")) + text[place + 1 :]
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    place = random.choice(found).start()
    return f"{text[:place]}−{text[place:]}"


def unit(text: str, random: Random) -> str | None:
    there = [each for each in _UNITS if each in text]
    if not there:
        return None
    chosen = random.choice(there)
    return text.replace(chosen, random.choice((" ‰", "", " points")), 1)


def interval(text: str, random: Random) -> str | None:
    """The two ends of an interval change places, or one goes."""
    found = list(_NUMBER.finditer(text))
    if len(found) < 2:
        return None
    first, second = found[-2:]
    if first[0] == second[0] or random.random() < 0.3:
        return text[: first.start()] + text[second.start() :]
    return text[: first.start()] + second[0] + text[first.end() : second.start()] + first[0] + text[second.end() :]


def word(text: str, random: Random) -> str | None:
    """A word is gone: a caveat loses its not."""
    words = text.split(" ")
    if len(words) < 3:
        return None
    place = random.randrange(len(words))
    return " ".join(words[:place] + words[place + 1 :])


TEXT_CHANGES: Sequence[Change] = (number, sign, unit, interval, word)


def altered(report: Report, random: Random) -> Report:
    """One alteration that a reader can see."""
    while True:
        chapter = random.randrange(len(report.chapters))
        blocks = report.chapters[chapter].blocks
        place = random.randrange(len(blocks))
        new = _altered(blocks[place], random)
        if new == blocks[place]:
            continue
        changed = () if new is None else (new,)
        chapters = list(report.chapters)
        chapters[chapter] = replace(chapters[chapter], blocks=(*blocks[:place], *changed, *blocks[place + 1 :]))
        return replace(report, chapters=tuple(chapters))


def _altered(block: Block, random: Random) -> Block | None:
    """The block with a change; None where it was taken out; the block itself where nothing could be changed."""
    if isinstance(block, Paragraph):
        return _paragraph(block, random)
    if isinstance(block, Table):
        return _table(block, random)
    return block


def _paragraph(block: Paragraph, random: Random) -> Paragraph | None:
    sentences = list(block.sentences)
    place = random.randrange(len(sentences))
    if random.random() < 0.25:  # dropped
        del sentences[place]
        return replace(block, sentences=tuple(sentences)) if sentences else None
    text = random.choice(TEXT_CHANGES)(sentences[place].text, random)
    if text is None or _same(text, sentences[place].text):
        return block
    sentences[place] = replace(sentences[place], text=text)
    return replace(block, sentences=tuple(sentences))


def _table(block: Table, random: Random) -> Table:
    if random.random() < 0.1:
        return replace(block, note="") if block.note else block
    rows = [list(row) for row in block.rows]
    row, column = random.randrange(len(rows)), random.randrange(len(block.head))
    if random.random() < 0.1:
        return replace(block, rows=tuple(tuple(each) for each in rows[:row] + rows[row + 1 :]))
    text = random.choice(TEXT_CHANGES)(rows[row][column], random)
    if text is None or _same(text, rows[row][column]):
        return block
    rows[row][column] = text
    return replace(block, rows=tuple(tuple(each) for each in rows))


def _same(one: str, other: str) -> bool:
    """Whether a reader sees no difference: blanks alone."""
    return "".join(one.split()) == "".join(other.split())
