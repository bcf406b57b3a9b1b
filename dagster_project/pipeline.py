"""Both jobs, one after the other, in this process: what `crossings run` and `crossings up` do.

Add here: what happens between the jobs.
Keep out: what happens within them, and how the outcome is shown (`console.py`).

Importing this takes seconds, for it imports Dagster and the whole graph.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import dagster as dg

from dagster_project import instance
from dagster_project.definitions import defs
from dagster_project.lib import keys, orphans
from dagster_project.lib.console_logger import RUN_CONFIG
from dagster_project.lib.guard import EXIT_CODE
from dagster_project.lib.gx_check import told
from warehouse.errors import ReleaseRefused, SourceError
from warehouse.settings import Settings

_TOLD = keys.TOLD.to_user_string()


@dataclass(frozen=True)
class Trouble:
    """One step that failed: which, what it said to people, and the exit code that goes with it."""

    step: str
    message: str
    exit_code: int


@dataclass(frozen=True)
class Outcome:
    """What came of a run. Refused deliveries are no trouble: they are set aside, named and told."""

    is_released: bool
    refused_partners: list[str] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """1 or the release's own code when nothing was released; else that of the first partner in trouble; else 0.

        That somebody was not told of a release takes nothing from it.
        """
        troubles = [trouble for trouble in self.troubles if trouble.step != _TOLD]
        worst = troubles[-1:] if not self.is_released else troubles[:1]
        return next((trouble.exit_code for trouble in worst), 0 if self.is_released else 1)

    @property
    def is_told(self) -> bool:
        """Whether everybody who waits for a release was told of it."""
        return all(trouble.step != _TOLD for trouble in self.troubles)


def run(settings: Settings, partners: Collection[str] | None = None) -> Outcome:
    """Intake, of some partners or of all, then build."""
    refused, troubles = take_in(settings, partners)
    built = build_up(settings)
    return Outcome(built.is_released, refused, [*troubles, *built.troubles])


def take_in(settings: Settings, partners: Collection[str] | None = None) -> tuple[list[str], list[Trouble]]:
    """Intake of these partners, or of all; and once more for the rest of what partners sent that had a delivery
    refused, and for what has landed of those whose source failed then.

    Gives back those partners, and what went wrong otherwise.
    """
    with instance.opened(settings) as home:
        orphans.close(home)
        intake = defs().get_repository_def().get_job(keys.INTAKE_JOB)
        if partners is not None and not partners:
            return [], []
        first = _execute(
            intake, home, None if partners is None else [key for code in sorted(partners) for key in _keys_of(code)]
        )
        troubles, refused = list(_troubles(first)), _refused_partners(first)
        rest = [key for code in refused for key in _keys_of(code)]
        out_of_reach = [trouble.step for trouble in troubles if trouble.exit_code == SourceError.exit_code]
        rest += [keys.raw(step.rpartition("/")[2]) for step in out_of_reach]
        if rest:
            troubles += _troubles(_execute(intake, home, rest))
    return refused, troubles


def build_up(settings: Settings) -> Outcome:
    """From accepted rows to what people see."""
    with instance.opened(settings) as home:
        orphans.close(home)
        build = _execute(defs().get_repository_def().get_job(keys.BUILD_JOB), home)
        failed = {_name(each.step_key) for each in build.filter_events(lambda each: each.is_step_failure)}
    return Outcome(build.success or (failed > set() and all(map(_comes_after, failed))), [], list(_troubles(build)))


def _execute(
    job: dg.JobDefinition, home: dg.DagsterInstance, selection: Sequence[dg.AssetKey] | None = None
) -> dg.ExecuteInProcessResult:
    return job.execute_in_process(
        instance=home, raise_on_error=False, asset_selection=selection, run_config=RUN_CONFIG, tags=orphans.tags()
    )


def _keys_of(partner: str) -> tuple[dg.AssetKey, dg.AssetKey]:
    return keys.delivery(partner), keys.raw(partner)


def _comes_after(step: str) -> bool:
    """Whether a step follows on the release, which is there without it."""
    return step == _TOLD or step.startswith(f"{keys.EXCHANGE}/")


def _name(step: str | None) -> str:
    """As the asset is called."""
    return (step or "").replace("__", "/")


def _refused_partners(result: dg.ExecuteInProcessResult) -> list[str]:
    failed = [each for each in result.get_asset_check_evaluations() if not each.passed]
    return sorted(each.asset_key.path[1] for each in failed if each.asset_key.path[0] == "delivery")


def _troubles(result: dg.ExecuteInProcessResult) -> Iterator[Trouble]:
    """Failed steps, and a release that did not pass. A refused delivery is not among them."""
    for event in result.filter_events(lambda each: each.is_step_failure):
        data: Any = event.step_failure_data
        said = data.user_failure_data
        if said is not None:
            code = said.metadata.get(EXIT_CODE)
            yield Trouble(_name(event.step_key), said.description or "", int(code.value) if code else 1)
    for check in result.get_asset_check_evaluations():
        if not check.passed and check.blocking and check.asset_key == keys.CANDIDATE:
            yield Trouble(
                f"{check.asset_key.to_user_string()}, check {check.check_name}", told(check), ReleaseRefused.exit_code
            )
