with contact as (
    select * from {{ ref('int_contact_person') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
linkage_scope as (
    select * from {{ source('network', 'linkage_scope') }}
),
period_month as (
    select * from {{ ref('int_period_month') }}
),
due as (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
measure as (
    select * from {{ ref('mobility_measure') }}
),
due_period as (
    select due.period_start, due.period_end, max(measure.months) as months
    from due
    cross join measure
    where due.period_type in ('half_year', 'year') and measure.kind <> 'return'
    group by due.period_start, due.period_end
),
-- Months of the periods that are due, and those before their end that a measure looks back.
looked_at as (
    select calendar.month_start
    from period_month as calendar
    inner join due_period on calendar.month_start < due_period.period_end
    where
        calendar.period_type = 'month'
        and {{ month_number('calendar.month_start') }}
        >= least({{ month_number('due_period.period_start') }}, {{ month_number('due_period.period_end') }} - due_period.months)
    group by calendar.month_start
),
person_place_months as (
    select
        contact.scope,
        contact.person_id,
        contact.month_start,
        contact.partner_code,
        contact.country as country_code,
        case when scope.is_national = 1 then contact.city else contact.country end as place,
        min(scope.is_national) as is_national,
        min(contact.record_key) as record_key
    from contact
    inner join looked_at on contact.month_start = looked_at.month_start
    inner join partner on contact.partner_code = partner.partner_code
    inner join (select scope, is_national from linkage_scope group by scope, is_national) as scope
        on contact.scope = scope.scope
    where partner.safe_to_show
    group by
        contact.scope, contact.person_id, contact.month_start, contact.partner_code, contact.country,
        case when scope.is_national = 1 then contact.city else contact.country end
)
select * from person_place_months
