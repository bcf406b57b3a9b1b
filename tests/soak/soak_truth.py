"""What is true of the network after a step: which contacts are in force, and whose they are.

Add here: another figure that the warehouse has before disclosure control and the simulator knows.
Keep out: the comparison (soak_checks.py).

Somebody is one person to the warehouse at all partners that seal. A partner that does not seal knows her by a code of
its own, so there she is another person.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from soak_people import Contact, World
from soak_plan import Partner, Plan, month_start

Who = tuple[str, int]  # "sealed" or the code of a partner that does not seal; the person's number
Key = tuple[str, ...]
SEALED = "sealed"


@dataclass(frozen=True)
class Edition:
    """A partner's month as it is in force."""

    partner: Partner
    month: int
    version: int
    is_sealed: bool
    contacts: list[Contact]

    def who(self, contact: Contact) -> Who:
        return (SEALED if self.is_sealed else self.partner.code), contact.person.number

    @property
    def scopes(self) -> tuple[str, ...]:
        """A border's scope is for people whose code is sealed."""
        return self.partner.scopes if self.is_sealed else self.partner.scopes[:1]


@dataclass(frozen=True)
class Truth:
    """Persons by country and month, by partner and month; moves by scope, month of arrival, and the two cities."""

    of_countries: Counter[Key]
    of_partners: Counter[Key]
    moves: Counter[Key]


def edition(plan: Plan, world: World, partner: Partner, month: int, step: int) -> Edition | None:
    """None where nothing has come of this month yet."""
    sent = plan.sends(partner, month)
    if sent is None or sent > step:
        return None
    key = partner.code, month
    is_corrected = plan.restated.get(key, step + 1) <= step
    contacts = world.corrected[key] if is_corrected else world.contacts[key]
    return Edition(partner, month, 1 + is_corrected, partner.is_sealing(step), contacts)


def editions(plan: Plan, world: World, step: int) -> Iterator[Edition]:
    for partner in plan.partners:
        for month in range(1, step + 1):
            if found := edition(plan, world, partner, month, step):
                yield found


def erased(plan: Plan, world: World, step: int) -> dict[int, int]:
    """Step → number of the person who was erased in it, up to this one."""
    found: dict[int, int] = {}
    for at in sorted(one for one in plan.erased if one <= step):
        found[at] = _erasable(plan, world, at, set(found.values()))
    return found


def _erasable(plan: Plan, world: World, at: int, gone: set[int]) -> int:
    """Of the people whom this partner has met: who is met in one country alone, now and later, and most often."""
    countries: dict[int, set[str]] = defaultdict(set)
    for (code, _), contacts in (*world.contacts.items(), *world.corrected.items()):
        for contact in contacts:
            countries[contact.person.number].add(plan.partner(code).country)
    met: Counter[int] = Counter()
    for one in editions(plan, world, at - 1):
        if one.partner.code == plan.erased[at]:
            met.update(contact.person.number for contact in one.contacts)
    return max((n for n in met if len(countries[n]) == 1 and n not in gone), key=lambda n: (met[n], n))


def truth(plan: Plan, world: World, step: int) -> Truth:
    gone = {(SEALED, number) for number in erased(plan, world, step).values()}
    persons: dict[Key, set[Who]] = defaultdict(set)
    of_partners: dict[Key, set[Who]] = defaultdict(set)
    days: dict[tuple[str, Who], set[tuple[str, str]]] = defaultdict(set)
    for one in editions(plan, world, step):
        month = month_start(one.month).isoformat()
        for contact in one.contacts:
            who = one.who(contact)
            if who in gone:
                continue
            of_partners[one.partner.code, month].add(who)
            for scope in one.scopes:
                persons[scope, one.partner.country, month].add(who)
                days[scope, who].add((contact.day.isoformat(), contact.city))
    return Truth(
        Counter({key: len(who) for key, who in persons.items()}),
        Counter({key: len(who) for key, who in of_partners.items()}),
        Counter(_moves(days)),
    )


def _moves(days: dict[tuple[str, Who], set[tuple[str, str]]]) -> Iterator[Key]:
    """Nobody is in two cities on one day, so the days alone put them in order."""
    for (scope, _), met in days.items():
        ordered = sorted(met)
        for (_, before), (day, after) in pairwise(ordered):
            if before != after:
                yield scope, f"{day[:7]}-01", before, after
