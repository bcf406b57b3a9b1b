"""The partner's own settings: where its names stand, which recipe, where the keys are. They stay on its laptop.

Add here: something that one partner sets for itself.
Keep out: what the warehouse must know too (the declaration) and the keys themselves (paths only).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from warehouse import yaml_text
from warehouse.sealing.refused import Part, Refused
from warehouse.tokens.recipe import DATE_PARTS, NAME_PARTS, Recipe, recipes

HEADERS = (*NAME_PARTS, "birth_date", "sex", "code")
Spellings = Annotated[list[str], Field(min_length=1)]


class _Wrong(ValueError):
    """A rule between keys."""

    def __init__(self, phrase: str, **named: object) -> None:
        super().__init__(phrase)
        self.part = Part(phrase, named)


class Settings(BaseModel):
    """The section `sealing:`. Paths are relative to the file that holds it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    declaration: Path
    recipe: str
    headers: dict[str, Spellings]
    birth_date_formats: list[str] = []  # as the contact dates, where nothing is said
    network_keys: Path
    signing_key: Path
    recipient: Annotated[str, StringConstraints(pattern=r"^age1[0-9a-z]+$")]
    child_protection: Annotated[
        dict[str, str], Field(min_length=1)
    ]  # language → whom to call; shown here, never written
    blur_dates: bool = False  # contacts leave with their month and their order, without their day
    scope_agreement: str | None = None  # the declaration names the same: two people have to mean it

    @property
    def followed(self) -> Recipe:
        return recipes()[self.recipe]

    @model_validator(mode="after")
    def _fits(self) -> "Settings":
        if self.recipe not in recipes():
            raise _Wrong("setting_wrong", key="recipe", takes=_takes("recipe"))
        needed = {source for source in self.followed.sources if source in (*NAME_PARTS, "code")}
        needed |= {"birth_date"} if self.followed.sources & set(DATE_PARTS) else set()
        if missing := needed - set(self.headers):
            raise _Wrong("headers_missing", parts=", ".join(sorted(missing)))
        if strange := set(self.headers) - set(HEADERS):
            raise _Wrong("headers_unknown", strange=", ".join(sorted(strange)), known=", ".join(HEADERS))
        return self


_TAKES = {
    "declaration": "takes_declaration",
    "recipe": "takes_recipe",
    "headers": "takes_headers",
    "birth_date_formats": "takes_birth_date_formats",
    "network_keys": "takes_network_keys",
    "signing_key": "takes_signing_key",
    "recipient": "takes_recipient",
    "child_protection": "takes_child_protection",
    "blur_dates": "takes_blur_dates",
    "scope_agreement": "takes_scope_agreement",
}


def load(path: Path) -> Settings:
    """The settings of one partner. Raises Refused naming every key that is wrong, and what it takes."""
    try:
        said = Settings.model_validate(_section(path))
    except ValidationError as error:
        why = [_wrong(one) for one in error.errors(include_url=False, include_input=False)]
        raise Refused("settings_wrong", path=path, why=why) from None
    except _UNREADABLE:
        raise Refused("settings_unreadable", path=path) from None
    beside = path.parent
    places = {name: beside / getattr(said, name) for name in ("declaration", "network_keys", "signing_key")}
    return said.model_copy(update=places)


def declaration_of(path: Path) -> Path | None:
    """Where the declaration lies, also where something else is wrong in the settings."""
    try:
        return path.parent / str(_section(path)["declaration"])
    except (*_UNREADABLE, ValueError):
        return None


_UNREADABLE = (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError)


def _section(path: Path) -> dict[str, Any]:
    content: Any = yaml_text.read_handed_in(path.read_text(encoding="utf-8"))
    if not isinstance(content["sealing"], dict):
        raise TypeError
    return content["sealing"]


def _wrong(error: Mapping[str, Any]) -> Part:
    """A key, what it takes, and no word of pydantic's."""
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, _Wrong):
        return cause.part
    key = ".".join(map(str, error["loc"]))
    if error["type"] == "extra_forbidden":
        return Part("setting_unknown", {"key": key, "known": ", ".join(_TAKES)})
    if error["type"] == "missing":
        return Part("setting_missing", {"key": key, "takes": _takes(key)})
    return Part("setting_wrong", {"key": key, "takes": _takes(key)})


def _takes(key: str) -> Part:
    return Part(_TAKES[key.split(".")[0]], {"recipes": ", ".join(recipes())})
