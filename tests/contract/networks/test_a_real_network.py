"""A network that is not the demo, from `network init` to a release: what it declared is published, nothing invented."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import northern_network
import pytest
from northern_network import words_of_the_demo
from pipeline_home import Home

from dagster_project.lib import dbt_child, parsed_project
from warehouse import build_mark, database, vault
from warehouse.networks import load
from warehouse.networks.home import network_of


@pytest.fixture(scope="module")
def home(northern_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    return northern_home.copy(tmp_path_factory.mktemp("real") / "home")


def published(home: Home) -> Iterator[tuple[str, str]]:
    """Name and whole text of every file that an audience has."""
    for path in sorted(home.settings.current.resolve().rglob("*")):
        name = str(path.relative_to(home.settings.current.resolve()))
        if path.suffix in (".csv", ".json"):
            yield name, path.read_text(encoding="utf-8")
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                yield name, "\n".join(book.read(part).decode("utf-8") for part in book.namelist())
        elif path.suffix == ".duckdb":
            yield name, _text(path)


def _text(path: Path) -> str:
    with duckdb.connect(str(path), read_only=True) as con:
        tables = con.execute("select schema_name, table_name from duckdb_tables()").fetchall()
        return "\n".join(str(con.execute(f"from {schema}.{table}").fetchall()) for schema, table in tables)


def test_no_published_file_holds_a_word_of_the_demo_network(home: Home) -> None:
    texts = dict(published(home))
    assert {Path(name).suffix for name in texts} == {".csv", ".json", ".xlsx", ".duckdb"}
    found = {(name, word) for name, text in texts.items() for word in words_of_the_demo() if word in text}
    assert found == set()


def test_the_search_would_find_them(home: Home) -> None:
    """The same search finds what this network itself declared, in every kind of file."""
    said = {"fi_rovaniemi", northern_network.LAW, "GRANT-9", "the health centre of the north"}
    for kind in (".csv", ".xlsx", ".duckdb"):
        text = "\n".join(text for name, text in published(home) if name.endswith(kind))
        assert {word for word in said if word not in text} == set(), kind


def test_each_country_of_the_network_has_its_audience_and_no_other(home: Home) -> None:
    release = home.settings.current.resolve()
    assert {path.name for path in release.iterdir() if path.is_dir()} == {"regional", "ua", "fi", "ee", "donor"}


def test_a_fourth_country_is_read_in_its_own_language_and_counted(home: Home) -> None:
    met = home.rows(
        "select city, count(distinct person_id) from intermediate.int_contact_person where country = 'EE' "
        "group by all order by all"
    )
    assert met == [("ee_narva", 40), ("ee_tallinn", 40)]
    said = home.crossings("network", "validate")
    assert "EE: there are no classes of its given names" in " ".join(said.text.split())


def test_coverage_divides_by_its_own_estimates_alone(home: Home) -> None:
    with duckdb.connect(str(home.settings.current / "regional" / "warehouse.duckdb"), read_only=True) as con:
        points = con.execute(
            "select distinct point from published.pub_population_estimates where lists = ''"
        ).fetchall()
        (notice,) = con.execute("select notice from published.pub_release").fetchone() or ("?",)
    assert points == [(northern_network.ESTIMATED,)]
    assert notice == ""


def test_a_changed_estimate_is_a_whole_build(home: Home) -> None:
    now, keyring = home.settings, vault.load(home.settings)
    models = parsed_project.digest(now.dbt_project)
    mark = build_mark.begin(now, keyring, models)
    assert not mark.is_whole, "nothing has changed since the run"
    build_mark.finish(now, keyring, mark)
    path = now.network / "estimates.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(f",{northern_network.ESTIMATED},", ",432,"), "utf-8")
    with database.writer(now, keyring) as con:
        load.load(con, network_of(now.network))
    assert build_mark.begin(now, keyring, models).is_whole


def test_the_demo_cannot_come_into_its_home(home: Home) -> None:
    ran = home.crossings("demo")
    assert ran.code == 2
    assert "must never come near it" in ran.text
    assert not home.settings.demo.exists()


def test_no_key_of_a_model_occurs_twice(home: Home) -> None:
    twice = dbt_child.target(home.settings) / "compiled" / "crossings" / "tests" / "facts_have_their_keys.sql"
    assert home.rows(twice.read_text(encoding="utf-8")) == []
