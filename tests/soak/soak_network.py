"""The network of the soak, declared by the commands that people type.

Add here: what else is true of the network and of no partner.
Keep out: partners (soak_forms.py).
"""

from collections.abc import Iterator

from northern_network import four
from soak_plan import CITIES, NEW_CITY, Plan, month_start

_NAME = ("Long road", "Долгая дорога", "Довга дорога", "Pitkä tie")
# One region in each country, so that cities roll up into it.
_REGIONS = {
    "UA": ("UA-E", ("East", "Восток", "Схід", "Itä")),
    "FI": ("FI-N", ("North", "Север", "Північ", "Pohjoinen")),
    "RU": ("RU-E", ("Volga and Ural", "Волга и Урал", "Волга й Урал", "Volga ja Ural")),
    "EE": ("EE-N", ("Estonia", "Эстония", "Естонія", "Viro")),
}


def commands(plan: Plan) -> Iterator[list[str]]:
    """From nothing to a declared network."""
    start = month_start(1).isoformat()
    yield ["init", *four(_NAME), "--countries", ",".join(plan.countries), "--start", start]
    for country in plan.countries:
        for city in CITIES[country]:
            yield _city(city)
        for year in sorted({month_start(month).year for month in range(1, plan.months + 1)}):
            yield _estimate(country, year)


def new_city() -> list[str]:
    return _city(NEW_CITY)


def _city(code: str) -> list[str]:
    """Its names and where it lies are those of the gazetteer."""
    country, _, city = code.partition("_")
    region, names = _REGIONS[country.upper()]
    said = ["--country", country.upper(), "--region", region, "--yes", *four(names, "region-")]
    return ["add-city", city.capitalize(), *said]


def _estimate(country: str, year: int) -> list[str]:
    said = {"year": str(year), "low": "900", "point": "1300", "high": "1900", "method": "multiplier"}
    said |= {"definition": "sex workers", "criteria": "adults, in a year", "source": "an invented centre"}
    said |= {"quality": "invented for a test"}
    return ["add-estimate", country, *(part for key, value in said.items() for part in (f"--{key}", value)), "--chosen"]
