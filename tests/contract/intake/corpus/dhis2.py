"""Family "dhis2": tracker events as CSV, one row per answer.

Add here: a status or a moment of another version of DHIS2.
Keep out: JSON (dhis2_json.py), and what holds for every table.
"""

from collections.abc import Callable
from typing import Any

from corpus.making import text
from corpus.meant import Contact, contacts
from corpus.outcomes import Family, Outcome, loads, one_of, refused

# fmt: off
FAMILY = Family("dhis2")
ELEMENTS = {"channel": "ChAnNeLde01", "client_code": "CoDeOfPer02", "gender": "GeNdErOfP03", "age": "AgEiNyEar04",
    "birth_year_band": "YeArSofBi05",
            "settings": "WoRkPlAce06", "svc_condoms": "CoNdOmSgi07"}
UNITS = {"ru_spb": "OuSpbCity01", "ru_irkutsk": "OuIrkCity02"}
FORM: dict[str, Any] = {
    "file": {"format": "csv", "layout": "dhis2", "encoding": "utf-8", "delimiter": ",", "date_format": "%Y-%m-%d"},
    "columns": {"contact_date": ["occurredAt", "eventDate"], "source_uid": ["event"], "city": ["orgUnit"]} | {
        field: [element] for field, element in ELEMENTS.items()},
    "values": {"city": {unit: city for city, unit in UNITS.items()}},
    "booleans": {True: ["true"], False: ["false", ""]},
    "optional": ["birth_year_band"],
}
MET = [one.but(uid=f"EvEnTaAaA{number:02}") for number, one in enumerate(contacts(8), 1)]
HEAD = [
    "event", "status", "program", "programStage", "enrollment", "orgUnit", "occurredAt", "scheduledAt",
    "geometry", "latitude", "longitude", "deleted", "createdAt", "updatedAt", "completedBy", "updatedBy",
    "assignedUser", "dataElement", "value", "storedBy", "providedElsewhere",
]
Event = dict[str, Any]
PHONE = "+7921555"


def event(one: Contact) -> Event:
    """About an event: noon in Moscow is nine o'clock UTC."""
    return {"event": one.uid, "status": "COMPLETED", "program": "PrOgRaM0001", "programStage": "StAgE000001",
        "enrollment": "", "orgUnit":
            UNITS[one.city], "occurredAt": f"{one.day.isoformat()}T09:00:00.000Z", "scheduledAt": "",
            "geometry": "POINT (30.33512 59.93431)",
            "latitude": "59.93431", "longitude": "30.33512", "deleted": "false", "createdAt": "2023-03-31T08:00:00Z",
            "updatedAt":
            "2023-03-31T08:00:00Z", "completedBy": "worker.one", "updatedBy": "worker.one", "assignedUser": "",
            "storedBy": "worker.one"}


def answers(one: Contact) -> dict[str, str]:
    said = {"channel": one.channel, "client_code": one.code or "", "gender": one.gender, "age": str(one.age),
        "birth_year_band": one.years or "",
            "settings": ",".join(one.settings), "svc_condoms": "true" if one.condoms else "false"}
    return {ELEMENTS[field]: value for field, value in said.items() if value}


def of(met: list[Contact], change: Callable[[int, Event], Event] | None = None, more: dict[int, dict[str,
    str]] | None = None) -> list[list[str]]:
    """Header and one row per answer; `change` changes what is said of an event, `more` adds or changes its answers."""
    table = [list(HEAD)]
    for number, one in enumerate(met, 1):
        about = change(number, event(one)) if change else event(one)
        for element, value in (answers(one) | (more or {}).get(number, {})).items():
            table.append([str((about | {"dataElement": element, "value": value, "providedElsewhere": "false"}).get(name,
                "")) for name in HEAD])
    return table


def starts(table: list[list[str]], met: list[Contact], *without: int) -> dict[int, Contact]:
    """The row where each event begins is its number."""
    first: dict[str, int] = {}
    for row, line in enumerate(table[1:], 2):
        first.setdefault(line[0], row)
    return {first[str(one.uid)]: one for number, one in enumerate(met, 1) if number not in without}


def add(name: str, table: list[list[str]], outcome: Outcome, quoting: int = 0, **changes: Any) -> None:
    FAMILY.add(name, text(table, ",", "\n", quoting).encode(), outcome, **(FORM | changes))


PLAIN = of(MET)
ALL = starts(PLAIN, MET)
add("events as CSV", PLAIN, loads(ALL))
add("every cell quoted, as the Web API writes it", PLAIN, loads(ALL), quoting=1)
_MIXED = [PLAIN[0], *sorted(PLAIN[1:], key=lambda line: line[-4])]
add("answers sorted by question", _MIXED, loads(starts(_MIXED, MET)))
add("the name of the day up to version 2.39", [[{"occurredAt": "eventDate"}.get(cell, cell) for cell in PLAIN[0]],
    *PLAIN[1:]], loads(ALL))
for _hour, _shift in {"20:59:59.000Z": 0, "21:00:00.000Z": 1, "23:30:00Z": 1, "00:00:00.000": 0, "21:30:00.000": 1,
    "23:59:00.000+03:00": 0,
                      "00:10:00+0300": 0}.items():
    _days = [one.but(day=one.day.replace(day=min(one.day.day, 30))) for one in MET]
    _table = of(_days, lambda _, about, hour=_hour: about | {"occurredAt": about["occurredAt"][
        :10] + "T" + hour})
    add(f"events at {_hour} belong to the day in Moscow", _table, loads(starts(_table, [day.but(day=day.day.replace(
        day=day.day.day + _shift)) for day in _days])))
_DAYS = of(MET, lambda _, about: about | {"occurredAt": about["occurredAt"][:10]})
add("days without a time", _DAYS, loads(ALL))
for _field, _value in (("status", "SCHEDULE"), ("status", "OVERDUE"), ("status", "SKIPPED"), ("deleted", "true")):
    _table = of(MET, lambda number, about, pair=(_field,
        _value): about | dict([pair]) if number == 3 else about)
    _word = "deleted_events" if _field == "deleted" else "scheduled_events"
    add(f"an event with {_field} {_value}", _table, loads(starts(_table, MET, 3), repaired={_word: 1}))
for _value in ("ACTIVE", "VISITED"):
    _table = of(MET, lambda number, about, value=_value: about | {"status": value})
    add(f"events with status {_value}", _table, loads(ALL))
_table = of(MET, lambda number, about: about | {"status": "CANCELLED"} if number == 3 else about)
add("an event with a status nobody knows", _table, loads(starts(_table, MET, 3), (16, None, "unknown_label")))
_torn = [list(line) for line in PLAIN]
_torn[17][HEAD.index("deleted")] = "true"
add("an event deleted in one of its rows only", _torn, loads(starts(_torn, MET, 3), (16, None, "two_answers")))
_moved = [list(line) for line in PLAIN]
_moved[17][HEAD.index("orgUnit")] = UNITS["ru_irkutsk"]
add("an event in two places", _moved, loads(starts(_moved, MET, 3), (16, None, "two_answers")))
add("one question answered twice, alike", [*PLAIN, PLAIN[17]], loads(ALL))
_other = list(PLAIN[18])
_other[-3] = "44"
add("one question answered twice, differently", [*PLAIN, _other], loads(starts(PLAIN, MET, 3), (16, None,
    "two_answers")))
add("an answer without a question", [*PLAIN[:17], [*PLAIN[17][:-4], "", *PLAIN[17][-3:]], *PLAIN[18:]],
    loads(starts(PLAIN, MET, 3),
    (16, None, "missing_value")))
add("a row without its event", [*PLAIN[:17], ["", *PLAIN[17][1:]], *PLAIN[18:]], refused("unreadable", row_no=18))
add("a row with a cell too few", [*PLAIN[:17], PLAIN[17][:-1], *PLAIN[18:]], refused("unreadable", row_no=18))
add("a question that nobody answered this month", [line for line in PLAIN if line[-4] != ELEMENTS["birth_year_band"]],
    loads(starts(
    [line for line in PLAIN if line[-4] != ELEMENTS["birth_year_band"]], [one.but(years=None) for one in MET])))
add("a question that is gone from the program", [line for line in PLAIN if line[-4] != ELEMENTS["gender"]], refused(
    "missing_column", column="gender"))
add("a question more", of(MET, more={number: {"NeWqUeSti08": "12"} for number in range(1, 9)}), loads(starts(of(MET,
    more={
    number: {"NeWqUeSti08": "12"} for number in range(1, 9)}), MET)))
add("an office that is not agreed on", of(MET, lambda number,
    about: about | {"orgUnit": "OuVyborg003"} if number == 3 else about), loads(
    starts(PLAIN, MET, 3), (16, "city", "unknown_label")))
add("an option that is not agreed on", of(MET, more={3: {ELEMENTS["channel"]: "VAN"}}), loads(starts(PLAIN, MET, 3),
    (16, "channel", "unknown_label")))
add("an event outside the month", of(MET, lambda number,
    about: about | {"occurredAt": "2023-04-01T09:00:00Z"} if number == 3 else about), loads(
    starts(PLAIN, MET, 3), (16, "contact_date", "date_outside_span")))
add("the event of the evening before the month, which is its first day here", of(MET, lambda number, about: about | {
    "occurredAt": "2023-02-28T22:00:00Z"} if number == 3 else about), loads(starts(PLAIN,
    [one if number != 3 else one.but(
    day=one.day.replace(day=1)) for number, one in enumerate(MET, 1)])))
add("places and names of the staff are never read", PLAIN, loads(ALL), canaries=["59.93431", "worker.one"])
_PHONES = of(MET, more={number: {"PhOnEnUmb09": f"{PHONE}012{number}"} for number in range(1, 9)})
add("telephones in a question that nobody reads", _PHONES, refused("phone"), canaries=[PHONE[1:]])
_LINES = of(MET, more={3: {"NoTeFrEeT10": 'she said "yes",\nthen left'}})
add("line ends, commas and marks in an answer", _LINES, loads(starts(_LINES, MET)))
add("a header alone", PLAIN[:1], one_of(loads([]), refused("missing_column")))
add("an export of persons in place of events", [["trackedEntity", "orgUnit", "attribute", "value"], ["TeIaAaAaA01",
    UNITS["ru_spb"], "AtTrIbUte01", "x"]],
    refused("missing_column", "header_not_found"))
add("the names of questions in place of their codes",
    [[cell if line is PLAIN[0] or at != HEAD.index("dataElement") else "Sex" for at, cell in
    enumerate(line)] for line in PLAIN], refused("missing_column", "header_not_found", "too_many_refused"))
