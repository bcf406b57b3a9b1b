"""The first accounts, with generated passwords in CROSSINGS_HOME/superset/passwords.json, 0600.

A password leaves that file when its account logs in for the first time (access/security.py), and all of them do when
told to.

Add here: how an account is made. Keep out: what its role may do (roles.py).
"""

import secrets
from typing import Any

from superset import db, security_manager

from dashboards import state
from dashboards.sources.plan import seats
from warehouse.settings import Settings


def sync_accounts(here: Settings, declared: dict[str, Any]) -> None:
    """One account for each role in each language, and those that are declared.

    An account that exists keeps its password and gets its declared role: people change passwords, code does not."""
    made: dict[str, str] = {}
    users = declared["users"] | {seat.account: seat.name for seat in seats(declared)}
    for username, role in users.items():
        account = security_manager.find_user(username=username)
        if account is None:
            made[username] = secrets.token_urlsafe(15)
            create(username, role, made[username])
        else:
            account.roles = [security_manager.find_role(role)]
    state.write_passwords(here, made)
    db.session.commit()


def create(username: str, role: str, password: str) -> Any:
    return security_manager.add_user(
        username=username,
        first_name=username,
        last_name="",
        email=f"{username}@crossings.invalid",
        role=security_manager.find_role(role),
        password=password,
    )
