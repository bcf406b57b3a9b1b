-- People by country of origin and host country; the share is of all people reached there in that period. Not by kind of origin
-- (birth, citizenship): each partner asks one kind, so that a split by kind would be a split by partner.
with cell as (
    select * from {{ ref('protected_origin') }}
),
base as (
    select * from {{ ref('protected_reach') }}
),
paired as (
    select
        cell.*,
        {{ part_of_whole('cell', 'base') }}
    from cell
    left join base
        on cell.period_type = base.period_type
        and cell.period_start = base.period_start
        and cell.country_code = base.country_code
        and base.region_code = 'all'
        and base.setting_group = 'all'
        and base.gender = 'all'
        and base.age_band = 'all'
        and base.origin_code = 'all'
),
origins as (
    select
        paired.period_type,
        paired.period_start,
        paired.country_code,
        'all' as region_code,
        'all' as city_code,
        paired.origin_country as origin_code,
        paired.persons,
        paired.base_persons,
        {{ share_columns('paired') }}
        {{ status_columns('paired', with_share=true) }}
    from paired
)
select * from origins
