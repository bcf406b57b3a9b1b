"""Move a home of version 0.1: its partners were declared, its network was not.

Add here: nothing; later versions have their own way.
Keep out: what a network has that such a home never said: estimates, targets, events. Nobody chooses them for it.
"""

from datetime import date
from pathlib import Path
from typing import Any

from warehouse.contract.declaration import declaration_text
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError
from warehouse.networks import editing, home
from warehouse.networks.mistakes import refusal
from warehouse.networks.reading import look
from warehouse.networks.tables import PLACES
from warehouse.settings import Settings
from warehouse.vault import Vault

_ENDINGS = (".yaml", ".yml", ".yaml.age")


def adopt(settings: Settings, name: str, keys: Vault | None) -> list[str]:
    """Partners, their returns and their cities become a network of this home's own. Gives back the codes of the cities.

    The folder appears when it is whole. Raises ConfigError, and then everything is where it was.
    """
    before = settings.home / "partners"
    if settings.network.exists() or not before.is_dir():
        raise ConfigError("There is nothing to adopt: the home has a network, or no partners of version 0.1.")
    said = [_attributes(path, keys) for path in sorted(before.rglob("*")) if path.name.endswith(_ENDINGS)]
    if any(one.get("demo") for one in said):
        raise ConfigError("An invented partner is among the partners. Remove its declaration first; nothing was moved.")
    cities = sorted({str(city) for one in said for city in one["cities"]})
    countries = sorted({str(one["country"]) for one in said})
    first = min(one["active_from"] for one in said)
    beside = settings.home / "network.building"
    if beside.exists():
        raise ConfigError(f"{beside} is left from another try. Look into it, remove it, and try again.")
    # Scopes of the calendar begin with the year in which the first partner did, and a year to compare it with.
    start = date(date.fromisoformat(str(first)).year - 1, 1, 1)
    editing.begin(beside, dict.fromkeys(LANGUAGES, name), countries, start)
    _take_places(beside, cities, countries)
    if found := look(beside)[2]:
        raise refusal(found)
    (before / "returns").rename(beside / "returns") if (before / "returns").is_dir() else None
    before.rename(beside / "partners")
    beside.rename(settings.network)
    return cities


def _attributes(path: Path, keys: Vault | None) -> dict[str, Any]:
    attributes = declaration_text.attributes_of(declaration_text.read(path, keys))
    if not isinstance(attributes, dict):
        raise ConfigError(f"{path.name} declares no partner. Mend or remove it; nothing was moved.")
    return attributes


def _take_places(directory: Path, cities: list[str], countries: list[str]) -> None:
    """The lines of version 0.1, whose places were those of the demo network, for these countries and cities alone."""
    known = {str(row["place_code"]): row for row in home.network_of(home.DEMO).places()}
    regions = {known[city]["region_code"] for city in cities if city in known}
    lines = (home.DEMO / PLACES.file).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines[1:] if line.split(",")[0] in {*countries, *regions, *cities}]
    (directory / PLACES.file).write_text("\n".join([lines[0], *kept]) + "\n", encoding="utf-8")
