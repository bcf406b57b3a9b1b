"""`crossings doctor`: what is wrong, what will be, and what to do about it.

Add here: another way to ask the doctor.
Keep out: the checks (dagster_project/doctor/), and imports that take seconds.
"""

import json
from typing import Annotated

import typer

from dagster_project.console import say
from warehouse.errors import NeedsSomebody
from warehouse.settings import settings


def doctor(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object in the place of sentences.")] = False,
    names: Annotated[
        bool, typer.Option("--names", help="Say also which partners. Without it the output can be sent to others.")
    ] = False,
    tell: Annotated[
        bool, typer.Option("--tell", help="Tell those who hear of failures, and keep the look for the metrics page.")
    ] = False,
) -> None:
    """Look at everything that the server needs, and say what to do: now, soon, or good to know.

    It changes nothing and works while sealed, without a home and during a run. Exit code 8 when something must be done
    now, else 0.
    """
    from dagster_project.doctor import case, examine, finding, telling, watch

    here, at = settings(), case.clock()
    findings = (watch.look_and_tell if tell else watch.look)(here, at)
    if as_json:
        say(json.dumps(telling.as_json(findings, at, with_names=names), ensure_ascii=False, indent=1))
    else:
        telling.show(findings, with_names=names)
    if examine.worst(findings) is finding.Level.NOW:
        raise typer.Exit(NeedsSomebody.exit_code)
