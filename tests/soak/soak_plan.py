"""What happens in which month: partners, and the troubles that a real network has in three years.

    FULL     eight partners, thirty-six months: `make soak`
    SHORT    three partners, eight months: a test of every day
    QUICK    all kinds of trouble in ten months, for whoever changes the soak

Add here: another kind of trouble, and in which months it happens.
Keep out: what people do (soak_people.py), and what is done about a trouble (soak_month.py).

Months are counted from 1. A step is one month of the simulation: the files of that month come on the 25th of the next.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

FIRST_YEAR = 2023
LATE_BY = 2  # months; by then the cells of the file's month have closed
CITIES = {
    "UA": ("ua_kharkiv", "ua_sumy"),
    "FI": ("fi_rovaniemi", "fi_oulu"),
    "RU": ("ru_yekaterinburg", "ru_kazan"),
    "EE": ("ee_tallinn", "ee_narva"),
}
NEW_CITY = "fi_kajaani"
AmountOf = Mapping[tuple[str, int], int]


@dataclass(frozen=True)
class Partner:
    """`script`: how it spells names. `form`: the words of its export. `seals_from`: the first step in which it seals.

    `changes_at`: the step from which it sends another column layout, in the form `changes_to`.
    """

    code: str
    country: str
    script: str
    form: str
    file: str  # utf-8, windows-1251 or xlsx
    scopes: tuple[str, ...]
    seals_from: int | None = None
    joins: int = 1
    stops: int | None = None  # the step in which it is stopped; it sends nothing of this month
    changes_at: int | None = None
    changes_to: str = ""
    works_in_new_city: bool = False

    @property
    def alias(self) -> str:
        return f"{self.country}-{self.code[1:]}"

    def is_sealing(self, step: int) -> bool:
        return self.seals_from is not None and step >= self.seals_from

    def has_changed(self, step: int) -> bool:
        return self.changes_at is not None and step >= self.changes_at

    def is_there(self, month: int) -> bool:
        return self.joins <= month and (self.stops is None or month < self.stops)


@dataclass(frozen=True)
class Plan:
    """One network's three years. Pairs are (code of a partner, month); numbers beside them are steps."""

    name: str
    months: int
    rows: int  # of each file
    partners: tuple[Partner, ...]
    late: frozenset[tuple[str, int]] = frozenset()
    gaps: frozenset[tuple[str, int]] = frozenset()
    restated: AmountOf = field(default_factory=dict)  # the month is sent again, changed, in this step
    resent: AmountOf = field(default_factory=dict)  # the same bytes again, in this step
    erased: Mapping[int, str] = field(default_factory=dict)  # step → the partner that a person asked
    erased_at_once: frozenset[int] = frozenset()  # steps in which the erasure makes a release of its own
    rotated: Mapping[int, tuple[str, ...]] = field(default_factory=dict)  # step → options of `keys rotate`
    restating: frozenset[int] = frozenset()  # steps with the dated restatement
    killed: Mapping[int, str] = field(default_factory=dict)  # step → the word at which a first run is killed
    failing: Mapping[int, str] = field(default_factory=dict)  # step → the partner that a first run cannot take in
    is_looked_at: bool = False  # somebody reads the working database again and again while a run goes on
    new_city_from: int | None = None
    seed: int = 36

    @property
    def countries(self) -> list[str]:
        return list(dict.fromkeys(partner.country for partner in self.partners))

    def partner(self, code: str) -> Partner:
        return next(partner for partner in self.partners if partner.code == code)

    def cities(self, country: str, month: int) -> tuple[str, ...]:
        is_new = country == "FI" and self.new_city_from is not None and month >= self.new_city_from
        return (*CITIES[country], NEW_CITY) if is_new else CITIES[country]

    def cities_of(self, partner: Partner, month: int) -> tuple[str, ...]:
        return self.cities(partner.country, month) if partner.works_in_new_city else CITIES[partner.country]

    def sends(self, partner: Partner, month: int) -> int | None:
        """The step in which the file of this month comes; None where it never does."""
        if not partner.is_there(month) or (partner.code, month) in self.gaps:
            return None
        step = month + (LATE_BY if (partner.code, month) in self.late else 0)
        return step if partner.stops is None or step < partner.stops else None

    def is_ordinary(self, step: int) -> bool:
        """Whether each partner that is there sends the file of this month, and nothing else happens."""
        return self.happens(step) == []

    def happens(self, step: int) -> list[str]:
        """What is not ordinary in this step, in words."""
        return [*self._of_files(step), *self._of_partners(step), *self._of_the_network(step)]

    def _of_files(self, step: int) -> Iterator[str]:
        missing = sum(1 for _, month in self.late if month == step)
        if missing:
            yield "a file does not come in time" if missing == 1 else f"{missing} files do not come in time"
        late = sum(1 for _, month in self.late if month + LATE_BY == step)
        if late:
            yield "a late file comes" if late == 1 else f"{late} late files come"
        gaps = sum(1 for _, month in self.gaps if month == step)
        if gaps:
            yield "a partner sends nothing" if gaps == 1 else f"{gaps} partners send nothing"
        for what, pairs in (("a month sent again, changed", self.restated), ("the same file again", self.resent)):
            if step in pairs.values():
                yield what

    def _of_partners(self, step: int) -> Iterator[str]:
        for partner in self.partners:
            if partner.joins == step > 1:
                yield "a partner joins"
            if partner.stops == step:
                yield "a partner is stopped"
            if partner.seals_from == step > 1:
                yield "a partner begins to seal and resends its history"
            if partner.changes_at == step:
                yield "a partner's export has another layout"

    def _of_the_network(self, step: int) -> Iterator[str]:
        if step == self.new_city_from:
            yield "a city is added"
        if step in self.erased:
            yield "a person is erased"
        if step in self.rotated:
            yield "keys are rotated"
        if step in self.restating:
            yield "the yearly restatement"
        if step in self.killed:
            yield "a run is killed, and run again"
        if step in self.failing:
            yield "a partner's files cannot be taken in at first"


def month_start(month: int) -> date:
    return date(FIRST_YEAR + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def month_end(month: int) -> date:
    return month_start(month + 1) - timedelta(days=1)


def as_of(step: int) -> date:
    """The day of the run: the month before this one has closed then, this one has not."""
    return month_start(step + 1).replace(day=25)


def name(month: int) -> str:
    return f"{month_start(month):%Y-%m}"


_KHARKIV = Partner("p011", "UA", "uk", "russian", "utf-8", ("ua", "fi_ua"), seals_from=1)
_SUMY = Partner("p012", "UA", "uk", "russian", "windows-1251", ("ua", "fi_ua"))
_OULU = Partner(
    "p021", "FI", "finnish", "english", "xlsx", ("fi", "fi_ua", "fi_ru", "ee_fi"), seals_from=1, works_in_new_city=True
)
_LAPLAND = Partner("p022", "FI", "finnish", "english", "xlsx", ("fi",))
_NORTH = Partner("p023", "FI", "finnish", "english", "xlsx", ("fi",))
_URAL = Partner("p031", "RU", "ru", "russian", "windows-1251", ("ru", "fi_ru"), seals_from=1)
_VOLGA = Partner("p032", "RU", "ru", "russian", "windows-1251", ("ru",))
_NARVA = Partner("p041", "EE", "english", "english", "utf-8", ("ee", "ee_fi"), seals_from=1)

FULL = Plan(
    name="full",
    months=36,
    rows=400,
    partners=(
        _KHARKIV,
        replace(_SUMY, seals_from=16),
        _OULU,
        replace(_LAPLAND, stops=29),
        replace(_NORTH, joins=13),
        _URAL,
        replace(_VOLGA, changes_at=20, changes_to="english"),
        _NARVA,
    ),
    late=frozenset(
        {
            ("p012", 2), ("p031", 3), ("p041", 7), ("p011", 9), ("p022", 9), ("p032", 11), ("p023", 14), ("p021", 15),
            ("p031", 17), ("p032", 18), ("p012", 20), ("p041", 21), ("p011", 23), ("p022", 24), ("p023", 26),
            ("p031", 29), ("p012", 31), ("p021", 31),
        }
    ),
    gaps=frozenset({("p041", 9), ("p041", 10), ("p032", 22), ("p032", 23), ("p032", 24), ("p023", 32)}),
    restated={("p011", 2): 4, ("p031", 6): 9, ("p022", 12): 15, ("p032", 19): 21, ("p041", 25): 27, ("p021", 28): 31},
    resent={("p032", 3): 5, ("p021", 10): 12, ("p011", 20): 23, ("p023", 30): 33},
    erased={9: "p011", 19: "p031", 30: "p021"},
    erased_at_once=frozenset({9}),
    rotated={22: ("--file-keys", "--token-key")},
    restating=frozenset({10, 14, 27}),
    killed={8: "raw/p031", 25: "intermediate", 32: "release/candidate"},
    new_city_from=18,
)  # fmt: skip

SHORT = Plan(
    name="short",
    months=8,
    rows=150,
    partners=(_KHARKIV, _SUMY, replace(_OULU, works_in_new_city=False, scopes=("fi", "fi_ua"))),
    late=frozenset({("p012", 2)}),
    gaps=frozenset({("p021", 5)}),
    restated={("p011", 1): 3},
    resent={("p012", 1): 3},
    erased={6: "p011"},
    rotated={7: ("--file-keys",)},
    restating=frozenset({5}),
    killed={2: "intermediate"},
    failing={4: "p012"},
    is_looked_at=True,
)

QUICK = replace(
    FULL,
    name="quick",
    months=10,
    partners=(
        _KHARKIV,
        replace(_SUMY, seals_from=3),
        _OULU,
        replace(_LAPLAND, stops=6),
        replace(_NORTH, joins=3),
        _URAL,
        replace(_VOLGA, changes_at=4, changes_to="english"),
        _NARVA,
    ),
    late=frozenset({("p031", 1), ("p012", 2), ("p041", 3), ("p032", 4)}),
    gaps=frozenset({("p041", 5)}),
    restated={("p011", 1): 2, ("p021", 3): 5},
    resent={("p032", 1): 3, ("p011", 2): 7},
    erased={3: "p011", 8: "p031"},
    erased_at_once=frozenset({3}),
    rotated={6: ("--file-keys", "--token-key")},
    restating=frozenset({4}),
    killed={2: "intermediate"},
    new_city_from=5,
)
PLANS = {plan.name: plan for plan in (FULL, SHORT, QUICK)}
