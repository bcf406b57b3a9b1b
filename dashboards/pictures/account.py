"""Who asks Superset: an account that is let in and sees this dashboard. Its password is never shown or kept.

Add here: another way to know a password. Keep out: what an account may see: Superset decides that.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx

from dashboards import serve, state
from dashboards.pictures.boards import Board, board
from dashboards.sources import catalogue
from warehouse import yaml_text
from warehouse.errors import ConfigError, CrossingsError
from warehouse.settings import Settings

ADMINISTRATOR = "Admin"
Ask = Callable[[str], str]


@dataclass(frozen=True)
class Account:
    name: str
    password: str = field(repr=False)


class NotLetIn(ConfigError):
    """A wrong password, or too many attempts."""


def seen_by(here: Settings, slug: str, named: Account | None) -> tuple[Account, Board]:
    """The dashboard, and the first account that sees it: the least mighty ones are asked first."""
    if not serve.answers(here):
        raise CrossingsError(
            f"Superset does not answer at {serve.address(here)}. Start it with `crossings up`, then export again."
        )
    candidates = [named] if named else generated(here)
    refused = []
    for account in candidates:
        try:
            with _logged_in(here, account) as client:
                found = _asked(client, slug)
        except NotLetIn as problem:
            refused.append(problem)
            continue
        if found is not None:
            return account, found
    if named and refused:
        raise refused[0]
    raise ConfigError(
        f"The dashboard {slug} is seen by none of {', '.join(one.name for one in candidates) or 'the first accounts'}."
        + (f" Not let in: {len(refused)}, where the generated password has been changed." if refused else "")
        + " Name one that does with --account; its password is asked for."
    )


def generated(here: Settings) -> list[Account]:
    """The first accounts with their generated passwords, administrators last."""
    file = state.passwords_file(here)
    known: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    roles = yaml_text.read((catalogue.ASSETS / "roles.yaml").read_text(encoding="utf-8"))["users"]
    return [
        Account(name, known[name])
        for name in sorted(known, key=lambda name: (roles.get(name) == ADMINISTRATOR, list(known).index(name)))
    ]


def named(here: Settings, name: str, ask: Ask) -> Account:
    """One account: with its generated password, or the one that a person types."""
    for account in generated(here):
        if account.name == name:
            return account
    return Account(name, ask(name))


@contextmanager
def _logged_in(here: Settings, account: Account) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=serve.address(here), timeout=60, trust_env=False) as client:
        credentials = {"username": account.name, "password": account.password, "provider": "db"}
        answer = client.post("/api/v1/security/login", json=credentials)
        if answer.status_code in (400, 401, 429):
            why = "too many attempts, wait a minute" if answer.status_code == 429 else "a wrong password"
            raise NotLetIn(
                f"Superset does not let {account.name} in: {why}. If the generated password has been changed, add "
                "--ask-password and type the new one."
            )
        client.headers["Authorization"] = f"Bearer {answer.raise_for_status().json()['access_token']}"
        yield client


def _asked(client: httpx.Client, slug: str) -> Board | None:
    """None where this account does not see it."""
    answer = client.get(f"/api/v1/dashboard/{slug}")
    if answer.status_code in (403, 404):
        return None
    charts = client.get(f"/api/v1/dashboard/{slug}/charts").raise_for_status().json()["result"]
    sources = {chart["form_data"]["datasource"] for chart in charts}
    names = {source: _names(client, source.partition("__")[0]) for source in sources}
    return board(answer.raise_for_status().json()["result"], charts, names)


def _names(client: httpx.Client, dataset: str) -> dict[str, str]:
    """What its columns are called. Where an account may not ask, a table is headed with the columns' own names."""
    answer = client.get(f"/api/v1/dataset/{dataset}")
    if answer.status_code in (403, 404):
        return {}
    columns = answer.raise_for_status().json()["result"]["columns"]
    return {one["column_name"]: one["verbose_name"] or one["column_name"] for one in columns}
