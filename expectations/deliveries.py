"""Suite for deliveries as a whole: what no single row can show.

Add here: a share, a total or a repetition that says a file was filled in, mapped or sent wrongly.
Keep out: rules about one row (`contacts.py`) and comparisons with earlier deliveries (Dagster's checks).

Shares are judged only where a delivery has enough rows to speak of a share.
"""

from expectations.library import Expectation, gxe
from expectations.verdict import notes
from warehouse.definitions import services

VIEW = "delivery_facts"
ENOUGH_ROWS = 20
_ANY_SERVICE = " or ".join(f"contact.svc_{code}" for code in services.codes())

SELECT = f"""
    with pending as (
        select delivery_id, rows_received, rows_accepted, rows_refused
        from incoming.delivery
    ),
    row_facts as (
        select
            contact.delivery_id,
            count(*) as row_count,
            count(case when contact.link_ok then 1 end) as linked_count,
            avg(case when contact.settings = 'not_recorded' and contact.gender = 'not_asked'
                and contact.age_low is null then 1.0 else 0.0 end) as says_nothing_share,
            avg(case when contact.svc_information and contact.svc_legal and contact.svc_shelter and contact.svc_tb
                and contact.svc_hepatitis and contact.svc_documents then 1.0 else 0.0 end) as every_service_share,
            avg(case when {_ANY_SERVICE} then 0.0 else 1.0 end) as no_service_share
        from incoming.contact as contact
        group by contact.delivery_id
    ),
    keys as (
        unpivot (
            select delivery_id, scope, token as whole, m1, m2, m3, m4 from incoming.contact_token
        ) on whole, m1, m2, m3, m4 into name key_label value key
    ),
    uses as (
        select delivery_id, scope, key_label, key, count(*) as use_count
        from keys
        group by delivery_id, scope, key_label, key
    ),
    busiest as (
        select delivery_id, max(use_count) as busiest_token_count from uses group by delivery_id
    ),
    token_facts as (
        select
            token.delivery_id,
            count(distinct token.row_no) as keyed_count,
            count(case when contact.row_no is null or not contact.link_ok then 1 end) as stray_token_count,
            count(case when token.scope not in ($scopes) then 1 end) as forbidden_scope_count
        from incoming.contact_token as token
        left join incoming.contact as contact
            on token.delivery_id = contact.delivery_id and token.row_no = contact.row_no
        group by token.delivery_id
    )
    select
        pending.delivery_id,
        coalesce(row_facts.row_count, 0) = 0 and pending.rows_received > 0 as is_emptied,
        coalesce(row_facts.row_count, 0) <> pending.rows_accepted as is_half_loaded,
        pending.rows_received <> pending.rows_accepted + pending.rows_refused as is_miscounted,
        pending.rows_refused * 1.0 / greatest(pending.rows_received, 1) as refused_share,
        case when row_count >= {ENOUGH_ROWS} then says_nothing_share else 0 end as says_nothing_share,
        case when row_count >= {ENOUGH_ROWS} then every_service_share else 0 end as every_service_share,
        case when row_count >= {ENOUGH_ROWS} then no_service_share else 0 end as no_service_share,
        case
            when linked_count >= {ENOUGH_ROWS} then coalesce(busiest_token_count, 0) * 1.0 / linked_count else 0
        end as busiest_token_share,
        coalesce(row_facts.linked_count, 0) <> coalesce(token_facts.keyed_count, 0) as has_unkeyed_rows,
        coalesce(token_facts.stray_token_count, 0) as stray_token_count,
        coalesce(token_facts.forbidden_scope_count, 0) as forbidden_scope_count
    from pending
    left join row_facts on pending.delivery_id = row_facts.delivery_id
    left join busiest on pending.delivery_id = busiest.delivery_id
    left join token_facts on pending.delivery_id = token_facts.delivery_id
"""


def suite() -> list[Expectation]:
    return [*_whole(), *_shares(), *_tokens()]


def _at_most(column: str, limit: float, rule: str, about: str, remedy: str) -> Expectation:
    return gxe.ExpectColumnValuesToBeBetween(
        column=column, min_value=0, max_value=limit, meta=notes(rule, about, remedy)
    )


def _never(column: str, rule: str, about: str, remedy: str) -> Expectation:
    return gxe.ExpectColumnValuesToBeInSet(column=column, value_set=[False], meta=notes(rule, about, remedy))


def _whole() -> list[Expectation]:
    again = "The delivery did not arrive whole. Run the intake again."
    return [
        gxe.ExpectColumnValuesToBeUnique(column="delivery_id", meta=notes("fit_whole", "delivery_id", again)),
        _never("is_emptied", "fit_nothing_left", "rows", "Every row was refused. Mend them, and send again."),
        _never("is_half_loaded", "fit_whole", "rows", again),
        _never("is_miscounted", "fit_whole", "rows", again),
    ]


def _shares() -> list[Expectation]:
    return [
        _at_most("refused_share", 0.5, "fit_refused_share", "rows", "Mend the rows the letter names, and send again."),
        _at_most(
            "says_nothing_share",
            0.95,
            "fit_says_nothing",
            "settings, gender, age_low",
            "Nearly no row says where, who or what age. Look at the column names in the declaration.",
        ),
        _at_most(
            "every_service_share",
            0.5,
            "fit_services",
            "svc_*",
            "Most rows tick every service. Tick only what was given.",
        ),
        _at_most(
            "no_service_share",
            0.99,
            "fit_services",
            "svc_*",
            "No row has a service. Look at the service columns in the declaration.",
        ),
    ]


def _tokens() -> list[Expectation]:
    return [
        _at_most(
            "busiest_token_share",
            0.25,
            "fit_same_code",
            "code",
            "One code stands for many people. Leave the code empty where a person has none.",
        ),
        _never(
            "has_unkeyed_rows", "fit_token", "code", "Some contacts lost their code on the way. Run the intake again."
        ),
        _at_most(
            "stray_token_count", 0, "fit_token", "code", "An anonymous contact carries a code. Send it without one."
        ),
        _at_most(
            "forbidden_scope_count", 0, "fit_scope", "code", "These countries are not linked. Send no code for them."
        ),
    ]
