"""What follows from the lines of places.csv and need not be written there.

Add here: another value that a line may leave out.
Keep out: a value that somebody must decide.
"""

from collections.abc import Mapping

from warehouse.networks.network import Row, Value

ALL = "all"


def completed(tables: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    """The same, with every place's region and city, its middle and its rank."""
    places = tables["place"]
    return {**tables, "place": [_place(row, places) for row in places]}


def _place(row: Row, places: list[Row]) -> Row:
    level, code = row["level"], row["place_code"]
    region = {"country": ALL, "region": code, "city": row["region_code"]}[str(level)]
    whole: dict[str, Value] = {**row, "region_code": region, "city_code": code if level == "city" else ALL}
    for name in ("latitude", "longitude"):
        whole[name] = row[name] if row[name] is not None else _middle(row, places, name)
    if row["rollup_rank"] is None:
        whole["rollup_rank"] = 0 if level == "country" else _rank(row, places)
    return whole


def _middle(row: Row, places: list[Row], name: str) -> float:
    of = "region_code" if row["level"] == "region" else "country_code"
    within = [float(str(one[name])) for one in places if one["level"] == "city" and one[of] == row["place_code"]]
    return round(sum(within) / len(within), 1)


def _rank(row: Row, places: list[Row]) -> int:
    """Its place in the file, among all of its level and country: the order of the lines does not change by itself."""
    alike = [one["place_code"] for one in places if all(one[key] == row[key] for key in ("level", "country_code"))]
    return alike.index(row["place_code"]) + 1
