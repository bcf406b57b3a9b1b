"""What stands before every request to Superset: its FLASK_APP_MUTATOR.

Add here: another guard, in the order in which they must stand. Keep out: what they do.
"""

import logging

from flask import Flask

from dashboards.access import (
    available,
    login_limit,
    names,
    security,
    sessions,
    users,
)
from dashboards.pages import arrival
from dashboards.reading import (
    reader,
    running,
    store,
)


def guard(app: Flask) -> None:
    """First of all the limit of logins: an attempt that fails for any other reason counts too."""
    from dashboards.access.own_account import ask_for_the_old_password

    store.settle()
    ask_for_the_old_password()
    # It writes down what was typed as a name at a failed login: now and then that is a password.
    logging.getLogger("flask_appbuilder.security").setLevel(logging.ERROR)
    sessions.keep(app)
    security.seal_sessions(app)
    running.let_stop()
    reader.speak(app)
    arrival.lead(app)
    available.say_so(app)
    users.protect(app)
    names.hide(app)
    login_limit.limit_logins(app)
