"""The disclosure macro as dbt compiles it, run on small invented person sets of a test's own."""

import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dagster_project.lib import dbt_child
from warehouse import database, vault
from warehouse.settings import PROJECT_ROOT, settings

SEEDS = PROJECT_ROOT / "dbt" / "seeds"
TYPED = {
    "perturbation": "true_count bigint, noise bigint, key_low bigint, key_high bigint",
    "disclosure_pattern": "",
    "place": "",
    "dimension_value": "",
}


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """SQL of pub_reach as dbt sends it to the engine, as of 1 January 2024."""
    home = tmp_path_factory.mktemp("compiled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CROSSINGS_HOME", str(home / "home"))
        patch.setenv("CROSSINGS_KEYS_FILE", str(home / "keys.json"))
        patch.setenv("CROSSINGS_AS_OF", "2024-01-01")
        now = settings()
        vault.init_demo(now)
        keys = vault.load(now)
        with database.writer(now, keys):
            pass
        done = subprocess.run(
            [dbt_child.DBT, "compile", "--quiet", "--select", "pub_reach", "--target-path", home / "target"],
            env=dbt_child.environment(now, keys),
            cwd=now.dbt_project,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    path = next(Path(home / "target" / "compiled").rglob("models/published/pub_reach.sql"))
    return path.read_text()


class World:
    """A working database in memory: the real seeds, and partners and persons that a test declares."""

    def __init__(self, compiled: str) -> None:
        self.sql = compiled
        self.con = duckdb.connect()
        self.con.execute("attach ':memory:' as crossings; use crossings; create schema seeds; create schema marts")
        for seed in TYPED:
            self.con.execute(f"create table seeds.{seed} as from read_csv('{SEEDS / seed}.csv', all_varchar = false)")
        self.con.execute(
            """
            create table marts.dim_partner (partner_code varchar, may_be_named boolean, safe_to_show boolean);
            create table marts.dim_partner_city (partner_code varchar, city_code varchar);
            create table marts.fct_partner_month (partner_code varchar, month_start date, is_received integer);
            create table marts.dim_period_month (
                period_type varchar, period_start date, period_end date, month_start date, period_rank integer);
            create table marts.fct_person_period (
                scope varchar, person_id bigint, record_key bigint, partner_code varchar, period_type varchar,
                period_start date, period_rank integer, country_code varchar, region_code varchar, city_code varchar,
                setting_group varchar, gender varchar, age_band varchar, origin_code varchar);
            insert into marts.dim_period_month values ('quarter', '2023-01-01', '2023-04-01', '2023-01-01', 2);
            """
        )

    def quiet(self) -> None:
        """No noise at all, to see the thresholds alone."""
        self.con.execute("update seeds.perturbation set noise = 0")

    def partner(self, code: str, *cities: str, may_be_named: bool = False, received: int = 1) -> None:
        self.con.execute("insert into marts.dim_partner values (?, ?, true)", [code, may_be_named])
        for city in cities:
            self.con.execute("insert into marts.dim_partner_city values (?, ?)", [code, city])
        self.con.execute("insert into marts.fct_partner_month values (?, '2023-01-01', ?)", [code, received])

    def met(
        self, partner: str, city: str, persons: Sequence[int], keys: Callable[[int], int] = int, **other: Any
    ) -> None:
        row = self.con.execute(
            "select country_code, region_code from seeds.place where city_code = ?", [city]
        ).fetchone()
        assert row is not None
        country, region = row
        values = {"setting_group": "indoor", "gender": "woman", "age_band": "25-29", "origin_code": "none"} | other
        for person in persons:
            self.con.execute(
                "insert into marts.fct_person_period "
                "values (?, ?, ?, ?, 'quarter', '2023-01-01', 2, ?, ?, ?, ?, ?, ?, ?)",
                [country.lower(), person, keys(person), partner, country, region, city, *values.values()],
            )

    def cells(self, **where: str) -> list[tuple[int | None, str]]:
        condition = " and ".join(f"{name} = '{value}'" for name, value in where.items())
        others = [
            f"{name} = 'all'"
            for name in ("region_code", "city_code", "setting_group", "gender", "age_band", "origin_code")
            if name not in where
        ]
        condition = " and ".join([condition, *others])
        return self.con.execute(f"select persons, status from ({self.sql}) as reach where {condition}").fetchall()


@pytest.fixture
def world(compiled: str) -> Iterator[World]:
    made = World(compiled)
    yield made
    made.con.close()
