"""What an export says itself, in four languages: from words.yaml, and never from the code.

Add here: nothing; a sentence goes to words.yaml in all its languages. Keep out: what the dashboard says (boards.py).
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from warehouse import yaml_text


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    content: dict[str, dict[str, str]] = yaml_text.read(Path(__file__).with_name("words.yaml").read_text("utf-8"))
    return content


def phrase(name: str, language: str, **named: object) -> str:
    return words()[name][language].format(**named)
