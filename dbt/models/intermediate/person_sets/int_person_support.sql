with published_contact as (
    select * from {{ ref('int_published_contact') }}
),
counted_month as (
    select * from {{ ref('int_counted_month') }}
),
supported_persons as (
    select
        scope,
        person_id,
        min(record_key) as record_key,
        partner_code,
        country as country_code,
        region as region_code,
        month_start,
        bit_or(service_bits) as service_bits,
        bit_or(need_bits) as need_bits
    from published_contact
    where month_start in (select counted_month.month_start from counted_month)
    group by scope, person_id, partner_code, country, region, month_start
)
select * from supported_persons
