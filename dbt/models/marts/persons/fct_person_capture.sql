-- Person sets of the own-overlap estimates: which lists (seed capture_list) met a person within a country, and within a
-- region, in a quarter or half-year. A person counts in each list and in each pair of lists, with the partners of the pair.
-- Two lists of two regions are an overlap of the country alone: such a row has the region 'all', which no region's cell reads.
-- Lists and pairs are bits of one number (capture_codes).
with contact as (
    select * from {{ ref('int_contact_person') }}
),
capture_list as (
    select * from {{ ref('capture_list') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
scope as (
    select * from {{ source('network', 'linkage_scope') }}
),
period as (
    select * from {{ ref('int_due_month') }} where is_counted = 1
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
        bit_or({{ bit_named('capture_list.list_code', bit_of(capture_lists())) }}) as list_bits
    from contact
    inner join period on contact.month_start = period.month_start
    inner join capture_list on contact.channel = capture_list.channel
    inner join partner on contact.partner_code = partner.partner_code
    inner join scope
        on contact.scope = scope.scope and contact.country = scope.country_code
    where partner.safe_to_show and scope.is_national = 1 and period.period_type in ('quarter', 'half_year')
    group by
        contact.scope, contact.person_id, contact.record_key, contact.partner_code, period.period_type,
        period.period_start, period.period_rank, contact.country, contact.region
),
listed as (
    select * from met
    union all
    select
        scope, person_id, record_key, partner_code, period_type, period_start, period_rank, country_code,
        'all' as region_code, bit_or(list_bits) as list_bits
    from met
    group by scope, person_id, record_key, partner_code, period_type, period_start, period_rank, country_code
),
on_several as (
    select scope, person_id, country_code, region_code, period_type, period_start, bit_or(list_bits) as list_bits
    from listed
    group by scope, person_id, country_code, region_code, period_type, period_start
    having bit_count(bit_or(list_bits)) > 1
),
person_captures as (
    select
        listed.scope, listed.person_id, listed.record_key, listed.partner_code, listed.period_type, listed.period_start,
        listed.period_rank, listed.country_code, listed.region_code,
        cast({{ capture_code_bits('listed.list_bits', 'coalesce(on_several.list_bits, 0)') }} as bigint) as code_bits
    from listed
    left join on_several
        on listed.person_id = on_several.person_id
        and listed.scope = on_several.scope
        and listed.country_code = on_several.country_code
        and listed.region_code = on_several.region_code
        and listed.period_type = on_several.period_type
        and listed.period_start = on_several.period_start
)
select * from person_captures
