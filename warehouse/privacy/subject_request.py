"""What a partner asks for, read and checked: the sealed request of one person, or of two; or a code typed by hand.

Add here: another kind of request.
Keep out: what is done for it (erase.py), and every value of a request: messages name the file and the rule.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyrage

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.envelope import signed
from warehouse.contract.fold import fold_code
from warehouse.contract.keying.second_keying import token, unsealed_token
from warehouse.contract.read.codes import is_code
from warehouse.errors import ConfigError, DeliveryRefused
from warehouse.intake.landing import land, requests
from warehouse.settings import Settings
from warehouse.tokens.first_keying import FULL, column_name
from warehouse.tokens.key_chain import wrapped
from warehouse.tokens.recipe import keyed_name
from warehouse.vault import Vault

WITHDRAW, APART = "withdraw", "apart"
_PERSONS = {WITHDRAW: 1, APART: 2}
_SEALED = re.compile(r"[0-9a-f]{64}")
Tokens = dict[str, bytes]  # scope → full token under the keys of now
Declared = Mapping[str, Declaration]


@dataclass(frozen=True)
class Asked:
    """One request. `digest` is that of the file as it came; None for a code that was typed. `repr` shows no token."""

    kind: str
    sender: Declaration = field(repr=False)
    persons: list[Tokens] = field(repr=False)
    digest: str | None = None
    path: Path | None = None


def read(settings: Settings, vault: Vault, declared: Declared, path: Path, kind: str) -> Asked:
    """A request file. Raises DeliveryRefused, with the rule it breaks and how to mend it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"The request {path} cannot be read ({error.strerror}).") from None
    content = _content(data, vault, path)
    if content.get("version") != 1 or str(content.get("kind")) not in _PERSONS:
        raise DeliveryRefused(f"{path.name} is no request of a kind that is known here. Was it made by a newer tool?")
    if content["kind"] != kind:
        command = requests.COMMANDS[str(content["kind"])]
        raise DeliveryRefused(f"{path.name} asks for something else. Use `{command}`.")
    declaration = declared.get(str(content.get("partner_code")))
    if declaration is None:
        raise DeliveryRefused(f"{path.name}: there is no declaration of the partner that it names.")
    _check_sender(settings, declaration, path, data)
    persons = content.get("persons")
    if not isinstance(persons, list) or len(persons) != _PERSONS[kind]:
        raise DeliveryRefused(
            f"{path.name} must be about {_PERSONS[kind]} person(s). Ask the partner to write it again."
        )
    tokens = [_tokens(vault, declaration, each, path) for each in persons]
    return Asked(kind, declaration, tokens, sha256(data).hexdigest(), path)


def typed(vault: Vault, declaration: Declaration, ask: Callable[[], str]) -> Asked:
    """A code of a partner that does not seal yet, as the person who runs the warehouse was told it. Of one that seals
    no code is asked for."""
    if declaration.tokens.mode != "unsealed":
        raise ConfigError(
            f"{declaration.code} does not send codes as they are. Ask it for a request file: its tool writes one with "
            "`withdraw`."
        )
    code = ask()
    if not is_code(code.lower()):
        raise ConfigError("What was typed cannot be a client code. Nothing was erased.")
    recipe = keyed_name(declaration.tokens.recipe, declaration.code)
    first = {scope: unsealed_token(vault.chain[0], scope, recipe, fold_code(code)) for scope in declaration.scopes}
    return Asked(WITHDRAW, declaration, [{scope: wrapped(vault.chain[1:], one) for scope, one in first.items()}])


def _content(data: bytes, vault: Vault, path: Path) -> dict[str, Any]:
    try:
        content = json.loads(land.unseal(data, vault))  # nested deeply, it would end the stack
    except pyrage.DecryptError:
        raise DeliveryRefused(
            f"{path.name} is not sealed for this warehouse, or was before its keys were changed. Ask the partner to "
            "write it again for the recipient that `crossings keys status` shows."
        ) from None
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise DeliveryRefused(f"{path.name} is sealed for this warehouse, and no request. Nothing was done.")
    return content


def _check_sender(settings: Settings, declaration: Declaration, path: Path, data: bytes) -> None:
    """Its signature was checked on arrival where it lies among the requests; elsewhere it lies beside the file."""
    sender = requests.partner_of(settings, path)
    if sender is not None:
        if sender != declaration.code:
            raise DeliveryRefused(f"{path.name} names another partner than the one that signed it. Nothing was done.")
        return
    if declaration.signing_key is None:
        return
    beside = path.with_name(path.name + signed.SUFFIX)
    if not beside.is_file():
        raise DeliveryRefused(f"{beside.name} is not beside {path.name}, and its partner signs. Put both side by side.")
    if not signed.is_by(declaration, path.name, data, beside.read_bytes()):
        raise DeliveryRefused(
            f"{path.name} was not signed by the partner that it names, or was renamed or changed since. Nothing was "
            "done. Ask the partner whether the request is its own."
        )


def _tokens(vault: Vault, declaration: Declaration, person: object, path: Path) -> Tokens:
    """Scopes in which the partner takes no part are not its to speak of."""
    found: Tokens = {}
    for scope in declaration.scopes if isinstance(person, dict) else []:
        sealed = person.get(column_name(scope, FULL)) if isinstance(person, dict) else None
        if sealed is None:
            continue
        if not isinstance(sealed, str) or not _SEALED.fullmatch(sealed):
            raise DeliveryRefused(f"{path.name} holds a token that is none. Ask the partner to write it again.")
        found[scope] = wrapped(vault.chain[1:], token(vault.chain[0], scope, FULL, sealed))
    if not found:
        raise DeliveryRefused(f"{path.name} holds no token of a scope in which its partner takes part.")
    return found
