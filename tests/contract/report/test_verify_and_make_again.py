"""`crossings report` on the demo network: its files pass, stay the same, keep her words; it refuses in words."""

import io
import re
import shutil
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from demo_reports import AFTER, EDITIONS, FIRST, Reports
from docx import Document
from pipeline_home import Home

from dashboards.report import due, making, shelf
from dashboards.report.document import Asked
from dashboards.report.files.word import draft, template
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError

MONTHS = ("--from", "2023-01", "--to", "2023-12")


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_draft_passes(
    reports: Reports, edition: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "prepare", lambda *_: reports.prepared[edition, language])
    path = tmp_path / "report.docx"
    path.write_bytes(reports.files[edition, language, "docx"])
    outcome = making.check(reports.home.settings, path)
    assert (outcome.faults, outcome.own, outcome.filled) == ((), (), ())


def test_the_command_writes_the_same_bytes_in_another_place(reports: Reports, tmp_path: Path) -> None:
    digests = []
    for number, extra in enumerate(
        ({"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "5"}, {"TZ": "America/Lima", "LC_ALL": "C"})
    ):
        home = Home(reports.home.path, reports.home.keys_file, extra=extra)
        ran = home.crossings(
            "report", *MONTHS, "--edition", "donor", "--language", "fi", "--out", str(tmp_path / f"{number}")
        )
        assert ran.code == 0, ran.text
        written = sorted((tmp_path / f"{number}").iterdir())
        assert [path.suffix for path in written] == [".docx", ".html", ".json", ".pdf"]
        assert {path.stat().st_mode & 0o777 for path in written} == {0o600}
        digests.append([sha256(path.read_bytes()).hexdigest() for path in written])
    assert digests[0] == digests[1]
    kinds = ("docx", "html", "json", "pdf")
    assert digests[0] == [sha256(reports.files["donor", "fi", kind]).hexdigest() for kind in kinds]


def test_verify_says_what_was_altered_and_whose_words_are_whose(reports: Reports, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    content = reports.files["donor", "en", "docx"]
    document = Document(io.BytesIO(content))
    cell = next(text for text in document.element.xpath("//w:tc//w:t") if re.fullmatch(r"\d{3}", text.text or ""))
    right, wrong = cell.text, str(int(cell.text) + 1)
    cell.text = wrong
    document.add_paragraph("Seventeen of us.")
    document.save(str(path))
    ran = reports.home.crossings("report", "verify", str(path))
    assert ran.code == 1, ran.text
    assert f"“{wrong}” stands where “{right}” is right" in ran.text
    assert "Seventeen of us." in ran.text
    path.write_bytes(content)
    ran = reports.home.crossings("report", "verify", str(path))
    assert ran.code == 0, ran.text


def test_her_words_are_found_again_in_the_folder(fresh: Home, tmp_path: Path) -> None:
    asked = Asked("fi", "en", FIRST, AFTER, "current")
    first = making.make(fresh.settings, asked, tmp_path)
    path = next(path for path in first.files if path.suffix == ".docx")
    document = Document(str(path))
    document.element.body[8].addnext(document.add_paragraph("Words of hers")._element)
    document.save(str(path))
    second = making.make(fresh.settings, asked, tmp_path)
    assert second.kept.paragraphs == 1
    assert second.earlier == path
    texts = Document(io.BytesIO(path.read_bytes())).element.xpath("//w:t/text()")
    assert "Words of hers" in texts
    assert path.with_name(f"{path.stem}-earlier.docx").is_file()
    outcome = making.check(fresh.settings, path)
    assert outcome.faults == ()
    assert [own.text for own in outcome.own] == ["Words of hers"]
    third = making.make(fresh.settings, asked, tmp_path, is_new=True)
    assert third.kept.paragraphs == 0


def test_each_quarter_is_made_once_in_every_edition_and_language(fresh: Home) -> None:
    waiting = due.reports(fresh.settings)
    assert len(waiting) == 5 * len(LANGUAGES)
    assert {(asked.first_day, asked.after_last_day) for asked, _ in waiting} == {(FIRST, AFTER)}
    for asked, mark in waiting:
        folder = shelf.folder(fresh.settings, asked.edition)
        shelf.require_writable(folder)
        (folder / f"{shelf.name_of(asked)}.docx").touch()
        due.note(fresh.settings, asked, mark)
    assert due.reports(fresh.settings) == []
    asked, _ = waiting[3]
    (shelf.folder(fresh.settings, asked.edition) / f"{shelf.name_of(asked)}.docx").unlink()
    assert [each for each, _ in due.reports(fresh.settings)] == [asked]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--from", "2023-01", "--to", "2024-02"), 2, "has not closed"),
        (
            (
                "--from",
                "2023-13",
            ),
            2,
            "--to must be a month like 2023-01, and is missing",
        ),
        ((*MONTHS, "--release", "2031"), 2, "is no release of this home"),
        ((*MONTHS, "--language", "sv"), 2, "no report is in it"),
        ((*MONTHS, "--edition", "mars"), 2, "there is no such edition"),
        ((*MONTHS, "--out", "/proc/nothing"), 2, "no file can be written there"),
        ((*MONTHS, "--keep", "nowhere.docx"), 2, "cannot be read"),
    ],
)
def test_a_question_that_cannot_be_answered_is_told_and_writes_nothing(
    reports: Reports, tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    out = tmp_path / "out"
    ran = reports.home.crossings("report", "--out", str(out), *arguments)
    assert (ran.code, words in ran.text) == (code, True), ran.text
    assert "Traceback" not in ran.text
    assert not out.exists() or list(out.iterdir()) == []


def test_a_release_that_was_taken_back_makes_no_report_and_no_check(
    reports: Reports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from warehouse.release import journal

    current = reports.home.settings.current.resolve().name
    monkeypatch.setattr(journal, "taken_back", lambda _: {current})
    path = tmp_path / "report.docx"
    path.write_bytes(reports.files["fi", "uk", "docx"])
    with pytest.raises(ConfigError, match="it was taken back"):
        making.check(reports.home.settings, path)


def test_a_report_of_another_network_is_told(reports: Reports, tmp_path: Path) -> None:
    made = reports.prepared["donor", "en"]
    path = tmp_path / "report.docx"
    other = replace(made, mark=replace(made.mark, network="Another network"))
    path.write_bytes(draft.write(other, template.SHIPPED))
    with pytest.raises(ConfigError, match="is a report of the network “Another network”"):
        making.check(reports.home.settings, path)


def test_a_broken_template_of_the_home_stops_before_anything_is_written(
    built_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / template.OWN
    shutil.copy(template.SHIPPED, broken)
    document = Document(str(broken))
    document.paragraphs[0].text = ""
    document.save(str(broken))
    monkeypatch.setattr(template, "path", lambda _: broken)
    out = tmp_path / "out"
    with pytest.raises(ConfigError, match="front"):
        making.make(built_home.settings, Asked("fi", "en", date(2023, 1, 1), AFTER, "current"), out)
    assert not out.exists()
