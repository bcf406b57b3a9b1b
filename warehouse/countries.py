"""Which country a code belongs to: places and linkage scopes of the network.

Add here: other codes that belong to a country.
Keep out: countries of origin. They are an attribute of people, and every country of the world may be one.
"""

from warehouse.networks import home


def of_places() -> dict[str, str]:
    """Code of a country, region or city → its country."""
    return {str(row["place_code"]): str(row["country_code"]) for row in home.in_force().places()}


def of_scopes() -> dict[str, frozenset[str]]:
    """Linkage scope → its countries: one of a national scope, two of a border pair."""
    return home.in_force().scopes


def places(country: str) -> list[str]:
    return [code for code, its in of_places().items() if its == country]


def scopes(country: str) -> list[str]:
    """Those of this country alone."""
    return [scope for scope, its in of_scopes().items() if its == {country}]


def foreign(country: str) -> list[str]:
    """Every place that is not of this country, and every scope that holds another one.

    Without the national scopes of others: they are two small letters, and so are languages.
    """
    strange = [code for code, its in of_places().items() if its != country]
    return strange + [scope for scope, its in of_scopes().items() if len(its) > 1]
