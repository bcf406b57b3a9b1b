"""Every mistake of a declaration at once: the key, what is wrong, how to mend it.

Add here: a rule between keys of a declaration.
Keep out: the shape of single keys (mistakes_of_shape.py) and what YAML makes of a text (declaration_text.py).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyrage
import yaml

from warehouse.contract import contact_fields
from warehouse.contract.declaration import (
    declaration_text,
    mistakes_of_maps,
    mistakes_of_reading,
    mistakes_of_shape,
    mistakes_of_sources,
)
from warehouse.errors import ConfigError
from warehouse.networks import home
from warehouse.settings import Settings
from warehouse.tokens.recipe import is_of_a_register

if TYPE_CHECKING:
    from warehouse.vault import Vault

Found = tuple[str, str, str]
_INDEX = re.compile(r"\.\d+$")
# Keys whose values a network declares.
_OF_NETWORK = re.compile(rf"(country|cities|scopes|(values|constants)\.({'|'.join(contact_fields.PLACES)}))\b")
OF_DEMO = (
    "The demo network was asked, since no other one is declared here: that is why places may be unknown. Take "
    "network.yaml and places.csv of your network from the coordinator (no key and no partner is in them), put both "
    "into a folder called network, and name the folder around it: CROSSINGS_HOME=/path/of/that/folder."
)
_UNREADABLE = "Save it as UTF-8; an encrypted one needs the keys it was encrypted with."


@dataclass(frozen=True)
class Mistake:
    """One mistake in one declaration."""

    file: str
    key: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key or '(top)'}: {self.what} {self.remedy}"


def validate_all(paths: Iterable[Path], settings: Settings, vault: "Vault | None" = None) -> list[Mistake]:
    """Every mistake of every declaration. An empty list means that all are good."""
    found: list[Mistake] = []
    seen: dict[str, str] = {}
    files: dict[str, Path] = {}
    others = Others()
    for path in paths:
        name = f"{path.parent.name}/{path.name}" if path.name.startswith("defs.") else path.name
        first = files.setdefault(holder(path), path)
        if first is not path:
            what = f"{first.parent.name}/{first.name} is a declaration of {holder(path)}, too."
            found.append(Mistake(name, "", what, "Remove the one that is out of date."))
        try:
            text = declaration_text.read(path, vault)
            traps = declaration_text.traps(text)
            attributes = declaration_text.attributes_of(text) if not declaration_text.has_no_day(traps) else {}
        except yaml.YAMLError as error:
            found.append(Mistake(name, *declaration_text.unreadable(error)))
            continue
        except (OSError, UnicodeDecodeError, ConfigError, pyrage.DecryptError, ValueError):
            found.append(Mistake(name, "", "the file cannot be read.", _UNREADABLE))
            continue
        said = [] if declaration_text.has_no_day(traps) else mistakes(attributes, settings)
        found += [Mistake(name, *mistake) for mistake in _without_repeats([*traps, *said])]
        if first is path:  # one of the two is to go, so it is compared with nobody
            found += [Mistake(name, *mistake) for mistake in _identity(path, attributes, seen, name)]
            found += [Mistake(name, *mistake) for mistake in others.beside(attributes, name)]
    return found


class Others:
    """What no two partners may share, and what all that name it must name alike."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._agreements: dict[str, tuple[object, str]] = {}
        self._numbers: dict[tuple[str, str], tuple[bool, str]] = {}  # scope and recipe → who has them, and how

    def beside(self, attributes: object, name: str) -> Iterator[Found]:
        said = attributes if isinstance(attributes, dict) else {}
        key = said.get("signing_key")
        if isinstance(key, str) and (other := self._keys.setdefault(key, name)) != name:
            yield "signing_key", f"is that of {other}: each could send as the other.", "Make a key for each."
        agreements = said.get("scope_agreements")
        for scope, agreement in agreements.items() if isinstance(agreements, dict) else ():
            first, other = self._agreements.setdefault(scope, (agreement, name))
            if first != agreement:
                yield (
                    f"scope_agreements.{scope}",
                    f"is another agreement than that of {other}: the scope is off until all name the same one.",
                    "Name the agreement that all of them signed.",
                )
        yield from self._of_another(said, name)

    def _of_another(self, said: Mapping[str, Any], name: str) -> Iterator[Found]:
        """Numbers that two partners give their own people: 00001 of one and 00001 of the other would be one person."""
        tokens, scopes = said.get("tokens"), said.get("scopes")
        recipe = tokens.get("recipe") if isinstance(tokens, dict) and tokens.get("mode") != "none" else None
        if not isinstance(recipe, str) or not is_of_a_register(recipe):
            return
        is_shared = said.get("codes_shared") in (True, "true")
        for scope in scopes if isinstance(scopes, list) else ():
            theirs, other = self._numbers.setdefault((str(scope), recipe), (is_shared, name))
            if other != name and not (is_shared and theirs):
                yield (
                    "tokens.recipe",
                    f"{recipe} is that of {other}, too: in {scope} the same number of both would be one person.",
                    (
                        "Use own-code-2 where each gives numbers of its own. Only if both write numbers of one "
                        "register, say codes_shared: true in both."
                    ),
                )
                return


def holder(path: Path) -> str:
    """Whose declaration a file is, by its name."""
    return path.parent.name if path.name.startswith("defs.") else path.name.split(".")[0]


def mistakes(attributes: object, settings: Settings) -> list[Found]:
    """Every mistake of one declaration, as (key path, what is wrong, how to mend it)."""
    if not isinstance(attributes, dict):
        return [("", "the declaration is empty, or no keys with values.", "Start one with crossings partner add.")]
    found = mistakes_of_shape.mistakes(attributes)
    told = [key for key, _, _ in found]
    for check in _CHECKS:
        found += [one for one in _tolerant(check, attributes, settings) if not _is_told(one[0], told)]
    return list(dict.fromkeys(found))


def are_of_demo(found: Iterable[Found], attributes: object, settings: Settings) -> bool:
    """Whether a real declaration names what the demo network lacks, and no other network was there to ask."""
    is_demo = isinstance(attributes, dict) and attributes.get("demo") is True
    return not is_demo and any(_OF_NETWORK.match(key) for key, *_ in found) and not home.has_own(settings)


def _is_told(key: str, told: list[str]) -> bool:
    """Whether the shape of this key, or of one around or within it, is named already."""
    return any(f"{key}.".startswith(f"{each}.") or f"{each}.".startswith(f"{key}.") for each in told)


def _without_repeats(found: list[Found]) -> list[Found]:
    """What YAML made of a bare word explains the mistake in its kind as well: the first word on a key is enough."""
    traps = {key for key, what, _ in found if "YAML reads" in what}
    return [one for one in found if one[1] != mistakes_of_shape.NO_TEXT or not traps & {one[0], _INDEX.sub("", one[0])}]


Check = Callable[[dict[str, Any], Settings], Iterator[Found]]
_CHECKS: tuple[Check, ...] = (*mistakes_of_sources.CHECKS, *mistakes_of_reading.CHECKS, *mistakes_of_maps.CHECKS)


def _tolerant(check: Check, attributes: dict[str, Any], settings: Settings) -> Iterator[Found]:
    """A check that trips over a malformed section stays silent: the model has named that section already."""
    try:
        yield from check(attributes, settings)
    except (KeyError, TypeError, AttributeError):
        return


def _identity(path: Path, attributes: object, seen: dict[str, str], name: str) -> Iterator[Found]:
    code = attributes.get("code") if isinstance(attributes, dict) else None
    if not isinstance(code, str):
        return
    if code != holder(path):
        yield "code", f"{code!r} differs from the name of its folder or file.", "Make both the same."
    if code in seen:
        yield "code", f"{code!r} is already used by {seen[code]}.", "Give each partner its own code."
    seen[code] = name
