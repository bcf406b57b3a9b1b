with partner as (
    select * from {{ source('raw', 'partner') }}
),
partner_numbers as (
    select
        partner_code,
        country_code,
        safe_to_show,
        cast(dense_rank() over (order by partner_code) as integer) as partner_no,
        {{ partner_bit('country_code') }} as partner_bit
    from partner
)
select * from partner_numbers
