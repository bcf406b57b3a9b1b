"""No password is written anywhere in clear, and what ends an account's session ends every copy of its cookie."""

import secrets
from dataclasses import dataclass

import httpx
import pytest
from people import USERS, copy_of, form_token, granted, ids, is_let_in
from superset_server import Superset

CANARY = "Correct-Horse-Canary"
FORM = "/resetmypassword/form"


@dataclass
class Visitors:
    superset: Superset
    one: str
    two: str
    three: str
    passwords: dict[str, str]

    def browser(self, name: str) -> httpx.Client:
        return self.superset.logged_in(name, self.passwords[name])


@pytest.fixture(scope="module")
def visitors(running_superset: Superset) -> Visitors:
    one, two, three = names = [f"guest_{secrets.token_hex(4)}" for _ in range(3)]
    made = granted(running_superset, *(("add", name, "donor_fi") for name in names))
    return Visitors(running_superset, one, two, three, dict(zip(names, made, strict=True)))


def test_a_new_password_asks_for_the_old_one_by_both_ways_and_stands_nowhere(
    running_superset: Superset, visitors: Visitors
) -> None:
    client, old = visitors.browser(visitors.one), visitors.passwords[visitors.one]
    for asked in ({"password": f"{CANARY}-1"}, {"password": f"{CANARY}-2", "old_password": "wrong"}):
        assert client.put("/api/v1/me/", json=asked).status_code == 400, asked
    for typed in ({}, {"old_password": f"{CANARY}-wrong"}):
        sent = {"password": f"{CANARY}-3", "conf_password": f"{CANARY}-3", **typed, **form_token(client)}
        client.post(FORM, data=sent)
    assert is_let_in(client)
    changed = client.put("/api/v1/me/", json={"password": f"{CANARY}-4", "old_password": old})
    assert changed.status_code == 200, changed.text
    client = running_superset.logged_in(visitors.one, f"{CANARY}-4")
    sent = {"password": f"{CANARY}-5", "conf_password": f"{CANARY}-5", "old_password": f"{CANARY}-4"}
    client.post(FORM, data={**sent, **form_token(client)})
    client = running_superset.logged_in(visitors.one, f"{CANARY}-5")
    # By mistake in the place of the name, in the address, deep in a body, and to doors that refuse.
    client.post("/superset/log/?explode=events", data={"events": f'[{{"nested": {{"new_password": "{CANARY}-6"}}}}]'})
    client.get(f"/api/v1/me/?password={CANARY}-7", headers={"Referer": f"{running_superset.url}/?pwd={CANARY}-8"})
    with httpx.Client(base_url=running_superset.url) as stranger:
        guess = {"username": f"{CANARY}-9", "password": f"{CANARY}-10", "provider": "db"}
        stranger.post("/api/v1/security/login", json=guess)
    for keeper in ("steward", "admin"):
        mighty, number = running_superset.client(keeper), ids(running_superset.client("admin"), "users")[visitors.two]
        mighty.put(f"{USERS}{number}", json={"password": f"{CANARY}-11"})
        mighty.post(USERS, json={"username": "x", "password": f"{CANARY}-12"})
        forms = {"password": f"{CANARY}-13", "conf_password": f"{CANARY}-13", **form_token(mighty)}
        mighty.post(f"/resetpassword/form?pk={number}", data=forms)
        mighty.post("/users/add", data={"username": "x", **forms})
    log = running_superset.client("steward").get("/api/v1/log/?q=(page_size:100)").raise_for_status().text
    assert "CurrentUserRestApi.put" in log
    assert CANARY not in log
    written = [*running_superset.settings.superset.rglob("*"), running_superset.log]
    assert [file.name for file in written if file.is_file() and CANARY.encode() in file.read_bytes()] == []


def test_a_copied_cookie_is_worth_nothing_after_logout(visitors: Visitors, running_superset: Superset) -> None:
    client = visitors.browser(visitors.two)
    copied = copy_of(running_superset, client)
    assert is_let_in(copied)
    client.get("/logout/")
    assert not is_let_in(copied)
    assert not is_let_in(client)


def test_a_number_planted_before_the_login_is_worth_nothing_after_it(
    visitors: Visitors, running_superset: Superset
) -> None:
    with httpx.Client(base_url=running_superset.url, timeout=60) as client:
        client.get("/login/")
        planted = dict(client.cookies)
        running_superset.log_in(client, visitors.two, visitors.passwords[visitors.two])
        assert is_let_in(client)
        assert not is_let_in(running_superset.another(cookies=planted))


def test_a_new_password_another_role_and_closing_end_every_session_and_token(
    visitors: Visitors, running_superset: Superset
) -> None:
    login = {"username": visitors.two, "password": visitors.passwords[visitors.two], "provider": "db", "refresh": True}
    tokens = (
        httpx.post(f"{running_superset.url}/api/v1/security/login", json=login, timeout=60).raise_for_status().json()
    )
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    renewing = {"Authorization": f"Bearer {tokens['refresh_token']}"}
    two, three = visitors.browser(visitors.two), visitors.browser(visitors.three)
    copies = [copy_of(running_superset, one) for one in (two, three)]
    bearer = running_superset.another()
    assert all(is_let_in(one) for one in (two, three, *copies))
    assert bearer.get("/api/v1/me/", headers=headers).status_code == 200

    [visitors.passwords[visitors.two]] = granted(
        running_superset, ("password", visitors.two), ("role", visitors.three, "donor_en")
    )
    assert not any(is_let_in(one) for one in (two, three, *copies))
    assert bearer.get("/api/v1/me/", headers=headers).status_code == 401
    assert bearer.post("/api/v1/security/refresh", headers=renewing).status_code == 401

    client = visitors.browser(visitors.two)
    copied, own = copy_of(running_superset, client), visitors.browser(visitors.three)
    number = ids(running_superset.client("admin"), "users")[visitors.two]
    closed = running_superset.client("steward").put(f"{USERS}{number}", json={"active": False})
    assert closed.status_code == 200, closed.text
    assert not is_let_in(client)
    assert not is_let_in(copied)

    kept = copy_of(running_superset, own)
    asked = {"password": "another-passphrase", "old_password": visitors.passwords[visitors.three]}
    assert own.put("/api/v1/me/", json=asked).status_code == 200
    assert not is_let_in(kept)


def test_people_of_one_office_with_one_browser_keep_their_own_filters(running_superset: Superset) -> None:
    names = [f"guest_{secrets.token_hex(4)}" for _ in range(2)]
    passwords = granted(running_superset, *(("add", name, "donor_fi") for name in names))
    kept: list[tuple[httpx.Client, str]] = []
    for name, password in zip(names, passwords, strict=True):
        client = running_superset.logged_in(name, password)
        number = client.get("/api/v1/dashboard/").json()["result"][0]["id"]
        address = f"/api/v1/dashboard/{number}/filter_state"
        made = client.post(f"{address}?tab_id=1", json={"value": f'{{"of": "{name}"}}'}).raise_for_status()
        kept.append((client, f"{address}/{made.json()['key']}"))
    assert kept[0][1] != kept[1][1]
    for (client, address), name in zip(kept, names, strict=True):
        assert name in client.get(address).json()["value"]
        assert client.put(f"{address}?tab_id=1", json={"value": "{}"}).status_code == 200


def test_the_cookie_tells_nothing_and_the_session_lies_on_the_server(running_superset: Superset) -> None:
    cookie = running_superset.client("coordinator").cookies["session"]
    assert len(cookie) == 43
    store = running_superset.settings.superset / "workers.db"
    assert not any(cookie.encode() in file.read_bytes() for file in store.parent.glob("workers.db*"))


def test_a_generated_password_leaves_its_file_with_the_first_login(running_superset: Superset) -> None:
    file = running_superset.settings.superset / "passwords.json"
    running_superset.client("coordinator")
    assert '"coordinator"' not in file.read_text()


def test_what_a_page_sends_behind_itself_never_takes_the_place_of_a_login(running_superset: Superset) -> None:
    """A log that a closing page sends with the number from before the login comes back without a new number."""
    url = running_superset.url
    [name] = {each.split("=")[0] for each in httpx.get(f"{url}/login/", timeout=180).headers.get_list("set-cookie")}
    ended = {"Cookie": f"{name}=a-number-that-was-ended"}
    sent = (
        httpx.post(f"{url}/superset/log/", headers=ended, timeout=180),
        httpx.get(f"{url}/dashboard/list/", headers=ended | {"Sec-Fetch-Mode": "cors"}, timeout=180),
        httpx.get(f"{url}/api/v1/dashboard/", headers=ended, timeout=180),
    )
    assert [answer.headers.get_list("set-cookie") for answer in sent] == [[], [], []]
    page = httpx.get(f"{url}/login/", headers=ended | {"Sec-Fetch-Mode": "navigate"}, timeout=180)
    assert [each.split("=")[0] for each in page.headers.get_list("set-cookie")] == [name]
