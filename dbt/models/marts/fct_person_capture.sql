{{ config(materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_published('period_type') }}") }}
{{ after('previous_person_capture') }}
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
        period.period_type,
        period.period_start,
        period.period_rank,
        contact.country as country_code,
        contact.region as region_code,
        list.list_code
    from contact
    inner join period on contact.month_start = period.month_start
    {{ if_published('contact', 'period_no', of='period') }}
    inner join list on contact.channel = list.channel
    inner join partner on contact.partner_code = partner.partner_code
    inner join scope
        on contact.scope = scope.scope and contact.country = scope.country_code
    where partner.safe_to_show and scope.is_national = 1 and period.period_type in ('quarter', 'half_year')
    group by
        contact.scope, contact.person_id, contact.record_key, contact.partner_code, period.period_type,
        period.period_start, period.period_rank, contact.country, contact.region, list.list_code
),
listed as (
    select scope, person_id, record_key, partner_code, period_type, period_start, period_rank, country_code, region_code, list_code
    from met
    union
    select
        scope, person_id, record_key, partner_code, period_type, period_start, period_rank, country_code,
        'all' as region_code, list_code
    from met
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
        on one.person_id = other.person_id
        and one.scope = other.scope
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
        on listed.person_id = on_both.person_id
        and listed.scope = on_both.scope
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
