-- What a number of an area can be made of: the partners, cities and months in which persons were met. Two periods or places with the same
-- of them hold the same contacts, since a gap is nobody. An event's windows are made of its own partners alone.
with contact as (
    select * from {{ ref('int_contact_person') }}
),
partner as (
    select * from {{ source('raw', 'partner') }} where safe_to_show
),
places as (
    select * from {{ source('network', 'place') }}
),
linkage_scope as (
    select * from {{ source('network', 'linkage_scope') }}
),
period_month as (
    select * from {{ ref('int_period_month') }}
),
event_month as (
    select * from {{ ref('int_event_month') }}
),
event_partner as (
    select * from {{ ref('int_event_partner') }}
),
met as (
    select contact.scope, contact.partner_code, contact.country as country_code, contact.city, contact.month_start
    from contact
    inner join partner on contact.partner_code = partner.partner_code
    group by contact.scope, contact.partner_code, contact.country, contact.city, contact.month_start
),
scopes as (
    select distinct scope, is_national from linkage_scope
),
met_nationally as (
    select met.*, place.region_code
    from met
    inner join scopes on met.scope = scopes.scope and scopes.is_national = 1
    inner join places as place on met.city = place.city_code and place.level = 'city'
),
met_in_scope as (
    select met.scope, met.partner_code, met.month_start, case when scopes.is_national = 1 then met.city else met.country_code end as place
    from met
    inner join scopes on met.scope = scopes.scope
),
area_month as (
    select distinct
        area_code,
        partner_code,
        month_start,
        partner_code || ' ' || place || ' ' || cast(month_start as varchar) as report
    from (
        select country_code as area_code, partner_code, city as place, month_start from met_nationally
        union all
        select region_code as area_code, partner_code, city as place, month_start from met_nationally
        union all
        select city as area_code, partner_code, city as place, month_start from met_nationally
        union all
        select scope as area_code, partner_code, place, month_start from met_in_scope
    ) as area_met
),
report_of_period as (
    select area_month.area_code, period_month.period_type, period_month.period_start, area_month.report
    from area_month
    inner join period_month on area_month.month_start = period_month.month_start
    union
    select area_month.area_code, event_month.period_type, event_month.period_start, area_month.report
    from area_month
    inner join event_month
        on area_month.area_code = event_month.country_code and area_month.month_start = event_month.month_start
    inner join event_partner
        on event_month.event_code = event_partner.event_code and area_month.partner_code = event_partner.partner_code
),
area_reports as (
    select area_code, period_type, period_start, md5(string_agg(report, '|' order by report)) as reports
    from report_of_period
    group by area_code, period_type, period_start
)
select * from area_reports
