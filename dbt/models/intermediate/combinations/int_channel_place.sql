with place as (
    select * from {{ ref('int_place_combination') }}
),
channel as (
    select * from {{ ref('channel') }}
),
channel_group as (
    select channel_group from channel
    union
    select 'not_recorded' as channel_group
),
region as (
    select partner_code, partner_no, country_code, region_code
    from place
    group by partner_code, partner_no, country_code, region_code
),
channel_places as (
    select
        {{ combination_id(['partner_code', 'country_code', 'region_code', 'channel_group'], free_bits=1) }} as channel_place_id,
        region.*,
        channel_group.channel_group,
        dense_rank() over (order by region.region_code, channel_group.channel_group) as place_no
    from region
    cross join channel_group
)
select * from channel_places
