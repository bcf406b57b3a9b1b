"""Family "dhis2": tracker events as JSON, in the envelopes of several versions.

Add here: another envelope or another shape of an event.
Keep out: CSV (dhis2.py).
"""

import json
from collections.abc import Callable
from typing import Any

from corpus.dhis2 import ELEMENTS, FORM, MET, Event, answers, event
from corpus.meant import Contact
from corpus.outcomes import Family, Outcome, loads, refused

# fmt: off
FAMILY = Family("dhis2")
JSON = FORM | {"file": {"format": "json", "layout": "dhis2", "date_format": "%Y-%m-%d", "delimiter": None},
    "file_name": "export-2023-03.json"}


def as_json(met: list[Contact] = MET, name: str = "instances", change: Callable[[int, Event], Event] | None = None,
    **envelope: Any) -> bytes:
    found = []
    for number, one in enumerate(met, 1):
        about = {key: value for key, value in event(one).items() if value not in ("",)} | {"deleted": False,
            "geometry": {
            "type": "Point", "coordinates": [30.33512, 59.93431]}, "notes": [], "createdBy": {"username": "worker.one"}}
        about["dataValues"] = [{"dataElement": element, "value": value, "storedBy": "worker.one",
            "providedElsewhere": False}
                               for element, value in answers(one).items()]
        found.append(change(number, about) if change else about)
    return json.dumps({name: found} | envelope).encode()


def also(name: str, data: bytes, outcome: Outcome, **changes: Any) -> None:
    FAMILY.add(f"json: {name}", data, outcome, **(JSON | changes))


also("events of version 2.38 and later", as_json(), loads(MET))
also("events of version 2.42", as_json(name="events"), loads(MET))
also("one page of several", as_json(page=1, pageCount=3, total=24, pageSize=8), refused("part_of_pages"))
also("one page of one", as_json(page=1, pageCount=1, total=8, pageSize=50), loads(MET))
also("the old pager", as_json(name="events", pager={"page": 1, "pageCount": 2, "total": 16, "pageSize": 8}),
    refused("part_of_pages"))
also("no events", as_json([]), loads([]))
also("an event without answers", as_json(change=lambda number,
    about: about | {"dataValues": []} if number == 3 else about), loads(
    {row: one for row, one in enumerate(MET, 2) if row != 4}, (4, "channel", "missing_value")))
also("an event deleted and one planned", as_json(change=lambda number,
    about: about | ({"deleted": True} if number == 3 else {
    "status": "SCHEDULE"} if number == 5 else {})), loads({row: one for row, one in enumerate(MET, 2) if row not in (4,
    6)},
    repaired={"deleted_events": 1, "scheduled_events": 1}))
also("places and names of the staff are never read", as_json(), loads(MET), canaries=["59.93431", "worker.one"])
also("answers that are no list", as_json(change=lambda number,
    about: about | {"dataValues": "x"} if number == 3 else about), refused("wrong_format"))
also("an answer twice, differently", as_json(change=lambda number, about: about | {"dataValues": [*about["dataValues"],
    {
    "dataElement": ELEMENTS["age"], "value": "66"}]} if number == 3 else about), loads({row: one for row,
    one in enumerate(MET, 2) if row != 4},
    (4, None, "two_answers")))
also("a message of an error", b'{"httpStatus":"Unauthorized","httpStatusCode":401,"status":"ERROR"}', refused(
    "wrong_format"))
