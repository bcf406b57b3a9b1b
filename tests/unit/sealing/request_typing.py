"""Somebody who types the parts of a code at a laptop, and what the request then holds.

Add here: another way of typing.
Keep out: expectations. Every name and date here is invented.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from laptop import MARCH, RU_HEADERS, Laptop, csv_bytes, opened, ru_row

from warehouse.sealing import requests

HER = ["Ксантиппа", "Аристарх", "2", "29.02.1988"]
OTHER = ["Ксантиппа", "Феофилакт", "2", "29.02.1988"]
FULL_HEADERS = RU_HEADERS | {"own": ["Имя"], "family": ["Фамилия"], "code": ["Код"]}


def her_row(answers: list[str], **more: str) -> dict[str, str]:
    return ru_row(1, **{"Имя матери": answers[0], "Имя отца": answers[1], "Дата рождения": answers[3]}, **more)


def typing(*people: list[str]) -> Callable[[str], str]:
    """Somebody who types every answer twice."""
    answers = iter([answer for person in people for answer in person for _ in range(2)])
    return lambda _: next(answers)


def asked_for(one: Laptop, kind: str, *people: list[str], answer: str = "да") -> Path | None:
    return requests.request(
        kind, one.settings, one.out, None, one.shown.append, lambda _: answer, typing(*people)
    )  # fmt: skip


def said_in(path: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(opened(path))
    return said


def packed_tokens(one: Laptop, row: dict[str, str]) -> dict[str, str]:
    path = one.pack(MARCH, csv_bytes([row]))
    assert path is not None, one.told
    heads, cells = (line.split(",") for line in opened(path).splitlines())
    return {head: cell for head, cell in zip(heads, cells, strict=True) if head.startswith("t1_")}
