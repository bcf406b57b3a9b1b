"""What a phone asks for is the same dashboard in one column, as wide as its screen.

Add here: nothing. Keep out: the layout itself (expand/phone.py).
"""

import json
from pathlib import Path

from flask import Flask, Response, request
from jinja2 import ChoiceLoader, FileSystemLoader

from dashboards.expand.phone import one_column
from dashboards.expand.style import ON_A_PHONE

DOOR = "DashboardRestApi.get"
TEMPLATES = Path(__file__).parent / "templates"


def lay_out(app: Flask) -> None:
    """Part of Superset's FLASK_APP_MUTATOR.

    Superset's pages do not say how wide they want to be, so a phone draws them 980 pixels wide and shows them small,
    and no rule for narrow screens holds. Their head has a place for what is one's own: the template that is empty.
    """
    app.jinja_loader = ChoiceLoader([FileSystemLoader(TEMPLATES), *filter(None, [app.jinja_loader])])
    app.after_request(_lay_out)


def _lay_out(answer: Response) -> Response:
    if request.endpoint == DOOR and answer.status_code == 200:
        answer.vary.add("User-Agent")
        if "Mobi" in request.user_agent.string:
            said = answer.get_json()
            board = said["result"]
            board["position_json"] = json.dumps(one_column(json.loads(board["position_json"])))
            board["css"] += ON_A_PHONE
            answer.set_data(json.dumps(said))
    return answer
