"""A server with readers: accounts of several seats and languages, and what a browser asks for in each.

Add here: another seat that reads. Keep out: what is done under the load (__main__.py and the tests).
"""

import json
import random
from dataclasses import dataclass

from production_server import Production
from readers import Log, Reader
from recorded import Step, recorded

# First accounts that a browser is recorded for, and the role of those who read like them.
SEATS = {
    "coordinator": "coordinator_en",
    "coordinator_ru": "coordinator_ru",
    "national_ua": "national_ua_uk",
    "analyst_fi": "analyst_fi",
    "donor": "donor_en",
}


@dataclass
class Scene:
    server: Production
    steps: dict[str, list[Step]]
    accounts: list[tuple[str, str, str]]  # name, password, whom they read like
    log: Log

    def readers(self) -> list[Reader]:
        trusted = self.server.trusted()
        return [
            Reader(name, password, self.steps[like], self.server.url, trusted, self.log, random.Random(number))
            for number, (name, password, like) in enumerate(self.accounts)
        ]


def prepared(server: Production, accounts: int, seats: dict[str, str] | None = None) -> Scene:
    seats = seats or SEATS
    steps = recorded(server, list(seats))
    likes = [list(seats)[number % len(seats)] for number in range(accounts)]
    names = [f"reader_{number}" for number in range(accounts)]
    passwords = granted(server, [("add", name, seats[like]) for name, like in zip(names, likes, strict=True)])
    return Scene(server, steps, list(zip(names, passwords, likes, strict=True)), Log())


def granted(server: Production, steps: list[tuple[str, str, str]]) -> list[str]:
    """The passwords that were shown. One process: importing Superset takes longer than all accounts."""
    code = f"""
from superset.app import create_app
from dashboards import grants, serve
with create_app().app_context():
    for verb, *named in {json.dumps(steps)}:
        for line in grants.VERBS[verb](*named):
            print(serve.ACCOUNT_SAYS + line)
"""
    shown = [line for line in server.python(code).splitlines() if "shown only now: " in line]
    return [line.rpartition("shown only now: ")[2] for line in shown]
