"""Who was in each closed cell on the day its number was computed: keyed marks, for the dated restatement alone.

    landing/closed/sets.age      Parquet: table_name, cell, mark; a row without a mark for each cell that is known
    landing/closed/coming.age    the same of the release that was built last, until it is published

    mark = the first 63 bits of HMAC(K_erase, "closed set|" record key)

A restatement asks how many persons have entered or left a cell since. No number says that, so the persons must be
known. A mark cannot be told from another number without K_erase, and is in no other place that is kept: with the sets
alone nobody finds a row, and with rows alone nobody finds a mark. The sets rest sealed like landed rows, and say less.

Erasing takes a person's marks out: she is neither in a cell then nor has she left it. What retention reduces to
person-months, or a partner's stop takes away, is forgotten whole: a cell whose set nobody knows is not restated.

Add here: another reason for which marks must go.
Keep out: who is in a cell now (dbt, cell_member), and which cells may change (warehouse/disclosure/hiding).
"""

import hmac
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from warehouse.intake.landing import land
from warehouse.settings import Settings
from warehouse.vault import Vault

# Names as numbers of a list: the same cell stands beside each of its persons.
_NAME = pa.dictionary(pa.int32(), pa.string())
SETS = pa.schema([("table_name", _NAME), ("cell", _NAME), ("mark", pa.int64())])
_KEY = ["table_name", "cell"]
_LABEL = b"closed set|"


def mark(vault: Vault, record_key: int) -> int:
    """The mark of a person, the same in every cell."""
    digest = hmac.digest(vault.k_erase, _LABEL + str(record_key).encode(), "sha256")
    return int.from_bytes(digest[:8], "big") >> 1


def path(settings: Settings) -> Path:
    return settings.landing / "closed" / ("sets" + land.OBJECT)


def coming(settings: Settings) -> Path:
    return settings.landing / "closed" / ("coming" + land.OBJECT)


def read(file: Path, vault: Vault) -> pa.Table:
    """What an object holds; nothing where there is none."""
    if not file.exists():
        return SETS.empty_table()
    content = pa.BufferReader(land.unseal(file.read_bytes(), vault))
    return pa.parquet.read_table(content, read_dictionary=_KEY).cast(SETS)


def write(file: Path, vault: Vault, sets: pa.Table) -> None:
    """The caller holds the one-writer lock. Where nothing is known there is no object."""
    if not sets.num_rows:
        file.unlink(missing_ok=True)
        return
    sink = pa.BufferOutputStream()
    # The marks of a cell are in their order, and so near each other.
    pa.parquet.write_table(
        sets.cast(SETS), sink, compression="zstd", use_dictionary=_KEY, column_encoding={"mark": "DELTA_BINARY_PACKED"}
    )
    land.write_whole(file, land.seal(bytes(sink.getvalue()), vault))


def settle(settings: Settings, vault: Vault) -> None:
    """The sets of the release that people see take the place of earlier ones of the same cells."""
    file = coming(settings)
    if not file.exists():
        return
    known = read(path(settings), vault)
    if not known.num_rows:
        file.replace(path(settings))
        return
    new = read(file, vault)
    kept = known.filter(pc.invert(_of(known, known_cells(new)["cell"])))
    write(path(settings), vault, pa.concat_tables([kept, new]))
    file.unlink()


def known_cells(sets: pa.Table) -> pa.Table:
    """The cells whose set is known, be it empty, as words: table_name, cell."""
    return sets.filter(pc.is_null(sets["mark"])).select(_KEY).cast(pa.schema([(name, pa.string()) for name in _KEY]))


def named(numbered: pa.Table, cells: pa.Table) -> pa.Table:
    """Sets of rows cell_no, mark, in which each cell has a row without a mark: the number is of a row of `cells`."""
    tables = cells["table_name"].combine_chunks().dictionary_encode()
    names = cells["cell"].combine_chunks()
    numbers = [chunk.cast(pa.int32()) for chunk in numbered["cell_no"].chunks]
    columns = [
        pa.chunked_array([tables.take(each) for each in numbers], _NAME),
        pa.chunked_array([pa.DictionaryArray.from_arrays(each, names) for each in numbers], _NAME),
        numbered["mark"],
    ]
    return pa.table(columns, SETS)


def _of(sets: pa.Table, cells: pa.Array) -> pa.Array:
    """Which rows are of these cells. The pattern in a cell's name is of one table."""
    return pc.is_in(sets["cell"], value_set=cells)


def forget_persons(settings: Settings, vault: Vault, record_keys: Iterable[int]) -> int:
    """Without the marks of these persons, in both objects. How many objects were changed."""
    gone = pa.array(sorted({mark(vault, key) for key in record_keys}), pa.int64())
    return _filtered(settings, vault, lambda sets: pc.invert(pc.is_in(sets["mark"], value_set=gone))) if gone else 0


def count_of(settings: Settings, vault: Vault, record_keys: Iterable[int]) -> int:
    """How many marks of these persons there are."""
    hers = pa.array(sorted({mark(vault, key) for key in record_keys}), pa.int64())
    return sum(
        int(pc.sum(pc.is_in(read(file, vault)["mark"], value_set=hers)).as_py() or 0)
        for file in (path(settings), coming(settings))
    )


def forget_before(settings: Settings, vault: Vault, day: date) -> int:
    """Without the sets of cells whose period begins before that day: of their rows not all are there any more."""

    def is_later(sets: pa.Table) -> pa.Array:
        cells = known_cells(sets)["cell"]
        starts = pc.list_element(pc.split_pattern(cells, "|"), 2)
        return _of(sets, cells.filter(pc.greater_equal(starts, day.isoformat())))

    return _filtered(settings, vault, is_later)


def forget_all(settings: Settings) -> None:
    """Without any set. The next release that is published notes who is in its closed cells then."""
    path(settings).unlink(missing_ok=True)
    coming(settings).unlink(missing_ok=True)


def _filtered(settings: Settings, vault: Vault, keep: Callable[[pa.Table], pa.Array]) -> int:
    changed = 0
    for file in (path(settings), coming(settings)):
        sets = read(file, vault)
        left = sets.filter(keep(sets)) if sets.num_rows else sets
        if left.num_rows < sets.num_rows:
            write(file, vault, left)
            changed += 1
    return changed
