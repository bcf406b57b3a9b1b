-- Of which delivery each partner-day before $until is, and since which day of the month without a break: `owned`.
create or replace temp table owned as
with day as (
    select
        d.partner_code,
        d.delivery_id,
        unnest(generate_series(d.span_start, least(d.span_end, $until - 1), interval 1 day))::date as contact_date,
        d.version,
        d.source_at
    from raw.delivery as d
    where d.status = 'accepted'
),
newest as (
    select partner_code, contact_date, delivery_id
    from day
    qualify
        row_number() over (partition by partner_code, contact_date order by version desc, source_at desc, delivery_id desc) = 1
),
begun as (
    select
        *,
        day(contact_date) = 1
        or lag(delivery_id) over who is distinct from delivery_id
        or lag(contact_date) over who is distinct from contact_date - 1 as is_first
    from newest
    window who as (partition by partner_code order by contact_date)
)
select
    partner_code,
    contact_date,
    delivery_id,
    max(case when is_first then contact_date end)
        over (partition by partner_code order by contact_date rows unbounded preceding) as first_day
from begun;
