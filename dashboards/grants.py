"""Accounts and their roles, given by whoever has the server: `python -m dashboards.grants VERB [ACCOUNT] [ROLE]`.

Who runs this command can read every file on the server already: a role gives her nothing more. In the browser nobody
gives one (access/users.py). Each step stands in Superset's log of actions, with the account of this computer that
took it.
Add here: another thing that is done to an account. Keep out: what a role may do (roles.yaml), and the words of the
command line (dagster_project/cli/dashboards.py).
"""

import getpass
import json
import secrets
import sys
from collections.abc import Callable
from typing import Any

from dashboards import state
from dashboards.serve import ACCOUNT_SAYS
from dashboards.sources import catalogue
from warehouse import hardening
from warehouse.errors import ConfigError, CrossingsError
from warehouse.settings import settings


def main() -> int:
    hardening.begin()
    verb, *named = sys.argv[1:]
    try:
        known_role(named[1]) if len(named) > 1 else None
        from superset.app import create_app

        with create_app().app_context():
            for line in VERBS[verb](*named):
                print(f"{ACCOUNT_SAYS}{line}")
    except CrossingsError as problem:
        print(problem, file=sys.stderr)
        return problem.exit_code
    return 0


def known_role(name: str) -> str:
    """As Superset knows it: coordinator_ru, steward, Admin."""
    declared = catalogue.load()
    known = sorted({*declared.roles["users"].values(), *(seat.name for seat in declared.seats)})
    if name not in known:
        raise ConfigError(f"There is no role {name}. These are: {', '.join(known)}.")
    return name


def listed() -> list[str]:
    from superset import db, security_manager

    every = db.session.query(security_manager.user_model).order_by(security_manager.user_model.username)
    return [
        f"{one.username} · {', '.join(sorted(role.name for role in one.roles)) or 'no role'}"
        f" · {'open' if one.active else 'closed'}"
        for one in every
    ]


def add(name: str, role: str) -> list[str]:
    from superset import security_manager

    from dashboards.accounts import create

    if security_manager.find_user(username=name) is not None:
        raise ConfigError(f"There is an account {name} already. Give it another role with: account role {name} ROLE.")
    password = secrets.token_urlsafe(15)
    create(name, role, password)
    _log("add", name, role)
    return [f"{name} is {role}. Its password, shown only now: {password}"]


def role(name: str, role: str) -> list[str]:
    from superset import security_manager

    account, declared = _found(name), catalogue.load()
    if name in {*declared.roles["users"], *(seat.account for seat in declared.seats)}:
        raise ConfigError(f"{name} is a first account, whose role roles.yaml says. Close it, and add another account.")
    account.roles, account.groups = [security_manager.find_role(role)], []
    _log("role", name, role)
    return [f"{name} is {role} now. Every session of the account has ended."]


def password(name: str) -> list[str]:
    from superset import security_manager

    made = secrets.token_urlsafe(15)
    security_manager.reset_password(_found(name).id, made)
    state.forget_passwords(settings(), name)
    _log("password", name)
    return [f"{name} has a new password, shown only now: {made}", "Every session of the account has ended."]


def close(name: str) -> list[str]:
    _found(name).active = False
    state.forget_passwords(settings(), name)
    _log("close", name)
    return [f"{name} is closed. Every session of the account has ended."]


def reopen(name: str) -> list[str]:
    _found(name).active = True
    _log("reopen", name)
    return [f"{name} is open again, with its password and its role."]


def sessions_ended() -> list[str]:
    """Noted where every step with accounts is; the secrets were renewed before, which needs no Superset."""
    _log("end-sessions", "every account")
    return ["It stands in the log of actions."]


VERBS: dict[str, Callable[..., list[str]]] = {
    "list": listed,
    "add": add,
    "role": role,
    "password": password,
    "close": close,
    "reopen": reopen,
    "end-sessions": sessions_ended,
}


def _found(name: str) -> Any:
    from superset import security_manager

    account = security_manager.find_user(username=name)
    if account is None:
        raise ConfigError(f"There is no account {name}. Those that exist: crossings dashboards account list.")
    return account


def _log(verb: str, name: str, given: str | None = None) -> None:
    """With the change itself, or not at all."""
    from superset import db
    from superset.models.core import Log

    said = {"account": name, "role": given, "by": f"{getpass.getuser()} on the server"}
    db.session.add(Log(action=f"account.{verb}", json=json.dumps(said)))
    db.session.commit()


if __name__ == "__main__":
    sys.exit(main())
