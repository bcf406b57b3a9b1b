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
        not_asked.persons as not_asked_persons,
        {{ of_one_day('asked', 'not_asked') }} as is_not_asked_of_one_day,
        case when {{ of_one_day('yes_cell', 'asked') }} then asked.persons end as base_persons,
        {{ shown_within('yes_cell', 'asked') }} as numerator,
        {{ of_two_days('yes_cell', 'asked') }} or {{ of_two_days('asked', 'not_asked') }} as is_of_two_days
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
        case
            when paired.is_not_asked_of_one_day
                then paired.not_asked_persons / cast(paired.not_asked_persons + paired.base_persons as double)
        end as not_asked_share,
        {{ status_columns('paired', with_share=true) }}
    from paired
)
select * from injecting
