"""A partner counts its own files, the warehouse what it packed: before disclosure control both are the same."""

import io
import shutil
from contextlib import redirect_stdout
from datetime import date

import pytest
import tables_alone
from figures_forms import FORM, person_of, put, random_rows
from laptop import Laptop, laptop
from own_network import own_network
from persons_in_words import persons_in_words
from pipeline_home import Home

from warehouse import vault
from warehouse.sealing import __main__ as command
from warehouse.sealing import periods
from warehouse.sealing.export_columns import fields
from warehouse.sealing.figures import OTHER_PERIODS, Figures, Line
from warehouse.sealing.own_rows import People, latest, read_file
from warehouse.sealing.reading import declared
from warehouse.sealing.settings import load

pytestmark = [pytest.mark.exhaustive, pytest.mark.builds(1)]

# Months that are sent again in halves, and one whole year with a later version of some days.
FILES = (
    ("2022-10-01_2023-03-31_v1.csv", date(2022, 10, 1), date(2023, 3, 31), 200),
    ("2023-04-01_2023-09-30_v1.csv", date(2023, 4, 1), date(2023, 9, 30), 200),
    ("2023-02-10_2023-05-20_v2.csv", date(2023, 2, 10), date(2023, 5, 20), 90),
)
PERIODS = {"month": "2023-02", "quarter": "2023-Q2", "half_year": "2023-H1", "fiscal_year": "FY2023"}


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> tuple[Laptop, Home]:
    """A warehouse of one partner, with every table of all that its laptop packed."""
    folder = tmp_path_factory.mktemp("own")
    home = Home(folder / "home", folder / "keys.json")
    vault.init_demo(home.settings)
    keys = vault.load(home.settings)
    form = FORM | {"source": {"url": "{demo}/ru_laptop", "pattern": "*"}}
    one = laptop(
        folder / "laptop",
        form,
        {"code": ["Код"], "birth_date": ["Дата рождения"]},
        "own-code-1",
        recipient=keys.landing_recipient,
    )
    for at, (name, first, last, count) in enumerate(FILES):
        rows = [row | {"Код": _code(row)} for row in random_rows(at % 2, first, last, count)]
        path = put(one, name, rows)
        assert one.pack(path.name, path.read_bytes()) is not None, one.told
    with redirect_stdout(io.StringIO()) as printed:
        assert command.main(["declaration", "--settings", str(one.settings)]) == command.DONE
    own_network(home.path)
    home.settings.partners.mkdir()
    (home.settings.partners / "ru_laptop.yaml").write_text(printed.getvalue(), "utf-8")
    shutil.copytree(one.out, home.path / "demo" / "ru_laptop")
    ran = tables_alone.from_sources(home)
    assert ran.code == 0, ran.text
    return one, home


def _code(row: dict[str, str]) -> str:
    """One code for one person, whichever way she is spelled."""
    who = person_of(row)
    return "" if who is None else f"{who[0]}{who[1]}{who[2]}{'F' if who[3] == 'Ж' else 'M'}".replace(".", "")


@pytest.fixture(scope="module")
def figures(network: tuple[Laptop, Home]) -> Figures:
    one, _ = network
    settings = load(one.settings)
    declaration, people = declared(settings.declaration), People()
    files = [read_file(one.folder / name, declaration, settings, people) for name, *_ in FILES]
    return Figures(latest(files), fields(declaration), declaration.cities)


def line(figures: Figures, period: str, measure: str, code: str) -> Line:
    (found,) = (each for each in figures.lines(periods.named(period)) if (each.measure, each.code) == (measure, code))
    return found


@pytest.mark.parametrize("kind", PERIODS)
def test_persons_are_those_of_the_marts(network: tuple[Laptop, Home], figures: Figures, kind: str) -> None:
    _, home = network
    start = periods.named(PERIODS[kind]).first
    for column, measure in (("city_code", "city"), ("setting_group", "setting_group"), ("gender", "gender")):
        counted = home.rows(
            f"select {column}, count(distinct person_id) from {persons_in_words('pub_reach')} "
            f"where scope = 'ru' and period_type = '{kind}' and period_start = '{start}' group by 1"
        )
        assert {code: line(figures, PERIODS[kind], measure, code).persons for code, _ in counted} == dict(counted)
    ((everybody,),) = home.rows(
        f"select count(distinct person_id) from {persons_in_words('pub_reach')} "
        f"where scope = 'ru' and period_type = '{kind}' and period_start = '{start}'"
    )
    assert line(figures, PERIODS[kind], "reached_any", "all").persons == everybody > 10


def test_packages_are_those_of_the_warehouse(network: tuple[Laptop, Home], figures: Figures) -> None:
    _, home = network
    assert home.rows("select count(*) from intermediate.int_person_package where period_type = 'month'") == [(0,)]
    for kind, name in PERIODS.items():
        if kind == "month":
            continue  # a partner counts its own months; no published pattern is that fine
        start = periods.named(name).first
        for code in ("reached_package_kp1c", "reached_package_conecta", "reached_gam_2plus_3m"):
            ((counted,),) = home.rows(
                "select count(*) from intermediate.int_person_package where scope = 'ru' "
                f"and period_type = '{kind}' and period_start = '{start}' and indicator_code = '{code}'"
            )
            told = line(figures, name, "package", code)
            assert told.persons == counted > 0 or (told.why, counted) == (OTHER_PERIODS, 0)


def test_kp_prev_does_not_apply_in_russia_but_its_rule_can_be_counted_by_the_partner(
    network: tuple[Laptop, Home], figures: Figures
) -> None:
    _, home = network
    assert home.rows("select count(*) from intermediate.int_person_kp_prev where scope = 'ru'") == [(0,)]
    counted = home.rows(
        """
        with had as (
            select person_id, case when month(person.month_start) between 4 and 9 then 'Q4' else 'Q2' end as report,
                bool_or(svc_hiv_test_offered or hts_component_met) as has_test,
                bool_or(svc_information or svc_counselling or svc_condoms or svc_lubricant or svc_needles or svc_sti
                    or svc_hepatitis or svc_tb or svc_reproductive or svc_drug_treatment_referral
                    or svc_art_link) as has_other
            from intermediate.int_contact_person as person inner join raw.contact using (delivery_id, row_no)
            where scope = 'ru' and person.month_start between '2022-10-01' and '2023-09-01' group by all
        ), first as (select person_id, min(report) as report from had where has_test and has_other group by all)
        select report, count(*) from first group by 1
        """
    )
    assert {report: line(figures, "FY2023", "kp_prev", report).persons for report in ("Q2", "Q4")} == dict(counted)


def test_contacts_are_the_admitted_rows_with_and_without_a_code(network: tuple[Laptop, Home], figures: Figures) -> None:
    _, home = network
    ((contacts, without),) = home.rows("select count(*), count(*) filter (not link_ok) from raw.contact")
    found = line(figures, "FY2023", "reached_any", "all")
    assert (found.contacts, found.without_code) == (contacts, without)
    assert without > 0
