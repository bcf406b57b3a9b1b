"""The published tables as the release suite sees them: which rules hold for which table, by its contract.

Add here: another kind of rule.
Keep out: which table has it (`meta.release` of dbt/models/published/_published.yml).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from warehouse.audiences import Audience
from warehouse.definitions.contracts import contracts
from warehouse.errors import ConfigError

# Besides tables of a network: that it has regions to move between, and publishes a printed mapping.
SEVERAL_REGIONS, PRINTED_MAPPING = "several regions", "printed mapping"
STATUSES = ("shown", "few", "gap", "open", "no_denominator", "not_observable")

REMEDIES = {
    "is_status_unknown": ("release_status", "status", "Give every cell one status of the list."),
    "is_hidden_number": ("release_hidden", "persons", "A cell that is not shown holds no number. Stop: do not flip."),
    "is_shown_without_number": ("release_shown", "persons", "A shown cell has a number."),
    "is_too_small": ("release_small", "persons", "Fewer than five persons are never shown. Stop: do not flip."),
    "is_unrounded": ("release_rounded", "persons", "Persons of this audience are rounded as declared."),
    "is_share_outside": ("release_share", "share", "A share is between 0 and 1."),
    "is_hidden_share": ("release_hidden", "share", "A cell that is not shown holds no share. Stop: do not flip."),
    "is_hidden_estimate": (
        "release_hidden",
        "estimate",
        "An estimate that is not shown holds no number. Stop: do not flip.",
    ),
    "is_for_inside": (
        "release_forbidden",
        "row",
        "Own overlaps are for the regional audience alone. Stop: do not flip.",
    ),
    "is_foreign": (
        "release_foreign",
        "row",
        "A file of one country holds no other country, and no sum of countries. Stop: do not flip.",
    ),
    "is_held": ("release_held", "row", "A table that is held has no row. Stop: do not flip."),
    "is_interval_crossed": ("release_interval", "interval", "Low is not above point, point is not above high."),
}


def named(table: str, flag: str) -> str:
    """The column in which the rows of this table say whether they break this rule."""
    return f"{table}__{flag}"


@dataclass(frozen=True)
class TableRules:
    """What holds for one table. `intervals` are columns in rising order, `estimates` have a number only where shown.

    `filled_by`: what a network need not declare, by the name of its table; where it did, the table has rows. Rows with
    something in the column `inside` are for the audience of the whole network. Some tables have rows of every country;
    of the others, that of one country may be empty.
    """

    is_for_donors: bool = True
    is_optional: bool = False
    may_be_empty: bool = False
    filled_by: str = ""
    is_of_every_country: bool = False
    has_persons: bool = False
    shares: tuple[str, ...] = ()
    intervals: tuple[tuple[str, ...], ...] = ()
    estimates: tuple[str, ...] = ()
    inside: str = ""

    def is_for(self, audience: Audience) -> bool:
        return self.is_for_donors or not audience.is_outside

    def must_have_rows(self, audience: Audience, declared: Collection[str] = ()) -> bool:
        if audience.country:
            return self.is_of_every_country
        return self.filled_by in declared if self.filled_by else not self.may_be_empty

    @property
    def columns(self) -> set[str]:
        """All columns that a rule speaks of."""
        ends = {column for interval in self.intervals for column in interval}
        return {*self.shares, *self.estimates, *ends, *([self.inside] if self.inside else [])}

    @property
    def flags(self) -> list[str]:
        persons = list(REMEDIES)[:5] if self.has_persons else []
        shares = ["is_share_outside"] if self.shares else []
        hidden = ["is_hidden_share"] if self.shares and self.has_persons else []
        estimates = ["is_hidden_estimate"] if self.estimates else []
        inside = ["is_for_inside"] if self.inside else []
        return [*persons, *shares, *hidden, *estimates, *inside, *(["is_interval_crossed"] if self.intervals else [])]


@cache
def tables() -> Mapping[str, TableRules]:
    """Published table → its rules. Raises ConfigError that names every table with an unknown one."""
    of_donors = contracts("published_donor")
    found: dict[str, TableRules] = {}
    mistakes: list[str] = []
    for table, contract in contracts().items():
        known = {column.name for column in contract.columns}
        said = {"is_for_donors": table in of_donors, "has_persons": {"persons", "status"} <= known, **contract.release}
        if unknown := sorted(said.keys() - {each.name for each in fields(TableRules)}):
            mistakes.append(f"{table}: there is no rule {', '.join(unknown)}")
            continue
        found[table] = rules = TableRules(**{name: _tuples(value) for name, value in said.items()})
        if missing := sorted(rules.columns - known):
            mistakes.append(f"{table}: there is no column {', '.join(missing)}")
    if mistakes:
        raise ConfigError("_published.yml, meta.release: " + "; ".join(mistakes) + ".")
    return found


def _tuples(said: Any) -> Any:
    return tuple(map(_tuples, said)) if isinstance(said, list) else said
