"""Text that a spreadsheet would run is made harmless in every file that the warehouse writes for spreadsheets."""

import csv
import re
from pathlib import Path

import duckdb
import pytest

from warehouse.formula_cells import DANGEROUS, harmless, harmless_sql
from warehouse.release.files.export import write_files
from warehouse.settings import PROJECT_ROOT

ROOMS = ("warehouse", "dagster_project", "dashboards", "expectations", "docs")
# Who writes a table, and why that is safe. A new writer must be looked at before it is put here.
WRITERS = {
    "warehouse/release/files/export.py": "through harmless_sql",
    "warehouse/release/files/workbook.py": "through harmless",
    "warehouse/intake/letters/letter.py": "through harmless",
    "warehouse/release/exchange/forms/sheets.py": "through harmless",
    "warehouse/release/exchange/forms/rights.py": "through harmless",
    "warehouse/sealing/figures_said.py": "through harmless",
    "warehouse/sealing/export_columns.py": "contract codes and tokens for intake, encrypted before they rest anywhere",
    "warehouse/definitions/made_files.py": "seeds of definitions' own texts, for dbt",
    "warehouse/networks/editing.py": "a network's own files, of whoever declares it, as they were",
    "warehouse/networks/demo/writers.py": "invented files of partners, as messy as real ones",
}
WRITES = re.compile(r"csv\.(?:Dict)?[wW]riter\(|to_csv\(|write_csv\(|to_excel\(|xlsxwriter\.Workbook\(|format csv")


@pytest.fixture
def exported(tmp_path: Path) -> list[dict[str, str]]:
    """A release with every dangerous beginning, as its CSV file has it."""
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as release; create schema release.published")
        con.execute("create table release.published.pub_x (place integer, said varchar, change double, on_day date)")
        con.executemany(
            "insert into release.published.pub_x values (?, ?, ?, '2024-02-20')",
            [[place, f"{sign}1+1", -place] for place, sign in enumerate(DANGEROUS)],
        )
        con.execute("insert into release.published.pub_x values (99, 'a=1', -1.5, null), (100, null, null, null)")
        write_files(con, tmp_path)
    with (tmp_path / "csv" / "pub_x.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_no_text_of_an_exported_table_begins_a_formula(exported: list[dict[str, str]]) -> None:
    said = [row["said"] for row in exported]
    assert said[: len(DANGEROUS)] == [f"'{sign}1+1" for sign in DANGEROUS]
    assert said[len(DANGEROUS) :] == ["a=1", ""]


def test_numbers_and_dates_of_an_exported_table_stay_what_they_are(exported: list[dict[str, str]]) -> None:
    assert [float(row["change"]) for row in exported[:-1]] == [*(-float(n) for n in range(len(DANGEROUS))), -1.5]
    assert {row["on_day"] for row in exported} == {"2024-02-20", ""}


@pytest.mark.parametrize("sign", DANGEROUS)
def test_both_ways_of_making_a_text_harmless_agree(sign: str) -> None:
    for text in (sign, f"{sign}1", f"a{sign}", ""):
        said = duckdb.execute(f"select {harmless_sql('$1')}", [text]).fetchone()
        assert said == (harmless(text),)
        assert harmless(text).startswith("'") is text.startswith(sign)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_each_sign_that_begins_a_formula_is_known(sign: str) -> None:
    assert harmless(f"{sign}SUM(A1)") == f"'{sign}SUM(A1)"


def test_every_writer_of_tables_is_known_and_safe() -> None:
    found = {
        str(path.relative_to(PROJECT_ROOT))
        for room in ROOMS
        for path in (PROJECT_ROOT / room).rglob("*.py")
        if WRITES.search(path.read_text(encoding="utf-8"))
    }
    assert found == set(WRITERS)
