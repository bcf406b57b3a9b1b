"""The warehouse's own tables that figures are counted by: packages, services, settings, names of places.

Add here: another table of the warehouse by which a partner counts.
Keep out: a copy of any rule in them. A rule that stood in two places would one day be two rules.
"""

import csv
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import cache

from warehouse.networks import home
from warehouse.sealing.periods import FILES, Period
from warehouse.settings import settings
from warehouse.whole_months import MONTHS

_FOR_EVER = date.max
Row = Mapping[str, str]


@dataclass(frozen=True)
class Window:
    """In which months of a kind of period a framework counts: the first one, from 1, and how many."""

    kind: str
    report: str
    first_month: int
    months: int


@dataclass(frozen=True)
class Package:
    """What must have been received: every component of `required`, and so many of `any_of`. A component is a set of
    services that stand for each other."""

    indicator: str
    framework: str
    country: str  # or `all`
    valid_from: date
    valid_to: date
    required: tuple[frozenset[str], ...]
    any_of: tuple[frozenset[str], ...]
    k_required: int
    windows: tuple[Window, ...] = ()

    def holds(self, country: str, period_start: date) -> bool:
        return self.country in ("all", country) and self.valid_from <= period_start < self.valid_to

    @property
    def services(self) -> frozenset[str]:
        return frozenset().union(*self.required, *self.any_of)

    def is_met(self, received: Set[str]) -> bool:
        return all(one & received for one in self.required) and (
            sum(bool(one & received) for one in self.any_of) >= self.k_required
        )

    def months(self, period: Period) -> list[date] | None:
        """The months that count of a period; None if its framework does not count by such a period."""
        whole = all((window.first_month, window.months) == (1, MONTHS[window.kind]) for window in self.windows)
        if period.kind == FILES and whole:
            return period.months
        window = next((window for window in self.windows if window.kind == period.kind and not window.report), None)
        return None if window is None else period.months[window.first_month - 1 :][: window.months]


@cache
def rows(table: str) -> tuple[Row, ...]:
    path = settings().root / "dbt" / "seeds" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def packages() -> tuple[Package, ...]:
    return tuple(packages_of(rows("package"), rows("package_service"), rows("framework_applies")))


def packages_of(said: tuple[Row, ...], services: tuple[Row, ...], applies: tuple[Row, ...] = ()) -> list[Package]:
    """Packages from rows of the three tables."""
    return [
        Package(
            one["indicator_code"],
            one["framework"],
            one["country_code"],
            date.fromisoformat(one["valid_from"]),
            date.fromisoformat(one["valid_to"]) if one["valid_to"] else _FOR_EVER,
            _components(one, "required", services),
            _components(one, "any_of", services),
            int(one["k_required"]),
            tuple(
                Window(row["period_type"], row["report"], int(row["first_month"]), int(row["months"]))
                for row in applies
                if row["framework"] == one["framework"]
            ),
        )
        for one in said
    ]


def _components(package: Row, role: str, services: tuple[Row, ...]) -> tuple[frozenset[str], ...]:
    found: dict[str, set[str]] = {}
    version = (package["package_code"], package["framework_version"])
    for service in services:
        if (service["package_code"], service["framework_version"]) == version and service["role"] == role:
            found.setdefault(service["component"], set()).add(service["service"])
    return tuple(frozenset(each) for each in found.values())


@cache
def setting_groups() -> Mapping[str, str]:
    return {row["setting"]: row["setting_group"] for row in rows("setting")}


def place_names(language: str) -> Mapping[str, str]:
    return home.in_force().names(language)
