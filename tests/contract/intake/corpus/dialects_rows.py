"""Family "dialects": one line of an otherwise good file breaks its rules, in every place where it can.

Add here: another way in which a single line goes wrong (published benchmarks of polluted files list many).
Keep out: files that are consistent in themselves (dialects.py).

A line that broke may be refused by its number, or the file whole. What must not happen is that a neighbour changes.
"""

from corpus.making import csv_of, lines, text
from corpus.meant import Contact, contacts
from corpus.outcomes import Family, Loads, loads, one_of, refused

# fmt: off
FAMILY = Family("dialects")
RU = contacts(8)
TABLE = lines(RU)
ROWS = text(TABLE).encode().split(b"\r\n")[:-1]
BROKEN = refused("broken_quotes", "unreadable")
HEADER = refused("missing_column", "header_not_found", "broken_quotes", "column_twice", "unreadable")


def but(*rows: int) -> dict[int, Contact]:
    return {at + 2: one for at, one in enumerate(RU) if at + 2 not in rows}


def joined(changed: dict[int, bytes], end: bytes = b"\r\n") -> bytes:
    """The file with some lines replaced, by their number from 1."""
    return end.join(changed.get(at, line) for at, line in enumerate(ROWS, 1)) + end


def without(row: int) -> Loads:
    return loads(but(row), (row, None, "ragged_row"))


def cells_of(row: int) -> list[bytes]:
    return ROWS[row - 1].split(b";")


for _row in (2, 5, 9):
    for _column in (1, 5, 9):
        _cells = cells_of(_row)
        _fewer = b";".join([*_cells[: _column - 1], b"".join(_cells[_column - 1 : _column + 1]),
            *_cells[_column + 1 :]])
        FAMILY.add(f"row {_row} lacks its separator {_column}", joined({_row: _fewer}), without(_row))
        _more = b";".join([*_cells[:_column], b"", *_cells[_column:]])
        FAMILY.add(f"row {_row} has a separator more before cell {_column + 1}", joined({_row: _more}), without(_row))
        _cells[_column] = b'"' + _cells[_column]
        FAMILY.add(f"row {_row} opens a mark in cell {_column + 1} and never closes it",
            joined({_row: b";".join(_cells)}),
                   one_of(BROKEN, loads(but(_row), (_row, None, "ragged_row"))))
for _row in (2, 9):
    for _sign in (b",", b"\t", b" "):
        _line = ROWS[_row - 1].replace(b";", _sign)
        FAMILY.add(f"row {_row} is delimited by {_sign!r}", joined({_row: _line}), without(_row))
    _quoted = b";".join(b"'" + cell + b"'" for cell in cells_of(_row))
    FAMILY.add(
        f"row {_row} is quoted by the other mark",
        joined({_row: _quoted}),
        one_of(*(loads(but(_row), *((_row, column, rule) for column, rule in found)) for found in (
            [(name, "bad_date" if name == "contact_date" else "bad_number" if name == "age" else "unknown_label")
             for name in ("contact_date", "city", "channel", "settings", "gender", "age", "birth_year_band",
             "svc_condoms")
             if name != "birth_year_band" or RU[_row - 2].years],
        ))),
    )
    for _end in (b"\r", b"\n", b"\r\r\n"):
        _data = joined({}).replace(ROWS[_row - 1] + b"\r\n", ROWS[_row - 1] + _end)
        FAMILY.add(f"row {_row} ends with {_end!r}", _data, one_of(loads(RU), BROKEN, loads(
            {at + (at > _row): one for at, one in but().items()})))
    FAMILY.add(f"row {_row} holds only separators", joined({_row: b";" * 9}), loads(but(_row)))
    FAMILY.add(f"row {_row} is empty", joined({_row: b""}), loads(but(_row)))
    FAMILY.add(f"row {_row} holds only blanks", joined({_row: b"    \t "}), loads(but(_row)))
    FAMILY.add(f"row {_row} is a comment", joined({_row: b"# " + "проверено".encode()}), without(_row))
    FAMILY.add(f"row {_row} is twice as long", joined({_row: ROWS[_row - 1] + b";" + ROWS[2]}), without(_row))
FAMILY.add("two rows on one line", joined({4: ROWS[3] + ROWS[4], 5: b""}), loads(but(4, 5), (4, None, "ragged_row")))
FAMILY.add("a row broken in two lines", joined({4: ROWS[3].replace(b";", b"\r\n", 4).replace(b"\r\n", b";", 3)}),
           loads({2: RU[0], 3: RU[1], **{at + 1: one for at, one in but(2, 3, 4).items()}},
                 (4, None, "ragged_row"), (5, None, "ragged_row")))

_head = ROWS[0].split(b";")
FAMILY.add("the header lacks a separator", joined({1: b";".join([*_head[:3], _head[3] + _head[4], *_head[5:]])}),
    HEADER)
FAMILY.add("the header has a separator more in the middle", joined({1: b";".join([*_head[:3], b"", *_head[3:]])}),
           one_of(refused("ragged_row", "too_many_refused", "missing_column", "header_not_found")))
FAMILY.add("the header opens a mark and never closes it", joined({1: b";".join([*_head[:3], b'"' + _head[3],
    *_head[4:]])}),
           HEADER)
FAMILY.add("the header lacks its last name", joined({1: b";".join(_head[:-1])}), HEADER)
FAMILY.add("the header has a name more than the rows have cells", joined({1: ROWS[0] + ";Группа".encode()}),
           refused("ragged_row", "too_many_refused", "missing_column"))
FAMILY.add("the header is delimited by commas", joined({1: ROWS[0].replace(b";", b",")}), HEADER)
FAMILY.add("a mark lost at the end of a quoted cell", csv_of(RU, quoting=1).replace('Иркутск"'.encode(),
    "Иркутск".encode(), 1),
           BROKEN)
FAMILY.add("a mark lost at the beginning of a quoted cell", csv_of(RU, quoting=1).replace('"Иркутск'.encode(),
           "Иркутск".encode(), 1), one_of(BROKEN, loads(but(3), (3, "city", "unknown_label"))))
FAMILY.add("a mark doubled at the wrong place", csv_of(RU, quoting=1).replace('"Иркутск"'.encode(),
    '""Иркутск"'.encode(), 1),
           BROKEN)
FAMILY.add("two lost marks that swallow rows between them", csv_of(RU, quoting=1).replace('Санкт-Петербург"'.encode(),
           "Санкт-Петербург".encode(), 2), BROKEN)
FAMILY.add("words after a closed mark", csv_of(RU, quoting=1).replace('Иркутск"'.encode(), 'Иркутск" (ж/д)'.encode(),
    1),
           BROKEN)
