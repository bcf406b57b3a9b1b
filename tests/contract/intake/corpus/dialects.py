"""Family "dialects": delimiters, marks, escapes and line ends as programs write them.

Add here: a way in which a whole file is delimited, quoted or ended.
Keep out: single rows that break the rules (dialects_rows.py).
"""

import csv

from corpus.making import csv_of, lines, text, with_cells, with_column
from corpus.meant import contacts
from corpus.outcomes import Family, loads, one_of, refused

# fmt: off
FAMILY = Family("dialects")
add = FAMILY.add
RU = contacts(8)
TABLE = lines(RU)

for _name, _sign in {"comma": ",", "tab": "\t", "pipe": "|", "caret": "^", "tilde": "~", "hash": "#",
    "exclamation": "!",
                     "record separator": "\x1e", "start of heading": "\x01", "section sign": "§"}.items():
    add(f"delimiter {_name}", text(TABLE, _sign).encode(), loads(RU), file={"delimiter": _sign})
    add(f"delimiter {_name}, every cell quoted", text(TABLE, _sign, quoting=csv.QUOTE_ALL).encode(), loads(RU),
        file={"delimiter": _sign})
for _sign in ("::", "||", ";;", "\t\t", "~|~"):
    _data = "".join(_sign.join(line) + "\r\n" for line in TABLE).encode()
    add(f"delimiter of several signs {_sign!r}", _data, loads(RU), file={"delimiter": _sign})
add("delimiter blank, quoted where needed", text(TABLE, " ").encode(), loads(RU), file={"delimiter": " "})
add("another delimiter than agreed", csv_of(RU, delimiter="\t"), refused("header_not_found", "wrong_delimiter"))
add("commas where semicolons were agreed", csv_of(RU, delimiter=","), refused("header_not_found", "wrong_delimiter"))
add("commas where semicolons were agreed, every cell quoted", csv_of(RU, delimiter=",", quoting=csv.QUOTE_ALL),
    refused("header_not_found", "wrong_delimiter", "broken_quotes"))

for _name, _end in {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}.items():
    add(f"lines end with {_name}", csv_of(RU, end=_end), loads(RU))
    add(f"lines end with {_name}, quoted", csv_of(RU, end=_end, quoting=csv.QUOTE_ALL), loads(RU))
    add(f"lines end with {_name}, none at the end", csv_of(RU, end=_end).removesuffix(_end.encode()), loads(RU))
    add(f"lines end with {_name}, two at the end", csv_of(RU, end=_end) + _end.encode(), loads(RU))
add("lines end with CRLF and LF by turns", csv_of(RU[:4]) + csv_of(RU[4:], end="\n").split(b"\n", 1)[1], loads(RU))
add("the header ends with LF, rows with CRLF", csv_of(RU).replace(b"\r\n", b"\n", 1), loads(RU))
add("a doubled CR, as a wrong copy between systems leaves it", csv_of(RU).replace(b"\r\n", b"\r\r\n"),
    one_of(loads(RU), loads({2 * at + 3: one for at, one in enumerate(RU)}), refused("unreadable", "broken_quotes")))
add("the last line without its end, quoted", csv_of(RU, quoting=csv.QUOTE_ALL).removesuffix(b"\r\n"), loads(RU))
add("a mail's line end in the middle of the table", csv_of(RU[:4], end="\n") + csv_of(RU[4:], end="\r").split(b"\r",
    1)[1],
    one_of(loads(RU), refused("unreadable", "broken_quotes")))

add("marks of the other kind", text(TABLE, quotechar="'", quoting=csv.QUOTE_ALL).encode(), loads(RU),
    file={"quote": "'"})
add("marks of the other kind where none were agreed", text(TABLE, quotechar="'", quoting=csv.QUOTE_ALL).encode(),
    refused("header_not_found", "missing_column", "wrong_quote"))
add("texts alone are quoted", csv_of(RU, quoting=csv.QUOTE_NONNUMERIC), loads(RU))
add("no marks at all", text(TABLE, quoting=csv.QUOTE_NONE).encode(), loads(RU), file={"quote": None})
_NOTE = ['5" каблук', 'ООО "Ива"', "x;y", "две\nстроки", "", '"', "a\\b", "''"]
_NOTED = with_column(TABLE, "Группа", _NOTE)
add("marks, delimiters and line ends inside cells", text(_NOTED).encode(), loads(RU))
add("the same with commas and LF", text(_NOTED, ",", "\n").encode(), loads(RU), file={"delimiter": ","})
add("marks escaped by a backslash", text(_NOTED, doublequote=False, escapechar="\\").encode(), loads(RU),
    file={"escape": "\\"})
add("everything escaped, nothing quoted", text(with_column(TABLE, "Группа", ["x;y", "a\\b", *"123456"]),
    escapechar="\\",
    quoting=csv.QUOTE_NONE).encode(), loads(RU), file={"escape": "\\", "quote": None})
add("marks escaped by a backslash where that was not agreed",
    text(_NOTED, quoting=csv.QUOTE_ALL, doublequote=False, escapechar="\\").encode(), refused("broken_quotes"))
add("a backslash is a letter where no escape was agreed", text(with_column(TABLE, "Группа", ["a\\", "\\",
    *"123456"])).encode(),
    loads(RU))
add("inches and names in cells that are not quoted", text(with_column(TABLE, "Группа", ['5" каблук', 'ООО "Ива"',
    *"123456"]),
    quoting=csv.QUOTE_NONE, quotechar=None).encode(), loads(RU))
add("a line end inside the header", text(with_cells(TABLE, {(0, 1): "Дата\nконтакта"})).encode(), loads(RU))
add("CR inside quoted cells", text(with_column(TABLE, "Группа", ["a\rb"] * 8)).encode(), loads(RU))

add("Excel's line that names the separator", b"sep=;\r\n" + csv_of(RU), loads(RU, first=3))
add("the same, quoted", b'"sep=;"\r\n' + csv_of(RU), loads(RU, first=3))
add("the same with a mark before it", csv_of([], "utf-8-sig")[:3] + b"sep=;\r\n" + csv_of(RU), loads(RU, first=3))
add("a separator after the last cell of every line", csv_of(RU).replace(b"\r\n", b";\r\n"), loads(RU))
_head, _, _rest = csv_of(RU).partition(b"\r\n")
add("a separator after the last cell of every row but the header", _head + b"\r\n" + _rest.replace(b"\r\n", b";\r\n"),
    loads(RU))
add("separators after the header alone", _head + b";;;\r\n" + _rest, loads(RU))
add("twelve empty columns at the right", csv_of(RU).replace(b"\r\n", b";" * 12 + b"\r\n"), loads(RU))
add("blanks around every cell", text([[f"  {cell} " for cell in line] for line in TABLE]).encode(), loads(RU))
add("tabs around every cell", text([[f"\t{cell}\t" for cell in line] for line in TABLE]).encode(), loads(RU))
add("blanks padded to a width, as a database prints a table", text([[f"{cell:<20}" for cell in line] for line in TABLE],
    "|").encode(), loads(RU), file={"delimiter": "|"})
add("a blank between delimiter and mark", text(TABLE, quoting=csv.QUOTE_ALL).replace(";", "; ").encode(),
    one_of(loads(RU), refused("broken_quotes", "header_not_found", "missing_column")))
add("lines set in like a quotation of a mail",
    "".join(f"> {line}\r\n" for line in csv_of(RU).decode().splitlines()).encode(),
    refused("missing_column", "header_not_found"))
add("NUL signs between the letters", csv_of(RU).replace(b";", b";\0"), refused("wrong_format", "unreadable"))
add("a NUL sign in one cell", text(with_cells(TABLE, {(3, 2): "\0"})).encode(), refused("wrong_format", "unreadable"))
add("columns set by blanks to a fixed width",
    "".join("".join(f"{cell:<24}" for cell in line) + "\r\n" for line in TABLE).encode(),
    refused("header_not_found"))
add("a table of Markdown", "".join("| " + " | ".join(line) + " |\n" for line in TABLE).encode(),
    one_of(loads(RU), refused("header_not_found", "missing_column")), file={"delimiter": "|"})
