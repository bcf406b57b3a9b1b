-- Person sets of the own-overlap estimates: which lists (seed capture_list) met a person within a country, and within a
-- region, in a quarter or half-year. A person counts in each list and in each pair of lists, with the partners of the pair.
-- Two lists of two regions are an overlap of the country alone: such a row has the region 'all', which no region's cell reads.
with contact as (
    select * from {{ ref('int_contact_person') }}
),
list as (
    select * from {{ ref('capture_list') }}
),
partner as (
    select * from {{ ref('dim_partner') }}
),
scope as (
    select * from {{ ref('linkage_scope') }}
),
period as (
    select * from {{ ref('int_period_month') }}
),
met as (
    select
        contact.scope,
        contact.person_id,
        contact.record_key,
        contact.partner_code,
        contact.country as country_code,
        contact.region as region_code,
        contact.month_start,
        list.list_code
    from contact
    inner join list on contact.channel = list.channel
    inner join partner on contact.partner_code = partner.partner_code
    inner join scope
        on contact.scope = scope.scope and contact.country = scope.country_code
    where partner.safe_to_show and scope.is_national = 1
    group by
        contact.scope, contact.person_id, contact.record_key, contact.partner_code, contact.country, contact.region,
        contact.month_start, list.list_code
),
in_area as (
    select scope, person_id, record_key, partner_code, country_code, region_code, month_start, list_code from met
    union all
    select scope, person_id, record_key, partner_code, country_code, 'all' as region_code, month_start, list_code from met
),
listed as (
    select
        in_area.scope,
        in_area.person_id,
        in_area.record_key,
        in_area.partner_code,
        period.period_type,
        period.period_start,
        period.period_rank,
        in_area.country_code,
        in_area.region_code,
        in_area.list_code
    from in_area
    inner join period on in_area.month_start = period.month_start
    where period.period_type in ('quarter', 'half_year')
    group by
        in_area.scope, in_area.person_id, in_area.record_key, in_area.partner_code, period.period_type,
        period.period_start, period.period_rank, in_area.country_code, in_area.region_code, in_area.list_code
),
on_list as (
    select scope, person_id, country_code, region_code, period_type, period_start, list_code
    from listed
    group by scope, person_id, country_code, region_code, period_type, period_start, list_code
),
on_both as (
    select one.*, other.list_code as other_code
    from on_list as one
    inner join on_list as other
        on one.scope = other.scope
        and one.person_id = other.person_id
        and one.country_code = other.country_code
        and one.region_code = other.region_code
        and one.period_type = other.period_type
        and one.period_start = other.period_start
        and one.list_code < other.list_code
),
captured as (
    select listed.*, listed.list_code as capture from listed
    union all
    select listed.*, on_both.list_code || '+' || on_both.other_code as capture
    from listed
    inner join on_both
        on listed.scope = on_both.scope
        and listed.person_id = on_both.person_id
        and listed.country_code = on_both.country_code
        and listed.region_code = on_both.region_code
        and listed.period_type = on_both.period_type
        and listed.period_start = on_both.period_start
        and listed.list_code in (on_both.list_code, on_both.other_code)
),
person_captures as (
    select
        scope, person_id, record_key, partner_code, period_type, period_start, period_rank, country_code, region_code, capture
    from captured
    group by
        scope, person_id, record_key, partner_code, period_type, period_start, period_rank, country_code, region_code, capture
)
select * from person_captures
