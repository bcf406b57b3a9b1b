"""A partner that is stopped at once leaves nothing here, and no number that needed it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pytest
from persons_in_words import persons_in_words
from pipeline_home import Home

pytestmark = [pytest.mark.exhaustive, pytest.mark.builds(2)]

STOPPED, OTHER = "fi_lake", "fi_north"
# Cells of places whose persons were met by these two partners and by no third one.
OF_TWO = f"""
with person as {persons_in_words("pub_reach")},
place as (
    select period_type, period_start, country_code, region_code, city_code, partner_code from person
    union
    select period_type, period_start, country_code, region_code, 'all', partner_code from person
    union
    select period_type, period_start, country_code, 'all', 'all', partner_code from person
),
of_two as (
    select * exclude (partner_code) from place
    group by all having list(partner_code order by partner_code) = ['{STOPPED}', '{OTHER}']
)
select period_type, period_start, country_code, region_code, city_code
from published.pub_reach inner join of_two using (period_type, period_start, country_code, region_code, city_code)
where status = 'shown' and setting_group = 'all' and gender = 'all' and age_band = 'all' and origin_code = 'all'
order by all
"""
STILL_SHOWN = """
select period_type, period_start, country_code, region_code, city_code
from published.pub_reach
where status = 'shown' and setting_group = 'all' and gender = 'all' and age_band = 'all' and origin_code = 'all'
"""
ABROAD = """
select cell, persons, status, first_published from protected.protected_reach
where country_code <> 'FI' and status <> 'open' order by all
"""
OTHERS = f"select * from raw.contact where partner_code <> '{STOPPED}' order by all"


def test_nothing_of_a_stopped_partner_is_left_and_readers_never_fail(built_home, tmp_path):
    home = built_home.copy(tmp_path / "home")
    of_two, others, abroad = home.rows(OF_TWO), home.rows(OTHERS), home.rows(ABROAD)
    former = home.settings.current.resolve().name
    assert of_two
    assert home.crossings("partner", "stop", "nobody", "--now", "--yes").code == 2
    history = home.settings.dagster / "history" / "runs"  # a copied home brings none of its own
    history.mkdir(parents=True)
    (history / "earlier.db").write_bytes(f"asset delivery/{STOPPED}".encode())
    dry = home.crossings("partner", "stop", STOPPED, "--now", "--dry-run")
    assert (dry.code, former in dry.text) == (0, True), dry.text
    assert home.rows(OTHERS) == others
    assert home.kill_when_it_says("building", "partner", "stop", STOPPED, "--now", "--yes")

    with reading(home) as failures:
        ran = home.crossings("partner", "stop", STOPPED, "--now", "--yes")

    assert ran.code == 0, ran.text
    assert failures == []
    assert f"withdrawn           release {former}" in ran.text
    assert not (home.settings.published / former).exists()
    assert home.settings.current.resolve().is_dir()
    assert home.rows(OTHERS) == others
    assert rows_of(home, STOPPED) == []
    assert rooms_of(home, STOPPED) == []
    shown = set(home.rows(STILL_SHOWN))
    assert shown
    assert not shown & set(of_two)
    assert home.rows(ABROAD) == abroad != []

    again = home.crossings("partner", "stop", STOPPED, "--now", "--yes")
    assert (again.code, "nothing of it is here" in again.text) == (0, True), again.text
    listed = home.crossings("partner", "list")
    assert (STOPPED in listed.text, OTHER in listed.text) == (False, True)
    assert home.settings.current.resolve().is_dir()


def rows_of(home: Home, code: str) -> list[str]:
    """Tables with a row that names the partner."""
    found = home.rows(
        "select c.schema_name || '.' || c.table_name, c.column_name from duckdb_columns() as c "
        "inner join duckdb_tables() as t using (database_name, schema_name, table_name) "
        "where c.database_name = 'crossings' and c.data_type = 'VARCHAR' and c.column_name like '%partner%'"
    )
    assert len(found) > 10
    return [table for table, column in found if home.rows(f"select 1 from {table} where {column} = '{code}' limit 1")]


def rooms_of(home: Home, code: str) -> list[str]:
    """Everything that is called after it or says its code in clear, but for its invented files and dashboards."""
    here = home.settings
    found = [path for path in here.home.rglob("*") if not path.is_relative_to(here.demo)]
    return [str(path) for path in found if code in path.name or (path.is_file() and code.encode() in path.read_bytes())]


@contextmanager
def reading(home: Home) -> Iterator[list[str]]:
    """Somebody who looks at the current release all the time, as the dashboards do: the link once for each request."""
    failures: list[str] = []
    ended = threading.Event()

    def look() -> None:
        while not ended.is_set():
            path = home.settings.current.resolve() / "regional" / "warehouse.duckdb"
            try:
                with duckdb.connect(path, read_only=True) as con:
                    con.execute("select count(*) from published.pub_reach").fetchone()
            except duckdb.Error as error:
                failures.append(type(error).__name__)
            time.sleep(0.05)

    reader = threading.Thread(target=look)
    reader.start()
    try:
        yield failures
    finally:
        ended.set()
        reader.join()
