"""Rows of a landing object come back as they were, with or without their dictionaries."""

import pyarrow as pa
import pyarrow.parquet

from warehouse.intake.landing import land

ROWS = pa.table(
    {
        "row_no": pa.array([2, 3, 4, 5], pa.int32()),
        "source_uid": ["a", "b", "c", None],
        "city": ["ru_spb", "ru_spb", "ru_irkutsk", None],
        "key_ru_full": pa.array([b"\xff" * 32, None, b"\x00" * 32, b"\xff" * 32], pa.binary()),
        "link_ok": [True, False, True, True],
    }
)


def test_rows_come_back_as_they_were() -> None:
    assert land.decoded(land.encoded(ROWS)).equals(ROWS)


def test_only_what_repeats_comes_back_by_its_dictionary() -> None:
    rows = land.decoded(land.encoded(ROWS), with_dictionaries=True)
    assert [field.name for field in rows.schema if pa.types.is_dictionary(field.type)] == ["city", "key_ru_full"]
    assert land.plain(rows).equals(ROWS)


def test_an_object_of_several_row_groups_has_one_dictionary_a_column() -> None:
    sink = pa.BufferOutputStream()
    pa.parquet.write_table(ROWS, sink, row_group_size=2)
    rows = land.decoded(bytes(sink.getvalue()), with_dictionaries=True)
    first, *others = rows["city"].chunks
    assert others
    assert all(other.dictionary.equals(first.dictionary) for other in others)
    assert land.plain(rows).equals(ROWS)
