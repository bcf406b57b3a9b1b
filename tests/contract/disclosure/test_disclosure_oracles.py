"""The disclosure macro against two independent implementations: the ONS package, and plain Python."""

import random
from collections import defaultdict
from typing import TYPE_CHECKING

import pandas as pd
from cell_key_perturbation.create_perturbed_table import create_perturbed_table
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from conftest import World

ONS_KEYS = 256
STEP = 2**32 // ONS_KEYS


def _person_key(person: int) -> int:
    return random.Random(person).randrange(2**32)


def _network(world: "World", people: int, keys: int = 2**32) -> list[tuple[int, str, str]]:
    """(person, setting group, gender) of persons met by both partners in Tampere."""
    world.partner("a", "fi_tampere")
    world.partner("b", "fi_tampere")
    rng = random.Random(people)
    rows = [
        (person, rng.choice(["indoor", "outdoor", "remote"]), rng.choice(["woman", "man", "not_asked"]))
        for person in range(people)
    ]
    for person, setting, gender in rows:
        partners = rng.choice([("a",), ("b",), ("a", "b")])
        for partner in partners:
            world.met(
                partner,
                "fi_tampere",
                [person],
                keys=lambda p: _person_key(p) // (2**32 // keys) * (2**32 // keys),
                setting_group=setting,
                gender=gender,
            )
    return rows


def test_the_same_keys_and_table_give_the_cells_of_the_ons_package(world: "World") -> None:
    """The ONS package has 256 keys: ours are cut to the first 8 bits, and its table reads ours at the hash of those."""
    rows = _network(world, people=400, keys=ONS_KEYS)
    world.con.execute("create temp table hashed (ckey bigint, cell_key bigint)")
    keys = [(key, world.cell_key(key * STEP)) for key in range(ONS_KEYS)]
    world.con.executemany("insert into hashed values (?, ?)", keys)
    noise = world.con.execute(
        """
        select pcv, ckey, perturbation.noise as pvalue
        from (select unnest(range(751)) as pcv) cross join hashed
        join seeds.perturbation on true_count = least(pcv, 5) and cell_key >= key_low and cell_key < key_high
        """
    ).df()
    data = pd.DataFrame(
        [(setting, gender, _person_key(person) // STEP) for person, setting, gender in rows],
        columns=["setting", "gender", "record_key"],
    )
    expected = create_perturbed_table(
        data, noise, [], ["setting", "gender"], "record_key", use_existing_ons_id=False, threshold=5
    )
    for _, cell in expected.iterrows():
        found = world.cells(country_code="FI", setting_group=cell["setting"], gender=cell["gender"])
        if found[0][1] == "shown":
            assert found == [(int(cell["count"]), "shown")]
        else:
            assert pd.isna(cell["count"]) or cell["count"] < 5 or _dominated(world, cell["setting"], cell["gender"])


def _dominated(world: "World", setting: str, gender: str) -> bool:
    largest, total = world.con.execute(
        """
        select max(n), (select count(distinct person_id) from marts.person_period
                        where setting_group = ? and gender = ?)
        from (select count(distinct person_id) as n from marts.person_period
              where setting_group = ? and gender = ? group by partner_code)
        """,
        [setting, gender] * 2,
    ).fetchone() or (0, 1)
    return bool(largest > 0.85 * total)


def test_plain_python_finds_the_same_cells(world: "World") -> None:
    _network(world, people=300)
    table = world.con.execute("from seeds.perturbation").fetchall()
    people = world.con.execute(
        "select person_id, record_key, partner_code, setting_group, gender from marts.person_period"
    ).fetchall()
    groups: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    partners: dict[tuple[str, str], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for person, key, partner, setting, gender in people:
        for cell in ((setting, "all"), ("all", gender), (setting, gender), ("all", "all")):
            groups[cell][person] = key
            partners[cell][partner].add(person)

    def changed(cell: tuple[str, str]) -> int:
        count, key = len(groups[cell]), world.cell_key(sum(groups[cell].values()))
        return count + next(n for true, n, low, high in table if true == min(count, 5) and low <= key < high)

    allowed = 2 * max(abs(n) for _, n, _, _ in table) - 5
    for (setting, gender), members in groups.items():
        count, number = len(members), changed((setting, gender))
        wholes = [("all", gender)] * (setting != "all") + [(setting, "all")] * (gender != "all")
        largest = max(len(met) for met in partners[setting, gender].values())
        is_shown = count >= 5 and number >= 5 and len(partners[setting, gender]) >= 2
        is_shown = is_shown and largest / count <= 0.85 and number >= largest + 3
        is_shown = is_shown and all(number <= changed(whole) + allowed for whole in wholes)
        expected = (number, "shown") if is_shown else (None, "few")
        where = {k: v for k, v in (("setting_group", setting), ("gender", gender)) if v != "all"}
        assert world.cells(country_code="FI", **where) == [expected], (setting, gender)


@given(doubled=st.lists(st.integers(0, 59), max_size=60), order=st.randoms(use_true_random=False))
@hypothesis_settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_and_repetition_of_rows_change_no_number(
    world: "World", doubled: list[int], order: random.Random
) -> None:
    world.con.execute("delete from marts.person_period; delete from raw.partner; delete from raw.partner_city")
    world.con.execute("delete from marts.fct_partner_month")
    world.partner("a", "fi_tampere")
    world.partner("b", "fi_tampere")
    rows = [("a", p) for p in range(40)] + [("b", p) for p in range(20, 60)]
    rows += [(partner, p) for partner, p in rows if p in doubled]
    order.shuffle(rows)
    for partner, person in rows:
        world.met(partner, "fi_tampere", [person], keys=_person_key)
    count, key = 60, world.cell_key(sum(map(_person_key, range(60))))
    table = world.con.execute("from seeds.perturbation").fetchall()
    noise = next(n for true, n, low, high in table if true == 5 and low <= key < high)
    assert world.cells(country_code="FI") == [(count + noise, "shown")]


def test_one_person_who_leaves_moves_her_cells_each_by_another_number(world: "World") -> None:
    """With a table that is asked with the sum itself, the keys of all cells that she leaves shift by the same."""
    table = world.con.execute("from seeds.perturbation where true_count = 5").fetchall()
    rng = random.Random(20221202)

    def noise(key: int) -> int:
        return next(number for _, number, low, high in table if low <= key < high)

    her_key = 40_000_000  # a hundredth of the space of keys
    sums = [rng.randrange(2**32) for _ in range(400)]
    alike = sum(noise(total) == noise((total - her_key) % 2**32) for total in sums)
    hashed = sum(noise(world.cell_key(total)) == noise(world.cell_key(total - her_key)) for total in sums)
    expected = sum(((high - low) / 2**32) ** 2 for _, _, low, high in table) * len(sums)
    assert alike > 0.9 * len(sums)  # nearly all of her cells said that she was their difference
    assert abs(hashed - expected) < 0.15 * len(sums)
