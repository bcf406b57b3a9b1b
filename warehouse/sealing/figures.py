"""Contacts → the partner's own exact figures of a period. Sets of persons by month, and their unions.

Add here: another figure that a contract asks for.
Keep out: rules that a table holds (packages and where they apply: seeds.py), words and files.

As in the warehouse, gender is the earliest known one, the age the earliest of the narrowest known of its calendar year.
Whoever is in a five-year band is in the wider one around it too.
What the partner's form does not ask is None with a reason, never zero.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from warehouse.contract import ages, contact_fields
from warehouse.sealing import seeds
from warehouse.sealing.own_rows import HTS, Contact
from warehouse.sealing.periods import Period

REACHED, SERVICE, CITY, SETTING_GROUP = "reached_any", "service", "city", "setting_group"
GENDER, AGE_BAND, PACKAGE, KP_PREV = "gender", "age_band", "package", "kp_prev"
BREAKDOWNS = (SERVICE, CITY, SETTING_GROUP, GENDER, AGE_BAND)
ALL = "all"
KP_PREV_CODE = "reached_kp_prev"
NOT_ASKED, BY_FISCAL_YEAR, OTHER_PERIODS = "not_asked_here", "by_fiscal_year", "by_other_periods"
_NOT_KNOWN = {"not_asked", "not_recorded"}


@dataclass(frozen=True)
class Line:
    """One figure. `persons` is None where it cannot be told, and `why` names the reason."""

    period: Period
    measure: str
    code: str
    persons: int | None
    contacts: int | None = None
    without_code: int | None = None
    why: str | None = None


@dataclass
class _Cell:
    persons: set[int] = field(default_factory=set)
    contacts: int = 0
    without_code: int = 0


class Figures:
    """All that is counted, by month. A period is the union of its months."""

    def __init__(self, contacts: Iterable[Contact], asked: Iterable[str], cities: Iterable[str]) -> None:
        self._asked = frozenset(asked)
        self._cells: dict[tuple[date, str, str], _Cell] = defaultdict(_Cell)
        self._received: dict[tuple[date, str, str], set[int]] = defaultdict(set)  # month, country, service
        ordered = sorted(contacts, key=lambda one: (one.day, one.row_no))
        genders, known = _earliest(ordered)
        for one in ordered:
            self._count(one, genders, known)
        self.countries = sorted({one.country for one in ordered})
        self._codes = {
            SERVICE: contact_fields.SERVICES,
            CITY: tuple(sorted({*cities, *(one.city for one in ordered)})),
            SETTING_GROUP: tuple(dict.fromkeys(seeds.setting_groups().values())),
            GENDER: contact_fields.CHOICES[GENDER],
            AGE_BAND: ages.PUBLISHED,
        }

    def lines(self, period: Period) -> list[Line]:
        """Everything about one period: persons reached, packages, KP_PREV, then the breakdowns."""
        found = [self._line(period, REACHED, ALL), *self._packages(period), *self._kp_prev(period)]
        return found + [self._line(period, measure, code) for measure in BREAKDOWNS for code in self._codes[measure]]

    def _count(self, one: Contact, genders: Mapping[int, str], known: Mapping[tuple[int, int], str]) -> None:
        month = one.day.replace(day=1)
        gender = one.gender if one.person is None else genders.get(one.person, "not_asked")
        age = one.age_band if one.person is None else known.get((one.person, month.year), ages.NOT_RECORDED)
        places = [(REACHED, ALL), (CITY, one.city), (GENDER, gender)]
        places += [(AGE_BAND, band) for band in ages.bands(age)]
        places += [(SETTING_GROUP, group) for group in one.setting_groups]
        places += [(SERVICE, service) for service in one.services]
        for measure, code in places:
            cell = self._cells[month, measure, code]
            cell.contacts += 1
            if one.person is None:
                cell.without_code += 1
            else:
                cell.persons.add(one.person)
        if one.person is not None:
            for service in (*one.services, *([HTS] if one.has_hts else [])):
                self._received[month, one.country, service].add(one.person)

    def _line(self, period: Period, measure: str, code: str) -> Line:
        if measure == SERVICE and not self._is_asked(code):
            return Line(period, measure, code, None, why=NOT_ASKED)
        cells = [self._cells[place] for month in period.months if (place := (month, measure, code)) in self._cells]
        persons = set().union(*(cell.persons for cell in cells))
        return Line(
            period, measure, code, len(persons),
            sum(cell.contacts for cell in cells), sum(cell.without_code for cell in cells),
        )  # fmt: skip

    def _packages(self, period: Period) -> list[Line]:
        lines = []
        codes = [package.indicator for package in seeds.packages() if package.indicator != KP_PREV_CODE]
        for indicator in dict.fromkeys(codes):
            versions = [package for package in seeds.packages() if package.indicator == indicator]
            if not any(self._can_be_told(version) for version in versions):
                lines.append(Line(period, PACKAGE, indicator, None, why=NOT_ASKED))
            elif all(version.months(period) is None for version in versions):
                lines.append(Line(period, PACKAGE, indicator, None, why=OTHER_PERIODS))
            else:
                persons = {who for version in versions for who in self.persons_with(version, period)}
                lines.append(Line(period, PACKAGE, indicator, len(persons)))
        return lines

    def persons_with(self, package: seeds.Package, period: Period) -> set[int]:
        """Who received a package within the months of a period that count, in one country, by the table's row."""
        months = package.months(period) or []
        holding = [country for country in self.countries if package.holds(country, period.first)]
        return {who for country in holding for who in self._meeting(package, months, country)}

    def kp_prev(self, period: Period) -> tuple[set[int], set[int]]:
        """Who counts in Q2 of a fiscal year, and who in Q4 who did not count in Q2 already."""
        versions = [package for package in seeds.packages() if package.indicator == KP_PREV_CODE]
        first, second = (
            {
                who
                for version in versions
                for country in self.countries
                if version.holds(country, period.first)
                for who in self._meeting(version, half.months, country)
            }
            for half in period.halves
        )
        return first, second - first

    def _kp_prev(self, period: Period) -> list[Line]:
        if period.kind != "fiscal_year":
            return [Line(period, KP_PREV, "year", None, why=BY_FISCAL_YEAR)]
        if not any(self._can_be_told(package) for package in seeds.packages() if package.indicator == KP_PREV_CODE):
            return [Line(period, KP_PREV, "year", None, why=NOT_ASKED)]
        first, second = self.kp_prev(period)
        counts = {"year": len(first) + len(second), "Q2": len(first), "Q4": len(second)}
        return [Line(period, KP_PREV, code, count) for code, count in counts.items()]

    def _meeting(self, package: seeds.Package, months: Iterable[date], country: str) -> set[int]:
        """Who received in these months what the package asks for."""
        had: dict[int, set[str]] = defaultdict(set)
        for month in months:
            for service in package.services:
                for who in self._received.get((month, country, service), ()):
                    had[who].add(service)
        return {who for who, services in had.items() if package.is_met(services)}

    def _can_be_told(self, package: seeds.Package) -> bool:
        return package.is_met({service for service in package.services if self._is_asked(service)})

    def _is_asked(self, service: str) -> bool:
        return not self._asked.isdisjoint({service if service == HTS else f"svc_{service}", f"amount_{service}"})


def _earliest(ordered: Iterable[Contact]) -> tuple[dict[int, str], dict[tuple[int, int], str]]:
    """The first gender known of a person, and the first of her narrowest ages known in each calendar year."""
    genders: dict[int, str] = {}
    known: dict[tuple[int, int], str] = {}
    for one in ordered:
        if one.person is not None and one.gender not in _NOT_KNOWN:
            genders.setdefault(one.person, one.gender)
        if one.person is not None and one.age_band not in _NOT_KNOWN:
            of_year = one.person, one.day.year
            if of_year not in known or ages.width(one.age_band) < ages.width(known[of_year]):
                known[of_year] = one.age_band
    return genders, known
