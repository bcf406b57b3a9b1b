"""Telemetry: what four libraries would tell their makers is switched off, as it is in force here.

Add here: another library that talks by itself.
Keep out: what only our own code decides and tests prove.
"""

from collections.abc import Iterator

import yaml

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, now, well
from dashboards import serve

_ON = {"1", "true", "yes", "on"}
# A variable that would switch it on again, whatever our files say.
_VARIABLES = {
    "DBT_SEND_ANONYMOUS_USAGE_STATS": "dbt",
    "GX_ANALYTICS_ENABLED": "Great Expectations",
    "SCARF_ANALYTICS": "Superset",
}


def look(case: Case) -> Iterator[Finding]:
    found = [*_by_variable(case), *_dagster(case), *_dbt(case), *_superset(case)]
    yield from found or [well("off", "Dagster, dbt, Great Expectations and Superset tell their makers nothing.")]


def _by_variable(case: Case) -> Iterator[Finding]:
    for name, whose in _VARIABLES.items():
        if case.environment.get(name, "").lower() in _ON:
            yield now("variable", f"{name} tells {whose} to report to its makers.", "environment", f"unset {name}")


def _dagster(case: Case) -> Iterator[Finding]:
    file = case.settings.dagster / "dagster.yaml"
    if file.exists() and _read(file.read_text()).get("telemetry") != {"enabled": False}:
        yield now("dagster", "Dagster reports to its makers.", "dagster/dagster.yaml", "crossings down, crossings up")


def _dbt(case: Case) -> Iterator[Finding]:
    flags = _read((case.settings.dbt_project / "dbt_project.yml").read_text(encoding="utf-8")).get("flags")
    if not isinstance(flags, dict) or flags.get("send_anonymous_usage_stats") is not False:
        yield now("dbt", "dbt reports to its makers.", "dbt/dbt_project.yml", "git checkout dbt/dbt_project.yml")


def _superset(case: Case) -> Iterator[Finding]:
    if serve.environment(case.settings).get("SCARF_ANALYTICS") != "false":
        yield now("superset", "Superset reports to its makers.", "dashboards/serve.py", "git checkout dashboards")


def _read(text: str) -> dict[str, object]:
    read = yaml.safe_load(text)
    return read if isinstance(read, dict) else {}
