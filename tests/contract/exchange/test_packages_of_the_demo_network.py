"""Packages that a whole run of the demo network leaves: published cells of their audience, and nothing else.

They are read here as a stranger reads them: with the standard library, openpyxl and python-docx, against the files.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import boring_exchange
import docx
import duckdb
import openpyxl
import pytest
from pipeline_home import Home

from warehouse import vault
from warehouse.audiences import audiences
from warehouse.intake.rebuild import rebuild
from warehouse.networks.home import DEMO
from warehouse.release.exchange import declared, sent

RECIPIENTS = ("demo_fund", "demo_health_fi")
Published = dict[str, list[dict[str, object]]]
# A number of a package: table, column, place, period type, first day, its other dimensions, and the number.
Number = tuple[str, str, str, str, str, frozenset[tuple[str, str]], float]


def audience_of(recipient: str) -> str:
    (about,) = boring_exchange.lines(DEMO, "recipients.csv", recipient)
    return about["audience"]


def folders(home: Home, recipient: str) -> dict[str, Path]:
    """Format → its one package."""
    rooms = (home.settings.exchange / recipient).iterdir()
    found = {room.name: [path for path in room.iterdir() if path.is_dir()] for room in rooms}
    assert all(len(paths) == 1 for paths in found.values())
    return {code: paths[0] for code, paths in found.items()}


def published(home: Home, recipient: str) -> Path:
    return home.settings.current.resolve() / audience_of(recipient) / "warehouse.duckdb"


@pytest.mark.parametrize("recipient", RECIPIENTS)
def test_a_run_makes_every_format_of_every_recipient(built_home: Home, recipient: str) -> None:
    (about,) = boring_exchange.lines(DEMO, "recipients.csv", recipient)
    found = folders(built_home, recipient)
    assert set(found) == set(about["formats"].split())
    release = built_home.settings.current.resolve().name
    assert {path.name[: len(release)] for path in found.values()} == {release}
    assert all(len(list(path.iterdir())) > 1 for path in found.values())


@pytest.mark.parametrize("recipient", RECIPIENTS)
def test_dxf2_holds_every_cell_of_the_mapping_to_the_digit(built_home: Home, recipient: str) -> None:
    combos = boring_exchange.codes(DEMO, recipient)[2]
    said = json.loads((folders(built_home, recipient)["dxf2"] / "data.dxf2.json").read_bytes())
    found = {
        (one["dataElement"], one["period"], one["orgUnit"], combos.get(one.get("categoryOptionCombo", ""), "")): (
            one["value"]
        )
        for one in said["dataValues"]
    }
    assert found == boring_exchange.held(DEMO, recipient, published(built_home, recipient))
    assert len(found) > 50
    assert not any("deleted" in one for one in said["dataValues"])


def numbers_of_forms(home: Home, recipient: str) -> Iterator[Number]:
    """Every number that a person reads in a workbook or a document, with the cell that stands beside it."""
    for folder in folders(home, recipient).values():
        for path in folder.iterdir():
            if path.suffix == ".xlsx":
                yield from _of_workbook(path)
            elif path.suffix == ".docx":
                yield from _of_document(path)


def _of_workbook(path: Path) -> Iterator[Number]:
    columns = {3: "persons", 4: "denominator_point", 5: "coverage_point", 8: "target", 9: "target_achieved_percent"}
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows(min_row=2, values_only=True):
            shown = [(at, cell) for at, cell in enumerate(row) if isinstance(cell, int | float)]
            if shown:
                is_coverage = len(row) == 13
                yield from (
                    _number(str(row[-1]), columns[at] if is_coverage else "persons", cell) for at, cell in shown
                )


def _of_document(path: Path) -> Iterator[Number]:
    for table in docx.Document(str(path)).tables:
        for row in table.rows[1:]:
            *_, shown, behind = (cell.text for cell in row.cells)
            if shown[0].isdigit():
                column, name = behind.split(" ", 1)
                digits = shown.replace("\N{NO-BREAK SPACE}%", "").replace(",", ".")
                yield _number(name, column, float(digits) / 100 if "%" in shown else float(digits))


def _number(name: str, column: str, value: float) -> Number:
    table, place, kind, start, values = json.loads(name)
    return table, column, place, kind, start, frozenset(values.items()), float(value)


def every_published_number(file: Path) -> dict[tuple[object, ...], float]:
    """Of every table with a period and a country: its numbers by their whole key, whoever may have asked for them."""
    found = {}
    with duckdb.connect(str(file), read_only=True) as con:
        for table, dimensions in boring_exchange._DIMENSIONS.items():
            if not con.execute("select 1 from duckdb_tables() where table_name = ?", [table]).fetchone():
                continue
            rows = con.execute(f"select * from published.{table} where status <> 'open'")
            names = [column[0] for column in rows.description or ()]
            for line in rows.fetchall():
                row = dict(zip(names, line, strict=True))
                place = [row[name] for name in boring_exchange._PLACES if row.get(name, "all") != "all"][-1]
                where = (place, row["period_type"], row["period_start"].isoformat())
                values = frozenset((name, row[name]) for name in dimensions)
                for name, value in row.items():
                    if isinstance(value, int | float) and not isinstance(value, bool):
                        found[table, name, *where, values] = float(value)
    return found


@pytest.mark.parametrize("recipient", RECIPIENTS)
def test_every_number_of_every_form_is_a_published_cell_of_the_audience(built_home: Home, recipient: str) -> None:
    known = every_published_number(published(built_home, recipient))
    found = list(numbers_of_forms(built_home, recipient))
    assert len(found) > 50
    for *where, value in found:
        assert value == pytest.approx(known[tuple(where)], abs=0.0005 if value < 5 else 1e-9), where


def test_all_packages_of_all_recipients_together_are_cells_that_their_audiences_publish(built_home: Home) -> None:
    """What anybody learns who gets hold of every package is in the published files of those audiences already, and the
    disclosure test has judged these together."""
    packed = {
        (audience_of(recipient), *number[:-1])
        for recipient in RECIPIENTS
        for number in numbers_of_forms(built_home, recipient)
    }
    names = {audience_of(recipient) for recipient in RECIPIENTS}
    open_to_them = {
        (name, *where)
        for name in names
        for where in every_published_number(built_home.settings.current.resolve() / name / "warehouse.duckdb")
    }
    assert packed
    assert packed <= open_to_them
    assert next(iter(audiences())) not in names


@pytest.mark.parametrize("recipient", RECIPIENTS)
def test_no_count_of_persons_is_below_what_is_ever_shown(built_home: Home, recipient: str) -> None:
    rounded = audiences()[audience_of(recipient)].rounded_to
    said = json.loads((folders(built_home, recipient)["dxf2"] / "data.dxf2.json").read_bytes())
    counts = [int(one["value"]) for one in said["dataValues"] if one["value"].isdigit()]
    counts += [int(number[-1]) for number in numbers_of_forms(built_home, recipient) if number[1] == "persons"]
    assert min(counts) >= 5
    assert {count % rounded for count in counts} == {0}


@pytest.mark.exhaustive
def test_a_second_call_makes_the_same_bytes(built_home: Home, tmp_path: Path) -> None:
    home = built_home.copy(tmp_path / "home")
    before = {path: path.read_bytes() for path in home.settings.exchange.rglob("*") if path.is_file()}
    ran = home.crossings("release", "exchange")
    assert ran.code == 0, ran.text
    assert ran.text.count("(as it was)") == sum(len(folders(home, recipient)) for recipient in RECIPIENTS)
    assert {path: path.read_bytes() for path in home.settings.exchange.rglob("*") if path.is_file()} == before


@pytest.mark.exhaustive
def test_what_was_sent_is_known_after_the_database_is_made_anew(built_home: Home, tmp_path: Path) -> None:
    home = built_home.copy(tmp_path / "home")
    keys = vault.load(home.settings)
    books = {code: sent.read(home.settings, keys, code) for code in declared.codes(home.settings)}
    home.settings.working_db.unlink()
    rebuild(home.settings, keys)
    assert {recipient: sent.read(home.settings, keys, recipient) for recipient in RECIPIENTS} == books
    assert all(book.of("dxf2").earlier.numbers for book in books.values())
