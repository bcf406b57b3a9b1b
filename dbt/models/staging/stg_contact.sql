-- `region` is that of the day on which the contact came in; models have that of its city today (int_place_combination).
with contact as (
    select * from {{ source('raw', 'contact') }}
),
contacts as (
    select
        *,
        cast(date_trunc('month', contact_date) as date) as month_start,
        {{ service_bits() }} as service_bits,
        {{ bits_met(need_bit_of()) }} as need_bits,
        {{ age_band('age_low', 'age_high') }} as age_band
    from contact
)
select * from contacts
