"""Messages: does anybody hear when something must be done, and did the last messages arrive.

Add here: another way in which a message is lost.
Keep out: names and addresses of recipients.
"""

from collections.abc import Iterator
from datetime import datetime

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, note, soon, well
from warehouse.alerts import recipients
from warehouse.errors import ConfigError

_TRY = "crossings alerts test"


def look(case: Case) -> Iterator[Finding]:
    since = case.watched.get("untold_since")
    if isinstance(since, str):
        days = case.age_days(datetime.fromisoformat(since))
        said = f"Messages that something must be done have not arrived for {days:.1f} days. They are tried again."
        yield soon("not_taken", said, "alerts", _TRY)
    if case.is_real:
        yield from _nobody(case)


def _nobody(case: Case) -> Iterator[Finding]:
    if case.keyring is not None:
        try:
            heard = [one for one in recipients.read(case.settings, case.keyring) if one.hears_failures]
        except ConfigError as error:
            yield soon("unreadable", str(error).splitlines()[0], "alerts", "crossings alerts set FILE")
            return
        if not heard:
            said = "Nobody is told when something must be done."
            yield soon("nobody", said, "alerts", "Write hears: [releases, failures] for somebody: crossings alerts set")
        else:
            yield well("somebody", f"Recipients who are told when something must be done: {len(heard)}.")
    if not case.settings.sealed_alert:
        said = "While the warehouse is sealed, nobody can be told: the list of recipients is sealed, too."
        yield note(
            "nobody_while_sealed", said, "environment", "Set CROSSINGS_SEALED_ALERT to the address of one mailbox"
        )
