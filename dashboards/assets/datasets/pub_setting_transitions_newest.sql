-- Setting in the next period, for every type of period that a reader may choose: the newest one that has a next. There is none by
-- half-year. Where nobody reported the next period, nobody can have been met in it.
with pub_setting_transitions as (
    select * from published.pub_setting_transitions
),
chosen as (
    select pair.period_type, pair.counted_by
    from (values ('month', 'month'), ('quarter', 'quarter'), ('half_year', 'quarter'), ('year', 'year'))
        as pair (period_type, counted_by)
),
judged as (
    select
        *,
        next_completeness > 0 as is_observable,
        case when next_completeness > 0 or status <> 'shown' then status else 'not_observable' end as next_status
    from pub_setting_transitions
    where region_code = 'all' and city_code = 'all' and setting_from <> 'all' and setting_to <> 'all'
),
newest as (
    select
        chosen.period_type, chosen.counted_by, judged.period_start, judged.country_code, judged.setting_from, judged.setting_to,
        judged.base_persons,
        case when judged.is_observable then judged.probability end as probability,
        case when judged.is_observable then judged.probability_low end as probability_low,
        case when judged.is_observable then judged.probability_high end as probability_high,
        judged.next_status as status
    from judged
    inner join chosen on judged.period_type = chosen.counted_by
    qualify judged.period_start = max(judged.period_start)
        filter (where judged.status = 'shown' and judged.setting_to <> 'not_met') over (partition by chosen.period_type)
)
select * from newest
