"""Accounts that a test makes on the server, with the functions of the command, in one process for several steps.

Add here: another thing that tests do with accounts. Keep out: what must be true of them (test_*.py).
"""

import json

import httpx
from superset_server import Superset

USERS = "/api/v1/security/users/"


def granted(superset: Superset, *steps: tuple[str, ...]) -> list[str]:
    """The passwords that the steps showed: ("add", name, role), ("password", name), ("close", name) …"""
    code = f"""
from superset.app import create_app
from dashboards import grants, serve
with create_app().app_context():
    for verb, *named in {json.dumps(steps)}:
        for line in grants.VERBS[verb](*named):
            print(serve.ACCOUNT_SAYS + line)
"""
    return [
        line.rpartition("shown only now: ")[2]
        for line in superset.python(code).splitlines()
        if "shown only now" in line
    ]


def copy_of(superset: Superset, client: httpx.Client) -> httpx.Client:
    """What somebody has who copied the cookies."""
    copied = superset.another(cookies=dict(client.cookies))
    copied.headers.update({"X-CSRFToken": client.headers["X-CSRFToken"], "Referer": superset.url})
    return copied


def is_let_in(client: httpx.Client) -> bool:
    return client.get("/api/v1/me/").status_code == 200


def ids(admin: httpx.Client, kind: str) -> dict[str, int]:
    """By name: of accounts (users), or of roles."""
    found = admin.get(f"/api/v1/security/{kind}/?q=(page_size:100)").raise_for_status().json()["result"]
    return {one["username" if kind == "users" else "name"]: one["id"] for one in found}


def form_token(client: httpx.Client) -> dict[str, str]:
    return {"csrf_token": client.headers["X-CSRFToken"]}
