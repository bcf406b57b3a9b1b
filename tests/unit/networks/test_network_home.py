"""A home has one network: what would bring a second one near it is refused, and an old home is moved whole."""

import resource
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from warehouse import yaml_text
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError
from warehouse.networks import adopting, editing, home, load, tables
from warehouse.networks.exchange_tables import FILES
from warehouse.networks.home import DEMO, network_of
from warehouse.networks.reading import ABOUT
from warehouse.networks.tables import ESTIMATES, EVENTS
from warehouse.settings import Settings, settings

NAMES = dict.fromkeys(LANGUAGES, "Two rivers")
OULU = {
    "place_code": "fi_oulu",
    "level": "city",
    "country_code": "FI",
    "region_code": "FI-N",
    "latitude": "65.0",
    "longitude": "25.5",
    **{f"name_{language}": "Oulu" for language in LANGUAGES},
}
NORTH = dict.fromkeys(LANGUAGES, "North")
ESTIMATE = {"area_code": "FI", "country_code": "FI", "year": "2022", "low": "3", "point": "4", "high": "5"}
ESTIMATE |= dict.fromkeys(("method", "definition", "inclusion_criteria", "source", "quality"), "said in words")
ESTIMATE |= {"is_chosen": "1"}


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    return replace(settings(), home=tmp_path / "home")


@pytest.fixture
def rivers(here: Settings) -> Settings:
    editing.init(here, NAMES, ["FI"], date(2022, 1, 1))
    assert editing.add_city(here, OULU, NORTH)
    return here


def test_a_home_that_says_nothing_has_the_demo_network_and_says_so_once_it_ran(here: Settings) -> None:
    assert home.directory(here) == DEMO
    home.choose_demo(here)
    assert here.network.read_text() == "demo\n"
    assert home.directory(here) == DEMO
    before = here.network.stat().st_mtime_ns
    home.choose_demo(here)
    assert here.network.stat().st_mtime_ns == before, "a home that was written to is built again"
    with pytest.raises(ConfigError, match="has a network already"):
        editing.init(here, NAMES, ["FI"], date(2022, 1, 1))
    with pytest.raises(ConfigError, match="cannot be in the demo network"):
        home.require_own(here)


def test_a_network_of_ones_own_keeps_the_demo_out(rivers: Settings) -> None:
    assert home.directory(rivers) == rivers.network
    assert not home.network(rivers).is_invented
    with pytest.raises(ConfigError, match="must never come near it"):
        home.choose_demo(rivers)
    (rivers.demo / "truth").mkdir(parents=True)
    with pytest.raises(ConfigError, match="invented files"):
        home.network(rivers)


def test_half_a_network_is_none(here: Settings) -> None:
    (here.network / "partners").mkdir(parents=True)
    with pytest.raises(ConfigError, match="declares no network"):
        home.directory(here)


def test_a_database_of_an_invented_network_is_not_filled_for_a_real_one(rivers: Settings) -> None:
    with duckdb.connect() as con:
        con.execute(tables.ddl())
        load.load(con, network_of(DEMO))
        with pytest.raises(ConfigError, match="Take an empty home"):
            load.load(con, home.network(rivers))
        assert con.execute("select count(*) from network.place").fetchall() == [(21,)]


def test_a_line_is_added_once_and_the_files_form_stays(rivers: Settings) -> None:
    path = rivers.network / "places.csv"
    path.write_text(path.read_text() + "\n", encoding="utf-8")
    before = path.read_text()
    assert not editing.add_city(rivers, OULU, NORTH)
    assert path.read_text() == before
    kemi = OULU | {"place_code": "fi_kemi", "latitude": "65.7"}
    assert editing.add_city(rivers, kemi, NORTH)
    assert path.read_text().startswith(before.rstrip("\n"))
    assert len(path.read_text().splitlines()) == len(before.splitlines())
    assert editing.add(rivers, ESTIMATES, ESTIMATE)
    assert not editing.add(rivers, ESTIMATES, ESTIMATE)
    assert [row["point"] for row in home.network(rivers).rows("population_estimate")] == [4]


def test_what_would_be_wrong_is_not_written(rivers: Settings) -> None:
    paths = sorted(rivers.network.iterdir())
    before = [path.read_bytes() for path in paths]
    with pytest.raises(ConfigError, match="with another longitude"):
        editing.add_city(rivers, OULU | {"longitude": "26"}, NORTH)
    with pytest.raises(ConfigError, match="no code of a city"):
        editing.add_city(rivers, OULU | {"place_code": "oulu"}, NORTH)
    with pytest.raises(ConfigError, match="--name-en"):
        editing.add_city(rivers, OULU | {"place_code": "fi_kemi", "region_code": "FI-Q"}, {})
    with pytest.raises(ConfigError, match="do not rise"):
        editing.add(rivers, ESTIMATES, ESTIMATE | {"low": "9"})
    with pytest.raises(ConfigError, match="kind"):
        editing.add(rivers, EVENTS, {"event_code": "x", "kind": "rain"})
    with pytest.raises(ConfigError, match="XQ"):
        editing.begin(rivers.home / "other", NAMES, ["FI", "XQ"], date(2022, 1, 1))
    assert [path.read_bytes() for path in paths] == before


class Killed(BaseException):
    """As a signal: nothing catches it."""


@pytest.mark.parametrize("ends", ["full disk", "kill"])
def test_an_edit_that_a_full_disk_or_a_kill_ends_leaves_the_file_whole(
    rivers: Settings, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    kemi, path = OULU | {"place_code": "fi_kemi", "latitude": "65.7"}, rivers.network / "places.csv"
    before = path.read_bytes()

    def kill(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        if ends == "kill":
            patch.setattr(Path, "replace", kill)
            with pytest.raises(Killed):
                editing.add_city(rivers, kemi, NORTH)
        else:
            patch.setattr(editing, "_check", lambda *_: None)  # it writes files, too, elsewhere
            soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 2, hard))
            try:
                with pytest.raises(OSError, match="large"):
                    editing.add_city(rivers, kemi, NORTH)
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert path.read_bytes() == before
    assert home.network(rivers)
    assert editing.add_city(rivers, kemi, NORTH)
    assert {one.name for one in rivers.network.iterdir()} == {ABOUT, *(table.file for table in FILES)}


def test_scopes_of_a_new_network_are_its_countries_and_their_pairs(here: Settings) -> None:
    editing.begin(here.network, NAMES, ["UA", "RU", "FI"], date(2022, 1, 1))
    said = yaml_text.read((here.network / "network.yaml").read_text())["scopes"]
    assert set(said) == {"ua", "ru", "fi", "fi_ru", "fi_ua", "ru_ua"}
    assert said["ru_ua"]["why"].startswith("off")


def test_a_home_of_version_0_1_is_named_and_moved_by_one_command(here: Settings) -> None:
    old = here.home / "partners"
    (old / "returns").mkdir(parents=True)
    (old / "returns" / "r.csv.age").touch()
    shutil.copy(DEMO / "partners" / "fi_lake.yaml", old / "p017.yaml")
    with pytest.raises(ConfigError, match="network adopt"):
        home.directory(here)
    with pytest.raises(ConfigError, match="invented partner"):
        adopting.adopt(here, "Two rivers", None)
    assert (old / "p017.yaml").exists()
    text = (old / "p017.yaml").read_text(encoding="utf-8").replace("demo: true", "demo: false")
    (old / "p017.yaml").write_text(text, encoding="utf-8")
    shutil.rmtree(here.home / "network.building", ignore_errors=True)
    assert adopting.adopt(here, "Two rivers", None) == ["fi_helsinki", "fi_tampere", "fi_turku"]
    assert (here.partners / "p017.yaml").exists()
    assert (here.network / "returns" / "r.csv.age").exists()
    assert not old.exists()
    found = home.network(here)
    assert set(found.names("en")) == {"FI", "FI-S", "FI-W", "fi_helsinki", "fi_tampere", "fi_turku"}
    assert found.rows("population_estimate") == found.rows("event") == found.rows("target") == []
    with pytest.raises(ConfigError, match="nothing to adopt"):
        adopting.adopt(here, "Two rivers", None)
