"""The partner's own settings: where its names stand, which recipe, where the keys are. They stay on its laptop.

Add here: something that one partner sets for itself.
Keep out: what the warehouse must know too (the declaration) and the keys themselves (paths only).
"""

from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from warehouse import yaml_text
from warehouse.sealing.refused import Refused
from warehouse.tokens.recipe import DATE_PARTS, NAME_PARTS, Recipe, recipes

HEADERS = (*NAME_PARTS, "birth_date", "sex", "code")
Spellings = Annotated[list[str], Field(min_length=1)]


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
    child_protection: dict[str, str]  # language → whom to call; shown here, never written
    blur_dates: bool = False  # contacts leave with their month and their order, without their day
    scope_agreement: str | None = None  # the declaration names the same: two people have to mean it

    @property
    def followed(self) -> Recipe:
        return recipes()[self.recipe]

    @model_validator(mode="after")
    def _fits(self) -> "Settings":
        if self.recipe not in recipes():
            raise ValueError(f"recipe is one of {', '.join(recipes())}")
        needed = {source for source in self.followed.sources if source in (*NAME_PARTS, "code")}
        needed |= {"birth_date"} if self.followed.sources & set(DATE_PARTS) else set()
        if missing := needed - set(self.headers):
            raise ValueError(f"headers must say where these stand: {', '.join(sorted(missing))}")
        if strange := set(self.headers) - set(HEADERS):
            raise ValueError(f"headers knows {', '.join(HEADERS)}, not {', '.join(sorted(strange))}")
        return self


def load(path: Path) -> Settings:
    """The settings of one partner. Raises Refused naming every key that is wrong."""
    try:
        content: Any = yaml_text.read(path.read_text(encoding="utf-8"))
        said = Settings.model_validate(content["sealing"])
    except ValidationError as error:
        wrong = [f"{'.'.join(map(str, one['loc'])) or 'sealing'}: {one['msg']}" for one in error.errors()]
        raise Refused("settings_wrong", path=path, why="; ".join(wrong)) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError):
        raise Refused("settings_unreadable", path=path) from None
    beside = path.parent
    places = {name: beside / getattr(said, name) for name in ("declaration", "network_keys", "signing_key")}
    return said.model_copy(update=places)
