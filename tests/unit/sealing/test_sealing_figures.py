"""The partner's own exact figures, against a boring count of the same rows; and which files they are counted from."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from figures_forms import FORM, counted, figures_laptop, put, random_rows, received, row
from laptop import CHILD_CONTACT, RU_HEADERS, Laptop, laptop, taken_in

from warehouse.contract import contact_fields
from warehouse.sealing import periods
from warehouse.sealing.export_columns import fields
from warehouse.sealing.figures import BREAKDOWNS, BY_FISCAL_YEAR, NOT_ASKED, Figures, Line
from warehouse.sealing.my_figures import fitting, my_figures
from warehouse.sealing.own_rows import People, latest, read_file
from warehouse.sealing.reading import declared
from warehouse.sealing.settings import load

SPAN = "2023-10-01_2024-09-30_v1.csv"
FIRST, LAST = date(2023, 10, 1), date(2024, 9, 30)


@pytest.fixture
def one(tmp_path: Path) -> Laptop:
    return figures_laptop(tmp_path / "ru")


def figures(one: Laptop, *paths: Path) -> Figures:
    settings = load(one.settings)
    declaration, people = declared(settings.declaration), People()
    files = [read_file(path, declaration, settings, people) for path in paths]
    return Figures(latest(files), fields(declaration), declaration.cities)


def lines(one: Laptop, period: str, *paths: Path) -> dict[tuple[str, str], Line]:
    return {(line.measure, line.code): line for line in figures(one, *paths).lines(periods.named(period))}


def at(path: Path, day: int) -> Path:
    moment = datetime(2024, 10, day, tzinfo=UTC).timestamp()
    os.utime(path, (moment, moment))
    return path


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", ["2024-03", "2023-12", "2024-Q1", "2023-Q4", "2024-H1", "2024-H2", "2024", "FY2024"])
def test_persons_and_contacts_are_those_of_a_boring_count(one: Laptop, seed: int, name: str) -> None:
    rows = random_rows(seed, FIRST, LAST)
    period = periods.named(name)
    found = lines(one, name, put(one, SPAN, rows))
    expected = counted(rows, period.first, period.last)
    for key in [key for key in found if key[0] in ("reached_any", "city", "gender", "setting_group", "service")]:
        line = found[key]
        if line.why is None:
            assert (line.persons, line.contacts) == expected.get(key, (0, 0)), key
    assert set(expected) <= set(found)
    assert found["reached_any", "all"].persons > 0


@pytest.mark.parametrize("seed", range(3))
def test_packages_and_kp_prev_are_those_of_a_boring_count(one: Laptop, seed: int) -> None:
    rows = random_rows(seed, FIRST, LAST, 150)
    path = put(one, SPAN, rows)
    for name in ("2024-03", "2024-Q2", "FY2024"):
        period = periods.named(name)
        got = received(rows, period.first, period.last).values()
        expected = sum("condoms" in had and bool(had & {"information", "counselling"}) for had in got)
        found = lines(one, name, path)
        assert found["package", "reached_package_kp1c"].persons == expected
        needed, some = {"counselling", "hiv_test_offered"}, {"information", "condoms"}
        expected = sum(needed <= had and bool(had & some) for had in got)
        assert found["package", "reached_package_conecta"].persons == expected
    halves = [received(rows, *half) for half in ((FIRST, date(2024, 3, 31)), (date(2024, 4, 1), LAST))]
    first, second = (
        {who for who, had in half.items() if "hiv_test_offered" in had and len(had) > 1} for half in halves
    )
    found = lines(one, "FY2024", path)
    assert found["kp_prev", "Q2"].persons == len(first)
    assert found["kp_prev", "Q4"].persons == len(second - first)
    assert found["kp_prev", "year"].persons == len(first | second)


def test_the_warehouse_counts_the_same_persons_in_what_the_tool_packs(one: Laptop) -> None:
    rows = random_rows(7, FIRST, LAST)
    found = lines(one, "FY2024", put(one, SPAN, rows))
    arrived = taken_in(one, SPAN, (one.folder / SPAN).read_bytes())
    coded = [each for each in arrived if each["key_ru_full"] is not None]
    assert found["reached_any", "all"].persons == len({each["key_ru_full"] for each in coded})
    assert found["reached_any", "all"].contacts == len(arrived)
    assert found["reached_any", "all"].without_code == len(arrived) - len(coded)
    for band in {each["age_band"] for each in arrived}:
        bands: dict[tuple[bytes, int], tuple[Any, ...]] = {}
        for each in coded:  # the earliest known of a calendar year
            key = each["key_ru_full"], each["contact_date"].year
            bands[key] = min(bands.get(key, (date.max,)), (each["contact_date"], each["row_no"], each["age_band"]))
        assert found["age_band", band].persons == len({who for (who, _), said in bands.items() if said[2] == band})


def test_a_file_sent_again_replaces_its_days_and_nothing_else(one: Laptop) -> None:
    march = [row(date(2024, 3, day), day, **{"Дата рождения": f"{day:02}.01.1990"}) for day in range(1, 21)]
    half = [row(date(2024, 3, 20), 1, **{"Дата рождения": "01.02.1991"})]
    paths = [put(one, "2024-03-01_2024-03-31_v1.csv", march), put(one, "2024-03-16_2024-03-31_v2.csv", half)]
    for order in (paths, paths[::-1]):
        found = lines(one, "2024-03", *order)["reached_any", "all"]
        assert (found.persons, found.contacts) == (16, 16)  # fifteen of the first half, one of the second


def test_of_two_files_of_one_version_the_one_written_later_counts(one: Laptop) -> None:
    name = "2024-03-01_2024-03-31_v1.csv"
    (one.folder / "again").mkdir()
    first = at(put(one, name, [row(date(2024, 3, 1), number) for number in (1, 2)]), 1)
    second = at(put(one, f"again/{name}", [row(date(2024, 3, 1))]), 2)
    assert lines(one, "2024-03", first, second)["reached_any", "all"].contacts == 1
    assert lines(one, "2024-03", at(first, 3), second)["reached_any", "all"].contacts == 2


def test_the_same_file_twice_is_one_file(one: Laptop) -> None:
    path = put(one, SPAN, random_rows(1, FIRST, LAST, 50))
    assert lines(one, "FY2024", path, path) == lines(one, "FY2024", path)


def test_a_pattern_that_the_window_left_as_it_is_means_the_files_that_fit_it(one: Laptop) -> None:
    names = [f"2024-0{month}-01_2024-0{month}-28_v1.csv" for month in (2, 3)]
    paths = [put(one, name, [row(date(2024, month, 1))]) for month, name in zip((2, 3), names, strict=True)]
    assert fitting([one.folder / "2024-*.csv"]) == paths
    assert fitting([paths[1], one.folder / "2023-*.csv"]) == [paths[1], one.folder / "2023-*.csv"]


def test_a_header_without_rows_empties_its_days(one: Laptop) -> None:
    march = put(one, "2024-03-01_2024-03-31_v1.csv", [row(date(2024, 3, 1))])
    assert (
        lines(one, "2024-03", march, put(one, "2024-03-01_2024-03-31_v2.csv", []))["reached_any", "all"].contacts == 0
    )


def test_a_person_is_the_same_in_every_file_and_spelling(one: Laptop) -> None:
    march = put(one, "2024-03-01_2024-03-31_v1.csv", [row(date(2024, 3, 1))])
    april = put(one, "2024-04-01_2024-04-30_v1.csv", [row(date(2024, 4, 1), **{"Имя матери": "Олена"})])
    found = lines(one, "2024-Q2", march, april), lines(one, "2024-H1", march, april)
    assert [each["reached_any", "all"].persons for each in found] == [1, 1]
    assert found[1]["reached_any", "all"].contacts == 2


def test_what_the_form_does_not_ask_is_not_a_zero(tmp_path: Path) -> None:
    asked = {name: headers for name, headers in FORM["columns"].items() if name != "svc_condoms"}
    one = laptop(tmp_path / "less", FORM | {"columns": asked}, RU_HEADERS)
    found = lines(one, "FY2024", put(one, SPAN, [row(date(2024, 3, 1))]))
    for key in (("service", "condoms"), ("service", "shelter"), ("package", "reached_package_kp1c")):
        assert (found[key].persons, found[key].why) == (None, NOT_ASKED)
    assert (found["service", "information"].persons, found["service", "information"].why) == (0, None)


def test_kp_prev_is_counted_by_fiscal_year_alone(one: Laptop) -> None:
    found = lines(one, "2024-H1", put(one, SPAN, [row(date(2024, 3, 1))]))
    assert (found["kp_prev", "year"].persons, found["kp_prev", "year"].why) == (None, BY_FISCAL_YEAR)


def test_breakdowns_have_the_whole_domain(one: Laptop) -> None:
    found = lines(one, "2024-03", put(one, SPAN, [row(date(2024, 3, 1))]))
    assert {code for measure, code in found if measure == "service"} == set(contact_fields.SERVICES)
    assert {code for measure, code in found if measure == "city"} == {"ru_spb", "ru_vyborg"}
    assert {measure for measure, _ in found} == {"reached_any", "package", "kp_prev", *BREAKDOWNS}


def test_the_command_tells_of_children_and_of_rows_that_are_refused(one: Laptop) -> None:
    rows = [
        row(date(2024, 3, 1), 1),
        row(date(2024, 3, 2), 2, **{"Дата рождения": "01.01.2015"}),
        row(date(2024, 3, 3), 3, Город="Омск"),
    ]
    assert my_figures([put(one, SPAN, rows)], one.settings, None, None, "en", one.shown.append)
    assert CHILD_CONTACT in one.told
    assert "Contacts counted: 1, of them without a code: 0. Rows refused: 1. Under 18, left out: 1." in one.told
    assert "Омск" not in one.told


def test_a_file_that_intake_refuses_gives_no_figures_at_all(one: Laptop) -> None:
    broken = put(one, "2024-04-01_2024-04-30_v1.csv", [])
    broken.write_text("Дата;Город\r\n", "windows-1251")
    good = put(one, "2024-03-01_2024-03-31_v1.csv", [row(date(2024, 3, 1))])
    assert not my_figures([good, broken], one.settings, None, one.folder / "f.csv", "en", one.shown.append)
    assert not (one.folder / "f.csv").exists()


def test_figures_need_no_key_and_write_nothing_that_nobody_asked_for(one: Laptop) -> None:
    path = put(one, SPAN, [row(date(2024, 3, 1))])
    for name in ("network.json", "signing.key"):
        (one.folder / name).unlink()
    before = sorted(one.folder.rglob("*"))
    assert my_figures([path], one.settings, "2024-03", None, None, one.shown.append)
    assert sorted(one.folder.rglob("*")) == before
