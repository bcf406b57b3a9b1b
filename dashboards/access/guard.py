"""What stands before every request to Superset: its FLASK_APP_MUTATOR.

Add here: another guard, in the order in which they must stand. Keep out: what they do.
"""

import logging

from flask import Flask

from dashboards import store_server, workers
from dashboards.access import (
    available,
    login_limit,
    names,
    security,
    sessions,
    unchanged,
    unreachable,
    users,
)
from dashboards.opening import chosen_filters, phone
from dashboards.pages import arrival, first_answers
from dashboards.reading import (
    asked,
    plain_files,
    reader,
    running,
)
from warehouse.settings import settings


def guard(app: Flask) -> None:
    """First of all whether the stores answer, then the limit of logins: an attempt that fails later counts too."""
    from superset.extensions import csrf

    from dashboards.access.own_account import ask_for_the_old_password

    store_server.settle()
    workers.prepare(settings())
    ask_for_the_old_password()
    # It writes down what was typed as a name at a failed login: now and then that is a password.
    logging.getLogger("flask_appbuilder.security").setLevel(logging.ERROR)
    sessions.keep(app)
    security.seal_sessions(app)
    running.let_stop()
    asked.remember(app)
    plain_files.write_plainly()
    csrf.exempt(first_answers.ask_again)  # it has no session, and a password instead
    reader.speak(app)
    arrival.lead(app)
    chosen_filters.remember(app)
    available.say_so(app)
    unchanged.mark(app)
    phone.lay_out(app)  # answers pass from the last to the first: the mark is of what a phone gets
    users.protect(app)
    names.hide(app)
    login_limit.limit_logins(app)
    unreachable.watch(app)
