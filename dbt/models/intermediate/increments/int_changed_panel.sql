with was as (
    select * from {{ ref('previous_constant_reporter') }}
),
now as (
    select * from {{ ref('int_constant_reporter') }}
),
event_partner_before as (
    select * from {{ ref('previous_event_partner') }}
),
event_partner as (
    select * from {{ ref('int_event_partner') }}
),
event_month as (
    select * from {{ ref('int_event_month') }}
),
{% if is_increment() -%}
changed as (
    select period_type, period_start
    from (
        select partner_code, period_type, period_start, 1 as sign from now
        union all
        select partner_code, period_type, period_start, -1 as sign from was
    ) as reporter
    group by partner_code, period_type, period_start
    having sum(sign) <> 0
),
-- Who reported in both windows decides who counts in each: a report of a month after the event changes the months before it.
changed_event as (
    select event_code
    from (
        select partner_code, event_code, 1 as sign from event_partner
        union all
        select partner_code, event_code, -1 as sign from event_partner_before
    ) as reporter
    group by partner_code, event_code
    having sum(sign) <> 0
),
changed_panel as (
    select {{ period_no('period_type', 'period_start') }} as period_no from changed
    union
    select {{ period_no('period_type', 'period_start') }} as period_no
    from event_month
    where event_code in (select changed_event.event_code from changed_event)
)
{%- else -%}
changed_panel as (
    select cast(null as integer) as period_no where 1 = 0
)
{%- endif %}
select * from changed_panel
