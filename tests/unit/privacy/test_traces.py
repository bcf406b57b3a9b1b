"""Where a word still stands in a home: every kind of file that lies there, and what nobody looked into is counted."""

import sqlite3
from pathlib import Path

import docx
import duckdb
import pyrage
import pytest
import xlsxwriter
from typer.testing import CliRunner

from dagster_project.cli.partner import partner
from warehouse.privacy import stop, traces
from warehouse.settings import Settings

ALIAS, NAME = "UA-p017", "Тёплый дом"


def plain(path: Path, text: str) -> None:
    path.write_text(f"before {text} after")


def in_utf_16(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-16-le")


def in_json(path: Path, text: str) -> None:
    path.write_bytes(b'{"word": "' + text.encode("ascii", "backslashreplace") + b'"}')


def in_large_letters(path: Path, text: str) -> None:
    path.write_text(text.upper())


def document(path: Path, text: str) -> None:
    page = docx.Document()
    page.add_paragraph(text)
    page.save(str(path))


def workbook(path: Path, text: str) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet().write(0, 0, text)


def sqlite(path: Path, text: str) -> None:
    con = sqlite3.connect(path)
    con.execute("create table said (word text)")
    con.execute("insert into said values (?)", [text])
    con.commit()
    con.close()


def database(path: Path, text: str) -> None:
    with duckdb.connect(str(path)) as con:
        con.execute("create schema published; create table published.pub as select ? as word from range(5000)", [text])


def parquet(path: Path, text: str) -> None:
    with duckdb.connect() as con:
        con.execute(f"copy (select '{text}' as word from range(5000)) to '{path}' (format parquet)")


WRITERS = (plain, in_utf_16, in_json, in_large_letters, document, workbook, sqlite, database, parquet)


@pytest.mark.parametrize("write", WRITERS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("word", [ALIAS, NAME])
def test_a_word_is_found_in_every_kind_of_file(place: Settings, write, word: str) -> None:
    file = place.home / "published" / "2024" / "a_file"
    file.parent.mkdir(parents=True)
    write(file, word)
    assert traces.find(place, [word]).at == {"published": [Path("published/2024/a_file")]}
    assert traces.find(place, ["another word"]).at == {}


def test_names_of_files_are_read_and_links_are_not_followed(place: Settings, tmp_path: Path) -> None:
    (place.home / "letters" / "p017").mkdir(parents=True)
    (place.home / "letters" / "p017" / "one.md").write_text("nothing")
    plain(tmp_path / "elsewhere", ALIAS)
    (place.home / "link").symlink_to(tmp_path / "elsewhere")
    assert traces.find(place, ["P017"]).at == {"letters": [Path("letters/p017/one.md")]}
    assert traces.find(place, [ALIAS]).at == {}


def test_what_nobody_looked_into_is_counted(place: Settings) -> None:
    place.home.mkdir(parents=True)
    identity = pyrage.x25519.Identity.generate()
    (place.home / "sealed.age").write_bytes(pyrage.encrypt(ALIAS.encode(), [identity.to_public()]))
    (place.home / "report.pdf").write_bytes(b"%PDF-1.7 " + ALIAS.encode())
    (place.home / "picture.png").write_bytes(b"x")
    (place.home / "torn.duckdb").write_bytes(b"12345678DUCK" + bytes(100))
    found = traces.find(place, [ALIAS])
    assert (found.at, found.closed) == ({}, 1)
    assert sorted(path.name for path in found.unread) == ["picture.png", "report.pdf", "torn.duckdb"]


def test_the_command_says_where_and_never_the_word(place: Settings) -> None:
    (place.home / "network").mkdir(parents=True)
    plain(place.home / "network" / "events.csv", NAME)
    told = CliRunner().invoke(partner, ["traces"], input=f"{NAME}, p017\n")
    assert told.exit_code == 1
    assert "network: 1 file(s)" in told.stdout
    assert "  network/events.csv" in told.stdout
    assert NAME not in told.stdout.partition("\n")[2]  # the first line is what was typed
    (place.home / "network" / "events.csv").unlink()
    told = CliRunner().invoke(partner, ["traces"], input=f"{NAME}\n")
    assert (told.exit_code, "In no file of this home" in told.stdout) == (0, True)
    assert CliRunner().invoke(partner, ["traces"], input="ab\n").exit_code == 1


def test_reports_that_show_a_partner_go_with_their_drafts_and_others_stay(place: Settings) -> None:
    folder = place.reports / "regional"
    folder.mkdir(parents=True)
    texts = {"of_it": '{"asked": {"release": "r1"}}', "names_it": f'{{"rows": ["{ALIAS}"]}}', "other": "[1]"}
    for stem, text in texts.items():
        (folder / f"{stem}.json").write_text(text)
        (folder / f"{stem}.docx").write_bytes(b"a draft")
    (folder / "of_it-earlier.docx").write_bytes(b"an earlier draft")
    (place.superset / "cache").mkdir(parents=True)
    gone = stop.drop_reports(place, [ALIAS], ["r1"])
    assert {path.name for path in gone} == {
        "of_it.json", "of_it.docx", "of_it-earlier.docx", "names_it.json", "names_it.docx",
    }  # fmt: skip
    assert [path.name for path in sorted(folder.iterdir())] == ["other.docx", "other.json"]
    assert not (place.superset / "cache").exists()
    assert stop.drop_reports(place, [ALIAS], ["r1"]) == []
