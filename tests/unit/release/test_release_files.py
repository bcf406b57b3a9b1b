"""Workbook and data package of a release: what they say, what they refuse, and that equal tables give equal bytes.

`frictionless` is not in the lock, so the package is held by hand against the rules of its specification.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from warehouse.audiences import find
from warehouse.definitions.contracts import contracts
from warehouse.errors import ReleaseRefused
from warehouse.formula_cells import DANGEROUS
from warehouse.release.files import workbook
from warehouse.release.files.audience_files import Content, write_audience
from warehouse.release.journal import Entry

RELEASE = "2024-02-20-0123456789ab"
TABLES = """
attach ':memory:' as crossings; create schema crossings.published;
create table crossings.published.pub_release as
    select date '2024-02-20' as as_of, true as invented, 'Invented data.' as notice, 'For nobody.' as protection_note;
create table crossings.published.pub_injecting as
    select * replace (cast(share as double) as share) from (values
        ('year', date '2022-01-01', 'FI', 'all', 10, 20, 0.5, 'shown'),
        ('year', date '2022-01-01', 'FI', 'outdoor', null, null, null, 'few'),
        ('year', date '2022-01-01', 'RU', 'all', 7, 9, 0.7777777777777778, 'shown')
    ) as v (period_type, period_start, country_code, setting_group, persons, base_persons, share, status);
create table crossings.published.pub_reporting as
    select 'FI-A' as partner_alias, 'FI' as country_code, date '2023-01-01' as month_start, chr(65) as word
    where false;
create table crossings.published.pub_population_estimates as
    select * from (values ('FI', 'FI', 'year', date '2023-01-01', 'invented', '', 'us', 'none'))
        as v (area_code, country_code, period_type, period_start, method, lists, source, assumptions);
"""
Write = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Write]:
    with duckdb.connect() as con:
        con.execute(TABLES)

        def write(audience: str = "regional", name: str = "one", held: dict[str, Entry] | None = None) -> Path:
            folder = tmp_path / name
            write_audience(con, folder, find(audience), RELEASE, Content(held or {}, (("en", 1, "A letter."),)))
            return folder

        write.con = con  # type: ignore[attr-defined]
        yield write


def sheet(folder: Path, name: str) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(folder / "tables.xlsx")
    return [tuple(row) for row in book[name].iter_rows(values_only=True)]


def package(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return said


def test_a_workbook_begins_with_what_to_know_and_has_a_sheet_for_each_table(written: Write) -> None:
    folder = written()
    book = openpyxl.load_workbook(folder / "tables.xlsx")
    assert book.sheetnames[:2] == ["Read me", "Data dictionary"]
    assert set(book.sheetnames[2:]) == {path.stem for path in (folder / "csv").glob("*.csv")}
    told = " ".join(str(cell) for row in sheet(folder, "Read me") for cell in row if cell)
    for word in (RELEASE, "2024-02-20", "regional", "Invented data.", "Not for payment", "few: too few", "Cite as"):
        assert word in told
    for name in book.sheetnames[1:]:
        page = book[name]
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref.startswith("A1:")
        assert all(8 <= dimension.width <= 91 for dimension in page.column_dimensions.values())


def test_cells_of_a_sheet_are_what_they_are(written: Write) -> None:
    heads, first, second, third = sheet(written(), "pub_injecting")
    assert heads[:5] == ("period_type", "period_start", "country_code", "setting_group", "persons")
    assert first == ("year", datetime(2022, 1, 1), "FI", "all", 10, 20, 0.5, "shown")  # noqa: DTZ001
    assert second[4:] == (None, None, None, "few")
    assert third[6] == 0.7777777777777778
    assert sheet(written(name="two"), "pub_release")[1][1] is True


def test_the_dictionary_describes_every_column_as_its_contract_does(written: Write) -> None:
    rows = {(row[0], row[1]): row[2:] for row in sheet(written(), "Data dictionary")[1:]}
    said = {column.name: column for column in contracts()["pub_injecting"].columns}
    assert rows["pub_injecting", "persons"] == ("integer", said["persons"].description, "protected")
    assert rows["pub_injecting", "share"][2] == "from protected"
    assert rows["pub_release", "release_id"][1].startswith("the release")
    assert rows["pub_holds", "reason"][2] == "not about persons"


def test_no_text_of_a_workbook_begins_a_formula(written: Write) -> None:
    for sign in DANGEROUS:
        written.con.execute(  # type: ignore[attr-defined]
            "insert into crossings.published.pub_reporting values (?, 'FI', '2023-01-01', 'late')", [f"{sign}1+1"]
        )
    folder = written()
    book = openpyxl.load_workbook(folder / "tables.xlsx")
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}
    texts = [cell.value for cell in cells if cell.data_type == "s"]
    # Excel normalises line breaks of another kind.
    assert {text[1:2] for text in texts if text.startswith("'")} >= {sign for sign in DANGEROUS if sign != "\r"}
    assert not [text for text in texts if text.startswith(DANGEROUS)]


def test_a_table_that_no_sheet_can_hold_is_refused_with_its_name(
    written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    written()  # three rows below the heads fit
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    with pytest.raises(ReleaseRefused, match=r"holds 2 rows.*pub_injecting \(3\).*audience regional"):
        written(name="two")


def test_a_text_that_is_longer_than_a_cell_is_refused_without_the_text(written: Write) -> None:
    written.con.execute(  # type: ignore[attr-defined]
        "insert into crossings.published.pub_reporting values (repeat('x', 32768), 'FI', '2023-01-01', 'late')"
    )
    with pytest.raises(ReleaseRefused, match=r"pub_reporting\.partner_alias is longer") as refused:
        written()
    assert "xxx" not in str(refused.value)


def test_equal_tables_give_equal_bytes(written: Write) -> None:
    folders = written(), written(name="two")
    files = [sorted(path.relative_to(folder) for path in folder.rglob("*.*")) for folder in folders]
    assert files[0] == files[1]
    for file in files[0]:
        if file.suffix not in ("", ".duckdb") and (folders[0] / file).is_file():
            assert len({sha256((folder / file).read_bytes()).hexdigest() for folder in folders}) == 1, file


def test_a_data_package_is_what_the_specification_asks_for(written: Write) -> None:
    """Data Package 1: names, versions and times; resources with path, format, bytes, hash; Table Schema of each."""
    folder = written()
    said = package(folder)
    assert said["profile"] == "tabular-data-package"
    assert (said["name"], said["version"]) == ("crossings-regional", RELEASE)
    assert datetime.fromisoformat(said["created"].replace("Z", "+00:00")).date() == date(2024, 2, 20)
    assert all(said[word] for word in ("title", "description", "keywords", "methods", "citation", "caveats"))
    assert "licenses" not in said  # the project names none for its data
    names = [one["name"] for one in said["resources"]]
    assert len(set(names)) == len(names) == len(list((folder / "csv").glob("*.csv")))
    for one in said["resources"]:
        assert re.fullmatch(r"[-a-z0-9._/]+", one["name"])
        path = folder / one["path"]
        assert not Path(one["path"]).is_absolute()
        assert ".." not in one["path"]
        assert (one["profile"], one["format"], one["encoding"]) == ("tabular-data-resource", "csv", "utf-8")
        assert one["bytes"] == path.stat().st_size
        assert one["hash"] == f"sha256:{sha256(path.read_bytes()).hexdigest()}"
        with path.open(encoding="utf-8-sig", newline="") as file:
            heads, *rows = csv.reader(file)
        fields = {field["name"]: field for field in one["schema"]["fields"]}
        assert list(fields) == heads
        assert all(_fits(cell, fields[head]["type"]) for row in rows for head, cell in zip(heads, row, strict=True))
        assert one["schema"]["missingValues"] == [""]
        key = one["schema"].get("primaryKey", [])
        assert set(key) <= set(heads)
        keys = [tuple(row[heads.index(name)] for name in key) for row in rows]
        assert not key or len(set(keys)) == len(keys)
        assert all(cell for each in keys for cell in each)


def _fits(cell: str, kind: str) -> bool:
    """Whether a cell of a CSV is of a type of Table Schema."""
    forms = {
        "string": r"(?s).*",
        "integer": r"-?\d+",
        "number": r"-?\d+(\.\d+)?(e[-+]?\d+)?",
        "boolean": "true|false",
        "date": r"\d{4}-\d{2}-\d{2}",
    }
    return cell == "" or re.fullmatch(forms[kind], cell) is not None


def test_a_key_that_may_be_an_empty_text_is_no_primary_key(written: Write) -> None:
    schemas = {one["name"]: one["schema"] for one in package(written())["resources"]}
    assert schemas["pub_injecting"]["primaryKey"] == ["period_start", "country_code", "setting_group"]
    assert "primaryKey" not in schemas["pub_population_estimates"]
    assert "primaryKey" not in schemas["pub_release"]


def test_the_file_of_a_country_says_so_and_names_what_is_held(written: Write) -> None:
    hold = Entry(datetime.fromisoformat("2024-03-01T12:00:00+00:00"), "hold", RELEASE, "ann", "pub_injecting", "harm")
    folder = written("fi", held={"pub_injecting": hold})
    assert package(folder)["held_back"] == ["pub_injecting"]
    assert package(folder)["description"].startswith("FI alone")
    assert len(sheet(folder, "pub_injecting")) == 1
    assert any("pub_injecting: no rows" in str(row[1]) for row in sheet(folder, "Read me"))


def test_signs_of_xml_and_control_characters_do_not_break_a_sheet(written: Write) -> None:
    text = 'a <b> & "c"\x01, two  blanks '
    written.con.execute(  # type: ignore[attr-defined]
        "insert into crossings.published.pub_reporting values (?, 'FI', '2023-01-01', 'late')", [text]
    )
    texts = {cell for row in sheet(written(), "pub_reporting") for cell in row if isinstance(cell, str)}
    assert text.replace("\x01", " ") in texts
