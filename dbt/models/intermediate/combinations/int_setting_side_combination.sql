{{ config(materialized='view') }}
with place as {{ inlined() }} (
    select * from {{ ref('int_channel_place') }}
),
partner as (
    select partner_no, partner_code, country_code from place group by partner_no, partner_code, country_code
),
met as (
    select place_no, country_code, region_code, channel_group from place group by place_no, country_code, region_code, channel_group
),
side as (
    select sides.side_no, sides.reporter_side
    from (values (0, 'all_reporters'), (1, 'constant_now'), (2, 'constant_before')) as sides (side_no, reporter_side)
),
part as (
    select parts.part_no, parts.rate_part from (values (0, 'recorded'), (1, 'indoor')) as parts (part_no, rate_part)
),
side_combinations as (
    select
        {{ combination_id(['partner.partner_code', 'partner.country_code', 'met.region_code', 'met.channel_group'], free_bits=3) }}
        + 2 * side.side_no + part.part_no as combination_id,
        partner.partner_no,
        partner.partner_code,
        partner.country_code,
        met.place_no,
        met.region_code,
        met.channel_group,
        side.side_no,
        side.reporter_side,
        part.part_no,
        part.rate_part
    from partner
    inner join met on partner.country_code = met.country_code
    cross join side
    cross join part
)
select * from side_combinations
