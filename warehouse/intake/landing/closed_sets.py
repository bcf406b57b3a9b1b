"""Who was in each closed cell on the day its number was computed: keyed marks, for the dated restatement alone.

    landing/closed/sets-0001.age   Parquet, one object for each published release that closed or restated cells
    landing/closed/sets.coming.age the same of the release that was built last, until it is published

    mark = the first 63 bits of HMAC(K_erase, "closed set|" record key)

An object has rows of three kinds, in this order, since few sets of cells are met however many persons there are:

    table_name, cell, cell_no   a cell whose set is known, be it empty
    cell_no, unit_no, code_bits a unit of persons who are in the cell; with bits, those who have one of these
    unit_no, mark, code_bits    a person in the unit; she may stand there twice, and in several units of a cell

A cell is in one object: the newest. Numbers are of their object alone.

A restatement asks how many persons have entered or left a cell since. No number says that, so the persons must be
known. A mark cannot be told from another number without K_erase, and is in no other place that is kept: with the sets
alone nobody finds a row, and with rows alone nobody finds a mark. The sets rest sealed like landed rows, and say less.

Erasing takes a person's marks out: she is neither in a cell then nor has she left it. What retention reduces to
person-months, or a partner's stop takes away, is forgotten whole: a cell whose set nobody knows is not restated.

Add here: another reason for which marks must go.
Keep out: who is in a cell now (dbt, cell_member), and which cells may change (warehouse/disclosure/hiding).
"""

import hmac
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from warehouse.intake.landing import land
from warehouse.settings import Settings
from warehouse.vault import Vault

SETS = pa.schema(
    [
        ("table_name", pa.string()),
        ("cell", pa.string()),
        ("cell_no", pa.int32()),
        ("unit_no", pa.int32()),
        ("mark", pa.int64()),
        ("code_bits", pa.int64()),
    ]
)
NUMBERS = ["cell_no", "unit_no", "mark", "code_bits"]
ROWS = 1 << 21  # of one batch: what is in memory at a time
_NAMES = ["table_name", "cell", "cell_no"]
_LABEL = b"closed set|"
# There are few marks, and a mark is no small number: each stands once in a list.
_LISTED = {"use_dictionary": ["table_name", "mark", "code_bits"], "dictionary_pagesize_limit": 1 << 26}
_PACKED = dict.fromkeys(("cell_no", "unit_no"), "DELTA_BINARY_PACKED")
Keep = Callable[[pa.RecordBatch], pa.Array]


def mark(vault: Vault, record_key: int) -> int:
    """The mark of a person, the same in every cell."""
    digest = hmac.digest(vault.k_erase, _LABEL + str(record_key).encode(), "sha256")
    return int.from_bytes(digest[:8], "big") >> 1


def coming(settings: Settings) -> Path:
    return settings.landing / "closed" / ("sets.coming" + land.OBJECT)


def published(settings: Settings) -> list[Path]:
    """Objects of published releases, from the first one on."""
    return sorted(coming(settings).parent.glob("sets-*" + land.OBJECT))


def opened(file: Path, vault: Vault) -> pyarrow.parquet.ParquetFile:
    return pyarrow.parquet.ParquetFile(land.unsealed(file, vault))


def cells(content: pyarrow.parquet.ParquetFile) -> pa.Table:
    """The cells whose set an object knows: table_name, cell, cell_no."""
    found = []
    for batch in content.iter_batches(ROWS, columns=_NAMES):
        named = batch.filter(pc.is_valid(batch["cell"]))
        if not named.num_rows:
            break  # they come first
        found.append(named)
    return pa.Table.from_batches(found, pa.schema([SETS.field(name) for name in _NAMES]))


def numbers(content: pyarrow.parquet.ParquetFile) -> pa.RecordBatchReader:
    """Units of cells and marks of units: cell_no, unit_no, mark, code_bits."""
    schema = pa.schema([SETS.field(name) for name in NUMBERS])
    return pa.RecordBatchReader.from_batches(schema, content.iter_batches(ROWS, columns=NUMBERS))


def write(file: Path, vault: Vault, sets: Iterable[pa.RecordBatch], *, keep_time: bool = False) -> None:
    """The caller holds the one-writer lock. Where nothing is known there is no object."""
    rows = (batch for batch in sets if batch.num_rows)
    first = next(rows, None)
    if first is None:
        file.unlink(missing_ok=True)
    else:
        land.write_sealed(file, _encoded(chain([first], rows)), vault, keep_time=keep_time)


def _encoded(rows: Iterable[pa.RecordBatch]) -> Iterator[bytes]:
    """What an object holds, batch by batch: it is larger than what should be in memory at once."""
    sink = _Sink()
    file = pa.PythonFile(sink, mode="w")
    with pyarrow.parquet.ParquetWriter(file, SETS, compression="zstd", column_encoding=_PACKED, **_LISTED) as parquet:
        for batch in rows:
            parquet.write_batch(batch)
            yield from sink.taken()
    yield from sink.taken()


class _Sink:
    """Keeps what is written to it until it is taken."""

    closed = False

    def __init__(self) -> None:
        self._written: list[bytes] = []

    def write(self, data: bytes) -> None:
        self._written.append(bytes(data))

    def flush(self) -> None:
        """Nothing is written any further from here."""

    def taken(self) -> list[bytes]:
        written, self._written = self._written, []
        return written


def settle(settings: Settings, vault: Vault) -> None:
    """The sets of the release that people see take the place of earlier ones of the same cells."""
    file = coming(settings)
    if not file.exists():
        return
    new = cells(opened(file, vault))["cell"]
    before = published(settings)
    # The pattern in a cell's name is of one table.
    _keep_cells(before, vault, lambda named: pc.invert(pc.is_in(named, value_set=new)))
    last = int(before[-1].stem.removeprefix("sets-")) if before else 0
    file.replace(file.with_name(f"sets-{last + 1:04}{land.OBJECT}"))


def forget_persons(settings: Settings, vault: Vault, record_keys: Iterable[int]) -> int:
    """Without the marks of these persons, in all objects, nor a unit of them alone. How many objects were changed."""
    gone = _marks(vault, record_keys)
    return sum(_forget(file, vault, gone) for file in _all(settings)) if len(gone) else 0


def count_of(settings: Settings, vault: Vault, record_keys: Iterable[int]) -> int:
    """How many marks of these persons there are."""
    hers = _marks(vault, record_keys)
    return sum(
        int(pc.sum(pc.is_in(rows["mark"], value_set=hers)).as_py() or 0)
        for file in _all(settings)
        for rows in opened(file, vault).iter_batches(ROWS, columns=["mark"])
    )


def forget_before(settings: Settings, vault: Vault, day: date) -> int:
    """Without the sets of cells whose period begins before that day: of their rows not all are there any more."""

    def is_later(named: pa.Array) -> pa.Array:
        starts = pc.list_element(pc.split_pattern(named, "|"), 2)
        return pc.greater_equal(starts, day.isoformat())

    return _keep_cells(_all(settings), vault, is_later)


def forget_cells(settings: Settings, vault: Vault, named: Iterable[str]) -> int:
    """Without the sets of these cells: they are computed anew, of other rows."""
    gone = pa.array(sorted(set(named)), pa.string())
    return _keep_cells(_all(settings), vault, lambda each: pc.invert(pc.is_in(each, value_set=gone)))


def _all(settings: Settings) -> list[Path]:
    return [*published(settings), *(file for file in [coming(settings)] if file.exists())]


def _marks(vault: Vault, record_keys: Iterable[int]) -> pa.Array:
    return pa.array(sorted({mark(vault, key) for key in record_keys}), pa.int64())


def _forget(file: Path, vault: Vault, gone: pa.Array) -> bool:
    content = opened(file, vault)
    stay, is_hers = pa.array([], pa.int32()), False
    for rows in content.iter_batches(ROWS, columns=["unit_no", "mark"]):
        hers = pc.is_in(rows["mark"], value_set=gone)
        is_hers = is_hers or bool(pc.any(hers).as_py())
        met = rows["unit_no"].filter(pc.and_not(pc.is_valid(rows["mark"]), hers))
        stay = pc.unique(pa.concat_arrays([stay, met]))
    if is_hers:
        _rewrite(file, vault, content, lambda rows: _stays(rows, stay, gone))
    return is_hers


def _stays(rows: pa.RecordBatch, units: pa.Array, gone: pa.Array) -> pa.Array:
    is_met = pc.or_(pc.is_null(rows["unit_no"]), pc.is_in(rows["unit_no"], value_set=units))
    return pc.and_not(is_met, pc.is_in(rows["mark"], value_set=gone))


def _keep_cells(files: Iterable[Path], vault: Vault, is_kept: Callable[[pa.Array], pa.Array]) -> int:
    """Without other cells, the units of these alone, and their marks. How many objects were changed."""
    changed = 0
    for file in files:
        content = opened(file, vault)
        named = cells(content)
        kept = named.filter(is_kept(named["cell"]))
        if kept.num_rows < named.num_rows:
            _rewrite(file, vault, content, _Of(kept["cell_no"]))
            changed += 1
    return changed


class _Of:
    """Which rows are of these cells. Units come after the cells they are in, and marks after their unit."""

    def __init__(self, cells_left: pa.ChunkedArray) -> None:
        self.cells, self.units = cells_left, pa.array([], pa.int32())

    def __call__(self, rows: pa.RecordBatch) -> pa.Array:
        of_cell = pc.is_in(rows["cell_no"], value_set=self.cells)
        met = rows["unit_no"].filter(of_cell).drop_null()
        self.units = pc.unique(pa.concat_arrays([self.units, met]))
        of_unit = pc.and_(pc.is_valid(rows["mark"]), pc.is_in(rows["unit_no"], value_set=self.units))
        return pc.or_(of_cell, of_unit)


def _rewrite(file: Path, vault: Vault, content: pyarrow.parquet.ParquetFile, keep: Keep) -> None:
    # Its time would say in which releases somebody was.
    remaining = (rows.filter(keep(rows)) for rows in content.iter_batches(ROWS, columns=SETS.names))
    write(file, vault, remaining, keep_time=True)
