"""How figures are told: periods by name, four languages, notes, and files that no spreadsheet runs."""

import csv
from datetime import date
from pathlib import Path

import pytest
from figures_forms import figures_laptop, put, random_rows, row
from laptop import Laptop
from python_calamine import CalamineWorkbook

from warehouse.contract import contact_fields
from warehouse.definitions.languages import LANGUAGES
from warehouse.formula_cells import DANGEROUS
from warehouse.sealing import __main__ as command
from warehouse.sealing import figures_said, periods, seeds
from warehouse.sealing.messages import phrase
from warehouse.sealing.periods import Period, around, inside, named, spanning
from warehouse.sealing.refused import Refused

SPAN = "2023-10-01_2024-09-30_v1.csv"
FIRST, LAST = date(2023, 10, 1), date(2024, 9, 30)


@pytest.fixture
def one(tmp_path: Path) -> Laptop:
    return figures_laptop(tmp_path / "ru")


def command_line(one: Laptop, *more: str) -> list[str]:
    return ["my-figures", str(one.folder / SPAN), "--settings", str(one.settings), *more]


@pytest.mark.parametrize(
    ("name", "first", "last", "days"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), 29),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31), 92),
        ("2023-h1", date(2023, 1, 1), date(2023, 6, 30), 181),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), 366),
        ("fy2024", date(2023, 10, 1), date(2024, 9, 30), 366),
    ],
)
def test_a_period_is_named_as_people_name_it(name: str, first: date, last: date, days: int) -> None:
    period = named(name)
    assert (period.first, period.last, period.days, period.name) == (first, last, days, name.upper())


@pytest.mark.parametrize("name", ["2024-13", "2024-Q5", "2024-H0", "24-01", "FY2024-Q1", "2024Q1", "", "1024", "март"])
def test_what_is_no_period_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="period_unknown"):
        named(name)


def test_a_month_lies_in_one_period_of_each_kind() -> None:
    assert [one.name for one in around([date(2024, 10, 1)])] == ["2024-10", "2024-Q4", "2024-H2", "2024", "FY2025"]
    assert [one.name for one in around([date(2024, 9, 1)])] == ["2024-09", "2024-Q3", "2024-H2", "2024", "FY2024"]


def test_only_whole_periods_lie_inside_a_longer_one() -> None:
    names = [one.name for one in inside(named("FY2024"))]
    assert names[12:] == ["2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-H1"]
    assert inside(named("2024-03")) == []


def test_what_files_cover_is_a_period_of_its_own() -> None:
    found = spanning([date(2024, 2, 1), date(2023, 11, 1)])
    assert (found.first, found.last, found.name) == (date(2023, 11, 1), date(2024, 2, 29), "2023-11 – 2024-02")
    first, second = named("FY2024").halves
    assert (first.last, second.first, second.last) == (date(2024, 3, 31), date(2024, 4, 1), LAST)


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_are_told_in_every_language_with_their_notes(
    one: Laptop, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(one, SPAN, random_rows(5, FIRST, LAST, 60))
    assert command.main(["--language", language, *command_line(one, "--period", "FY2024")]) == command.DONE
    told = capsys.readouterr().out
    for note in ("own_note", "differs_note", "persons_note", "parts_note", "covered_note"):
        assert phrase(note, language) in told
    assert "FY2024 (2023-10-01 – 2024-09-30)" in told
    assert "366 / 366" in told
    assert "Global Fund KP-1c" in told
    assert seeds.place_names(language)["ru_vyborg"] in told
    assert not any(name in told for name in ("Елена", "Олена", "Elena", "Микола", "1970", "1985"))


def test_every_code_of_the_figures_is_called_something_in_every_language() -> None:
    codes = {
        *contact_fields.SERVICES,
        *seeds.setting_groups().values(),
        *contact_fields.CHOICES["gender"],
        "not_recorded",
    }
    codes |= {"wider_than_band"}
    codes |= {"reached_any", "all", "year", "Q2", "Q4", "package", "kp_prev"}
    codes |= {"service", "city", "setting_group", "gender", "age_band"}
    assert set(figures_said.labels()) == codes
    for code, said in figures_said.labels().items():
        assert set(said) == set(LANGUAGES), code
    assert set(seeds.setting_groups()) == set(contact_fields.SETS["settings"])
    assert {len(figures_said.heads(language)) for language in LANGUAGES} == {12}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_file_says_what_the_screen_says_and_only_its_owner_reads_it(one: Laptop, kind: str) -> None:
    put(one, SPAN, random_rows(5, FIRST, LAST, 60))
    out = one.folder / f"figures.{kind}"
    assert command.main(["--language", "en", *command_line(one, "--period", "2024-Q1", "--out", str(out))]) == 0
    assert out.stat().st_mode & 0o777 == 0o600
    if kind == "csv":
        with out.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        notes = [each["name"] for each in rows if not each["period"]]
        rows = [each for each in rows if each["period"]]
    else:
        book = CalamineWorkbook.from_path(str(out))
        notes = [cells[0] for cells in book.get_sheet_by_name("Read first").to_python()]
        head, *lines = book.get_sheet_by_name("Figures").to_python()
        rows = [dict(zip(head, cells, strict=True)) for cells in lines]
    assert notes == figures_said.notes("en")
    assert {each["period"] for each in rows} == {"2024-Q1", "2024-01", "2024-02", "2024-03"}
    numbers = {each["period"]: int(float(each["contacts"])) for each in rows if each["code"] == "all"}
    assert numbers["2024-Q1"] == numbers["2024-01"] + numbers["2024-02"] + numbers["2024-03"] > 0
    (unasked,) = (each for each in rows if (each["period"], each["code"]) == ("2024-Q1", "shelter"))
    assert (unasked["persons"], unasked["why empty"]) == ("", "your form does not ask")


def test_a_file_that_is_there_or_of_another_kind_is_refused_before_anything_is_read(one: Laptop) -> None:
    there = one.folder / "there.csv"
    there.write_text("mine")
    for out, why in ((there, "file_there"), (one.folder / "figures.doc", "figures_kind")):
        with pytest.raises(Refused, match=why):
            figures_said.check_file(out)
        assert command.main(command_line(one, "--out", str(out))) == command.REFUSED  # though the source is not there
    assert there.read_text() == "mine"
    with pytest.raises(Refused, match="file_there"):
        figures_said.write_file(there, [], ["a"] * 12, [], "en")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_text_of_a_file_of_figures_begins_a_formula(tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"figures.{kind}"
    rows = [[f"{sign}1+1", *[None] * 10, -1] for sign in DANGEROUS]
    figures_said.write_file(
        out, [f"{sign}note" for sign in DANGEROUS], [f"{sign}h" for sign in DANGEROUS] + ["x"], rows, "en"
    )
    if kind == "csv":
        with out.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for line in csv.reader(file) for cell in line]
    else:
        book = CalamineWorkbook.from_path(str(out))
        pages = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
        cells = [str(cell) for page in pages for line in page for cell in line]
    assert not [cell for cell in cells if cell.startswith(DANGEROUS) and cell not in ("-1", "-1.0")]
    assert sum(cell.startswith("'") for cell in cells) == 3 * len(DANGEROUS)


def test_a_period_that_no_file_covers_has_no_figures(one: Laptop, capsys: pytest.CaptureFixture[str]) -> None:
    put(one, SPAN, [row(date(2024, 3, 1))])
    assert command.main(["--language", "en", *command_line(one, "--period", "2022")]) == command.NOT_WRITTEN
    assert "cover no day" in capsys.readouterr().out


def test_days_that_no_file_covers_are_told(one: Laptop, capsys: pytest.CaptureFixture[str]) -> None:
    put(one, SPAN, [row(date(2024, 3, 1))])
    assert command.main(["--language", "en", *command_line(one, "--period", "2023")]) == command.DONE
    told = capsys.readouterr().out
    assert "2023 (2023-01-01 – 2023-12-31), days covered: 92 / 365" in told
    assert "2023-09" not in told


def test_periods_of_one_name_are_one_period() -> None:
    assert Period("month", date(2024, 3, 1), 1) == named("2024-03")
    assert periods.months_of(date(2024, 1, 31), date(2024, 3, 1)) == {date(2024, month, 1) for month in (1, 2, 3)}
