"""Own-overlap estimates from contacts to the published row: invented people, met by channels of the contact contract.

The SQL is what dbt compiles. The seed of the people is drawn anew and printed; CROSSINGS_TEST_SEED brings them back.
"""

import csv
import os
import random
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from statistics import fmean
from typing import Any

import duckdb
import pytest
from compiled_models import SEEDS, compiled_models
from own_network import demo_as_dbt_reads_it
from tables_of_cells import READ_BY_EVERY_CELL

from warehouse.estimators.chapman import chapman

BUILT = {
    "fct_person_capture": "marts",
    "fct_cell_capture": "marts",
    "protected_capture": "protected",
}
MODELS = ("allowed_grain", *BUILT, "pub_population_estimates")
CHANNELS = {
    "fixed_site": ("drop_in", "clinic"),
    "outreach": ("street_outreach", "mobile_unit", "venue_visit"),
    "remote": ("phone", "online"),
}
LISTS = {
    row["channel"]: row["list_code"]
    for row in csv.DictReader((SEEDS / "capture_list.csv").read_text(encoding="utf-8").splitlines())
}
QUARTERS = [date(2023, month, 1) for month in (1, 4, 7)]
PEOPLE = 900
PARTNERS = ("a", "b", "c")
FEW_ON_BOTH = "cannot be estimated: fewer than 20 people on both lists, or their number is not shown"

Contact = tuple[int, str, date, str, str]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return compiled_models(tmp_path_factory.mktemp("compiled"), MODELS)


@pytest.fixture
def rng() -> random.Random:
    seed = int(os.environ.get("CROSSINGS_TEST_SEED", secrets.randbits(32)))
    print(f"CROSSINGS_TEST_SEED={seed}")
    return random.Random(seed)


Published = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def published(compiled: dict[str, str]) -> Iterator[Published]:
    con = duckdb.connect()
    con.execute("attach ':memory:' as crossings; use crossings")
    for schema in ("seeds", "raw", "intermediate", "marts", "protected", "published"):
        con.execute(f"create schema {schema}")
    for path in SEEDS.glob("*.csv"):
        con.execute(f"create table seeds.{path.stem} as from read_csv('{path}', header = true)")
    demo_as_dbt_reads_it(con)
    con.execute(f"create view declared.allowed_grain as {compiled['allowed_grain']}")

    def run(contacts: list[Contact], noisy: bool = False) -> list[dict[str, Any]]:
        if not noisy:
            con.execute("update seeds.perturbation set noise = 0")
        _fill(con, contacts)
        for name, schema in BUILT.items():
            con.execute(f"create table {schema}.{name} as {compiled[name]}")
        result = con.execute(
            f"select * from ({compiled['pub_population_estimates']}) as it where lists <> '' order by all"
        )
        names = [column[0] for column in result.description]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    yield run
    con.close()


def _fill(con: duckdb.DuckDBPyConnection, contacts: list[Contact]) -> None:
    con.execute(READ_BY_EVERY_CELL)
    con.execute(
        """
        create table raw.partner (
            partner_code varchar, may_be_named boolean, safe_to_show boolean, is_demo boolean);
        create table intermediate.int_period_month (
            period_type varchar, period_start date, period_end date, month_start date, period_rank integer);
        create table intermediate.int_contact_person (
            scope varchar, person_id bigint, record_key bigint, partner_code varchar, country varchar, region varchar,
            month_start date, channel varchar);
        """
    )
    for partner in PARTNERS:
        con.execute("insert into raw.partner values (?, false, true, true)", [partner])
        for city in ("fi_helsinki", "fi_tampere"):
            con.execute("insert into raw.partner_city values (?, ?, '2020-01-01', null)", [partner, city])
    for start in QUARTERS:
        end = date(2023, start.month + 3, 1)
        con.execute("insert into intermediate.int_period_month values ('quarter', ?, ?, ?, 2)", [start, end, start])
        con.execute("insert into marts.fct_partner_month select partner_code, ?, 1 from raw.partner", [start])
    con.execute(
        "create table intermediate.int_due_month as select *, 1 as is_counted from intermediate.int_period_month"
    )
    con.executemany(
        "insert into intermediate.int_contact_person values ('fi', ?, ?, ?, 'FI', ?, ?, ?)",
        [
            (person, person * 2654435761 % 2**32, partner, region, day, channel)
            for person, partner, day, region, channel in contacts
        ],
    )


def met(rng: random.Random, chance: Callable[[int], float]) -> list[Contact]:
    """Each person stays in one region; in each quarter each list meets her with her own chance, once or twice.

    One partner meets her in a quarter: were it drawn for each contact, most people on two lists would know each
    partner, and now and then one of the partners nearly all of them, which is not shown.
    """
    contacts: list[Contact] = []
    for person in range(PEOPLE):
        region = "FI-S" if person % 2 else "FI-W"
        for day in QUARTERS:
            partner = rng.choice(PARTNERS)
            for channels in CHANNELS.values():
                if rng.random() < chance(person):
                    times = rng.choice((1, 2))
                    contacts += [(person, partner, day, region, rng.choice(channels)) for _ in range(times)]
    return contacts


def boring(contacts: list[Contact]) -> dict[tuple[str, date, str], tuple[int, int, int]]:
    """Sizes of the two lists and of their overlap, by area, quarter and pair, in plain Python."""
    lists: dict[tuple[str, date, str], set[int]] = defaultdict(set)
    for person, _, day, region, channel in contacts:
        for area in (region, "FI"):
            lists[area, day, LISTS[channel]].add(person)
    return {
        (area, day, f"{one}+{other}"): (
            len(lists[area, day, one]),
            len(lists[area, day, other]),
            len(lists[area, day, one] & lists[area, day, other]),
        )
        for area in ("FI", "FI-S", "FI-W")
        for day in QUARTERS
        for one, other in combinations(sorted(CHANNELS), 2)
    }


def quarters(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["area_code"].startswith("FI") and row["period_type"] == "quarter"]


def test_a_closed_homogeneous_network_is_estimated_as_plain_python_does(published, rng):
    contacts = met(rng, lambda _: 0.6)

    rows = quarters(published(contacts))

    expected = boring(contacts)
    assert len(rows) == len(expected) == 27
    for row in rows:
        counts = expected[row["area_code"], row["period_start"], row["lists"]]
        found = chapman(*counts)
        assert (row["low"], row["point"], row["high"]) == tuple(
            pytest.approx(value, abs=0.51) for value in (found.low, found.point, found.high)
        )
    national = [row for row in rows if row["area_code"] == "FI"]
    assert fmean(row["point"] for row in national) == pytest.approx(PEOPLE, rel=0.06)
    assert not any(row["chosen"] for row in rows)
    assert all(row["n_lists"] == 2 and row["assumptions"] for row in rows)


def test_a_heterogeneous_network_says_lower_bound_and_is_one(published, rng):
    rows = quarters(published(met(rng, lambda person: 0.1 if person % 3 else 0.8)))

    shown = [row for row in rows if row["area_code"] == "FI"]
    assert len(shown) == 9
    for row in shown:
        assert row["label"].startswith("lower bound: heterogeneity")
        assert row["point"] < 0.8 * PEOPLE


def test_the_published_noise_moves_an_estimate_by_a_few_people_on_a_list(published, rng):
    contacts = met(rng, lambda _: 0.45)

    rows = quarters(published(contacts, noisy=True))

    expected = boring(contacts)
    for row in rows:
        n1, n2, m = expected[row["area_code"], row["period_start"], row["lists"]]
        ends = [chapman(n1 + a, n2 + b, m + c).point for a in (-5, 5) for b in (-5, 5) for c in (-5, 5)]
        assert min(ends) - 1 <= row["point"] <= max(ends) + 1


def test_twenty_people_on_both_lists_are_enough_and_nineteen_are_not(published):
    def people(region: str, both: int, start: int) -> list[Contact]:
        day, found = QUARTERS[0], []
        for person in range(start, start + 100):
            partner = PARTNERS[person % 2]
            found.append((person, partner, day, region, "drop_in"))
            if person < start + both:
                found.append((person, partner, day, region, "venue_visit"))
        return found + [(start + 200 + i, PARTNERS[i % 2], day, region, "venue_visit") for i in range(60)]

    rows = quarters(published([*people("FI-S", 20, 0), *people("FI-W", 19, 1000)]))

    told = {
        row["area_code"]: (row["status"], row["point"], row["reason"])
        for row in rows
        if row["lists"] == "fixed_site+outreach" and row["period_start"] == QUARTERS[0]
    }
    assert told["FI-S"] == ("shown", round(chapman(100, 80, 20).point), "")
    assert told["FI-W"] == ("few", None, FEW_ON_BOTH)
    one_list = [row for row in rows if row["lists"] == "outreach+remote" and row["period_start"] == QUARTERS[0]]
    assert {row["reason"] for row in one_list} == {"cannot be estimated: one list"}


def test_lists_of_a_single_partner_are_no_answer(published):
    """The contributing-partner rule holds for each list and for the overlap."""
    day = QUARTERS[0]
    contacts = [
        (person, "a", day, "FI-S", channel)
        for person in range(150)
        for channel in ("drop_in", "venue_visit")
        if person % 3 or channel == "drop_in"
    ]

    rows = quarters(published(contacts))

    assert {row["status"] for row in rows} == {"few"}
    assert {row["point"] for row in rows} == {None}


def test_one_partner_that_met_nearly_all_on_both_lists_is_no_answer_either(published):
    """Each list is shared well, but of the people on both one partner met nine in ten."""
    day, both, alone = QUARTERS[0], range(100), range(100, 300)
    contacts = [
        (person, "a" if person % 10 else "b", day, "FI-S", channel)
        for person in both
        for channel in ("drop_in", "venue_visit")
    ]
    contacts += [
        (person, "bc"[person // 2 % 2], day, "FI-S", ("drop_in", "venue_visit")[person % 2]) for person in alone
    ]

    told = {
        (row["status"], row["point"], row["reason"])
        for row in quarters(published(contacts))
        if row["lists"] == "fixed_site+outreach" and row["period_start"] == day and row["area_code"] != "FI-W"
    }

    assert told == {("few", None, FEW_ON_BOTH)}


def test_two_lists_of_two_regions_overlap_in_the_country_alone(published):
    day = QUARTERS[0]
    contacts = [(person, PARTNERS[person % 2], day, "FI-S", "drop_in") for person in range(100)]
    contacts += [(person, PARTNERS[person % 2], day, "FI-W", "street_outreach") for person in range(60, 160)]

    rows = quarters(published(contacts))

    points = {row["area_code"]: row["point"] for row in rows if row["period_start"] == day and row["point"]}
    assert points == {"FI": round(chapman(100, 100, 40).point)}
