"""Sealed requests about people: `withdraw` for one, `apart` for two whom the warehouse took for one.

Add here: another request that a partner may make for a person.
Keep out: how files are sealed and signed (seal.py), and what the warehouse does with a request (warehouse/privacy).

The parts of a code are asked for unseen, twice the same, and never kept: nothing here prints an answer.
A request holds sealed codes and nothing else of a person. Its name is random, and its size tells nothing: one block.
"""

import getpass
import json
import re
import secrets
import warnings
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.fold import fold_code
from warehouse.contract.read import days
from warehouse.contract.read.codes import is_code
from warehouse.sealing import folders, seal
from warehouse.sealing.export_columns import SEALED
from warehouse.sealing.messages import Say, phrase
from warehouse.sealing.reading import LOST, OLDEST
from warehouse.sealing.refused import Refused
from warehouse.sealing.settings import Settings
from warehouse.tokens.first_keying import FULL, column_name
from warehouse.tokens.recipe import DATE_PARTS, NAME_PARTS, SEX_DIGITS, SEX_UNKNOWN, Person, lacking, sealed

WITHDRAW, APART = "withdraw", "apart"
VERSION = 1
_BLOCK = 8192  # one person or two, with few scopes or many, fill one block
Tokens = dict[str, str]


def request(
    kind: str, settings_path: Path, folder: Path, language: str | None, say: Say, ask: seal.Ask, ask_unseen: seal.Ask
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
        person = _person(at.settings, at.declaration, language, say, ask_unseen)
        if missing := lacking(at.settings.followed, person):
            raise _incomplete(missing, language)
        # The columns that a row of this person has in a packed file.
        people.append(sealed(at.settings.followed, at.declaration.code, person, at.network))
    full = column_name(next(iter(at.network)), FULL)
    if kind == APART and people[0][full] == people[1][full]:
        raise Refused("one_code")
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


_PLAIN = "%d.%m.%Y"
_EXAMPLE = date(1980, 12, 31)
_GENDERS = {digit: gender for gender, digit in SEX_DIGITS.items()}
_TRIES = 3


def unseen(question: str) -> str:
    """What a person types without seeing it. Where there is no terminal it would be seen, so nothing is asked."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(question)
    except (getpass.GetPassWarning, EOFError):
        raise Refused("no_terminal") from None


def _person(settings: Settings, declaration: Declaration, language: str, say: Say, ask: seal.Ask) -> Person:
    """One person, as a row of the partner's file would give her: by the parts of the recipe."""
    sources = settings.followed.sources
    names = {
        part: _twice(phrase(f"part_{part}", language), language, say, ask) for part in NAME_PARTS if part in sources
    }
    gender, born, code = None, None, ""
    if "sex" in sources:
        digit = _twice(phrase("part_sex", language), language, say, ask)
        if digit not in (*_GENDERS, SEX_UNKNOWN):  # a slip must not pass for "not asked": that is another code
            raise _incomplete(["sex"], language)
        gender = _GENDERS.get(digit)
    if sources & set(DATE_PARTS):
        formats = _formats(settings, declaration)
        example = phrase("part_born", language, example=_EXAMPLE.strftime(formats[0]))
        born = _born(_twice(example, language, say, ask), formats, declaration)
    if "code" in sources:
        typed = _twice(phrase("part_code", language), language, say, ask)
        code = fold_code(typed) if is_code(typed) and LOST not in typed else ""
    return Person(names, gender, born, code)


def _incomplete(missing: Iterable[str], language: str) -> Refused:
    """Names the parts that make no code, and nothing that was typed."""
    parts = ["born" if part in DATE_PARTS else part for part in missing]
    names = dict.fromkeys(_short(phrase(f"part_{part}", language, example="")) for part in parts)
    return Refused("code_incomplete", parts=", ".join(names))


def _short(part: str) -> str:
    """A question without what explains it."""
    return re.split("[,:]", part)[0]


def _twice(part: str, language: str, say: Say, ask: seal.Ask) -> str:
    """The same answer two times running. Who cannot see what is typed cannot see a slip either."""
    for _ in range(_TRIES):
        first = ask(f"{part}: ").strip()
        if ask(phrase("again", language, part=part)).strip() == first:
            return first
        say(phrase("not_the_same", language))
    raise Refused("code_incomplete", parts=_short(part))


def _formats(settings: Settings, declaration: Declaration) -> list[str]:
    """As in the file, but with whole years: a typed date has no contact to judge its century by."""
    own = settings.birth_date_formats or days.formats(declaration)
    whole = [one.replace("%y", "%Y") for one in own]
    return list(dict.fromkeys([*whole, days.ISO, *([] if any("%m/%d" in one for one in whole) else [_PLAIN])]))


def _born(typed: str, formats: list[str], declaration: Declaration) -> date | None:
    found = days.reader(declaration, formats)(typed) if typed else None
    today = datetime.now(UTC).date()
    return found if found is not None and found <= today and today.year - found.year <= OLDEST else None
