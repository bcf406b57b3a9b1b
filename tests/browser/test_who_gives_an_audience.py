"""Nobody gives an audience in the browser, by no door: an account, a role, a password of another, a name taken over."""

from typing import Any

import pytest
from people import USERS, form_token, granted, ids
from superset_server import Superset

ROLES, GROUPS = "/api/v1/security/roles/", "/api/v1/security/groups/"
MADE = {
    "username": "made", "password": "a-long-passphrase", "first_name": "m", "last_name": "m",
    "email": "made@crossings.invalid", "active": True,
}  # fmt: skip


@pytest.fixture(scope="module")
def numbers(running_superset: Superset) -> dict[str, dict[str, int]]:
    granted(running_superset, ("add", "helper", "donor_en"), ("close", "helper"))
    admin = running_superset.client("admin")
    return {kind: ids(admin, kind) for kind in ("users", "roles")}


def state_of(superset: Superset) -> Any:
    """All that decides who sees what, as the administrator is told it; the last login is nobody's right."""
    admin, said = superset.client("admin"), []
    for kind in ("users", "roles", "groups", "permissions-resources"):
        found = admin.get(f"/api/v1/security/{kind}/?q=(page_size:100)").raise_for_status().json()["result"]
        wanted = ("id", "username", "email", "active", "roles", "groups", "name", "permission", "view_menu")
        said.append(sorted(str({name: one.get(name) for name in wanted}) for one in found))
    boards = admin.get("/api/v1/dashboard/?q=(page_size:100)").raise_for_status().json()["result"]
    return [*said, sorted(str((board["id"], board.get("roles"))) for board in boards)]


@pytest.mark.parametrize("account", ["steward", "admin"])
def test_neither_a_steward_nor_an_administrator_gives_one_in_the_browser(
    running_superset: Superset, numbers: dict[str, dict[str, int]], account: str
) -> None:
    client, users, roles = running_superset.client(account), numbers["users"], numbers["roles"]
    before = state_of(running_superset)
    analyst, donor, admin, steward = (roles[name] for name in ("analyst_en", "donor_en", "Admin", "steward"))
    mine, other, closed = users[account], users["donor_uk"], users["helper"]
    bodies: list[tuple[str, str, Any]] = [
        *(("POST", USERS, {**MADE, "roles": [role]}) for role in (analyst, donor, admin, steward, float(admin))),
        ("POST", USERS, {**MADE, "roles": [steward], "groups": [1]}),
        *(("PUT", f"{USERS}{one}", {"roles": [analyst]}) for one in (mine, other, closed)),
        *(("PUT", f"{USERS}{other}", {"active": False, "roles": [role]}) for role in (analyst, admin)),
        ("PUT", f"{USERS}{other}", {"active": False, "password": "a-long-passphrase"}),
        ("PUT", f"{USERS}{other}", {"password": "a-long-passphrase"}),
        ("PUT", f"{USERS}{other}", {"username": "coordinator_new"}),
        ("PUT", f"{USERS}{other}", {"active": False, "email": "mine@crossings.invalid"}),
        ("PUT", f"{USERS}{closed}", {"active": True}),
        ("PUT", f"{USERS}%20{other}", {"active": False}),
        ("PUT", f"{USERS}{mine}", {"active": False}),
        ("POST", ROLES, {"name": "mine"}),
        ("PUT", f"{ROLES}{steward}", {"name": "analyst_en"}),
        ("POST", f"{ROLES}{steward}/permissions", {"permission_view_menu_ids": list(range(1, 400))}),
        ("PUT", f"{ROLES}{analyst}/users", {"user_ids": [mine, other]}),
        ("PUT", f"{ROLES}{analyst}/groups", {"group_ids": []}),
        ("DELETE", f"{ROLES}{donor}", None),
        ("POST", GROUPS, {"name": "g", "label": "g", "description": "", "roles": [analyst], "users": [mine]}),
        ("POST", "/api/v1/security/user_registrations/", {**MADE, "registration_hash": "x"}),
        ("POST", "/api/v1/security/permissions-resources/", {"permission_id": 1, "view_menu_id": 1}),
        ("PUT", "/api/v1/dashboard/1", {"roles": [donor]}),
    ]
    for method, door, body in bodies:
        answer = client.request(method, door, json=body)
        assert answer.status_code in (403, 404), (method, door, body, answer.status_code, answer.text[:200])
    fields = {**MADE, "conf_password": MADE["password"], "roles": analyst, **form_token(client)}
    forms = (
        "/users/add", f"/users/edit/{other}", f"/users/edit/{mine}", f"/roles/edit/{steward}", "/roles/add",
        "/groups/add", f"/resetpassword/form?pk={other}", "/userinfoeditview/form", "/users/action_post",
    )  # fmt: skip
    for door in forms:
        assert client.post(door, data=fields).status_code == 403, door
    for door in (f"/users/delete/{other}", f"/roles/delete/{donor}", f"/users/action/resetpasswords/{other}"):
        assert client.get(door).status_code == 403, door
    assert state_of(running_superset) == before


def test_a_steward_closes_and_removes_an_account_and_the_log_says_who_gave_it(
    running_superset: Superset, numbers: dict[str, dict[str, int]]
) -> None:
    steward, users = running_superset.client("steward"), numbers["users"]
    for mighty in ("admin", "steward"):
        assert steward.delete(f"{USERS}{users[mighty]}").status_code == 403
        assert steward.put(f"{USERS}{users[mighty]}", json={"active": False}).status_code == 403
    whole = steward.get(f"{USERS}{users['helper']}").raise_for_status().json()["result"]
    asked = {name: whole[name] for name in ("username", "first_name", "last_name", "email")}
    asked |= {"roles": [role["id"] for role in whole["roles"]], "groups": [], "active": False}
    assert steward.put(f"{USERS}{users['helper']}", json=asked).status_code == 200
    assert steward.delete(f"{USERS}{users['helper']}").status_code == 200
    log = steward.get("/api/v1/log/?q=(page_size:200,order_column:dttm,order_direction:desc)").raise_for_status().text
    assert "account.add" in log
    assert "on the server" in log
