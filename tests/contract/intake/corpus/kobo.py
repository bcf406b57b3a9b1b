"""Family "kobo": workbooks and CSV of KoboToolbox, with names or labels, with and without repeat groups.

Add here: something that a form, its server or its reviewers leave in an export.
Keep out: JSON (kobo_json.py).
"""

from collections.abc import Callable
from typing import Any

from corpus.kobo_forms import (
    FORM,
    PHONE,
    VERSION,
    Row,
    before,
    book,
    changed,
    groups,
    labelled,
    rows,
    submitted,
    uuid,
    visit,
)
from corpus.making import text
from corpus.meant import ANY, contacts
from corpus.outcomes import Family, Outcome, loads, one_of, refused

# fmt: off
FAMILY = Family("kobo")
MET = submitted(8)
MAIN = rows(MET)
FILE = FORM["file"]
GROUPED = FORM | {"file": FILE | {"repeats": {"person": "rows"}}}
PERSONS = [contact.but(uid=ANY) for contact in contacts(7)]
VISITS = [[one.but(day=met[0].day, city=met[0].city, channel=met[0].channel) for one in met]
          for met in (PERSONS[:3], PERSONS[3:4], PERSONS[4:7])]
FLAT = [one for met in VISITS for one in met]
TOP, BELOW = groups(VISITS)


def add(name: str, data: bytes | Callable[[], bytes], outcome: Outcome, **changes: Any) -> None:
    FAMILY.add(name, data, outcome, **(FORM | changes))


def grouped(name: str, top: list[Row], below: list[Row], outcome: Outcome, **changes: Any) -> None:
    add(name, book(("form", top), ("person", below)), outcome, **(GROUPED | changes))


def but(*numbers: int) -> Any:
    return {number + 1: one for number, one in enumerate(MET, 1) if number not in numbers}


def with_answer(name: str, cell: Any, *numbers: int) -> list[Row]:
    return changed(MAIN, lambda number, row: row | {name: cell} if number in numbers else row)


add("names as headers", book(("form", MAIN)), loads(MET))
add("labels as headers", book(("form", labelled(MAIN))), loads(MET))
add("as CSV", text([list(MAIN[0]), *(list(row.values()) for row in MAIN)], quoting=1).encode("utf-8-sig"), loads(MET),
    file=FILE | {"format": "csv", "delimiter": ";"}, file_name="export-2023-03.csv")
add("a sheet named like the form", book(("Аутрич 2023", MAIN)), loads(MET))
add("the agreed sheet", book(("Аутрич", MAIN)), loads(MET), file=FILE | {"sheet": "Аутрич"})
add("a long name of a form, cut off by Excel", book(("Опросный лист контактов за 2023 год"[:31], MAIN)), loads(MET),
    file=FILE | {"sheet": "Опросный лист контактов за 2023 год"})
add("a form without submissions", book(("form", [dict.fromkeys(MAIN[0], "")])), loads([]))
add("days as moments of the device", book(("form", changed(MAIN, lambda _,
    row: row | {"visit/date": f"{row['visit/date']}T23:40:00.000+03:00"}))),
    loads(MET))
add("answers in another order", book(("form", [dict(reversed(row.items())) for row in MAIN])), loads(MET))
add("a question more", book(("form", with_answer("visit/weather", "ясно", *range(1, 9)))), loads(MET))
add("a question less", book(("form", [{name: cell for name,
    cell in row.items() if name != "visit/gender"} for row in MAIN])),
    refused("missing_column", column="gender"))
add("a choice less among the columns", book(("form", [{name: cell for name,
    cell in row.items() if name != "visit/works/sauna"}
    for row in MAIN])), refused("missing_column", column="settings"))
add("a choice more among the columns", book(("form", with_answer("visit/works/park", 0, *range(1, 9)))),
    one_of(loads(MET), refused("new_choice")))
add("choices that nobody was asked for", book(("form", with_answer("visit/works/street", "", *range(1, 9)))), loads(
    [one.but(settings=tuple(code for code in one.settings if code != "street")) for one in MET]))
add("a choice that is neither 0 nor 1", book(("form", with_answer("visit/works/street", "n/a", 3))), loads(but(3), (4,
    "settings", "unknown_label")))
add("choices as TRUE and FALSE", book(("form", changed(MAIN, lambda _,
    row: {name: bool(cell) if name.startswith("visit/works/") else cell
    for name, cell in row.items()}))), loads(MET))

add("the agreed version of the form", book(("form", MAIN)), loads(MET), file=FILE | {"form_versions": [VERSION]})
add("another version of the form in one row", book(("form", with_answer("__version__", "vNEW", 5))),
    refused("new_form_version", row_no=6),
    file=FILE | {"form_versions": [VERSION]})
add("two agreed versions", book(("form", with_answer("__version__", "vNEW", 5))), loads(MET),
    file=FILE | {"form_versions": [VERSION, "vNEW"]})
add("versions left out of the export", book(("form", [{name: cell for name,
    cell in row.items() if name != "__version__"} for row in MAIN])),
    refused("missing_column"), file=FILE | {"form_versions": [VERSION]})
add("a submission twice, alike", book(("form", [*MAIN, MAIN[2]])), one_of(loads(MET, repaired={"repeated_rows": 1})))
add("a submission twice, edited in between", book(("form", [*MAIN, MAIN[2] | {"visit/age": 44}])), loads(MET, (10,
    "source_uid", "duplicate_uid")))
add("a submission that reviewers turned down", book(("form", with_answer("_validation_status", "Not Approved", 3))),
    loads(but(3),
    repaired={"not_approved": 1}))
add("a submission that reviewers turned down, as a name", book(("form", with_answer("_validation_status",
    "validation_status_not_approved", 3))),
    loads(but(3), repaired={"not_approved": 1}))
add("a submission on hold and one approved", book(("form", changed(MAIN, lambda number,
    row: row | {"_validation_status": {
    2: "On Hold", 3: "Approved"}.get(number, "")}))), loads(MET))

_PLACE = {"visit/place": "59.9343 30.3351 12.0 4.8", "_visit/place_latitude": 59.9343,
    "_visit/place_longitude": 30.3351,
          "_visit/place_altitude": 12.0, "_visit/place_precision": 4.8}
add("a place on the map is never read", book(("form", changed(MAIN, lambda number, row: row | _PLACE | {
    "visit/place": f"59.93{number}4 30.33{number}1 12.0 4.8"}))), one_of(loads(MET), refused("coordinates")),
    canaries=["59.93", "30.33"])
add("telephones of the staff's devices are never read", book(("form", changed(MAIN, lambda number, row: row | {
    "phonenumber": f"+7921555012{number}", "simserial": f"8970101234567890{number}"}))), loads(MET),
    canaries=[PHONE[:9]])
add("telephones of the persons in a question of the form", book(("form", changed(MAIN, lambda number, row: row | {
    "visit/contact": f"+7921555012{number}"}))), refused("phone"), canaries=["7921555"])
_NOTES = ["пришла вечером с подругой и просила совет", "рассказала про хозяйку квартиры на Лиговке",
    "ждёт сестру из Пскова в мае", "уехала домой",
          "была у врача вчера утром по совету", "нет", "новая на этой точке возле моста",
          "говорит только по-узбекски с нами"]
add("notes in words in a question of the form", book(("form", changed(MAIN, lambda number,
    row: row | {"visit/note": _NOTES[number - 1]}))),
    refused("free_text"), canaries=["Лиговке"])
add("names of pictures and their addresses", book(("form", changed(MAIN, lambda number,
    row: row | {"visit/photo": f"167{number}.jpg",
    "visit/photo_URL": f"https://kc.example.org/media/original?media_file=u%2F{uuid(number)}%2F{number}.jpg"}))),
    loads(MET))

grouped("persons met in visits", TOP, BELOW, loads(FLAT))
grouped("persons in another order than their visits", TOP, BELOW[::-1], loads(FLAT[::-1]))
grouped("a visit without persons", [*TOP, before(9) | visit(MET[0]) | {"_index": 4, "_uuid": uuid(9)}], BELOW,
    loads(FLAT, repaired={"no_contact": 1}))
grouped("a person whose visit is not there", TOP, changed(BELOW, lambda number,
    row: row | {"_parent_index": 77} if number == 2 else row),
    loads({row: one for row, one in enumerate(FLAT, 2) if row != 3}, (3, None, "orphan_row")))
grouped("a person of another submission than the visit it points at", TOP, changed(BELOW, lambda number, row: row | {
    "_submission__uuid": uuid(3)} if number == 2 else row), loads({row: one for row, one in enumerate(FLAT,
    2) if row != 3}, (3, None, "orphan_row")))
grouped("two visits of one number", [*TOP, TOP[0]], BELOW, one_of(refused("orphan_row", "too_many_refused"), loads(
    {row: one for row, one in enumerate(FLAT, 2) if row > 4}, *((row, None, "orphan_row") for row in (2, 3, 4)))))
grouped("the column that ties persons to visits is gone", TOP, [{name: cell for name,
    cell in row.items() if name != "_parent_index"}
    for row in BELOW], refused("missing_column"))
add("the page of the group is gone", book(("form", TOP)), refused("no_such_sheet"), file=GROUPED["file"])
_GIVEN = [{"person/given/what": "condoms", "_index": at, "_parent_table_name": "person", "_parent_index": at} for at,
    one in enumerate(FLAT, 1)
          if one.condoms]
add("a group within the group, of things given", book(("form", TOP), ("person", [{name: cell for name,
    cell in row.items()
    if name != "person/condoms"} for row in BELOW]), ("given", _GIVEN)), loads(FLAT),
    file=FILE | {"repeats": {"person": "rows", "given": "values"}},
    columns=FORM["columns"] | {"svc_condoms": None}, ticks=[{"headers": ["person/given/what"], "separator": " ",
    "words": {"condoms": "svc_condoms"}}])
