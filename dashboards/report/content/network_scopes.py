"""What a network declares of moves: linkage scopes of a country, its own and those that it shares with one other, and
the names of corridors.

Add here: another question about them. Keep out: the declaration itself (warehouse/networks).
"""

from collections.abc import Iterator

from warehouse.networks import home


def scope_within(country: str) -> str:
    """The scope of one country alone; "" where the network declares none."""
    return next((name for name, its in home.in_force().enabled_scopes.items() if its == {country}), "")


def pairs(country: str) -> Iterator[tuple[str, str]]:
    """Scopes of this country and one other, with the other."""
    for name, its in home.in_force().enabled_scopes.items():
        if country in its and len(its) == 2:
            (other,) = its - {country}
            yield name, other


def corridor_names(language: str) -> dict[str, str]:
    return {str(row["corridor_code"]): str(row[f"name_{language}"]) for row in home.in_force().rows("corridor")}
