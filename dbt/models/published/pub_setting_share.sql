-- Observed shares: where the people we reached work, among those whose place of work is recorded. Wilson interval.
with share as {{ inlined() }} (
    select * from {{ ref('protected_share') }}
),
cell as (
    select * from share where share_group <> 'recorded'
),
base as (
    select * from share where share_group = 'recorded'
),
paired as (
    select
        cell.*,
        {{ part_of_whole('cell', 'base') }}
    from cell
    inner join base
        on cell.pattern_id = base.pattern_id
        and cell.period_type = base.period_type
        and cell.period_start = base.period_start
        and cell.country_code = base.country_code
        and cell.region_code = base.region_code
        and cell.city_code = base.city_code
        and cell.reporters = base.reporters
),
setting_shares as (
    select
        {{ common_columns('paired') }}
        paired.reporters,
        paired.share_group as setting_group,
        paired.persons,
        paired.base_persons,
        {{ share_columns('paired') }}
        {{ status_columns('paired', with_share=true) }}
    from paired
)
select * from setting_shares
