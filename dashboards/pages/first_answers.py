"""The door at which the pipeline says that a release is new: what readers ask first is asked before they come.

Only who can read Superset's own secrets on the server knocks rightly (dashboards/first_answers.py), and gets counts:
the answers themselves go to nobody.
Add here: nothing. Keep out: what is asked (reading/asked.py).
"""

import hmac
from dataclasses import asdict
from typing import Any

from flask import abort, request

from dashboards import first_answers
from dashboards.pages.door import blueprint
from dashboards.reading import asked, release_link
from warehouse.settings import settings


@blueprint.post("/first-answers/")
def ask_again() -> dict[str, Any]:
    word = first_answers.password_of(settings(), release_link.release_of_request().name)
    if not hmac.compare_digest(request.headers.get("Authorization", "").encode(), word.encode()):
        abort(404)
    return asdict(asked.ask_again())
