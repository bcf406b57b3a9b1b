"""Sealed requests about people: `withdraw` for one, `apart` for two whom the warehouse took for one.

Add here: another request that a partner may make for a person.
Keep out: how people are asked for (asking.py), how files are sealed and signed (seal.py), and what the warehouse does
with a request (warehouse/privacy).

A request holds sealed codes and nothing else of a person. Its name is random, and its size tells nothing: one block.
"""

import json
import secrets
from collections.abc import Sequence
from pathlib import Path

from warehouse.sealing import asking, folders, seal
from warehouse.sealing.export_columns import SEALED
from warehouse.sealing.messages import Say, phrase
from warehouse.sealing.refused import Refused
from warehouse.tokens.first_keying import FULL, column_name
from warehouse.tokens.recipe import Person, lacking, sealed

WITHDRAW, APART = "withdraw", "apart"
VERSION = 1
_BLOCK = 8192  # one person or two, with few scopes or many, fill one block
Tokens = dict[str, str]


def request(
    kind: str, settings_path: Path, folder: Path, language: str | None, say: Say, ask: seal.Ask, ask_unseen: asking.Ask
) -> Path | None:
    """The request that was written, or None where nobody said yes. Raises Refused for what people must mend first."""
    at = seal.desk(settings_path)
    language = language or at.declaration.language
    folders.require(folder)
    say(phrase("typed_hidden", language))
    people: list[Tokens] = []
    for whom in ("first_person", "second_person") if kind == APART else ("",):
        if whom:
            say(phrase(whom, language))
        person = asking.person(at.settings, at.declaration, language, say, ask_unseen)
        people.append(_tokens(person, at, language))
    if kind == APART:
        _refuse_one_code(people, at)
    will = "will_part" if kind == APART else "will_withdraw"
    say(phrase(will, language, scopes=", ".join(at.network)))
    if ask(phrase("ask", language)).strip().casefold() != phrase("yes", language):
        say(phrase("not_written", language))
        return None
    name = f"request_{secrets.token_hex(8)}{SEALED}"
    path = seal.write_sealed(
        folder / name, seal.encrypted(_plaintext(kind, people, at), at.settings.recipient), at.signing
    )
    say(phrase("written", language, path=path))
    return path


def _tokens(person: Person, at: seal.Desk, language: str) -> Tokens:
    """The columns that a row of this person has in a packed file."""
    if missing := lacking(at.settings.followed, person):
        raise asking.incomplete(missing, language)
    return sealed(at.settings.followed, at.declaration.code, person, at.network)


def _refuse_one_code(people: Sequence[Tokens], at: seal.Desk) -> None:
    first, second = (one[column_name(next(iter(at.network)), FULL)] for one in people)
    if first == second:
        raise Refused("one_code")


def _plaintext(kind: str, people: Sequence[Tokens], at: seal.Desk) -> bytes:
    said = {
        "kind": kind,
        "version": VERSION,
        "partner_code": at.declaration.code,
        "recipe": at.settings.recipe,
        "persons": list(people),
    }
    data = json.dumps(said).encode()
    return data.ljust(-(-len(data) // _BLOCK) * _BLOCK)  # blanks after JSON mean nothing
