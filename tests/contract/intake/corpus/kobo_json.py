"""Family "kobo": submissions as JSON, as the server's API hands them out.

Add here: another shape of a submission, an answer or an envelope.
Keep out: workbooks (kobo.py).
"""

import json
from collections.abc import Callable
from typing import Any

from corpus.kobo_forms import FIELDS, VERSION, Row, answers, as_json, changed, rows, submitted, uuid, visit, works
from corpus.meant import ANY, contacts
from corpus.outcomes import Family, Outcome, loads, one_of, refused

# fmt: off
FAMILY = Family("kobo")
MET = submitted(8)
MAIN = rows(MET)
FILE = {"format": "json", "layout": "kobo", "date_format": "%Y-%m-%d", "delimiter": None}
FORM: dict[str, Any] = {"file": FILE, "file_name": "export-2023-03.json",
    "columns": FIELDS | {"settings": ["visit/works", "person/works"]},
                        "separators": {"settings": " "}}


def add(name: str, data: bytes | Callable[[], bytes], outcome: Outcome, **changes: Any) -> None:
    FAMILY.add(f"json: {name}", data, outcome, **(FORM | changes))


def but(*numbers: int) -> Any:
    return {number + 1: one for number, one in enumerate(MET, 1) if number not in numbers}


def of(change: Callable[[int, Row], Row]) -> bytes:
    return as_json(changed(MAIN, change))


RECORDS = json.loads(as_json(MAIN))["results"]
add("the envelope of the API", as_json(MAIN), loads(MET))
add("a list alone", json.dumps(RECORDS).encode(), loads(MET))
add("with a mark of UTF-8", b"\xef\xbb\xbf" + as_json(MAIN), loads(MET))
add("letters as \\u signs", json.dumps(RECORDS, ensure_ascii=True).encode(), loads(MET))
add("set in by four blanks", json.dumps(RECORDS, ensure_ascii=False, indent=4).encode(), loads(MET))
add("one record a line", "\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS).encode(),
    one_of(loads(MET), refused(
    "unreadable", "wrong_format")))
add("numbers in place of texts", of(lambda _, row: row | {"visit/age": int(row["visit/age"]),
    "visit/condoms": int(row["visit/condoms"])}), loads(MET))
add("numbers with decimals of zero", of(lambda _, row: row | {"visit/age": float(row["visit/age"])}), loads(MET))
add("true and false", of(lambda _, row: row | {"visit/condoms": row["visit/condoms"] == "1"}), loads(MET))
add("null for what was not asked", of(lambda _, row: row | {"visit/years": row["visit/years"] or None}), loads(MET))
add("keys left out where nothing was answered", of(lambda _, row: {name: cell for name,
    cell in row.items() if cell != ""}), loads(MET))
add("a first record that lacks most keys", json.dumps([{"_uuid": uuid(77), "__version__": VERSION}, *RECORDS]).encode(),
    loads(
    MET, (2, "contact_date", "missing_value"), (2, "city", "missing_value"), (2, "channel", "missing_value"), first=3))
add("a page of several", as_json(MAIN, next="https://kf.example.org/api/v2/assets/a/data/?start=8", count=20),
    refused("part_of_pages"))
add("a page of several, by its count alone", as_json(MAIN, count=20), refused("part_of_pages"))
add("no submissions", as_json([]), loads([]))
add("no submissions, a list alone", b"[]", loads([]))
add("a question less in all records", of(lambda _, row: {name: cell for name,
    cell in row.items() if name != "visit/gender"}), refused(
    "missing_column", column="gender"))
add("an object where an answer should be", of(lambda number,
    row: row | {"visit/city": {"ru": "Иркутск"}} if number == 2 else row), one_of(
    refused("wrong_format", column="city")))
add("a list where an answer should be", of(lambda number, row: row | {"visit/works": ["street",
    "sauna"]} if number == 2 else row), one_of(
    refused("wrong_format", column="settings")))
add("a key twice in a record", as_json(MAIN).replace(b'"visit/age":', b'"visit/age": 20, "visit/age":', 1),
    refused("unreadable"))
add("cut off", as_json(MAIN)[:-200], refused("unreadable"))
add("NaN for an age", of(lambda number, row: row | {"visit/age": float("nan")} if number == 2 else row),
    refused("unreadable"))
add("half a letter in a code", as_json(MAIN).replace(b'"visit/code": "', b'"visit/code": "\\ud83d', 1),
    refused("unreadable", "wrong_encoding"))
add("windows-1251", as_json(MAIN).decode().encode("cp1251"), refused("wrong_encoding", "unreadable"))
add("UTF-16", as_json(MAIN).decode().encode("utf-16"), refused("wrong_encoding", "wrong_format", "unreadable"))
add("an error of the server", b'{"detail": "Not found."}', refused("wrong_format"))
add("a page of HTML", b"<!DOCTYPE html><html><body>Sign in</body></html>", refused("wrong_format"))
add("a number of a thousand digits", as_json(MAIN).replace(b'"visit/age": ', b'"visit/age": ' + b"9" * 1000, 1),
    refused("unreadable"))
add("a submission twice, alike", as_json([*MAIN, MAIN[2]]), loads(MET, repaired={"repeated_rows": 1}))
add("a submission twice, edited in between", as_json([*MAIN, MAIN[2] | {"visit/age": 44}]), loads(MET, (10,
    "source_uid", "duplicate_uid")))
add("a submission that reviewers turned down",
    json.dumps([record | {"_validation_status": {"uid": "validation_status_not_approved",
    "label": "Not Approved"}} if at == 2 else record for at, record in enumerate(RECORDS)]).encode(), loads(but(3),
    repaired={"not_approved": 1}))
add("the agreed version", as_json(MAIN), loads(MET), file=FILE | {"form_versions": [VERSION]})
add("another version in one record", of(lambda number, row: row | {"__version__": "vNEW"} if number == 5 else row),
    refused("new_form_version"),
    file=FILE | {"form_versions": [VERSION]})
add("places of the system are never read", json.dumps([record | {"_geolocation": [59.93431,
    30.33512]} for record in RECORDS]).encode(),
    loads(MET), canaries=["59.93431"])
add("telephones in a question of the form", of(lambda number, row: row | {"visit/contact": f"+7921555012{number}"}),
    refused("phone"),
    canaries=["7921555"])
add("a telephone of the staff's device is never read", of(lambda number,
    row: row | {"phonenumber": f"+7921555012{number}"}), loads(MET),
    canaries=["7921555"])

_PERSONS = [one.but(uid=ANY) for one in contacts(5)]
_VISITS = [[one.but(day=met[0].day, city=met[0].city, channel=met[0].channel) for one in met] for met in (_PERSONS[:2],
    _PERSONS[2:])]
_NESTED = [{"_uuid": uuid(number), "_id": number} | visit(met[0]) | {"person": [
    answers(one, "person/") | {"person/works": works(one)["visit/works"]} for one in met]} for number,
    met in enumerate(_VISITS, 1)]
_GROUP = FILE | {"repeats": {"person": "rows"}}
add("persons met in visits", json.dumps(_NESTED).encode(), loads(_VISITS[0] + _VISITS[1]), file=_GROUP)
add("persons met in visits, and one visit with nobody", json.dumps([*_NESTED,
    {"_uuid": uuid(9)} | visit(MET[0])]).encode(), loads(
    _VISITS[0] + _VISITS[1], repaired={"no_contact": 1}), file=_GROUP)
add("a group that is no list", json.dumps([*_NESTED[:1], _NESTED[1] | {"person": "x"}]).encode(),
    one_of(refused("wrong_format"), loads(
    _VISITS[0], repaired={"no_contact": 1})), file=_GROUP)
