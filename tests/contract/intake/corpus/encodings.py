"""Family "encodings": letters in the agreed encoding, and what editors and systems leave between them.

Add here: a file in the encoding its declaration names.
Keep out: files in another one than agreed (encodings_wrong.py).
"""

import codecs
import unicodedata

from corpus.making import csv_of, lines, text, with_cells, with_column
from corpus.meant import contacts
from corpus.outcomes import Family, loads, one_of, refused

# fmt: off
FAMILY = Family("encodings")
add = FAMILY.add
RU, UK, FI = contacts(8), contacts(8, "uk"), contacts(8, "fi")

for _encoding in ("utf-8", "windows-1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic", "utf-16"):
    add(f"russian in {_encoding}", csv_of(RU, _encoding), loads(RU), file={"encoding": _encoding})
for _encoding in ("utf-8", "windows-1251", "koi8-u", "iso8859-5", "mac-cyrillic", "utf-16"):
    _without_ghe = [one.but(code=str(one.code).replace("Ґ", "Є")) for one in UK]  # only some of them have it
    _rows = _without_ghe if _encoding == "iso8859-5" else UK
    add(f"ukrainian in {_encoding}", csv_of(_rows, _encoding, "uk"), loads(_rows), file={"encoding": _encoding})
for _encoding in ("utf-8", "windows-1252", "iso8859-1", "iso8859-15", "cp850", "utf-16"):
    add(f"finnish in {_encoding}", csv_of(FI, _encoding, "fi"), loads(FI), file={"encoding": _encoding})

add("utf-8 with a mark", csv_of(RU, "utf-8-sig"), loads(RU))
add("utf-8 with a mark before a quoted header", csv_of(RU, "utf-8-sig", quoting=1), loads(RU))
add("utf-8 agreed as utf-8-sig", csv_of(RU), loads(RU), file={"encoding": "utf-8-sig"})
add("utf-8 with a mark agreed as utf-8-sig", csv_of(RU, "utf-8-sig"), loads(RU), file={"encoding": "utf-8-sig"})
add(
    "utf-16 in the order of old Macs",
    codecs.BOM_UTF16_BE + csv_of(RU, "utf-16-be"),
    loads(RU),
    file={"encoding": "utf-16"},
)
add("utf-16 without a mark", csv_of(RU, "utf-16-le"), loads(RU), file={"encoding": "utf-16-le"})
add("utf-16 without a mark, big end first", csv_of(RU, "utf-16-be"), loads(RU), file={"encoding": "utf-16-be"})
add(
    "Excel's Unicode text: utf-16 and tabs",
    csv_of(RU, "utf-16", delimiter="\t"),
    loads(RU),
    file={"encoding": "utf-16", "delimiter": "\t"},
)
add("english alone in windows-1251", csv_of(contacts(6, "en"), "cp1251", "en"), loads(contacts(6, "en")),
    file={"encoding": "windows-1251"})
add("one contact in windows-1251", csv_of(RU[:1], "cp1251"), loads(RU[:1]), file={"encoding": "windows-1251"})
add("one contact in koi8-r", csv_of(RU[:1], "koi8-r"), loads(RU[:1]), file={"encoding": "koi8-r"})
add("one contact in cp866", csv_of(RU[:1], "cp866"), loads(RU[:1]), file={"encoding": "cp866"})
add("header only in koi8-u", csv_of([], "koi8-u", "uk"), loads([]), file={"encoding": "koi8-u"})
add(
    "signs of typographers in windows-1251",
    text(with_column(lines(RU), "Группа", ["№ 5 «А» – выезд…"] * 8)).encode("cp1251"),
    loads(RU),
    file={"encoding": "windows-1251"},
)
add("capitals alone in windows-1251", csv_of(RU, "utf-8").decode().upper().encode("cp1251"), loads(RU),
    file={"encoding": "windows-1251"})
add("capitals alone in koi8-r", csv_of(RU, "utf-8").decode().upper().encode("koi8-r"), loads(RU),
    file={"encoding": "koi8-r"})
add("letters taken apart, as a Mac writes them", unicodedata.normalize("NFD", csv_of(UK, language="uk").decode())
    .encode(), loads(UK))
add("finnish letters taken apart", unicodedata.normalize("NFD", csv_of(FI, language="fi").decode()).encode(),
    loads(FI))
add(
    "blanks that do not break, and signs of no width",
    csv_of(RU).replace("Дата контакта".encode(), "\u200bДата\u00a0контакта\u00ad".encode()),
    loads(RU),
)
add("no-break blanks around cells", text([[f"\u00a0{cell}\u00a0" for cell in line] for line in lines(RU)]).encode(),
    loads(RU))
add(
    "a second mark where two files were glued together",
    csv_of(RU[:4], "utf-8-sig") + csv_of(RU[4:], "utf-8-sig"),
    one_of(loads({2: RU[0], 3: RU[1], 4: RU[2], 5: RU[3], 7: RU[4], 8: RU[5], 9: RU[6], 10: RU[7]})),
)
add(
    "a mark inside a client code",
    text(with_cells(lines(RU), {(3, 2): "\ufeff" + lines(RU)[3][2]})).encode(),
    loads(RU),
)
_lost = with_cells(lines(RU), {(at, 2): "??-07-?" for at in (2, 5)})
add(
    "letters of codes lost to question marks",
    text(_lost).encode(),
    one_of(
        loads({at + 2: one for at, one in enumerate(RU) if at not in (1, 4)}, (3, "client_code", "bad_token"),
              (6, "client_code", "bad_token")),
        loads({at + 2: one for at, one in enumerate(RU) if at not in (1, 4)}, (3, "client_code", "unreadable_cell"),
              (6, "client_code", "unreadable_cell")),
    ),
)
_marks = with_cells(lines(RU), {(2, 2): "\ufffd\ufffd-07-Щ"})
add(
    "a letter of a code replaced by the sign for a lost one",
    text(_marks).encode(),
    # Both rules name the row and the code; which of them does it first is no promise.
    one_of(*(loads({at + 2: one for at, one in enumerate(RU) if at != 1}, (3, "client_code", rule))
             for rule in ("unreadable_cell", "bad_token"))),
)
add(
    "every Cyrillic letter lost to question marks",
    csv_of(RU).decode().encode("ascii", "replace"),
    refused("header_not_found", "wrong_encoding"),
)
add(
    "a letter of a label lost to a question mark",
    text(with_cells(lines(UK, "uk"), {(1, 3): "П?тер"})).encode(),
    one_of(
        loads({at + 2: one for at, one in enumerate(UK) if at}, (2, "city", "unknown_label")),
        loads({at + 2: one for at, one in enumerate(UK) if at}, (2, "city", "unreadable_cell")),
    ),
)
add(
    "a frame of box signs around a DOS register",
    ("─" * 40 + "\r\n").encode("cp866") + csv_of(RU, "cp866"),
    one_of(loads(RU, first=3), refused("wrong_encoding")),
    file={"encoding": "cp866"},
)
add("a soft end of file of DOS", csv_of(RU, "cp866") + b"\x1a", loads(RU), file={"encoding": "cp866"})
