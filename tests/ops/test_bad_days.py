"""Every command of the pages for a bad day, in its order, and whether what the page promises is so afterwards."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import bad_day_homes as before
import duckdb
import httpx
import pyrage
import pytest
from account_desk import Desk, desk
from bad_day_homes import ALIAS, ESCROW, MINE, OTHER, PARTNER, THEIRS
from bad_day_pages import FOLDER, Page
from byte_search import found
from measured_results import keep
from people import copy_of, is_let_in
from pipeline_home import Home
from superset_server import Superset, serving_copy

from dashboards import state
from warehouse import database, vault
from warehouse.contract.fold import fold_code
from warehouse.contract.keying.second_keying import unsealed_token
from warehouse.errors import CrossingsError
from warehouse.intake.landing import land
from warehouse.intake.partners.declared import find
from warehouse.intake.receive.receive import receive
from warehouse.keys import escrow
from warehouse.release import journal, steps
from warehouse.settings import Settings
from warehouse.tokens.key_chain import wrapped
from warehouse.vault import Vault

pytestmark = pytest.mark.builds(4)

OLENA, SECOND, RECIPE = "olena", "second", "own-code-1"
_measured: dict[str, tuple[int, float, str]] = {}


@dataclass
class House:
    """A home, the folder in which people give commands, and a page in use."""

    home: Home
    folder: Path
    words: dict[str, str]
    desk: Desk

    @property
    def settings(self) -> Settings:
        return self.home.settings

    def page(self, name: str, **more: Any) -> Page:
        return Page(name, self.home, self.folder, more.pop("account", self.desk), self.words, **more)


@pytest.fixture(scope="module")
def superset(northern_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Superset]:
    with serving_copy(northern_home.path, tmp_path_factory.mktemp("superset")) as running:
        yield running


@pytest.fixture(scope="module")
def accounts(superset: Superset) -> Iterator[Desk]:
    with desk(superset.settings) as open_desk:
        for name in (OLENA, SECOND):
            open_desk(["add", name, "coordinator_uk"])
        yield open_desk


@pytest.fixture
def house(northern_home: Home, accounts: Desk, tmp_path: Path) -> House:
    home, words = before.made(northern_home, tmp_path / "house")
    for name in (OLENA, SECOND):
        accounts(["reopen", name])
    words |= {"2024-02-20": f"{datetime.now(UTC):%Y-%m-%d}"}  # the journal knows the day of the test
    return House(home, tmp_path / "house", words, accounts)


@pytest.fixture(scope="module", autouse=True)
def measured() -> Iterator[None]:
    yield
    if len(_measured) < len(list(FOLDER.glob("*.md"))) - 1:
        return  # a page failed, or was not asked for: half a table is none
    keep(
        "bad_days",
        title="Pages for a bad day",
        what="Every command of each page was given in its order, on a network of three partners with real Superset.",
        heads=["page", "commands", "seconds", "what was found to be so afterwards"],
        rows=[[name, count, f"{seconds:.0f}", what] for name, (count, seconds, what) in sorted(_measured.items())],
        place=60,
    )


def note(page: Page, what: str) -> None:
    assert page.is_done, f"{page.name}: not every command was given"
    _measured[page.name] = (len(page.commands), page.seconds, what)


def test_there_is_a_page_for_each_of_these_days() -> None:
    tested = {
        "a-key-leaks", "a-laptop-is-lost", "a-wrong-number", "an-account-is-coerced", "an-ngo-is-designated",
        "an-ngo-is-searched", "index",
    }  # fmt: skip
    assert {path.stem for path in FOLDER.glob("*.md")} == tested


def test_an_ngo_is_searched(house: House) -> None:
    keyring = vault.load(house.settings)
    before.sources_beside(house.home, house.folder / "sources")
    before.new_files(house.folder / "sources")
    theirs, hers = (find(house.settings, code, keyring) for code in (OTHER, PARTNER))
    digest, kept = house.home.digest(), keys_of(house.settings)
    page = house.page("an-ngo-is-searched")

    page.follow(until="crossings seal")
    assert receive(house.settings, keyring, hers) == []  # her files lie there, and nobody asks for them
    assert receive(house.settings, keyring, theirs) != []

    page.follow(until="crossings keys restore")
    assert not house.settings.keys_file.exists()
    assert written_under(house.folder, kept) == []
    for command in (("partner", "show", PARTNER), ("status",), ("run",), ("keys", "status")):
        assert house.home.crossings(*command).code == 6, command
    assert list(closed_rooms(house.settings))
    secret = [str(house.folder / "sources" / PARTNER), "eu-north", "Europe/Kyiv", "person 12"]
    assert found([house.settings.home], secret, house.settings, None) == {}
    assert all(f"  {room} " in page.said["crossings seal --yes"] for room in ("published", "network", "verdicts"))

    page.follow()
    assert vault.load(house.settings) == keyring
    assert house.home.digest() == digest
    note(
        page, "nothing is fetched; sealed: no key, no partner's address or reference in any file; both holders open it"
    )


def test_an_ngo_is_designated(house: House) -> None:
    settings, keyring = house.settings, vault.load(house.settings)
    shown = steps.shown(settings)
    assert shown is not None
    before.recipient(settings)
    before.sent(house.home)
    before.reports(settings, shown)
    cached = settings.superset / "cache" / "answer"
    cached.parent.mkdir(parents=True)
    cached.write_text(ALIAS)
    history = settings.dagster / "history"
    history.mkdir(parents=True)
    (history / "earlier.db").write_bytes(f"delivery/{PARTNER}".encode())
    settings.logs.mkdir(exist_ok=True)
    (settings.logs / "pipeline.log").write_text(f"{PARTNER} delivered")
    words = [PARTNER, ALIAS]
    rooms = {name.split("/")[0] for name in found([settings.home], words, settings, keyring)}
    assert rooms >= {"dagster", "landing", "letters", "logs", "network", "published", "reports", "superset", "working"}
    typed = {"crossings partner traces": f"{PARTNER}, {ALIAS}\n"}
    page = house.page("an-ngo-is-designated", typed=typed)

    page.follow()

    assert found([settings.home], words, settings, keyring) == {}
    assert "In no file of this home" in page.said["crossings partner traces"]
    assert [path.name for path in sorted((settings.reports / "regional").iterdir())] == ["other.docx", "other.json"]
    now = steps.shown(settings)
    assert now is not None
    assert now != shown
    assert not (settings.published / shown).exists()
    assert house.home.rows("select count(*) from raw.contact where country = 'UA'") == [(0,)]
    assert house.home.rows("select count(*) > 0 from raw.contact where country = 'FI'") == [(True,)]
    note(page, "its code and alias stand in no file of the home, opened with all keys; nothing of it is shown")


def test_a_laptop_is_lost(house: House, superset: Superset) -> None:
    password = house.desk(["password", OLENA]).split("shown only now: ")[1].split("\n")[0]
    hers = superset.logged_in(OLENA, password)
    copied, others = copy_of(superset, hers), superset.logged_in("coordinator", superset.password("coordinator"))
    keyring = vault.load(house.settings)
    page = house.page("a-laptop-is-lost")

    page.follow(until="crossings dashboards account end-sessions")
    assert [is_let_in(one) for one in (hers, copied, others)] == [False, False, True]
    page.follow(until="crossings partner stop")
    assert not is_let_in(others)
    page.follow(until="crossings keys restore")
    with pytest.raises(CrossingsError, match="sealed"):
        vault.load(house.settings)
    page.follow()

    assert vault.load(house.settings) == keyring
    assert receive(house.settings, keyring, find(house.settings, PARTNER, keyring)) == []
    note(page, "a copied cookie and every session ended with the next request; sealed, and opened again")


def test_an_account_is_coerced(house: House, superset: Superset) -> None:
    """The two commands of the first ten minutes as they are typed; the others at the desk."""
    url, password = superset.url, house.desk(["password", OLENA]).split("shown only now: ")[1].split("\n")[0]
    hers, other = superset.logged_in(OLENA, password), superset.logged_in("analyst", superset.password("analyst"))
    tokens = {
        name: bearer(url, name, word) for name, word in ((OLENA, password), ("donor", superset.password("donor")))
    }
    copied = copy_of(superset, hers)
    assert all(is_let_in(one) for one in (hers, copied, other))
    assert [asked(url, token) for token in tokens.values()] == [200, 200]
    real = replace(house.home, path=superset.settings.home, extra={"CROSSINGS_SUPERSET_PORT": port(superset)})

    def typed(words: Any) -> str:
        if words[:2] in (["close", OLENA], ["end-sessions"]):
            ran = real.crossings("dashboards", "account", *words)
            assert ran.code == 0, ran.text
            return ran.text
        return house.desk(words)

    page = house.page("an-account-is-coerced", account=typed)
    page.follow(until="crossings dashboards account end-sessions")
    assert [one.get("/api/v1/me/").status_code for one in (hers, copied)] == [401, 401]
    assert (asked(url, tokens[OLENA]), asked(url, tokens["donor"]), is_let_in(other)) == (401, 200, True)

    page.follow(until="crossings dashboards account list")
    assert (asked(url, tokens["donor"]), other.get("/api/v1/me/").status_code) == (401, 401)
    again = superset.logged_in("analyst", superset.password("analyst"))  # with the server that was never restarted
    assert is_let_in(again)
    assert again.get("/api/v1/dashboard/").json()["count"] > 0
    page.follow()

    assert f"{SECOND} · coordinator_uk · closed" in house.desk(["list"])
    assert not state.passwords_file(superset.settings).exists()
    log = superset.logged_in("steward", superset.password("steward")).get("/api/v1/log/?q=(page_size:100)").text
    assert all(f"account.{verb}" in log for verb in ("close", "end-sessions", "add"))
    note(
        page, "sessions, copied cookies and tokens of the account, then of everybody, answer 401 with the next request"
    )


def test_a_key_leaks(house: House) -> None:
    """The change of the token key is made in a home that has lost its working database, so that no build follows: that
    no number changes by it is tested where whole warehouses are built (tests/contract/keys)."""
    settings, old, former = house.settings, vault.load(house.settings), keys_of(house.settings)
    assert opened(settings, former["LANDING"]) > 10
    page = house.page("a-key-leaks")

    page.follow(until="crossings keys rotate --token-key")
    new = vault.load(settings)
    assert opened(settings, former["LANDING"]) == 0
    assert opened(settings, new.landing_identity) > 10
    with pytest.raises(CrossingsError), database.reader(settings, replace(new, db_key=old.db_key)):
        raise AssertionError("the former key opened the database")
    assert house.home.rows("select count(*) > 100 from raw.contact") == [(True,)]
    settings.working_db.unlink()

    page.follow(until="crossings keys escrow")
    new = vault.load(settings)
    assert len(new.chain) == len(old.chain) + 1
    assert codes_found(settings, new, old.chain) == 0
    assert codes_found(settings, new, new.chain) > 20

    page.follow()
    both = [house.folder / MINE, house.folder / THEIRS]
    settings.keys_file.unlink()
    escrow.restore(settings, house.folder / "new-keys.escrow", both)
    assert vault.load(settings) == new
    settings.keys_file.unlink()
    escrow.restore(settings, house.folder / ESCROW, both)
    assert opened(settings, vault.load(settings).landing_identity) == 0  # the escrow of before opens nothing of now
    assert (house.folder / "signing-new.key").stat().st_mode & 0o077 == 0
    note(page, "former keys and the former escrow open no object and no database, and find no code in the tokens")


def test_a_wrong_number_was_published(house: House) -> None:
    settings, right = house.settings, steps.shown(house.settings)
    before.recipient(settings)
    share = covered(settings)
    wrong = before.wrong_release(house.home)
    assert covered(settings) == pytest.approx(share / 10)
    before.sent(house.home)
    assert sent_numbers(settings) == [pytest.approx(share / 10)]
    page = house.page("a-wrong-number")

    page.follow(until="crossings release hold")
    assert steps.shown(settings) == right
    assert covered(settings) == share
    assert right is not None
    assert right in page.said["crossings release as-of 2024-02-20"]
    assert sent_numbers(settings) == [pytest.approx(share)]

    page.follow(until="crossings release unhold")
    assert steps.shown(settings) not in (wrong, right)
    assert covered(settings) is None
    assert sent_numbers(settings) == []
    assert any(value.get("deleted") for value in sent_values(settings))
    page.follow()
    assert journal.held(settings) == {}
    note(page, "the release of before is shown, its number is in the package; held, the package deletes the number")


def keys_of(settings: Settings) -> dict[str, str]:
    return vault.found_keys(settings)


def written_under(folder: Path, keys: dict[str, str]) -> list[str]:
    """Files in which a key stands readable."""
    needles = [key.encode() for key in keys.values()]
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return [path.name for path in files if any(needle in path.read_bytes() for needle in needles)]


def closed_rooms(settings: Settings) -> Iterator[Path]:
    """Everything of the rooms that must be encrypted, found to be so."""
    for room in (settings.landing, settings.letters, settings.partners):
        for path in (one for one in room.rglob("*") if one.is_file() and one.suffix == ".age"):
            assert path.read_bytes().startswith(b"age-encryption.org/v1"), path
            yield path


def opened(settings: Settings, identity: str) -> int:
    """How many of the sealed files this key opens."""
    key, count = pyrage.x25519.Identity.from_str(identity), 0
    for path in closed_rooms(settings):
        try:
            pyrage.decrypt(path.read_bytes(), [key])
        except pyrage.DecryptError:
            continue
        count += 1
    return count


def codes_found(settings: Settings, keyring: Vault, chain: tuple[bytes, ...]) -> int:
    """How many codes of a partner that does not seal somebody finds in its rows who knows them and has these keys."""
    codes = [f"person {number}" for number in range(40)]
    tokens = {wrapped(chain[1:], unsealed_token(chain[0], "fi", RECIPE, fold_code(code))) for code in codes}
    rows = [land.read_rows(settings, keyring, OTHER, one) for one in land.landed(settings, OTHER)]
    return len(tokens & {token for table in rows for token in table["key_fi_full"].to_pylist()})


def bearer(url: str, name: str, password: str) -> str:
    said = {"username": name, "password": password, "provider": "db"}
    answer = httpx.post(f"{url}/api/v1/security/login", json=said, timeout=60).raise_for_status()
    return str(answer.json()["access_token"])


def asked(url: str, token: str) -> int:
    return httpx.get(f"{url}/api/v1/me/", headers={"Authorization": f"Bearer {token}"}, timeout=60).status_code


def port(superset: Superset) -> str:
    return str(superset.settings.superset_port)


def covered(settings: Settings) -> Any:
    """The share of Finland in 2023, as people see it."""
    query = (
        "select coverage_point from published.pub_coverage where country_code = 'FI' and period_type = 'year' and "
        "indicator_code = 'reached_any' and coverage_scope = 'national_share' and persons is not null"
    )
    with duckdb.connect(str(settings.current.resolve() / "fi" / "warehouse.duckdb"), read_only=True) as con:
        row = con.execute(query).fetchone()
    return row[0] if row else None


def sent_values(settings: Settings) -> list[dict[str, Any]]:
    document = json.loads((before.package_now(settings) / "data.dxf2.json").read_bytes())
    return list(document["dataValues"])


def sent_numbers(settings: Settings) -> list[float]:
    """What the ministry's DHIS2 is told to keep."""
    return sorted({float(value["value"]) for value in sent_values(settings) if not value.get("deleted")})
