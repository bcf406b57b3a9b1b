"""The yearly mapping return: ranges and lists as stated, mistakes all at once, the demo's only where the demo is."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import duckdb
import pyrage
import pytest
from own_network import own_network

from warehouse import layout
from warehouse.errors import DeliveryRefused
from warehouse.intake.landing import land
from warehouse.intake.returns.yearly_return import TABLES, load_yearly_returns
from warehouse.networks.home import DEMO
from warehouse.settings import Settings, settings
from warehouse.vault import Vault

RETURN = "mapping_2023_demo"
Con = duckdb.DuckDBPyConnection
_IDENTITY = pyrage.x25519.Identity.generate()
KEYS: Vault = cast("Any", SimpleNamespace(identities=[_IDENTITY], landing_recipient=str(_IDENTITY.to_public())))


@pytest.fixture
def con() -> Iterator[Con]:
    with duckdb.connect() as connection:
        connection.execute(layout.schema())
        yield connection


@pytest.fixture
def home(tmp_path: Path) -> Settings:
    """A home with a copy of the demo's return as its own."""
    shutil.copytree(DEMO / "returns", own_network(tmp_path) / "returns")
    return replace(settings(), home=tmp_path)


def load(con: Con, home: Settings) -> int:
    return load_yearly_returns(con, home, KEYS)


def counts(con: Con) -> list[int]:
    return [con.execute(f"select count(*) from raw.{table}").fetchall()[0][0] for table in TABLES]


def test_the_invented_return_comes_in_only_with_the_demo_network(con: Con, tmp_path: Path) -> None:
    empty = replace(settings(), home=tmp_path)
    assert load(con, empty) == 14
    assert con.execute("select bool_and(is_invented) from raw.mapping_organisation").fetchall() == [(True,)]
    own_network(tmp_path)
    assert load(con, empty) == 0
    assert counts(con) == [0, 0, 0, 0]


def test_ranges_scopes_lists_and_ranks_are_kept_as_stated(con: Con, home: Settings) -> None:
    load(con, home)
    share = "select share_low, share_high, scope from raw.mapping_share where org_code = 'org_r5' and measure = ?"
    assert con.execute(share, ["condom_negotiation"]).fetchall() == [(50.0, 60.0, "people who work outdoors")]
    assert con.execute(share, ["condom_confiscation"]).fetchall() == []
    needs = "select code, rank from raw.mapping_statement where org_code = 'org_u1' and kind = 'need' order by rank"
    assert con.execute(needs).fetchall() == [("shelter", 1), ("psychosocial", 2), ("health", 3)]
    offers = (
        "select offer_gender, offer_place, offer_language from raw.mapping_service "
        "where org_code = 'org_f4' and service_code = 'hiv_test_offered' order by all"
    )
    assert con.execute(offers).fetchall() == [
        ("men", "indoors", "en"),
        ("men", "indoors", "fi"),
        ("women", "indoors", "en"),
        ("women", "indoors", "fi"),
    ]


def test_loading_it_again_changes_nothing(con: Con, home: Settings) -> None:
    load(con, home)
    before = [con.execute(f"from raw.{table} order by all").fetchall() for table in TABLES]
    load(con, home)
    assert [con.execute(f"from raw.{table} order by all").fetchall() for table in TABLES] == before


def test_a_plain_return_is_encrypted_once_it_was_read_and_read_again_from_there(con: Con, home: Settings) -> None:
    load(con, home)
    plain = counts(con)
    folder = home.network / "returns"
    assert sorted(path.name for path in folder.iterdir()) == [f"{RETURN}.csv.age", f"{RETURN}.services.csv.age"]
    assert (
        land.unseal((folder / f"{RETURN}.csv.age").read_bytes(), KEYS)
        == (DEMO / "returns" / f"{RETURN}.csv").read_bytes()
    )
    assert load(con, home) == 14
    assert counts(con) == plain


def test_a_return_that_is_there_plain_and_encrypted_is_refused(con: Con, home: Settings) -> None:
    load(con, home)
    for ending in (".csv", ".services.csv"):
        shutil.copy(DEMO / "returns" / f"{RETURN}{ending}", home.network / "returns" / f"{RETURN}{ending}")
    with pytest.raises(DeliveryRefused, match="is there twice"):
        load(con, home)


def test_a_wrong_return_leaves_what_came_in_before_and_stays_plain_to_be_mended(con: Con, home: Settings) -> None:
    load(con, home)
    before = counts(con)
    other = home.network / "returns" / "y2024.csv"
    other.write_text((DEMO / "returns" / f"{RETURN}.csv").read_text().replace("org_r1,2023", "org_r1,soon"))
    shutil.copy(DEMO / "returns" / f"{RETURN}.services.csv", other.with_name("y2024.services.csv"))
    with pytest.raises(DeliveryRefused, match="return_year"):
        load(con, home)
    assert counts(con) == before
    assert other.exists()


@pytest.mark.parametrize(
    ("ending", "old", "new", "said"),
    [
        (".csv", "60,70,local scene", "80,70,local scene", "row 2: the low end of indoor is above its high end"),
        (".csv", "60,70,local scene", "60,,local scene", "row 2: indoor is not a share from 0 to 100 with"),
        (".csv", "60,70,local scene", "60,170,local scene", "row 2: indoor is not a share"),
        (".csv", "60,70,local scene", "60,70,", "row 2: indoor does not say of whom it is a share"),
        (".csv", "men|escort", "men|models", "row 2: not_known holds what is none of men, trans_people"),
        (".csv", "legal|health", "legal|legal", "row 2: needs names something twice"),
        (".csv", "RU-NW,ru_spb", "RU-SIB,ru_spb", "row 2: country, region and city are no city of the network"),
        (".csv", "org_r1,2023", "org_r1,soon", "row 2: return_year is no year"),
        (".csv", "yes,yes", "maybe,yes", "row 2: may_be_shown is neither yes nor no"),
        (".csv", "org_r2", "org_r1", "row 3: the organisation is there twice"),
        (".csv", "control_scope", "control_of", "lacks the columns control_scope"),
        (".services.csv", "org_r1,information", "org_x,information", "services, row 2: the organisation has no row"),
        (".services.csv", "org_r1,information", "org_r1,parties", "services, row 2: service is none of the contact"),
        (
            ".services.csv",
            "org_r1,counselling",
            "org_r1,information",
            "row 3: the service of this organisation is",
        ),
        (".services.csv", "women|men,indoors|outdoors,ru|en", "women|men,,ru|en", "services, row 2: places is missing"),
        (".services.csv", "ru|en", "ru|xx", "services, row 2: languages holds what is none of ru, uk"),
    ],
)
def test_a_wrong_return_is_refused_by_row_and_column(
    con: Con, home: Settings, ending: str, old: str, new: str, said: str
) -> None:
    path = home.network / "returns" / f"{RETURN}{ending}"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(DeliveryRefused, match=said.replace("|", r"\|")):
        load(con, home)


def test_all_mistakes_of_a_return_are_told_at_once(con: Con, home: Settings) -> None:
    path = home.network / "returns" / f"{RETURN}.csv"
    path.write_text(path.read_text().replace("org_r1,2023", "org_r1,soon").replace("org_r2,2023", "org_r2,later"))
    with pytest.raises(DeliveryRefused, match=r"(?s)row 2: return_year.*row 3: return_year"):
        load(con, home)


def test_a_return_needs_both_its_files(con: Con, home: Settings) -> None:
    (home.network / "returns" / f"{RETURN}.csv").unlink()
    with pytest.raises(DeliveryRefused, match="has two files"):
        load(con, home)
