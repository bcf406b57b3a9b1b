-- Each quarter beside the same quarter of the year before, scaled: a person with several settings is in several parts. Where nothing is
-- shown yet, the newest closed quarter: the filter on it must have a value, or the dashboard never opens.
with pub_setting_share as (
    select * from published.pub_setting_share
),
quarter as (
    select
        period_start, country_code, region_code, setting_group, status,
        case when region_code = 'all' then country_code else region_code end as area_code,
        -- Of a quarter in which a number has no share, since it was counted on another day, the others are not scaled to a whole.
        case
            when count(case when status = 'shown' and share is null then 1 end)
                over (partition by country_code, region_code, period_start) = 0
                then share / sum(share) over (partition by country_code, region_code, period_start)
        end as part,
        max(case when setting_group = 'indoor' then share end)
            over (partition by country_code, region_code, period_start) as indoor_share,
        max(case when setting_group = 'indoor' then status_label end)
            over (partition by country_code, region_code, period_start) as status_label
    from pub_setting_share
    where period_type = 'quarter' and reporters = 'all' and city_code = 'all'
        and setting_group in ('indoor', 'outdoor', 'remote')
),
shown as (
    select distinct period_start as chosen_start from quarter where status = 'shown'
    union distinct
    select coalesce(max(case when status <> 'open' then period_start end), max(period_start))
    from quarter
    having sum(case when status = 'shown' then 1 else 0 end) = 0
),
bar as (
    select
        shown.chosen_start, quarter.period_start, quarter.country_code,
        case region_choice.word when 'itself' then quarter.region_code else region_choice.word end as region_code,
        quarter.area_code, quarter.setting_group, quarter.part, quarter.indoor_share, quarter.status_label
    from quarter
    inner join shown
        on quarter.period_start in (shown.chosen_start, shown.chosen_start - interval '12' month)
    inner join (values ('itself'), ('each')) as region_choice (word)
        on region_choice.word = 'itself' or quarter.region_code <> 'all'
)
select * from bar
