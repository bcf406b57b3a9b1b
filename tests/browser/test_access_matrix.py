"""Who reaches what: every role at every door, as PEOPLE below declares it, and not as roles.yaml happens to say.

A door answers as declared (200), or refuses (403, 404; a page may send to the login, 302). Numbers of another audience
are asked for by every way in that this Superset has.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from everyday import every_day
from superset_server import Superset, chart_data, sql_lab

from dashboards.sources.catalogue import load

SOURCES = load()
AUDIENCES = ("regional", "donor", "ru", "ua", "fi")
REFUSED = {302, 401, 403, 404}
EVERY_PAGE = ("files/", "releases/", "health/")


@dataclass(frozen=True)
class May:
    """What an account reaches; everything else it must not. `reads`: one audience's file."""

    reads: str | None
    language: str
    sees: tuple[str, ...]
    pages: tuple[str, ...] = ("files/",)
    sql: bool = False
    explore: bool = False
    lists: frozenset[str] = field(default_factory=frozenset)


INSIDE = ("files/", "releases/")
COUNTRY = ("this_quarter", "trends", "quality")
PEOPLE = {
    "coordinator": May("regional", "en", ("start_here", "this_quarter", "quality"), INSIDE),
    "coordinator_uk": May("regional", "uk", ("start_here", "this_quarter", "quality"), INSIDE),
    "national_ru": May("ru", "ru", COUNTRY),
    "national_ua": May("ua", "uk", COUNTRY),
    "national_fi": May("fi", "fi", COUNTRY),
    "analyst": May(
        "regional",
        "en",
        ("start_here", "trends", "quality"),
        INSIDE,
        sql=True,
        explore=True,
        lists=frozenset({"database", "query"}),
    ),
    "donor": May("donor", "en", ("coverage",)),
    "donor_fi": May("donor", "fi", ("coverage",)),
    "adviser": May("regional", "en", ("start_here", "this_quarter"), ("releases/",)),
    "steward": May(None, "en", (), ("health/",), lists=frozenset({"security/users", "security/roles", "log"})),
}
# Languages of one role read the same file: every day one account of each is tried at every way in.
ONE_OF_A_ROLE = ("coordinator", "national_fi", "analyst", "donor", "adviser", "steward")


@pytest.fixture(scope="module")
def datasets(running_superset: Superset) -> dict[str, list[int]]:
    """All datasets by audience, as the administrator sees them."""
    listed: list[dict[str, Any]] = []
    admin = running_superset.client("admin")
    for page in range(20):
        found = admin.get("/api/v1/dataset/", params={"q": f"(page_size:100,page:{page})"}).raise_for_status().json()
        listed += found["result"]
        if len(found["result"]) < 100:
            break
    return {audience: [one["id"] for one in listed if f"__{audience}__" in one["table_name"]] for audience in AUDIENCES}


@pytest.fixture(scope="module")
def databases(running_superset: Superset) -> dict[str, int]:
    found = running_superset.client("admin").get("/api/v1/database/").raise_for_status().json()["result"]
    names = {"regional": "regional", "donor": "donor", "ru": "Russia", "ua": "Ukraine", "fi": "Finland"}
    return {
        audience: next(one["id"] for one in found if word in one["database_name"]) for audience, word in names.items()
    }


@pytest.mark.parametrize("account", PEOPLE)
def test_an_account_opens_its_own_dashboards_in_its_own_language_and_no_other(
    running_superset: Superset, account: str
) -> None:
    client, may = running_superset.client(account), PEOPLE[account]
    mine = {SOURCES.dashboards[name].slug(may.reads or "", may.language) for name in may.sees}
    every = {
        SOURCES.dashboards[one.dashboard].slug(one.audience, one.language)
        for seat in SOURCES.seats
        for one in seat.placed
    }
    assert mine <= every
    listed = client.get("/api/v1/dashboard/", params={"q": "(page_size:100)"}).raise_for_status().json()["result"]
    assert {one["slug"] for one in listed} == mine
    for address in sorted(every):
        status = client.get(f"/api/v1/dashboard/{address}").status_code
        assert status == 200 if address in mine else status in REFUSED, (address, status)


@pytest.mark.parametrize("account", every_day(PEOPLE, ONE_OF_A_ROLE))
def test_numbers_come_from_the_own_file_and_from_no_other_by_any_way_in(
    running_superset: Superset, account: str, datasets: dict[str, list[int]]
) -> None:
    client, may = running_superset.client(account), PEOPLE[account]
    for audience, numbers in datasets.items():
        assert numbers, audience
        for number in tried(numbers):
            for door, answer in every_way_in(client, number):
                if audience == may.reads and door.startswith("chart data"):
                    assert answer.status_code == 200, (audience, door, answer.text[:300])
                elif audience != may.reads:
                    assert answer.status_code in REFUSED, (audience, door, answer.status_code)


def tried(numbers: list[int]) -> list[int]:
    """Rights hang on the database, not on the dataset: some of them every day, all with `make test-browser-all`."""
    return numbers if os.environ.get("CROSSINGS_TESTS") == "all" else numbers[:: max(len(numbers) // 4, 1)][:4]


def every_way_in(client: httpx.Client, number: int) -> Iterator[tuple[str, httpx.Response]]:
    """Rows, samples, values of a column, metadata, and the old door that maps still use."""
    for kind in ("json", "csv", "xlsx"):
        yield f"chart data as {kind}", chart_data(client, number, [], result_format=kind, metrics=["rows"])
    yield (
        "samples",
        client.post(f"/datasource/samples?datasource_id={number}&datasource_type=table&force=false", json={}),
    )
    yield "column values", client.get(f"/api/v1/datasource/table/{number}/column/country_code/values/")
    form = {"datasource": f"{number}__table", "viz_type": "table", "metrics": ["rows"]}
    yield "explore_json", client.post("/superset/explore_json/", json={"form_data": form})


@pytest.mark.parametrize("account", PEOPLE)
def test_sql_lab_is_for_the_analyst_on_the_regional_file_alone(
    running_superset: Superset, account: str, databases: dict[str, int]
) -> None:
    client, may = running_superset.client(account), PEOPLE[account]
    for audience, number in databases.items():
        answer = sql_lab(client, number, "select 1 as one")
        if may.sql and audience == may.reads:
            assert answer.json()["data"] == [{"one": 1}]
        else:
            assert answer.status_code >= 400, (audience, answer.status_code)
            assert "one" not in str(answer.json().get("data", ""))


@pytest.mark.parametrize("account", PEOPLE)
def test_explore_lists_and_our_own_pages_answer_as_declared(running_superset: Superset, account: str) -> None:
    client, may = running_superset.client(account), PEOPLE[account]
    explore = client.get("/explore/?slice_id=1").status_code
    assert explore == 200 if may.explore else explore in REFUSED
    for name in ("security/users", "security/roles", "log", "database", "query", "row_level_security", "report"):
        status = client.get(f"/api/v1/{name}/").status_code
        assert status == 200 if name in may.lists else status in REFUSED, (name, status)
    for page in EVERY_PAGE:
        status = client.get(f"/crossings/{page}").status_code
        assert status == 200 if page in may.pages else status == 403, (page, status)
    assert client.get("/crossings/footnote.svg").status_code == 200


@pytest.mark.parametrize(("account", "country"), [("national_ru", "RU"), ("national_ua", "UA"), ("national_fi", "FI")])
def test_the_files_of_a_country_hold_no_other_country(running_superset: Superset, account: str, country: str) -> None:
    text = running_superset.client(account).get("/crossings/files/csv/pub_reach").raise_for_status().text
    column = text.splitlines()[0].split(",").index("country_code")
    assert {line.split(",")[column] for line in text.splitlines()[1:]} == {country}


def test_a_file_is_asked_for_by_its_name_alone(running_superset: Superset) -> None:
    client = running_superset.client("donor")
    for path in (
        "csv/pub_reporting",
        "csv/..%2F..%2Fregional%2Fcsv%2Fpub_reach",
        "duckdb/warehouse",
        "csv/pub_reach.csv",
    ):
        assert client.get(f"/crossings/files/{path}").status_code == 404, path
    assert client.get("/crossings/files/csv/pub_reach").status_code == 200
    assert client.get("/crossings/files/xlsx/all").content[:2] == b"PK"


@pytest.mark.parametrize("account", [name for name in PEOPLE if name != "adviser"])
def test_nobody_but_the_adviser_holds_a_table(running_superset: Superset, account: str) -> None:
    asked = {"table": "pub_reach", "reason": "harm"}
    assert running_superset.client(account).post("/crossings/releases/hold", data=asked).status_code == 403


def test_a_session_looks_at_no_release_that_it_may_not_see(running_superset: Superset) -> None:
    for name in ("../working", "nowhere", "current", ""):
        answer = running_superset.client("coordinator").post("/crossings/releases/look", data={"release": name})
        assert answer.status_code == 404, name
