with contact as (
    select * from {{ ref('stg_contact') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
city_codes as (
    select
        city as city_code,
        month_start,
        max(case when token_kind = 'sealed' then 1 else 0 end) as has_sealed,
        max(case when token_kind = 'unsealed' then 1 else 0 end) as has_unsealed
    from contact
    where partner_code in (select partner_code from partner where safe_to_show)
    group by city, month_start
)
select * from city_codes
