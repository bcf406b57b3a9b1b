"""The first accounts, with generated passwords in CROSSINGS_HOME/superset/passwords.json, 0600.

Add here: how an account is made. Keep out: what its role may do (roles.py).
"""

import json
import secrets
from typing import Any

from superset import db, security_manager

from dashboards import state
from dashboards.plan import seats
from warehouse.settings import Settings


def sync_accounts(here: Settings, declared: dict[str, Any]) -> None:
    """One account for each role in each language, and those that are declared.

    An account that exists keeps its password and gets its declared role: people change passwords, code does not."""
    file = state.passwords_file(here)
    passwords: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    users = declared["users"] | {seat.account: seat.name for seat in seats(declared)}
    for username, role in users.items():
        account = security_manager.find_user(username=username)
        if account is None:
            passwords[username] = secrets.token_urlsafe(15)
            _create(username, role, passwords[username])
        else:
            account.roles = [security_manager.find_role(role)]
    state.write_private(file, passwords)
    db.session.commit()


def _create(username: str, role: str, password: str) -> Any:
    return security_manager.add_user(
        username=username,
        first_name=username,
        last_name="",
        email=f"{username}@crossings.invalid",
        role=security_manager.find_role(role),
        password=password,
    )
