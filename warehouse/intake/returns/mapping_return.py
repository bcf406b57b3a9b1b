"""A mapping return: what organisations that cannot send contacts state about themselves, one row each, ranges kept.

Add here: another printed mapping of the first version.
Keep out: the yearly return (yearly_return.py), readings and sums of the figures (dbt makes the audit), and names of
organisations.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

from warehouse.errors import ConfigError, DeliveryRefused
from warehouse.intake.load.load import Con

MAPPING_2012 = Path(__file__).parents[2] / "reference" / "mapping_2012.csv"

# Column of the file → column of raw.mapping_return.
_TEXTS = {
    "org_code": "org_code",
    "city": "city",
    "federal_district": "federal_district",
    "country_code": "country_code",
    "covered_qualifier": "covered_qualifier",
    "count_unit": "count_unit",
    "period_kind": "period_kind",
    "period_text": "period_text",
    "covered_alt_unit_text": "covered_alt_unit_text",
    "migrant_origins": "migrant_origins",
    "injects_scope": "injects_scope",
    "population_note": "population_note",
    "flags": "flags",
}
_COUNTS = {
    "sex_workers_covered_low": "covered_low",
    "sex_workers_covered_high": "covered_high",
    "covered_alt_value": "covered_alt_value",
}
_SHARES = {
    f"{share}_pct_{end}": f"{share}_{end}"
    for share in ("indoor", "outdoor", "migrant", "injects")
    for end in ("low", "high")
}
_UNITS = {"", "persons", "contacts", "other_group"}
_PERIODS = {"", "annual", "cumulative", "interval", "point_in_time", "unstated"}


def load_mapping_returns(con: Con, names: Iterable[str]) -> None:
    """The printed mappings that the network names, and no other."""
    con.execute("delete from raw.mapping_return")
    for name in names:
        load_mapping_return(con, MAPPING_2012.with_name(f"{name}.csv"))


def load_mapping_return(con: Con, path: Path = MAPPING_2012) -> int:
    """Replace one return, named by its file. All mistakes of the file are told at once. Gives back its rows."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows, header = list(reader), reader.fieldnames or []
    except OSError as error:
        raise ConfigError(f"The mapping return {path} cannot be read ({error.strerror}).") from None
    if missing := sorted({*_TEXTS, *_COUNTS, *_SHARES} - set(header)):
        raise DeliveryRefused(f"The mapping return {path.stem} lacks the columns {', '.join(missing)}.")
    mistakes = [mistake for number, row in enumerate(rows, 2) for mistake in _mistakes(number, row)]
    if mistakes:
        raise DeliveryRefused(f"The mapping return {path.stem} was refused:\n  " + "\n  ".join(mistakes))
    names = [*_TEXTS.values(), *_COUNTS.values(), *_SHARES.values()]
    con.execute("delete from raw.mapping_return where return_id = ?", [path.stem])
    con.executemany(
        f"insert into raw.mapping_return (return_id, {', '.join(names)}) values (?{', ?' * len(names)})",
        [[path.stem, *_values(row)] for row in rows],
    )
    return len(rows)


def _values(row: dict[str, str]) -> list[str | int | float | None]:
    texts = [row[name] or None for name in _TEXTS]
    counts = [int(row[name]) if row[name] else None for name in _COUNTS]
    shares = [float(row[name]) if row[name] else None for name in _SHARES]
    return [*texts, *counts, *shares]


def _mistakes(number: int, row: dict[str, str]) -> list[str]:
    mistakes = [f"row {number}: {name} is missing" for name in ("org_code", "country_code") if not row[name]]
    mistakes += [f"row {number}: {name} is not a whole number" for name in _COUNTS if not _is_number(row[name], 10**9)]
    mistakes += [
        f"row {number}: {name} is not a share from 0 to 100" for name in _SHARES if not _is_number(row[name], 100)
    ]
    if row["count_unit"] not in _UNITS:
        mistakes.append(f"row {number}: count_unit is none of {', '.join(sorted(_UNITS - {''}))}")
    if row["period_kind"] not in _PERIODS:
        mistakes.append(f"row {number}: period_kind is none of {', '.join(sorted(_PERIODS - {''}))}")
    return mistakes or [f"row {number}: the low end of {name} is above its high end" for name in _reversed(row)]


def _is_number(text: str, highest: float) -> bool:
    try:
        return not text or 0 <= float(text) <= highest
    except ValueError:
        return False


def _reversed(row: dict[str, str]) -> list[str]:
    lows = [name for name in (*_COUNTS, *_SHARES) if name.endswith("_low")]
    pairs = [(low, row[low], row[low.removesuffix("_low") + "_high"]) for low in lows]
    return [low.removesuffix("_low") for low, first, last in pairs if first and last and float(first) > float(last)]
