"""After a release: the running Superset asks itself what readers ask first, so that the first of them need not wait.

    told = ask(settings)    {"pages": 16, "ready": 140, "refused": 0}, or why nobody was asked, in words

It needs no account and no password of a person. Where Superset does not run nothing is lost: whoever opens a page first
waits for its charts. Add here: nothing. Keep out: what is asked (reading/asked.py).
"""

import json
from http.client import HTTPException
from urllib.request import Request, urlopen

from dashboards import serve, workers
from warehouse.settings import Settings

PATH = "/crossings/first-answers/"
SECONDS = 300
NOT_ASKED = "Superset does not run, or shows another release."


def ask(here: Settings) -> dict[str, int] | str:
    word = password_of(here, here.current.resolve().name)
    question = Request(f"{serve.address(here)}{PATH}", method="POST", headers={"Authorization": word})  # noqa: S310
    try:
        with urlopen(question, timeout=SECONDS) as answer:  # noqa: S310 - always our own http address
            counts: dict[str, int] = json.load(answer)
    except (OSError, HTTPException, ValueError):  # the port may be that of another program
        return NOT_ASKED
    return counts


def password_of(here: Settings, release: str) -> str:
    """Of one release, from a secret of this installation that its owner alone can read."""
    return workers.unreadable(here, "first answers", release)
