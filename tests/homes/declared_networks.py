"""Networks of a home's own with other countries than the demo's, of a city and a region each.

Add here: another thing that such a network may declare.
Keep out: a network with the demo's places (own_network.py), and one with partners (contract/networks).
"""

import shutil
from datetime import date

import yaml

from warehouse import yaml_text
from warehouse.definitions.languages import LANGUAGES
from warehouse.networks import editing
from warehouse.networks.reading import ABOUT
from warehouse.networks.tables import ESTIMATES, EVENTS
from warehouse.settings import Settings

NAMES = dict.fromkeys(LANGUAGES, "Two rivers")
ESTIMATE = {"year": "2022", "low": "3", "point": "4", "high": "5", "is_chosen": "1"}
ESTIMATE |= dict.fromkeys(("method", "definition", "inclusion_criteria", "source", "quality"), "said in words")


def declare(here: Settings, countries: list[str]) -> None:
    """A network of these countries, with a city and a region each."""
    shutil.rmtree(here.network, ignore_errors=True)
    editing.init(here, NAMES, countries, date(2022, 1, 1))
    for country in countries:
        city(here, country, "one", f"{country}-A")


def city(here: Settings, country: str, name: str, region: str) -> None:
    place = {"place_code": f"{country.lower()}_{name}", "level": "city", "country_code": country, "region_code": region}
    place |= {"latitude": "60.0", "longitude": "25.0"} | {f"name_{language}": name.title() for language in LANGUAGES}
    editing.add_city(here, place, dict.fromkeys(LANGUAGES, f"Region {region}"))


def estimate(here: Settings, area: str) -> None:
    editing.add(here, ESTIMATES, ESTIMATE | {"area_code": area, "country_code": area[:2].upper()})


def says(here: Settings, **changes: object) -> None:
    file = here.network / ABOUT
    file.write_text(yaml.safe_dump(yaml_text.read(file.read_text("utf-8")) | changes), "utf-8")


def event(here: Settings) -> None:
    said = {"event_code": "fi_law", "event_date": "2023-03-01", "country_code": "FI", "kind": "law", "source": "record"}
    editing.add(here, EVENTS, said | {f"label_{language}": "A law" for language in LANGUAGES})
