-- Of the people reached in a country: who came from another country, who from elsewhere in the same one, and from how many
-- countries of origin. All of it made of published cells.
with reached as {{ inlined() }} (
    select period_type, period_start, country_code, origin_code, persons, status, status_label, first_published, restated_in, counted_on
    from {{ ref('protected_reach') }}
    where region_code = 'all' and setting_group = 'all' and gender = 'all' and age_band = 'all'
        and period_type in ('half_year', 'year')
),
published_origins as (
    select * from {{ ref('pub_origins') }}
),
origins as (
    select
        period_type,
        period_start,
        country_code,
        cast(sum(case when status = 'shown' then 1 else 0 end) as integer) as origins_shown
    from published_origins
    where origin_code not in ('other', 'not_recorded', country_code)
    group by period_type, period_start, country_code
),
paired as (
    select
        cell.*,
        origins.origins_shown,
        {{ part_of_whole('cell', 'base') }}
    from reached as cell
    inner join reached as base
        on cell.period_type = base.period_type
        and cell.period_start = base.period_start
        and cell.country_code = base.country_code
        and base.origin_code = 'all'
    left join origins
        on cell.period_type = origins.period_type
        and cell.period_start = origins.period_start
        and cell.country_code = origins.country_code
    where cell.origin_code in ('cross_border', 'internal', 'not_recorded')
),
migrant_shares as (
    select
        {{ common_columns('paired', places=false) }}
        paired.origin_code as migrant_kind,
        paired.persons,
        paired.base_persons,
        {{ share_columns('paired') }}
        case when paired.origin_code = 'cross_border' then paired.origins_shown end as origins_shown,
        {{ status_columns('paired', with_share=true) }}
    from paired
)
select * from migrant_shares
