"""What the how-to pages say of figures, rules and matters is what there is."""

import re

import yaml
from doctor_patient import AT, Patient

from dagster_project.doctor import metrics, watch
from warehouse.settings import PROJECT_ROOT

PAGES = PROJECT_ROOT / "docs" / "how-to"
WATCH, MONDAY = ((PAGES / f"{name}.md").read_text(encoding="utf-8") for name in ("watch-a-server", "monday-morning"))


def known() -> set[str]:
    alone = ("findings", "look_age_seconds", "sealed", "messages_untold", "disk_free_bytes")
    return {f"crossings_{name}" for name in (*alone, *metrics._HELP, *metrics._BY_JOB)}


def test_every_figure_is_on_the_page_and_no_other() -> None:
    assert set(re.findall(r"crossings_[a-z_]+", WATCH)) == known()


def test_figures_that_a_look_leaves_are_those_of_the_page(patient: Patient) -> None:
    watch.look_and_tell(patient.settings, AT)
    left_out = {"disk_total_bytes", "disk_free_bytes", "accounts_open"}  # for the doctor's JSON alone
    figures = {name.partition(":")[0] for name in watch.read(patient.settings)["figures"]} - left_out
    assert {f"crossings_{name}" for name in figures} <= known()


def test_the_rules_for_prometheus_can_be_read_and_ask_for_figures_that_there_are() -> None:
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", WATCH, re.DOTALL)]
    (rules,) = [block["groups"][0]["rules"] for block in blocks if "groups" in block]
    asked = {name for rule in rules for name in re.findall(r"crossings_[a-z_]+", rule["expr"])}
    assert len({rule["alert"] for rule in rules}) == len(rules) > 5
    assert asked <= known()


def test_matters_that_monday_morning_names_are_matters_of_the_doctor() -> None:
    code = "".join(path.read_text() for path in (PROJECT_ROOT / "dagster_project" / "doctor").rglob("*.py"))
    named = re.findall(r"`\(?([a-z]+)\.([a-z_]+)[,`]", MONDAY)
    assert named
    assert [matter for _, matter in named if f'"{matter}"' not in code] == []
