-- People who inject drugs, as a share of those asked; and the people not asked, as a share of all of them. A table of its own:
-- its share is not of the people reached but of those asked, and its threshold is another.
with cell as {{ inlined() }} (
    select * from {{ ref('protected_injecting') }}
),
yes_cell as (
    select * from cell where injecting_answer = 'yes'
),
paired as (
    select
        yes_cell.*,
        asked.persons as base_persons,
        not_asked.persons as not_asked_persons,
        {{ shown_within('yes_cell', 'asked') }} as numerator
    from yes_cell
    left join cell as asked
        on yes_cell.pattern_id = asked.pattern_id
        and yes_cell.period_start = asked.period_start
        and yes_cell.country_code = asked.country_code
        and yes_cell.setting_group = asked.setting_group
        and asked.injecting_answer = 'asked'
    left join cell as not_asked
        on yes_cell.pattern_id = not_asked.pattern_id
        and yes_cell.period_start = not_asked.period_start
        and yes_cell.country_code = not_asked.country_code
        and yes_cell.setting_group = not_asked.setting_group
        and not_asked.injecting_answer = 'not_asked'
),
injecting as (
    select
        paired.period_type,
        paired.period_start,
        paired.country_code,
        paired.setting_group,
        paired.persons,
        paired.base_persons,
        {{ share_columns('paired') }}
        paired.not_asked_persons,
        paired.not_asked_persons / cast(paired.not_asked_persons + paired.base_persons as double) as not_asked_share,
        {{ status_columns('paired') }}
    from paired
)
select * from injecting
