"""How things stand: deliveries of whom, releases, what runs. What `status` shows, and the summary of a run.

Add here: a fact about the warehouse that people ask for.
Keep out: counts of persons, and of rows: those are for the partner's own letter.
"""

from collections import Counter
from collections.abc import Sequence

import duckdb

from dagster_project import processes, releasing, web_services
from dagster_project.console import say, table, trouble
from dagster_project.lib import not_taken_in
from dagster_project.standing import STANDING, parameters
from warehouse import database, vault
from warehouse.keys import disk_of_keys
from warehouse.release import steps
from warehouse.settings import Settings
from warehouse.vault import Vault

_DELIVERIES = f"""
    {STANDING}
    select
        partner_code,
        count(*) filter (stands = 'accepted') as accepted,
        count(*) filter (stands = 'refused') as refused,
        count(*) filter (stands = 'waiting') as waiting,
        max(span_end) filter (stands = 'accepted') as until
    from standing
    group by partner_code
    order by partner_code
"""
_REFUSED = f"""
    {STANDING}
    select
        delivery.partner_code,
        coalesce(strftime(delivery.span_start, '%Y-%m'), 'unknown month') as month,
        delivery.rule,
        min(refusal.column_name) as column_name
    from standing as delivery
    left join raw.refusal as refusal
        on delivery.partner_code = refusal.partner_code and delivery.delivery_id = refusal.delivery_id
        and delivery.rule = refusal.rule and refusal.row_no = 0
    where delivery.status = 'refused' and delivery.stands <> 'made good'
    group by delivery.delivery_id, delivery.partner_code, delivery.span_start, delivery.rule
    order by delivery.partner_code, month, delivery.rule
"""
# The words and rates of pub_reporting, for every partner: who runs the warehouse knows of those not safe to show, too.
_REPORTING = """
    with month as (
        select *, row_number() over (partition by partner_code order by month_start desc) as turn
        from marts.fct_partner_month
    )
    select
        partner_code,
        max(expected_12) filter (where turn = 1) as expected,
        max(received_12) filter (where turn = 1) as actual,
        max(on_time_12) filter (where turn = 1) as on_time,
        max(format('{:.0f} %', 100 * reporting_rate)) filter (where turn = 1) as rate,
        max(format('{:.0f} %', 100 * reporting_rate_on_time)) filter (where turn = 1) as rate_on_time,
        max_by(freshness, list_position(['fresh', 'due', 'overdue', 'long overdue'], freshness)) as word,
        string_agg(strftime(month_start, '%Y-%m'), ', ' order by month_start)
            filter (where freshness in ('overdue', 'long overdue')) as missing
    from month
    -- The last month of the calendar is the one that the build was made in: it is not over.
    where month_start >= (select max(month_start) - interval 12 months from intermediate.int_period_month)
    group by partner_code
    order by partner_code
"""


def show(settings: Settings) -> None:
    for name in web_services.ALL:
        pid = processes.running(settings, name)
        say(f"{name:20} {f'runs (process {pid})' if pid else 'does not run'}")
    say(f"{'release':20} {steps.shown(settings) or 'none yet'}")
    if reason := steps.why_not_shown(settings):
        say(f"{'':20} The dashboards show no figures. {reason}")
    say(f"{'home':20} {settings.home}")
    if disk_of_keys.is_shared(settings):
        trouble(disk_of_keys.WARNING)
    say()
    if settings.working_db.exists():
        summary(settings)
    else:
        say("No delivery has been taken in yet. `crossings run` does it.")


def summary(settings: Settings, just_refused: Sequence[str] = ()) -> None:
    """Deliveries of each partner; of those that are refused or wait the rule and what to do."""
    keyring = vault.load(settings)
    with database.reader(settings, keyring) as con:
        rows, refused = (
            con.execute(_DELIVERIES, parameters()).fetchall(),
            con.execute(_REFUSED, parameters()).fetchall(),
        )
        reporting = _reporting(con)
    table("Deliveries", ["partner", "accepted", "refused", "waiting", "until"], rows)
    if reporting:
        say()
        heads = ["partner", "expected", "actual", "on time", "rate", "rate on time", "now", "missing"]
        table("Reports of the last 12 months, as of the last build", heads, reporting)
    if refused:
        say()
        told = [
            (code, month, rule, _mending(settings, keyring, code, rule, column))
            for code, month, rule, column in refused
        ]
        table("Refused, or waiting for an answer", ["partner", "month", "rule", "what to do"], told)
    _requests(settings, keyring)
    say()
    if just_refused:
        say(f"Refused by the checks in this run: {', '.join(just_refused)}.")
    for text in (not_taken_in.waited_for(settings, keyring), not_taken_in.closed_without(settings, keyring)):
        if text:
            trouble(text)
    say(f"Release: {steps.shown(settings) or 'none'}")
    releasing.tell_standing(settings)


def _requests(settings: Settings, keyring: Vault) -> None:
    """What partners ask for and a person must do: how many of whom, and the command for each file."""
    from warehouse.intake.landing import requests

    waiting = list(requests.waiting(settings, keyring))
    if not waiting:
        return
    count = Counter(one.partner for one in waiting)
    whose = ", ".join(f"{number} of {partner}" for partner, number in sorted(count.items()))
    say()
    say(f"Requests that wait: {whose}. Deal with each by its command:")
    for one in waiting:
        if one.kind is None:
            say(f"  (cannot be read: ask {one.partner} for another, and remove it) {one.path}")
        else:
            say(f"  {requests.COMMANDS[one.kind]} {one.path}")


def _reporting(con: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    """Expected and actual reports of each partner, their rates, and the worst word. Nothing before the first build."""
    built = "select 1 from information_schema.columns where table_schema = 'marts' and column_name = 'reporting_rate'"
    return con.execute(_REPORTING).fetchall() if con.execute(built).fetchall() else []


def _mending(settings: Settings, keyring: Vault, code: str, rule: str, column: str | None) -> str:
    """What the partner's letter says, in English."""
    from warehouse.contract.findings import Problem
    from warehouse.intake.letters.letter import message, remedy
    from warehouse.intake.partners.declared import find

    declaration, problem = find(settings, code, keyring), Problem(code, rule, column=column)
    return f"{message(problem, declaration, 'en')} {remedy(problem, declaration, 'en')}"
