"""What stands before every request to Superset: its FLASK_APP_MUTATOR.

Add here: another guard, in the order in which they must stand. Keep out: what they do.
"""

from flask import Flask

from dashboards import available, login_limit, reader, store, users


def guard(app: Flask) -> None:
    """First of all the limit of logins: an attempt that fails for any other reason counts too."""
    store.settle()
    reader.speak(app)
    available.say_so(app)
    users.protect(app)
    login_limit.limit_logins(app)
