{{ config(materialized='view') }}
with place_combination as (
    select * from {{ ref('int_place_combination') }}
),
partner as (
    select partner_combination_id, partner_code, country_code
    from place_combination
    group by partner_combination_id, partner_code, country_code
),
worked as (
    select state.bits, state.setting
    from (values (1, 'outdoor'), (2, 'indoor'), (3, 'both'), (4, 'remote'), (0, 'not_met')) as state (bits, setting)
),
transition_combinations as (
    select
        partner.partner_combination_id + now.bits + 8 * later.bits as combination_id,
        partner.partner_code,
        partner.country_code,
        now.setting as setting_from,
        later.setting as setting_to
    from partner
    cross join worked as now
    cross join worked as later
    where now.setting <> 'not_met'
)
select * from transition_combinations
